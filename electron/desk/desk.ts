import type { z } from 'zod'
import type {
  CallName,
  CallOutput,
  CallRequest,
  DeskEvent,
  ImportReport,
  protectionSchema,
} from '../../domain/contract/index.ts'
import type { Region } from '../../domain/model/index.ts'
import { LivePortfolioIndex, withAgencyRules } from '../../domain/rules/index.ts'
import type { ReadAgencyRules } from './agency-rules.ts'
import { bulkCalls } from './bulk.ts'
import { createClient, getClient, listClients, removeClient, revealNumber, saveClient } from './clients.ts'
import { type DeskContext, historyLine, nothingSuch } from './context.ts'
import { doubtfulScans } from './doubtful.ts'
import { draftCalls } from './drafts.ts'
import { exportChosen } from './export.ts'
import { FilingIndex } from './filing-index.ts'
import { importClients, tableCalls } from './imports.ts'
import { InspectionQueue, materialJobs } from './inspection-queue.ts'
import { materialCalls } from './materials.ts'
import { noticeCalls } from './notices.ts'
import { orderCalls } from './orders/index.ts'
import { followLaw } from './orders/workbench.ts'
import { paperCalls } from './papers.ts'
import type { Clock, Inspector, Portfolio, SettingsStore, Vault } from './ports.ts'
import { returnedSheetCalls, type SheetCut } from './returns/index.ts'
import { loadSamples } from './samples.ts'
import { SerialByKey } from './serial.ts'
import { fillIndex } from './shared-values.ts'
import { keepSheets } from './sheets.ts'
import { queueOutdated, type ReadScan } from './source-scans.ts'
import { tellScan } from './tell-scan.ts'
import { uploadCalls } from './uploads.ts'

export type Protection = z.infer<typeof protectionSchema>

/** A file as the hosts serve it. */
export interface DeskFile {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly mediaType: string
}

/** The desk behind every door. Inputs have been validated by the door; outputs are as the contract says. */
export interface Desk {
  /** @throws DeskRefusal for anything a person can understand and act on */
  call<N extends CallName>(name: N, input: CallRequest<N>): Promise<CallOutput<N>>
  /** @returns stops listening */
  on(listener: (event: DeskEvent) => void): () => void
  /** @throws DeskRefusal 'not-found' | 'storage' */
  readFile(fileId: string): Promise<DeskFile>
  /**
   * A page (from 0) of a kept picture or PDF, or a part of it, as an upright JPEG, at most `width` pixels wide. `sheet` and `names` show
   * a returned 核验单 laid flat: all of it, or its name and domains; the page as it is where its form was not recognised.
   */
  preview(fileId: string, page: number, width: number, part?: Region | SheetCut): Promise<Uint8Array>
  /** As the call `clients.import`, for a host that can also read the scans a CLIENT.json names beside itself. */
  importFile(file: CallRequest<'clients.import'>, readScan: ReadScan): Promise<ImportReport>
  /** Resolves when no scan waits for its checks any more and every client is known to the cross-client rules. */
  settled(): Promise<void>
  close(): Promise<void>
}

export interface DeskPorts {
  readonly portfolio: Portfolio
  readonly vault: Vault
  readonly inspector: Inspector
  readonly settings: SettingsStore
  readonly clock: Clock
  readonly samplesDir: string
  /** the agency's own rules, and the folder they were read from */
  readonly agencyRules: ReadAgencyRules & { readonly folder: string }
  /** where the agency's own paper templates lie */
  readonly papersFolder: string
  readonly version: string
  readonly door: CallOutput<'desk.describe'>['door']
  /** how the data key is kept at this moment */
  protection(): Protection
  setPassphrase(passphrase: string): Promise<void>
}

type Handlers = { [N in CallName]: (input: CallRequest<N>) => Promise<CallOutput<N>> }

/** Sets up an open desk over its ports. Closing it closes the ports. */
export function createDesk(ports: DeskPorts): Desk {
  const { portfolio, vault, inspector, settings, clock, samplesDir } = ports
  const listeners = new Set<(event: DeskEvent) => void>()
  const emit = (event: DeskEvent) => {
    for (const listener of listeners) listener(event)
  }
  const serial = new SerialByKey()
  const queue = new InspectionQueue((job) => materials.check(job), emit, materialJobs)
  const law = withAgencyRules(ports.agencyRules)
  const index = new LivePortfolioIndex()
  const filings = new FilingIndex()
  const stores = { portfolio, vault, inspector, settings, clock }
  const desk: DeskContext = { ...stores, queue, samplesDir, law, index, filings, emit }
  const materials = materialCalls(desk, serial)
  const bulk = bulkCalls(desk)
  const tables = tableCalls(desk)
  const papers = paperCalls(desk, ports.papersFolder, serial)
  const uploads = uploadCalls(desk, serial)
  const orders = orderCalls(desk, serial)
  const returns = returnedSheetCalls(desk, serial, uploads.forget)
  let open = true
  // A portfolio that cannot be read through says so at every other call too; the index then stays as far as it came.
  const filled = fillIndex(
    desk,
    () => open,
    (client) => {
      // a command of a moment does not begin work of hours
      if (ports.door !== 'headless') queueOutdated(desk, client)
    },
  ).catch(() => undefined)
  filings.fillsWith(filled)
  // one after another: a reading switched to and fro must end with the last
  let following = filled
  const follow = () => {
    if (ports.door === 'headless') return
    following = following.then(() => followLaw(desk, ports.agencyRules, () => open)).catch(() => undefined)
  }
  follow()
  if (ports.door !== 'headless') void returns.resume().catch(() => undefined)

  const handlers: Handlers = {
    'desk.describe': async () => ({
      version: ports.version,
      door: ports.door,
      locked: false,
      protection: ports.protection(),
      clientCount: await portfolio.countClients(),
      today: clock.today(),
      inspectionVersion: inspector.version,
    }),
    'desk.unlock': async () => ({}),
    'desk.setPassphrase': async ({ passphrase }) => {
      await ports.setPassphrase(passphrase)
      await portfolio.addHistory(historyLine(desk, '', 'desk.passphrase', '设置了口令'))
      return {}
    },
    'clients.list': (query) => listClients(desk, query),
    'clients.ids': async (question) => ({ ids: await portfolio.listClientIds(question) }),
    'clients.facets': () => portfolio.clientFacets(),
    'clients.bulk': bulk.change,
    'clients.undo': bulk.undo,
    'clients.export': (wanted) => exportChosen(desk, wanted, uploads.hold),
    'clients.get': ({ id }) => getClient(desk, id),
    'clients.create': ({ client }) => createClient(desk, client),
    'clients.save': ({ client }) => serial.run(client.id, () => saveClient(desk, client)),
    'clients.remove': async ({ id }) => {
      await serial.run(id, () => removeClient(desk, id))
      uploads.forget(id)
      return {}
    },
    'clients.reveal': async ({ id, path }) => {
      await revealNumber(desk, id, path)
      return {}
    },
    'clients.import': (file) => importClients(desk, file),
    'imports.read': tables.read,
    'imports.check': tables.check,
    'imports.commit': tables.commit,
    'materials.add': async (request) => {
      const added = await materials.add(request)
      if (request.replaces !== undefined) uploads.forget(request.clientId, request.replaces)
      return added
    },
    'materials.tell': (scan) => tellScan(desk, scan),
    'materials.assign': materials.assign,
    'materials.doubtful': (query) => doubtfulScans(desk, query),
    'materials.inspect': materials.inspect,
    'materials.override': materials.override,
    'sheets.keep': (kept) => keepSheets(desk, kept),
    'sheets.standing': returns.standing,
    'returns.take': returns.take,
    'returns.list': returns.list,
    'returns.likely': returns.likely,
    'returns.place': returns.place,
    'returns.undo': returns.undo,
    'returns.dismiss': returns.dismiss,
    'papers.templates': papers.templates,
    'papers.saveTemplate': papers.save,
    'papers.resetTemplate': papers.reset,
    'papers.keep': papers.keep,
    'materials.remove': async (request) => {
      const view = await materials.remove(request)
      uploads.forget(request.clientId, request.materialId)
      return view
    },
    'uploads.prepare': uploads.prepare,
    'uploads.bundle': uploads.bundle,
    ...orders,
    ...draftCalls(desk),
    ...noticeCalls(desk),
    'history.list': async ({ clientId, limit }) => ({ entries: await portfolio.listHistory(clientId, limit) }),
    'rules.agency': async () => ({ ...ports.agencyRules, problems: [...ports.agencyRules.problems] }),
    'samples.load': async () => ({ added: await loadSamples(desk) }),
    'settings.get': async () => settings.get(),
    'settings.set': async (change) => {
      const after = settings.set(change)
      if (change.reading !== undefined) follow()
      return after
    },
  }

  return {
    call: (name, input) => handlers[name](input),
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async readFile(fileId) {
      const held = uploads.file(fileId)
      if (held) return held
      const known = await portfolio.findFile(fileId)
      if (!known) throw nothingSuch('文件')
      return { bytes: await vault.get(fileId), fileName: known.fileName, mediaType: known.mediaType }
    },
    async preview(fileId, page, width, part) {
      const held = uploads.file(fileId)
      if (!held && !(await portfolio.findFile(fileId))) throw nothingSuch('文件')
      const shown = typeof part === 'string' ? await returns.cutOf(fileId, part) : part
      return inspector.preview(held?.bytes ?? (await vault.get(fileId)), page, width, shown)
    },
    importFile: (file, readScan) => importClients(desk, file, readScan),
    async settled() {
      await following
      await returns.queue.settled()
      await queue.settled()
    },
    async close() {
      open = false
      await following
      await returns.queue.close()
      await queue.close()
      await inspector.close()
      await portfolio.close()
      listeners.clear()
    },
  }
}
