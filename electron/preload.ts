import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import { callNames } from '../domain/contract/names.ts'
import { callChannel, eventChannel } from './hosts/channels.ts'

/**
 * Hands the contract's verbs to the window and nothing else: no channel of the window's choosing, no ipcRenderer, no
 * event object. Runs sandboxed, so it is built into one file that requires nothing but electron.
 */
const channels = new Map(callNames.map((name): [string, string] => [name, `${callChannel}:${name}`]))

contextBridge.exposeInMainWorld('desk', {
  call(name: string, input: unknown): Promise<unknown> {
    const channel = channels.get(name)
    return channel ? ipcRenderer.invoke(channel, input) : Promise.reject(new TypeError(`no such call: ${name}`))
  },
  on(listener: (event: unknown) => void): () => void {
    const hear = (_event: IpcRendererEvent, event: unknown) => listener(event)
    ipcRenderer.on(eventChannel, hear)
    return () => ipcRenderer.off(eventChannel, hear)
  },
})
