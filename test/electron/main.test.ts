import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { callNames } from '../../domain/contract/index.ts'
import { leaveWord } from '../../electron/hosts/door-file.ts'
import { startHttpHost } from '../../electron/hosts/http.ts'
import { described, type FakeDesk } from './hosts/fake-desk.ts'

/** What main.ts gets for a desk; the rest of main is the real thing on the Electron mock. */
const opening = vi.hoisted(() => ({ openDesk: vi.fn() }))
vi.mock('../../electron/hosts/open-desk.ts', () => opening)

type Electron = typeof import('../electron-mock.ts')
let electron: Electron
let desk: FakeDesk & { close: ReturnType<typeof vi.fn> }
let dataDir: string

beforeEach(async () => {
  vi.resetModules()
  electron = await import('../electron-mock.ts')
  dataDir = mkdtempSync(path.join(tmpdir(), 'desk-main-'))
  electron.mock.switches.data = dataDir
  // after the reset, so that the desk and main.ts mean the same DeskRefusal
  const { fakeDesk } = await import('./hosts/fake-desk.ts')
  desk = { ...fakeDesk({ 'desk.describe': () => described }), close: vi.fn(async () => undefined) }
  opening.openDesk.mockReset().mockImplementation(async () => desk)
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

/** Runs main.ts until its window is there. */
async function start(): Promise<InstanceType<Electron['BrowserWindow']>> {
  await import('../../electron/main.ts')
  await expect.poll(() => electron.mock.windows.length).toBe(1)
  return electron.mock.windows[0]!
}

describe('the window', () => {
  it('runs without Node, isolated and in the sandbox, with the preload and nothing else', async () => {
    const window = await start()
    expect(window.options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      preload: expect.stringMatching(/[\\/]preload[\\/]preload\.cjs$/),
    })
    expect(window.webContents.url).toBe('app://desk/')
    expect(window.shown).toBe(true)
  })

  it('hears the desk’s events while it is there', async () => {
    const window = await start()
    const event = { type: 'changed' as const, revision: 3, clientIds: ['c1'] }
    desk.emit(event)
    expect(window.webContents.sent).toEqual([{ channel: 'desk:event', args: [event] }])
    window.destroy()
    expect(desk.listeners.size).toBe(0)
  })

  it('has a menu in Chinese, with the developer tools in development only', async () => {
    await start()
    expect(JSON.stringify(electron.mock.menu)).toContain('toggleDevTools')
    vi.resetModules()
    electron = await import('../electron-mock.ts')
    electron.mock.switches.data = dataDir
    electron.app.isPackaged = true
    await start()
    const menu = JSON.stringify(electron.mock.menu)
    expect(menu).not.toContain('toggleDevTools')
    for (const [, label] of menu.matchAll(/"label":"([^"]*)"/g)) expect(label).toMatch(/[\u4e00-\u9fff]/)
  })
})

describe('the folder', () => {
  it('holds everything, Chromium’s own files too', async () => {
    await start()
    expect(electron.mock.paths.userData).toBe(path.join(dataDir, 'window'))
    expect(opening.openDesk).toHaveBeenCalledWith(
      expect.objectContaining({ dataDir, door: 'electron', worker: expect.any(URL) }),
    )
  })

  it('is opened with the system’s keychain behind it', async () => {
    await start()
    const { keychain } = opening.openDesk.mock.calls[0]![0]
    expect(await keychain.available()).toBe(true)
    const key = new Uint8Array(32).map((_, i) => i * 7)
    expect(await keychain.unwrap(await keychain.wrap(key))).toEqual(key)
  })
})

describe('permissions', () => {
  type Ask = (contents: unknown, permission: string, then: (granted: boolean) => void) => void
  type Check = (contents: unknown, permission: string, origin: string) => boolean

  it('are all denied but copying text from the window itself', async () => {
    await start()
    const ask = (permission: string, url: string) => {
      let answer: boolean | undefined
      ;(electron.mock.permissionRequest as Ask)({ getURL: () => url }, permission, (granted) => (answer = granted))
      return answer
    }
    const check = electron.mock.permissionCheck as Check
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'fileSystem',
      'hid',
      'usb',
      'unknown',
    ]) {
      expect(ask(permission, 'app://desk/')).toBe(false)
      expect(check(null, permission, 'app://desk')).toBe(false)
    }
    expect(ask('clipboard-sanitized-write', 'app://desk/')).toBe(true)
    expect(check(null, 'clipboard-sanitized-write', 'app://desk/')).toBe(true)
    expect(ask('clipboard-sanitized-write', 'https://evil.example/')).toBe(false)
    expect(check(null, 'clipboard-sanitized-write', 'https://evil.example')).toBe(false)
    expect((electron.mock.devicePermission as () => boolean)()).toBe(false)
  })
})

describe('navigation', () => {
  /** @returns whether the page may go there */
  function mayGo(window: InstanceType<Electron['BrowserWindow']>, url: string, isMainFrame: boolean): boolean {
    let prevented = false
    window.webContents.emit('will-frame-navigate', { url, isMainFrame, preventDefault: () => (prevented = true) })
    return !prevented
  }

  it('of the window leads nowhere but to itself', async () => {
    const window = await start()
    expect(mayGo(window, 'app://desk/', true)).toBe(true)
    expect(mayGo(window, 'app://desk/#/clients/c1', true)).toBe(true)
    for (const url of [
      'https://beian.miit.gov.cn/',
      'file:///etc/passwd',
      'app://desk.evil/',
      'app://evil/',
      'app://desk/files/f1',
      'javascript:alert(1)',
      'data:text/html,x',
      'blob:app://desk/1',
    ])
      expect(mayGo(window, url, true), url).toBe(false)
  })

  it('of a frame inside it leads to kept files, to what the window drew, and to Chromium’s PDF viewer', async () => {
    const window = await start()
    for (const url of [
      'app://desk/files/f1',
      'blob:app://desk/0b1c',
      'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html',
    ])
      expect(mayGo(window, url, false), url).toBe(true)
    for (const url of [
      'app://desk/',
      'blob:https://evil.example/1',
      'https://evil.example/',
      'chrome-extension://other/index.html',
    ])
      expect(mayGo(window, url, false), url).toBe(false)
  })

  it('is not got round by redirects or webviews', async () => {
    const window = await start()
    for (const [name, details] of [
      ['will-redirect', { url: 'https://evil.example/' }],
      ['will-attach-webview', {}],
    ] as const) {
      const preventDefault = vi.fn()
      window.webContents.emit(name, { ...details, preventDefault })
      expect(preventDefault).toHaveBeenCalledOnce()
    }
  })

  it('opens no windows but a viewer for a kept file, which has no preload', async () => {
    const window = await start()
    const open = (url: string) => window.webContents.windowOpenHandler?.({ url })
    for (const url of [
      'https://evil.example/',
      'app://desk/',
      'app://desk/files/f1/preview',
      'app://desk/files/',
      'app://evil/files/f1',
      'about:blank',
    ])
      expect(open(url)).toEqual({ action: 'deny' })
    expect(electron.mock.windows.length).toBe(1)

    expect(open('app://desk/files/f1?name=a.pdf')).toEqual({ action: 'deny' })
    const viewer = electron.mock.windows[1]!
    expect(viewer.webContents.url).toBe('app://desk/files/f1?name=a.pdf')
    expect(viewer.options.webPreferences).not.toHaveProperty('preload')
    expect(viewer.options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
    })
    // and is confined like any other page
    expect(mayGo(viewer, 'https://evil.example/', true)).toBe(false)
  })
})

describe('app://', () => {
  it('is declared before the app is ready, as an origin that does not get round the policy', async () => {
    await start()
    expect(electron.mock.schemes).toHaveLength(1)
    const [{ scheme, privileges, beforeReady }] = electron.mock.schemes as [(typeof electron.mock.schemes)[0]]
    expect({ scheme, beforeReady }).toEqual({ scheme: 'app', beforeReady: true })
    expect(privileges).toMatchObject({ standard: true, secure: true, supportFetchAPI: true })
    expect(privileges).not.toHaveProperty('bypassCSP')
    expect(privileges).not.toHaveProperty('allowServiceWorkers')
  })

  it('serves kept files with the browser door’s headers, and nothing of another host or method', async () => {
    await start()
    const serve = electron.mock.protocols.get('app')!
    desk.files.set('f1', { bytes: new Uint8Array([1, 2]), fileName: 'a.png', mediaType: 'image/png' })
    const file = await serve(new Request('app://desk/files/f1'))
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array([1, 2]))
    expect(file.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect((await serve(new Request('app://evil/files/f1'))).status).toBe(403)
    expect((await serve(new Request('app://desk/files/f1', { method: 'POST' }))).status).toBe(403)
    expect((await serve(new Request('app://desk/nothing.js'))).headers.get('content-security-policy')).toContain(
      "script-src 'self'",
    )
  })
})

describe('calls', () => {
  it('are exactly the contract’s, one channel each', async () => {
    await start()
    expect([...electron.mock.handlers.keys()].sort()).toEqual(callNames.map((name) => `desk:call:${name}`).sort())
    expect(electron.ipcMain.eventNames()).toEqual([])
  })

  it.each(callNames)('%s: refuses strangers and input that does not fit', async (name) => {
    await start()
    const handler = electron.mock.handlers.get(`desk:call:${name}`)!
    const strangers = [
      { senderFrame: null },
      { senderFrame: { url: 'https://evil.example/', parent: null } },
      { senderFrame: { url: 'app://desk.evil/', parent: null } },
      { senderFrame: { url: 'app://desk/files/f1', parent: { url: 'app://desk/' } } },
    ]
    for (const stranger of strangers) {
      expect(await handler(stranger, {})).toMatchObject({ ok: false, refusal: { code: 'forbidden' } })
    }
    for (const input of [undefined, null, 'text', 5, []]) {
      expect(await handler(electron.ownFrame(), input)).toMatchObject({ ok: false, refusal: { code: 'invalid-input' } })
    }
    expect(desk.asked).toEqual([])
  })

  it('reach the desk from the window, and its refusals come back in its own words', async () => {
    await start()
    const call = (name: string, input: unknown) => electron.ipcRenderer.invoke(`desk:call:${name}`, input)
    expect(await call('desk.describe', {})).toEqual({ ok: true, value: described })
    expect(await call('clients.get', { id: 'gone' })).toMatchObject({ ok: false, refusal: { code: 'not-found' } })
  })
})

describe('starting', () => {
  it('a second time brings the first window to the front and opens nothing', async () => {
    const window = await start()
    window.minimized = true
    electron.app.emit('second-instance')
    expect(window).toMatchObject({ minimized: false, focused: true })

    vi.resetModules()
    electron = await import('../electron-mock.ts')
    electron.mock.firstInstance = false
    opening.openDesk.mockClear()
    await import('../../electron/main.ts')
    expect(electron.mock).toMatchObject({ quits: 1, ended: true, windows: [] })
    expect(opening.openDesk).not.toHaveBeenCalled()
  })

  it('that fails says why, in the desk’s words, and ends with 2', async () => {
    const say = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { DeskRefusal } = await import('../../domain/contract/index.ts')
    opening.openDesk.mockRejectedValue(new DeskRefusal('storage', '资料文件夹打不开。', '请检查磁盘。'))
    await import('../../electron/main.ts')
    await expect.poll(() => electron.mock.exitCode).toBe(2)
    expect(electron.mock.errorBoxes).toEqual([{ title: '备案台没能打开', content: '资料文件夹打不开。\n请检查磁盘。' }])
    expect(electron.mock.windows).toEqual([])
    say.mockRestore()
  })

  it('that fails for a fault of ours masks the numbers in it', async () => {
    const say = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    opening.openDesk.mockRejectedValue(new Error('row 110101199003071234 is broken'))
    await import('../../electron/main.ts')
    await expect.poll(() => electron.mock.exitCode).toBe(2)
    expect(electron.mock.errorBoxes[0]?.content).toContain('110****34')
    expect(JSON.stringify([electron.mock.errorBoxes, say.mock.calls])).not.toContain('110101199003071234')
    say.mockRestore()
  })

  it('with a folder that cannot be made says so', async () => {
    const say = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    writeFileSync(path.join(dataDir, 'file'), '')
    electron.mock.switches.data = path.join(dataDir, 'file', 'inside')
    await import('../../electron/main.ts')
    await expect.poll(() => electron.mock.exitCode).toBe(2)
    expect(electron.mock.errorBoxes[0]?.title).toBe('备案台没能打开')
    expect(opening.openDesk).not.toHaveBeenCalled()
    say.mockRestore()
  })

  it('while the same folder is open in a browser is refused', async () => {
    const say = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const host = await startHttpHost({ desk, windowDir: dataDir })
    leaveWord(dataDir, host)
    await import('../../electron/main.ts')
    await expect.poll(() => electron.mock.exitCode).toBe(2)
    expect(electron.mock.errorBoxes[0]?.content).toContain('浏览器')
    expect(opening.openDesk).not.toHaveBeenCalled()
    await host.close()
    say.mockRestore()
  })

  it('puts a settings file that cannot be read aside and goes on', async () => {
    const say = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    writeFileSync(path.join(dataDir, 'settings.json'), '{"operator":')
    await start()
    const { settings } = opening.openDesk.mock.calls[0]![0]
    expect(settings.get().operator).toBe('')
    expect(settings.set({ operator: '张经办' }).operator).toBe('张经办')
    expect(say.mock.calls.flat().join('')).toContain('settings.broken-')
    say.mockRestore()
  })
})

describe('quitting', () => {
  it('lets the desk finish what it is writing first', async () => {
    await start()
    let finish = () => {}
    desk.close.mockImplementation(() => new Promise<undefined>((resolve) => (finish = () => resolve(undefined))))
    electron.app.quit()
    expect(electron.mock.ended).toBe(false)
    finish()
    await expect.poll(() => electron.mock.ended).toBe(true)
    expect(desk.close).toHaveBeenCalledOnce()
  })
})
