import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CallInput, DeskRefusal } from '../../../domain/contract/index.ts'
import type { Client } from '../../../domain/model/index.ts'
import { noAgencyRules, type RulePacks, withAgencyRules } from '../../../domain/rules/index.ts'
import { providerOf, safeName, uploadPapers, watermarkOffered } from '../../../domain/upload/index.ts'
import { readAgencyRules } from '../../desk/agency-rules.ts'
import { createInspector, sourceWorkerUrl } from '../../inspect/inspector.ts'
import { type PreparedCopy, prepareCopies } from '../../upload-copy/prepare.ts'
import { needed, noPositionals, parseOptions } from './arguments.ts'
import { readClients, scanBeside, withScansInspected } from './client-files.ts'
import { openHeadlessDesk } from './headless.ts'
import { readNamedFile } from './named-file.ts'
import { dataFolder } from './portfolio.ts'
import { type ExitCode, personsPath, type Terminal } from './terminal.ts'

type Wanted = Omit<CallInput<'uploads.prepare'>, 'clientId'>

/** Where clients and their scans come from: a file, or a data folder. */
interface Source {
  readonly packs: RulePacks
  clients(): AsyncIterable<Client>
  prepare(client: Client, wanted: Wanted): Promise<PreparedCopy[]>
  close(): Promise<void>
}

/**
 * `uploads --in CLIENT.json | --data DIR --out DIR [--provider NAME] [--watermark id|all|none] [--rules DIR]`: upload
 * copies as an access provider takes them, a folder a client. Without --provider the one that the client's services
 * name. One JSON object a copy a line, as the call `uploads.prepare` gives them, with `client` and `file`. Ends with 1
 * where a copy was refused. A data folder brings its own agency rules and notes in its history who made what.
 */
export async function uploadsCommand(args: string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, {
    in: { type: 'string' },
    data: { type: 'string' },
    out: { type: 'string' },
    provider: { type: 'string' },
    watermark: { type: 'string' },
    rules: { type: 'string' },
  })
  noPositionals(positionals)
  const out = personsPath(needed(values.out, 'out'))
  const watermark = watermarkOf(values.watermark)
  const source =
    values.in === undefined
      ? await fromData(values.data, terminal)
      : await fromFile(personsPath(values.in), values.rules, terminal)
  const folders = new Set<string>()
  let made = 0
  let clean = true
  try {
    for await (const client of source.clients()) {
      const provider = values.provider ?? providerOf(client)
      if (provider === '') terminal.note(`${client.subject.name}：没有填接入商，按多数接入商的要求做。`)
      // the bad ones too: what will be missing from the folder is to be said
      const papers = uploadPapers(client, provider, source.packs).filter(({ slot }) => slot !== undefined)
      if (papers.length === 0) continue
      const markable = papers
        .filter(({ material }) => watermarkOffered(material.kind))
        .map(({ material }) => material.id)
      const copies = await source.prepare(client, {
        provider: provider || '接入商',
        materialIds: papers.map(({ material }) => material.id),
        ...(watermark === 'id' ? {} : { watermarked: watermark === 'all' ? markable : [] }),
      })
      const folder = join(out, freeName(client, folders))
      await mkdir(folder, { recursive: true })
      for (const { bytes, fileId: _passing, ...copy } of copies) {
        const file = bytes === undefined ? '' : join(folder, copy.fileName)
        if (bytes === undefined) clean = false
        else await writeFile(file, bytes)
        if (bytes !== undefined) made += 1
        terminal.out(JSON.stringify({ client: client.subject.name, file, ...copy }))
      }
    }
  } finally {
    await source.close()
  }
  terminal.note(`上传副本 ${made} 份 → ${out}`)
  return clean ? 0 : 1
}

function watermarkOf(given = 'id'): 'id' | 'all' | 'none' {
  if (given === 'id' || given === 'all' || given === 'none') return given
  throw new DeskRefusal('invalid-input', `--watermark 只能是 id、all 或 none，不是 ${given}。`, '用法见 desk --help。')
}

async function fromFile(path: string, rules: string | undefined, terminal: Terminal): Promise<Source> {
  const agency = rules ? await readAgencyRules(personsPath(rules)) : { ...noAgencyRules, problems: [] }
  for (const { fileName, message } of agency.problems) terminal.note(`${fileName}：${message}，没有采用。`)
  const { packs } = withAgencyRules(agency)
  const { clients } = await readClients(path, terminal)
  const inspector = createInspector({ worker: sourceWorkerUrl })
  return {
    packs,
    async *clients() {
      for (const client of clients) yield withScansInspected(client, path, inspector)
    },
    prepare: (client, { provider, materialIds = [], watermarked }) =>
      prepareCopies({ client, packs, provider, materialIds, watermarked }, inspector, async ({ material }) => {
        const scan = material.source && scanBeside(path, material.source)
        if (scan) return readNamedFile(scan)
        throw new DeskRefusal('not-found', `没有找到扫描件 ${material.source}。`, '把扫描件放在客户文件旁边。')
      }),
    close: () => inspector.close(),
  }
}

async function fromData(data: string | undefined, terminal: Terminal): Promise<Source> {
  const desk = await openHeadlessDesk(dataFolder(data), terminal)
  const packs = withAgencyRules(await desk.call('rules.agency', {})).packs
  const page = 200
  return {
    packs,
    async *clients() {
      for (let offset = 0; ; offset += page) {
        const { rows } = await desk.call('clients.list', { search: '', offset, limit: page, sort: 'name' })
        for (const { id } of rows) yield (await desk.call('clients.get', { id })).client
        if (rows.length < page) return
      }
    },
    async prepare(client, { materialIds = [], ...wanted }) {
      const { copies } = await desk.call('uploads.prepare', { clientId: client.id, materialIds, ...wanted })
      return Promise.all(
        copies.map(async (copy) => ({
          ...copy,
          bytes: copy.fileId === '' ? undefined : (await desk.readFile(copy.fileId)).bytes,
        })),
      )
    },
    close: () => desk.close(),
  }
}

/** A name for one client's folder, unlike those of the others. */
function freeName(client: Client, taken: Set<string>): string {
  const name = safeName(client.subject.name).slice(0, 60) || '客户'
  for (let n = 1; ; n += 1) {
    const free = n === 1 ? name : `${name}-${n}`
    if (taken.has(free.toLowerCase())) continue
    taken.add(free.toLowerCase())
    return free
  }
}
