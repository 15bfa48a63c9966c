import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { leftOut } from '../../../build/left-out.ts'

/**
 * Packs `first.ts` as the window's code is packed, with vite, for a drawer to be measured without its types being stripped
 * as it loads. Ours only: PDFKit and pdfmake read files beside their own and do not run packed; they are published as
 * plain JavaScript anyhow.
 * @param folder where the packed files go
 * @returns the packed script
 */
export async function bundledFirst(folder: string): Promise<string> {
  await build({
    configFile: false,
    plugins: [leftOut()],
    logLevel: 'error',
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: fileURLToPath(new URL('./first.ts', import.meta.url)),
      outDir: folder,
      emptyOutDir: false,
      minify: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'first.mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  })
  return join(folder, 'first.mjs')
}
