import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** `electron` is a download that must never happen in a test: every import of it meets the one mock. */
const electronMock = fileURLToPath(new URL('./test/electron-mock.ts', import.meta.url))

export default defineConfig({
  resolve: { alias: { electron: electronMock } },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    // packages that import electron themselves go through the alias only if they are not left to Node
    server: { deps: { inline: ['electron-store'] } },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
})
