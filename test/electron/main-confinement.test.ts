import { describe, expect, it, vi } from 'vitest'
import { type MockWindow, mainRig } from './main-rig.ts'

/** What main.ts gets for a desk; the rest of main is the real thing on the Electron mock. */
const opening = vi.hoisted(() => ({ openDesk: vi.fn() }))
vi.mock('../../electron/hosts/open-desk.ts', () => opening)
const rig = mainRig(opening.openDesk)

describe('permissions', () => {
  type Ask = (contents: unknown, permission: string, then: (granted: boolean) => void) => void
  type Check = (contents: unknown, permission: string, origin: string) => boolean

  it('are all denied but copying text and writing into a picked folder, from the window itself', async () => {
    await rig.start()
    const ask = (permission: string, url: string) => {
      let answer: boolean | undefined
      ;(rig.electron.mock.permissionRequest as Ask)({ getURL: () => url }, permission, (granted) => (answer = granted))
      return answer
    }
    const check = rig.electron.mock.permissionCheck as Check
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'hid',
      'usb',
      'unknown',
    ]) {
      expect(ask(permission, 'app://desk/')).toBe(false)
      expect(check(null, permission, 'app://desk')).toBe(false)
    }
    for (const permission of ['clipboard-sanitized-write', 'fileSystem']) {
      expect(ask(permission, 'app://desk/')).toBe(true)
      expect(check(null, permission, 'app://desk/')).toBe(true)
      expect(ask(permission, 'https://evil.example/')).toBe(false)
      expect(check(null, permission, 'https://evil.example')).toBe(false)
    }
    expect((rig.electron.mock.devicePermission as () => boolean)()).toBe(false)
  })
})

describe('navigation', () => {
  /** @returns whether the page may go there */
  function mayGo(window: MockWindow, url: string, isMainFrame: boolean): boolean {
    let prevented = false
    window.webContents.emit('will-frame-navigate', { url, isMainFrame, preventDefault: () => (prevented = true) })
    return !prevented
  }

  it('of the window leads nowhere but to itself', async () => {
    const window = await rig.start()
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
    const window = await rig.start()
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
    const window = await rig.start()
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
    const window = await rig.start()
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
    expect(rig.electron.mock.windows.length).toBe(1)

    expect(open('app://desk/files/f1?name=a.pdf')).toEqual({ action: 'deny' })
    const viewer = rig.electron.mock.windows[1]!
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
    await rig.start()
    expect(rig.electron.mock.schemes).toHaveLength(1)
    const [{ scheme, privileges, beforeReady }] = rig.electron.mock.schemes as [(typeof rig.electron.mock.schemes)[0]]
    expect({ scheme, beforeReady }).toEqual({ scheme: 'app', beforeReady: true })
    expect(privileges).toMatchObject({ standard: true, secure: true, supportFetchAPI: true })
    expect(privileges).not.toHaveProperty('bypassCSP')
    expect(privileges).not.toHaveProperty('allowServiceWorkers')
  })

  it('serves kept files with the browser door’s headers, and nothing of another host or method', async () => {
    await rig.start()
    const serve = rig.electron.mock.protocols.get('app')!
    rig.desk.files.set('f1', { bytes: new Uint8Array([1, 2]), fileName: 'a.png', mediaType: 'image/png' })
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
