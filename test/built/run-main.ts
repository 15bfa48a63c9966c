/**
 * Runs the built main on the Electron mock under plain Node and writes what it saw as one line of JSON:
 * `node test/built/run-main.ts LAYOUT DATA`. The built preload stands between the "window" here and main, and everything crosses by structured
 * clone, as in Electron.
 */
import { createRequire, registerHooks } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Answer, DeskEvent } from '../../domain/contract/index.ts'

const [layout = '', dataDir = ''] = process.argv.slice(2)
const mockUrl = new URL('../electron-mock.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: mockUrl, shortCircuit: true } : next(specifier, context),
})

type Mock = typeof import('../electron-mock.ts')
const { app, ipcRenderer, mock } = (await import(mockUrl)) as Mock
mock.switches.data = dataDir

const until = async (what: string, done: () => unknown) => {
  for (let tries = 0; !done(); tries += 1) {
    if (tries > 400) throw new Error(`waited in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

await import(pathToFileURL(path.join(layout, 'out/main/main.js')).href)
await until('the window', () => mock.windows.length > 0 || mock.exitCode !== undefined)
const window = mock.windows[0]
if (!window) throw new Error(`main ended with ${mock.exitCode}: ${JSON.stringify(mock.errorBoxes)}`)
const preload = (window.options.webPreferences as { preload: string }).preload
createRequire(import.meta.url)(preload)

interface Bridge {
  call(name: string, input: unknown): Promise<Answer<Record<string, unknown>>>
  on(listener: (event: DeskEvent) => void): () => void
}
const bridge = mock.exposed.desk as Bridge
const heard: DeskEvent[] = []
bridge.on((event) => heard.push(event))
window.webContents.send = (channel, ...args) => void ipcRenderer.emit(channel, {}, ...structuredClone(args))

/** The value of a call, or the run fails. */
async function value<T>(name: string, input: unknown): Promise<T> {
  const answer = await bridge.call(name, input)
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.refusal)}`)
  return answer.value as T
}

const serve = async (url: string) => {
  const response = await mock.protocols.get('app')!(new Request(url))
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}
const page = await serve('app://desk/')
const named = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => new URL(match[1]!, 'app://desk/').href)
const parts = await Promise.all(named.map(async (url) => ({ url, status: (await serve(url)).status })))

const described = await value('desk.describe', {})
const { client } = await value<{ client: { id: string } }>('clients.create', {
  client: { subject: { name: '杭州样例茶业有限公司' } },
})
// a scan goes through the built worker; sharp comes from where the package has it
const sharp = createRequire(path.join(layout, 'out/main/main.js'))('sharp') as typeof import('sharp').default
const paper = { create: { width: 600, height: 800, channels: 3, background: '#fdfcf8' } } as const
const bytes = new Uint8Array(await sharp(paper).png().toBuffer())
const added = await value<{ material: { id: string; fileId: string } }>('materials.add', {
  clientId: client.id,
  fileName: '营业执照.png',
  bytes,
})
const materials = async () => {
  const view = await value<{ client: { materials: { id: string; inspection?: unknown }[] } }>('clients.get', client)
  return view.client.materials
}
await until('a change to be announced', () => heard.some((event) => event.type === 'changed'))
await until('the checks to report themselves done', () =>
  heard.some((event) => event.type === 'progress' && event.state !== 'running'),
)
const preview = await serve(`app://desk/files/${added.material.fileId}/preview?width=200`)

const report = {
  preload,
  page: { status: page.status, parts },
  described,
  materials: await materials(),
  events: heard,
  preview: { status: preview.status, type: preview.type },
  channels: [...mock.handlers.keys()].length,
}
app.quit()
await until('the desk to close', () => mock.ended)
console.log(JSON.stringify(report))
// workers and handles that main left open would keep the process here: the test notices that it does not end
