/**
 * The one stand-in for Electron: what the shell uses of it, recording what was asked. Used by the unit tests (vitest.config.ts sends
 * every import of `electron` here) and, under plain Node, by the tests of the built files, so it knows nothing of vitest.
 */
import { EventEmitter } from 'node:events'
import { tmpdir } from 'node:os'

type Handler = (event: unknown, input?: unknown) => unknown

class MockWebContents extends EventEmitter {
  url = ''
  readonly sent: { channel: string; args: unknown[] }[] = []
  windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined
  send(channel: string, ...args: unknown[]): void {
    // what Electron sends is cloned; what cannot be cloned throws there too
    this.sent.push({ channel, args: structuredClone(args) })
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler
  }
  getURL(): string {
    return this.url
  }
}

export class BrowserWindow extends EventEmitter {
  static getAllWindows(): BrowserWindow[] {
    return mock.windows.filter((window) => !window.destroyed)
  }
  readonly options: Record<string, unknown>
  readonly webContents = new MockWebContents()
  shown = false
  focused = false
  minimized = false
  destroyed = false
  constructor(options: Record<string, unknown>) {
    super()
    this.options = options
    mock.windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  async loadURL(url: string): Promise<void> {
    this.webContents.url = url
    this.emit('ready-to-show')
  }
  show(): void {
    this.shown = true
  }
  focus(): void {
    this.focused = true
  }
  isMinimized(): boolean {
    return this.minimized
  }
  restore(): void {
    this.minimized = false
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  /** for tests: what happens when the person closes it */
  destroy(): void {
    this.destroyed = true
    this.emit('closed')
  }
}

class MockApp extends EventEmitter {
  isPackaged = false
  readonly commandLine = { getSwitchValue: (name: string) => mock.switches[name] ?? '' }
  setPath(name: string, value: string): void {
    mock.paths[name] = value
  }
  getPath(name: string): string {
    return mock.paths[name] ?? tmpdir()
  }
  getVersion(): string {
    return '0.0.0-mock'
  }
  async whenReady(): Promise<void> {
    mock.ready = true
    this.emit('ready')
  }
  requestSingleInstanceLock(): boolean {
    return mock.firstInstance
  }
  setAppUserModelId(id: string): void {
    mock.userModelId = id
  }
  quit(): void {
    mock.quits += 1
    const event = { prevented: false, preventDefault: () => Object.assign(event, { prevented: true }) }
    this.emit('will-quit', event)
    if (!event.prevented) mock.ended = true
  }
  exit(code: number): void {
    mock.exitCode = code
  }
}

/** What the tests look at and set. */
export const mock = {
  switches: {} as Record<string, string>,
  paths: {} as Record<string, string>,
  firstInstance: true,
  ready: false,
  quits: 0,
  ended: false,
  exitCode: undefined as number | undefined,
  windows: [] as BrowserWindow[],
  handlers: new Map<string, Handler>(),
  schemes: [] as { scheme: string; privileges: Record<string, boolean>; beforeReady: boolean }[],
  protocols: new Map<string, (request: Request) => Promise<Response>>(),
  permissionRequest: undefined as unknown,
  permissionCheck: undefined as unknown,
  devicePermission: undefined as unknown,
  menu: undefined as unknown,
  /** notices shown, in their order; a test clicks on one by emitting 'click' */
  notices: [] as Notification[],
  noticesSupported: true,
  userModelId: '',
  errorBoxes: [] as { title: string; content: string }[],
  /** what the preload hands to the window */
  exposed: {} as Record<string, unknown>,
  keychain: { available: true, backend: 'gnome_libsecret', tag: 'v11' },
}

export const app = new MockApp()

export const ipcMain = Object.assign(new EventEmitter(), {
  handle(channel: string, handler: Handler): void {
    if (mock.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    mock.handlers.set(channel, handler)
  },
  removeHandler: (channel: string) => void mock.handlers.delete(channel),
})

export const protocol = {
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges: Record<string, boolean> }[]): void {
    mock.schemes.push(...schemes.map((scheme) => ({ ...scheme, beforeReady: !mock.ready })))
  },
  handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
    void mock.protocols.set(scheme, handler),
}

export const session = {
  defaultSession: {
    setPermissionRequestHandler(handler: unknown): void {
      mock.permissionRequest = handler
    },
    setPermissionCheckHandler(handler: unknown): void {
      mock.permissionCheck = handler
    },
    setDevicePermissionHandler(handler: unknown): void {
      mock.devicePermission = handler
    },
  },
}

/** Keeps strings the way Chromium does, tag first; refuses what it did not write. */
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => mock.ready && mock.keychain.available,
  getSelectedStorageBackend: () => mock.keychain.backend,
  encryptStringAsync: async (text: string) =>
    Buffer.concat([Buffer.from(mock.keychain.tag), Buffer.from(text).map((byte) => byte ^ 0x5a)]),
  async decryptStringAsync(blob: Buffer) {
    if (blob.subarray(0, 3).toString() !== mock.keychain.tag) throw new Error('Error while decrypting the ciphertext')
    return { result: Buffer.from(blob.subarray(3).map((byte) => byte ^ 0x5a)).toString(), shouldReEncrypt: false }
  },
}

export const dialog = {
  showErrorBox: (title: string, content: string) => void mock.errorBoxes.push({ title, content }),
}

export class Notification extends EventEmitter {
  static isSupported(): boolean {
    return mock.noticesSupported
  }
  readonly options: { title: string; body: string }
  constructor(options: { title: string; body: string }) {
    super()
    this.options = options
  }
  show(): void {
    mock.notices.push(this)
  }
}

export const powerMonitor = new EventEmitter()

export const Menu = {
  buildFromTemplate: (template: unknown) => ({ template }),
  setApplicationMenu(menu: unknown): void {
    mock.menu = menu
  },
}

export const shell = { openPath: async () => '' }

export const contextBridge = {
  exposeInMainWorld(name: string, api: unknown): void {
    mock.exposed[name] = api
  },
}

/** The window's end of IPC, joined to ipcMain: everything that crosses is cloned, as Electron does. */
export const ipcRenderer = Object.assign(new EventEmitter(), {
  async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    const handler = mock.handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return structuredClone(await handler(ownFrame(), structuredClone(args[0])))
  },
})

/** An event from the window's own top frame. */
export function ownFrame(): { senderFrame: { url: string; parent: null } } {
  return { senderFrame: { url: 'app://desk/', parent: null } }
}

export default {
  app,
  BrowserWindow,
  ipcMain,
  protocol,
  session,
  safeStorage,
  dialog,
  Notification,
  powerMonitor,
  Menu,
  shell,
  contextBridge,
  ipcRenderer,
}
