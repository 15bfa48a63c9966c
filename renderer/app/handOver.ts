import { filesPath } from '../../domain/contract/index.ts'
import { useWindow } from './store.ts'

/** A file of the vault's, as the desk names it. */
interface NamedFile {
  readonly fileId: string
  readonly fileName: string
}

/** Where the window finds a file under its name. */
export const fileAddress = ({ fileId, fileName }: NamedFile): string =>
  `${filesPath}/${encodeURIComponent(fileId)}?name=${encodeURIComponent(fileName)}`

/** Saves what lies at an address under a name. */
export function download(address: string, fileName: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
}

/**
 * Hands a file of the desk's to the person: as a download, or in a viewer of its own, whose print button keeps the page's size.
 * @returns what happened; 'blocked' = the browser let no new window open
 */
export function handOver(kept: NamedFile, purpose: 'save' | 'print'): 'downloading' | 'opened' | 'blocked' {
  const address = fileAddress(kept)
  if (purpose === 'save') {
    download(`${address}&download=1`, kept.fileName)
    return 'downloading'
  }
  // Electron's shell opens its own viewer and answers the window with nothing
  const isShell = useWindow.getState().description?.door === 'electron'
  return window.open(address, '_blank') || isShell ? 'opened' : 'blocked'
}
