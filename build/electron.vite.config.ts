import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { leftOut } from './left-out.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const at = (file: string) => fileURLToPath(new URL(`../${file}`, import.meta.url))

/**
 * Builds out/: main and its worker (ES modules), the preload (one CommonJS file, for it runs in Electron's sandbox, which
 * loads nothing else) and the window. Packages named under "dependencies" stay outside main and are packaged from
 * node_modules: sharp, the database, pdfium and zxing bring binaries that are found only beside their own code.
 */
export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      // its holiday table is imported as JSON, and an import left outside loses its `with { type: 'json' }`
      externalizeDeps: { exclude: ['chinese-days'] },
      rolldownOptions: {
        input: { main: at('electron/main.ts'), 'inspect-worker': at('electron/inspect/worker.ts') },
        output: {
          // every file two folders below the root, as the sources are: `new URL('../../assets/…', import.meta.url)` holds in both
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    envDir: root,
    plugins: [react(), leftOut()],
    worker: { plugins: () => [leftOut()] },
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      minify: true,
      // an inlined data: URL would need a hole in the policy (fonts, wasm)
      assetsInlineLimit: 0,
      // echarts and antd make one large chunk; it is read from disk
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
})
