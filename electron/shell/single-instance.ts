import type { App, BrowserWindow } from 'electron'

/**
 * One desk for one data folder: a second start brings the first one's window to the front and ends
 * (https://www.electronjs.org/docs/latest/api/app#apprequestsingleinstancelockadditionaldata). The lock lies in userData, which is inside the
 * data folder.
 * @returns whether this process is the one to go on
 */
export function isOnlyInstance(
  app: Pick<App, 'requestSingleInstanceLock' | 'on'>,
  mainWindow: () => BrowserWindow | undefined,
): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', () => {
    const window = mainWindow()
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  return true
}
