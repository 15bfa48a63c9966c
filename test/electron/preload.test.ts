import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { callNames, type DeskEvent } from '../../domain/contract/index.ts'

interface Exposed {
  call(name: string, input: unknown): Promise<unknown>
  on(listener: (event: DeskEvent) => void): () => void
}
let electron: typeof import('../electron-mock.ts')
let exposed: Exposed

describe('the preload', () => {
  beforeEach(async () => {
    vi.resetModules()
    electron = await import('../electron-mock.ts')
    await import('../../electron/preload.ts')
    exposed = electron.mock.exposed.desk as Exposed
  })
  afterEach(() => electron.ipcRenderer.removeAllListeners())

  it('hands over two verbs under one name and nothing else', () => {
    expect(Object.keys(electron.mock.exposed)).toEqual(['desk'])
    expect(Object.keys(exposed).sort()).toEqual(['call', 'on'])
  })

  it.each(callNames)('carries %s on a channel of its own', async (name) => {
    electron.ipcMain.handle(`desk:call:${name}`, (_event, input) => ({ ok: true, value: { name, input } }))
    expect(await exposed.call(name, { a: 1 })).toEqual({ ok: true, value: { name, input: { a: 1 } } })
  })

  it.each(['toString', '__proto__', 'electron-store-get-data', '', 'desk.describe '])(
    'carries nothing named %j',
    async (name) => {
      const invoke = vi.spyOn(electron.ipcRenderer, 'invoke')
      await expect(exposed.call(name, {})).rejects.toThrow('no such call')
      expect(invoke).not.toHaveBeenCalled()
    },
  )

  it('gives listeners the event alone, never Electron’s own, until they stop', () => {
    const heard: unknown[][] = []
    const stop = exposed.on((...args) => heard.push(args))
    const event = { type: 'changed', revision: 1, clientIds: [] }
    electron.ipcRenderer.emit('desk:event', { sender: 'ipcRenderer' }, event)
    stop()
    electron.ipcRenderer.emit('desk:event', {}, event)
    expect(heard).toEqual([[event]])
  })
})
