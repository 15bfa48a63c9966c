import { mkdirSync } from 'node:fs'
import path from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  session,
} from 'electron'
import ElectronStore from 'electron-store'
import { DeskRefusal } from '../domain/contract/index.ts'
import type { Desk } from './desk/desk.ts'
import type { SettingsStore } from './desk/ports.ts'
import { dataFolder } from './hosts/data-folder.ts'
import { runningDoor } from './hosts/door-file.ts'
import { registerCalls } from './hosts/ipc.ts'
import { describeFault } from './hosts/mask.ts'
import { openDesk } from './hosts/open-desk.ts'
import { openSettings } from './hosts/settings.ts'
import { pushEvents } from './shell/events.ts'
import { systemKeychain } from './shell/keychain.ts'
import { setMenu } from './shell/menu.ts'
import { confineNavigation } from './shell/navigation.ts'
import { nameForWindows, tellDue } from './shell/notices.ts'
import { denyPermissions } from './shell/permissions.ts'
import { declareScheme, serveScheme } from './shell/scheme.ts'
import { isOnlyInstance } from './shell/single-instance.ts'
import { openMainWindow, openViewer, showAt } from './shell/windows.ts'

/** Where the build puts what main opens; electron-builder packs out/ as it is. */
const paths = {
  preload: path.join(import.meta.dirname, '../preload/preload.cjs'),
  window: path.join(import.meta.dirname, '../renderer'),
  worker: new URL('./inspect-worker.js', import.meta.url),
}

const dataDir = dataFolder(app.commandLine.getSwitchValue('data'))
// Chromium's own files stay with the data they belong to: --data gives a desk of its own in everything
app.setPath('userData', path.join(dataDir, 'window'))

let mainWindow: BrowserWindow | undefined
let desk: Desk | undefined
let stopTelling = () => {}

function showDesk(open: Desk): void {
  mainWindow = openMainWindow(paths.preload)
  pushEvents(open, mainWindow)
}

async function start(): Promise<void> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  await app.whenReady()
  if (await runningDoor(dataDir)) {
    throw new DeskRefusal('storage', '备案台已在浏览器里打开。', '请在浏览器里继续，或先关闭那边的备案台再打开。')
  }
  const stored = openSettings(dataDir, ({ fileName, ...rest }) => new ElectronStore({ ...rest, name: fileName }))
  const speak = () => setMenu(stored.get().language, !app.isPackaged)
  const settings: SettingsStore = {
    get: stored.get,
    set(change) {
      const after = stored.set(change)
      if (change.language !== undefined) speak()
      return after
    },
  }
  const open = await openDesk({
    dataDir,
    door: 'electron',
    keychain: systemKeychain(safeStorage),
    worker: paths.worker,
    settings,
  })
  desk = open
  speak()
  denyPermissions(session.defaultSession)
  serveScheme(protocol, open, paths.window)
  // electron-store opens a channel of its own for windows that use it; ours has no need of it
  ipcMain.removeAllListeners('electron-store-get-data')
  registerCalls(ipcMain, open)
  showDesk(open)
  stopTelling = tellDue({
    desk: open,
    Notification,
    powerMonitor,
    language: () => settings.get().language,
    show: (place) => (mainWindow?.isDestroyed() === false ? showAt(mainWindow, place) : showDesk(open)),
  })
}

/** Says why the desk did not open: a window that never comes tells nobody anything. */
function startFailed(fault: unknown): void {
  console.error(`[start] ${describeFault(fault)}`)
  const words = fault instanceof DeskRefusal ? fault.refusal : undefined
  dialog.showErrorBox('备案台没能打开', words ? `${words.message}\n${words.remedy}` : describeFault(fault))
  // 2: could not be done, and the person has been told (build/start.ts then leaves it at that)
  app.exit(2)
}

declareScheme(protocol)
nameForWindows(app)
confineNavigation(app, openViewer)
if (isOnlyInstance(app, () => mainWindow)) {
  start().catch(startFailed)
  // macOS: the app outlives its windows
  app.on('activate', () => {
    if (desk && BrowserWindow.getAllWindows().length === 0) showDesk(desk)
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('will-quit', (event) => {
    if (!desk) return
    // what is being written is finished first
    event.preventDefault()
    stopTelling()
    const closing = desk
    desk = undefined
    closing
      .close()
      .catch((fault) => console.error(`[quit] ${describeFault(fault)}`))
      .finally(() => app.quit())
  })
} else {
  app.quit()
}
