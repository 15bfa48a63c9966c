import { type CallInput, DeskRefusal } from '../../../domain/contract/index.ts'
import type { Client, Material } from '../../../domain/model/index.ts'
import {
  checkClient,
  indexPortfolio,
  noAgencyRules,
  type RulePacks,
  withAgencyRules,
} from '../../../domain/rules/index.ts'
import { type PackReason, packReasons, safeName, watermarkOffered } from '../../../domain/upload/index.ts'
import { openOrder } from '../../../domain/workflow/index.ts'
import { readAgencyRules } from '../../desk/agency-rules.ts'
import { systemClock } from '../../desk/clock.ts'
import { createInspector, sourceWorkerUrl } from '../../inspect/inspector.ts'
import { fillingFile } from '../../upload-copy/filling-file.ts'
import { type PreparedCopy, prepareCopies } from '../../upload-copy/prepare.ts'
import { wrongUse } from './arguments.ts'
import { readClients, scanBeside, withScansInspected } from './client-files.ts'
import { openHeadlessDesk } from './headless.ts'
import { readNamedFile } from './named-file.ts'
import { dataFolder } from './portfolio.ts'
import { personsPath, type Terminal } from './terminal.ts'

export type Wanted = Omit<CallInput<'uploads.prepare'>, 'clientId'>

/** A copy that was made. */
export type MadeCopy = PreparedCopy & { readonly bytes: Uint8Array }

/** What came of packing. */
export interface Packed {
  /** the filling sheet first; empty = it was not packed, for not every reason was accepted */
  readonly files: readonly { readonly fileName: string; readonly bytes: Uint8Array }[]
  /** against it, accepted or not */
  readonly reasons: readonly PackReason[]
}

/** Where clients and their scans come from: a file, or a data folder. */
export interface UploadSource {
  readonly packs: RulePacks
  clients(): AsyncIterable<Client>
  prepare(client: Client, wanted: Wanted): Promise<PreparedCopy[]>
  /** @param despite whether every reason against it is accepted */
  pack(client: Client, copies: readonly MadeCopy[], provider: string, despite: boolean): Promise<Packed>
  close(): Promise<void>
}

/**
 * Opens what `--in` or `--data` names.
 * @param rules folder of agency rules that is laid over what ships, for a file; a data folder brings its own
 */
export const openUploadSource = (
  values: { readonly in?: string | undefined; readonly data?: string | undefined; readonly rules?: string | undefined },
  terminal: Terminal,
): Promise<UploadSource> =>
  values.in === undefined ? fromData(values.data, terminal) : fromFile(personsPath(values.in), values.rules, terminal)

/** Which papers get the purpose watermark, as the command line says it. */
export function watermarkOf(given = 'id'): 'id' | 'all' | 'none' {
  if (given === 'id' || given === 'all' || given === 'none') return given
  throw wrongUse(`--watermark 只能是 id、all 或 none，不是 ${given}。`)
}

/** The options that `uploads` and `pack` share. */
export const copyOptions = {
  in: { type: 'string' },
  data: { type: 'string' },
  out: { type: 'string' },
  provider: { type: 'string' },
  watermark: { type: 'string' },
  rules: { type: 'string' },
} as const

/** What is asked of some papers' copies. */
export function wantedOf(
  papers: readonly { readonly material: Material }[],
  provider: string,
  watermark: ReturnType<typeof watermarkOf>,
): Wanted {
  const materials = papers.map(({ material }) => material)
  const marked = watermark === 'all' ? materials.filter(({ kind }) => watermarkOffered(kind)) : []
  return {
    provider,
    materialIds: materials.map(({ id }) => id),
    ...(watermark === 'id' ? {} : { watermarked: marked.map(({ id }) => id) }),
  }
}

async function fromFile(path: string, rules: string | undefined, terminal: Terminal): Promise<UploadSource> {
  const agency = rules ? await readAgencyRules(personsPath(rules)) : { ...noAgencyRules, problems: [] }
  for (const { fileName, message } of agency.problems) terminal.note(`${fileName}：${message}，没有采用。`)
  const { packs, calendar } = withAgencyRules(agency)
  const { clients } = await readClients(path, terminal)
  const index = indexPortfolio(clients)
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
    async pack(client, copies, provider, despite) {
      const order = openOrder(client)
      const files = copies.map((copy) => ({ ...copy, size: copy.bytes.length }))
      const facts = { packs, calendar, today: systemClock.today(), reading: 'law', portfolio: index } as const
      const pack = { client, order, provider, packs }
      // a file keeps no account of printed sheets
      const reasons = packReasons({ ...pack, findings: checkClient(client, facts), sheets: [], files })
      const isPacked = despite || reasons.length === 0
      return { files: isPacked ? [fillingFile(pack, files, systemClock.today()), ...copies] : [], reasons }
    },
    close: () => inspector.close(),
  }
}

async function fromData(data: string | undefined, terminal: Terminal): Promise<UploadSource> {
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
    async pack(client, copies, provider, despite) {
      const wanted = {
        ...{ clientId: client.id, orderId: '', provider, as: 'folder' as const },
        copies: copies.map(({ fileId, fileName }) => ({ fileId, fileName })),
      }
      const asked = await desk.call('uploads.bundle', { ...wanted, despite: [] })
      const reasons = asked.state === 'asks' ? asked.reasons : []
      const answer =
        asked.state === 'asks' && despite
          ? await desk.call('uploads.bundle', { ...wanted, despite: reasons.map(({ key }) => key) })
          : asked
      const named = answer.state === 'packed' ? answer.files : []
      const read = async ({ fileId, fileName }: (typeof named)[number]) => ({
        fileName,
        bytes: (await desk.readFile(fileId)).bytes,
      })
      return { files: await Promise.all(named.map(read)), reasons }
    },
    close: () => desk.close(),
  }
}

/** A name for what is one client's, unlike those of the others. */
export function freeName(client: Client, taken: Set<string>): string {
  const name = safeName(client.subject.name).slice(0, 60) || '客户'
  for (let n = 1; ; n += 1) {
    const free = n === 1 ? name : `${name}-${n}`
    if (taken.has(free.toLowerCase())) continue
    taken.add(free.toLowerCase())
    return free
  }
}
