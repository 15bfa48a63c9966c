import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { callNames } from '../../domain/contract/index.ts'
import { leaveWord } from '../../electron/hosts/door-file.ts'
import { startHttpHost } from '../../electron/hosts/http.ts'
import { described } from './hosts/fake-desk.ts'
import { mainRig } from './main-rig.ts'

/** What main.ts gets for a desk; the rest of main is the real thing on the Electron mock. */
const opening = vi.hoisted(() => ({ openDesk: vi.fn() }))
vi.mock('../../electron/hosts/open-desk.ts', () => opening)
const rig = mainRig(opening.openDesk)

describe('the window', () => {
  it('runs without Node, isolated and in the sandbox, with the preload and nothing else', async () => {
    const window = await rig.start()
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
    const window = await rig.start()
    const event = { type: 'changed' as const, revision: 3, clientIds: ['c1'] }
    rig.desk.emit(event)
    expect(window.webContents.sent).toEqual([{ channel: 'desk:event', args: [event] }])
    window.destroy()
    expect(rig.desk.listeners.size).toBe(0)
  })

  it('has a menu in Chinese, with the developer tools in development only', async () => {
    await rig.start()
    expect(JSON.stringify(rig.electron.mock.menu)).toContain('toggleDevTools')
    await rig.freshProcess()
    rig.electron.app.isPackaged = true
    await rig.start()
    const menu = JSON.stringify(rig.electron.mock.menu)
    expect(menu).not.toContain('toggleDevTools')
    for (const [, label] of menu.matchAll(/"label":"([^"]*)"/g)) expect(label).toMatch(/[\u4e00-\u9fff]/)
  })
})

describe('the menu', () => {
  it('speaks the window’s language, from the moment it is chosen', async () => {
    await rig.start()
    const { settings } = opening.openDesk.mock.calls[0]![0]
    settings.set({ language: 'en' })
    const labels = [...JSON.stringify(rig.electron.mock.menu).matchAll(/"label":"([^"]*)"/g)].map(([, label]) => label)
    expect(labels).toContain('Developer tools')
    expect(labels.filter((label) => /[\u4e00-\u9fff]/.test(label ?? ''))).toEqual([])
    settings.set({ operator: '张经办', language: 'zh-CN' })
    expect(JSON.stringify(rig.electron.mock.menu)).toContain('开发者工具')
  })
})

describe('a notice that is clicked on', () => {
  it('brings the window to the front and has it go there', async () => {
    const window = await rig.start()
    window.minimized = true
    const { showAt } = await import('../../electron/shell/windows.ts')
    showAt(window as never, { clientId: 'c1', orderId: 'o1', path: '' })
    expect(window).toMatchObject({ minimized: false, shown: true, focused: true })
    expect(window.webContents.sent).toEqual([
      { channel: 'desk:event', args: [{ type: 'open', clientId: 'c1', orderId: 'o1', path: '' }] },
    ])
  })
})

describe('the folder', () => {
  it('holds everything, Chromium’s own files too', async () => {
    await rig.start()
    expect(rig.electron.mock.paths.userData).toBe(path.join(rig.dataDir, 'window'))
    expect(opening.openDesk).toHaveBeenCalledWith(
      expect.objectContaining({ dataDir: rig.dataDir, door: 'electron', worker: expect.any(URL) }),
    )
  })

  it('is opened with the system’s keychain behind it', async () => {
    await rig.start()
    const { keychain } = opening.openDesk.mock.calls[0]![0]
    expect(await keychain.available()).toBe(true)
    const key = new Uint8Array(32).map((_, i) => i * 7)
    expect(await keychain.unwrap(await keychain.wrap(key))).toEqual(key)
  })
})

describe('calls', () => {
  it('are exactly the contract’s, one channel each', async () => {
    await rig.start()
    expect([...rig.electron.mock.handlers.keys()].sort()).toEqual(callNames.map((name) => `desk:call:${name}`).sort())
    expect(rig.electron.ipcMain.eventNames()).toEqual([])
  })

  it.each(callNames)('%s: refuses strangers and input that does not fit', async (name) => {
    await rig.start()
    const handler = rig.electron.mock.handlers.get(`desk:call:${name}`)!
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
      expect(await handler(rig.electron.ownFrame(), input)).toMatchObject({
        ok: false,
        refusal: { code: 'invalid-input' },
      })
    }
    expect(rig.desk.asked).toEqual([])
  })

  it('reach the desk from the window, and its refusals come back in its own words', async () => {
    await rig.start()
    const call = (name: string, input: unknown) => rig.electron.ipcRenderer.invoke(`desk:call:${name}`, input)
    expect(await call('desk.describe', {})).toEqual({ ok: true, value: described })
    expect(await call('clients.get', { id: 'gone' })).toMatchObject({ ok: false, refusal: { code: 'not-found' } })
  })
})

describe('starting', () => {
  it('a second time brings the first window to the front and opens nothing', async () => {
    const window = await rig.start()
    window.minimized = true
    rig.electron.app.emit('second-instance')
    expect(window).toMatchObject({ minimized: false, focused: true })

    await rig.freshProcess()
    rig.electron.mock.firstInstance = false
    opening.openDesk.mockClear()
    await import('../../electron/main.ts')
    expect(rig.electron.mock).toMatchObject({ quits: 1, ended: true, windows: [] })
    expect(opening.openDesk).not.toHaveBeenCalled()
  })

  it('that fails says why, in the desk’s words, and ends with 2', async () => {
    const say = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { DeskRefusal } = await import('../../domain/contract/index.ts')
    opening.openDesk.mockRejectedValue(new DeskRefusal('storage', '资料文件夹打不开。', '请检查磁盘。'))
    await import('../../electron/main.ts')
    await expect.poll(() => rig.electron.mock.exitCode).toBe(2)
    expect(rig.electron.mock.errorBoxes).toEqual([
      { title: '备案台没能打开', content: '资料文件夹打不开。\n请检查磁盘。' },
    ])
    expect(rig.electron.mock.windows).toEqual([])
    say.mockRestore()
  })

  it('that fails for a fault of ours masks the numbers in it', async () => {
    const say = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    opening.openDesk.mockRejectedValue(new Error('row 110101199003071234 is broken'))
    await import('../../electron/main.ts')
    await expect.poll(() => rig.electron.mock.exitCode).toBe(2)
    expect(rig.electron.mock.errorBoxes[0]?.content).toContain('110****34')
    expect(JSON.stringify([rig.electron.mock.errorBoxes, say.mock.calls])).not.toContain('110101199003071234')
    say.mockRestore()
  })

  it('with a folder that cannot be made says so', async () => {
    const say = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    writeFileSync(path.join(rig.dataDir, 'file'), '')
    rig.electron.mock.switches.data = path.join(rig.dataDir, 'file', 'inside')
    await import('../../electron/main.ts')
    await expect.poll(() => rig.electron.mock.exitCode).toBe(2)
    expect(rig.electron.mock.errorBoxes[0]?.title).toBe('备案台没能打开')
    expect(opening.openDesk).not.toHaveBeenCalled()
    say.mockRestore()
  })

  it('while the same folder is open in a browser is refused', async () => {
    const say = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const host = await startHttpHost({ desk: rig.desk, windowDir: rig.dataDir })
    leaveWord(rig.dataDir, host)
    await import('../../electron/main.ts')
    await expect.poll(() => rig.electron.mock.exitCode).toBe(2)
    expect(rig.electron.mock.errorBoxes[0]?.content).toContain('浏览器')
    expect(opening.openDesk).not.toHaveBeenCalled()
    await host.close()
    say.mockRestore()
  })

  it('puts a settings file that cannot be read aside and goes on', async () => {
    const say = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    writeFileSync(path.join(rig.dataDir, 'settings.json'), '{"operator":')
    await rig.start()
    const { settings } = opening.openDesk.mock.calls[0]![0]
    expect(settings.get().operator).toBe('')
    expect(settings.set({ operator: '张经办' }).operator).toBe('张经办')
    expect(say.mock.calls.flat().join('')).toContain('settings.broken-')
    say.mockRestore()
  })
})

describe('quitting', () => {
  it('lets the desk finish what it is writing first', async () => {
    await rig.start()
    let finish = () => {}
    rig.desk.close.mockImplementation(() => new Promise<undefined>((resolve) => (finish = () => resolve(undefined))))
    rig.electron.app.quit()
    expect(rig.electron.mock.ended).toBe(false)
    finish()
    await expect.poll(() => rig.electron.mock.ended).toBe(true)
    expect(rig.desk.close).toHaveBeenCalledOnce()
  })
})
