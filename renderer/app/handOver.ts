import { filesPath } from '../../domain/contract/index.ts'
import { useWindow } from './store.ts'

/**
 * Hands a file of the desk's to the person: as a download, or in a viewer of its own, whose print button keeps the page's size.
 * @returns what happened; 'blocked' = the browser let no new window open
 */
export function handOver(
  kept: { readonly fileId: string; readonly fileName: string },
  purpose: 'save' | 'print',
): 'downloading' | 'opened' | 'blocked' {
  const address = `${filesPath}/${encodeURIComponent(kept.fileId)}?name=${encodeURIComponent(kept.fileName)}`
  if (purpose === 'save') {
    const link = document.createElement('a')
    link.href = `${address}&download=1`
    link.download = kept.fileName
    link.click()
    return 'downloading'
  }
  // Electron's shell opens its own viewer and answers the window with nothing
  const isShell = useWindow.getState().description?.door === 'electron'
  return window.open(address, '_blank') || isShell ? 'opened' : 'blocked'
}
