import { BrowserWindow, type WebPreferences } from 'electron'
import type { DeskEvent } from '../../domain/contract/index.ts'
import { eventChannel } from '../hosts/channels.ts'
import { origin } from './address.ts'

/**
 * What every window has: no Node, a world of its own for the preload, the operating system's sandbox
 * (security checklist items 2-4: https://www.electronjs.org/docs/latest/tutorial/security#2-do-not-enable-nodejs-integration-for-remote-content).
 * Most are Electron's defaults by now; they are written down so that no default's change opens the desk.
 * `plugins` is Chromium's PDF viewer and nothing else.
 */
const confined: WebPreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  plugins: true,
}

/** The desk's window. It is shown once it has something to show. */
export function openMainWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    title: '备案台',
    width: 1440,
    height: 900,
    // narrow enough for the filling sheet to stand beside a provider's form
    minWidth: 480,
    minHeight: 640,
    show: false,
    webPreferences: { ...confined, preload },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${origin}/`)
  return window
}

/** Brings the desk's window to the front and has it go to a place. */
export function showAt(window: BrowserWindow, place: Omit<Extract<DeskEvent, { type: 'open' }>, 'type'>): void {
  const { clientId, orderId, path } = place
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
  window.webContents.send(eventChannel, { type: 'open', clientId, orderId, path } satisfies DeskEvent)
}

/** Shows a kept file in Chromium's viewer, which prints and saves it. No preload: there is nothing to call from here. */
export function openViewer(url: string): BrowserWindow {
  const window = new BrowserWindow({
    title: '查看文件',
    width: 1000,
    height: 1100,
    autoHideMenuBar: true,
    webPreferences: { ...confined },
  })
  void window.loadURL(url)
  return window
}
