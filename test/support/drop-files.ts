import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

export interface DroppedFile {
  /** the name the window sees */
  readonly name: string
  readonly path: string
}

/** Drops files onto an element as a person drags them in from the file manager. */
export async function dropFiles(page: Page, selector: string, files: readonly DroppedFile[]): Promise<void> {
  const contents = files.map(({ name, path }) => ({ name, base64: readFileSync(path).toString('base64') }))
  const dataTransfer = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer()
    for (const { name, base64 } of given) {
      transfer.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name))
    }
    return transfer
  }, contents)
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent(selector, type, { dataTransfer })
}
