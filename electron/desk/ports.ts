import type {
  BulkChange,
  CallOutput,
  ClientFilter,
  ClientRow,
  HistoryEntry,
  KeptDraft,
  OrderFilter,
  OrderRow,
  Settings,
  WorkLine,
} from '../../domain/contract/index.ts'
import type {
  Client,
  Inspection,
  Material,
  MaterialKind,
  ReturnedSheet,
  ReturnState,
} from '../../domain/model/index.ts'
import type { OrderSummary, WorkGroup, WorkItem } from '../../domain/workbench/index.ts'
import type { PreviewPart } from '../inspect/inspect.ts'
import type { CopyRequest, PageOutcome } from '../upload-copy/copy-file.ts'

/** What the desk needs from the world. Each port has one real implementation; tests may bring their own. */

/** A line for the history; the portfolio numbers it. */
export type NewHistoryEntry = Omit<HistoryEntry, 'id'>

/** Something typed and not saved; the portfolio knows the client's name. */
export type NewDraft = Omit<KeptDraft, 'clientName'>

/** Which clients, and in what order. */
export interface ClientQuestion {
  /** '' = all; else matched against name, 经办人, 标签, pinyin, initials, credit code, domains, filing numbers, phones' last digits */
  readonly search: string
  /** left out: all */
  readonly filter?: ClientFilter | undefined
  readonly sort: 'updated' | 'name' | 'worst'
}

export interface ClientQuery extends ClientQuestion {
  readonly offset: number
  readonly limit: number
}

/** 经办人 and 标签 of a client, which a bulk change sets. */
export interface Marks {
  readonly assignee: string
  readonly tags: readonly string[]
}

/** What a bulk change did to one client. */
export interface MarksChanged {
  readonly id: string
  readonly before: Marks
  readonly after: Marks
}

/** A client's row as worked out on `checkedOn` (YYYY-MM-DD); findings depend on the day. */
export interface StoredRow {
  readonly row: ClientRow
  readonly checkedOn: string
  /** what is to do for the client, to be written beside its row; what is read back carries none */
  readonly work?: readonly WorkItem[]
}

export interface OrderQuery extends OrderFilter {
  readonly offset: number
  readonly limit: number
  readonly sort: 'due' | 'entered' | 'client' | 'opened'
}

/** An order as the index has it. */
export interface StoredOrder {
  readonly clientId: string
  readonly order: OrderSummary
  readonly due: OrderRow['due']
  readonly blocking: number
}

export interface OrderFigures {
  readonly name: string
  readonly open: number
  readonly done: number
  readonly returned: number
  readonly review: OrderDays
  readonly bureau: OrderDays
  readonly total: OrderDays
}

/** Days that orders took together, and how many orders that were: sums can be added up, means cannot. */
export interface OrderDays {
  readonly days: number
  readonly orders: number
}

export interface OrderReasonCount {
  readonly reason: number
  readonly provider: string
  readonly province: string
  readonly count: number
}

export interface WorkQuery {
  /** Beijing day */
  readonly today: string
  readonly reading: Settings['reading']
  readonly assignee: string
  readonly group: WorkGroup | ''
  readonly offset: number
  readonly limit: number
}

/** A line of the bench as it is kept. */
export type StoredWork = Omit<WorkLine, 'key' | 'state' | 'advice' | 'act'> & { readonly key: number }

export interface WorkPage {
  readonly lines: StoredWork[]
  readonly total: number
  readonly groups: Record<WorkGroup, number>
  readonly urgent: number
  readonly stages: Record<string, number>
  readonly returned: number
}

/**
 * The records. Asynchronous and in records, not SQL, so that a shared store can stand beside the embedded one.
 * Everything acknowledged survives a kill at any moment.
 */
export interface Portfolio {
  /** One page of rows and how many match in all. */
  listClients(query: ClientQuery): Promise<{ rows: StoredRow[]; total: number }>
  /** The ids of all that match, in their order. */
  listClientIds(question: ClientQuestion): Promise<string[]>
  /** Every 经办人, 标签 and 省份 in use with how many clients have it, most used first. */
  clientFacets(): Promise<CallOutput<'clients.facets'>>
  /**
   * Changes 经办人 and 标签 of many clients with a history line each, in one transaction; revisions count up.
   * @param entryOf the line for a client that is changed
   * @returns those that were not so already
   * @throws DeskRefusal 'not-found' where one of them is gone; none is changed then
   */
  changeMarks(
    ids: readonly string[],
    change: BulkChange,
    entryOf: (id: string) => NewHistoryEntry,
  ): Promise<MarksChanged[]>
  /** Puts marks back as they were before a bulk change, where they are still as it left them. @returns how many */
  restoreMarks(changed: readonly MarksChanged[], entryOf: (id: string) => NewHistoryEntry): Promise<number>
  /** What tells every client from the others: its name and its paper number. */
  listIdentities(): Promise<{ name: string; licenceNumber: string }[]>
  getClient(id: string): Promise<Client | undefined>
  /**
   * Writes a client, its row and (where given) a history line in one transaction.
   * @param expectedRevision revision the caller read; 0 for a new client
   * @returns the client as stored, revision counted up
   * @throws DeskRefusal 'conflict' if the stored revision is another
   */
  putClient(
    client: Client,
    expectedRevision: number,
    stored: StoredRow,
    entry: NewHistoryEntry | undefined,
  ): Promise<Client>
  /**
   * Writes clients that are new, each with its row and a history line, all in one transaction.
   * @throws DeskRefusal 'conflict' if one of them is there already; none is written then
   */
  addClients(
    all: readonly { readonly client: Client; readonly row: StoredRow; readonly entry: NewHistoryEntry }[],
  ): Promise<Client[]>
  /**
   * Replaces a client's materials (and its row), with a history line where given, in one transaction. The revision
   * stays: scans arriving and being checked must not collide with a form that is being filled in.
   * @throws DeskRefusal 'not-found' if there is no such client
   */
  putMaterials(
    id: string,
    materials: readonly Material[],
    stored: StoredRow,
    entry: NewHistoryEntry | undefined,
  ): Promise<void>
  /** Refreshes only the worked-out rows (a new day, new rules), all in one transaction; no revision, no history. */
  putRows(rows: readonly (readonly [id: string, stored: StoredRow])[]): Promise<void>
  /** A page of orders, how many match, and how many are in each stage, whatever stages were asked for. */
  listOrders(query: OrderQuery): Promise<{ rows: StoredOrder[]; total: number; stages: Record<string, number> }>
  /** What the orders have in them to filter by. */
  orderOptions(): Promise<{ providers: string[]; provinces: string[]; assignees: string[] }>
  /** Sums and means of the orders opened, and of the returns made, on or after a day. */
  orderFigures(
    since: string,
  ): Promise<{ providers: OrderFigures[]; provinces: OrderFigures[]; reasons: OrderReasonCount[] }>
  /** What is to do on a day, the most urgent first. */
  listWork(query: WorkQuery): Promise<WorkPage>
  /** By which law what is to do was worked out: a number that the desk makes; 0 = not yet. */
  workLaw(): Promise<number>
  noteWorkLaw(stamp: number): Promise<void>
  removeClient(id: string, entry: NewHistoryEntry): Promise<void>
  /** All clients, one at a time, ordered by name then id. */
  allClients(): AsyncIterable<Client>
  countClients(): Promise<number>
  /** Counts up with every change of any record. */
  revision(): Promise<number>
  addHistory(entry: NewHistoryEntry): Promise<void>
  /** several lines in one transaction */
  addHistoryLines(entries: readonly NewHistoryEntry[]): Promise<void>
  /** newest first; clientId '' = all clients */
  listHistory(clientId: string, limit: number): Promise<HistoryEntry[]>
  /** Notes a kept file that is not a material (a drawn sheet), so that it is neither lost nor orphaned. */
  keepFile(file: KeptFile): Promise<void>
  /** the kept files of one client, oldest first; `removeClient` forgets them with the client */
  listKeptFiles(clientId: string): Promise<KeptFile[]>
  /** Notes sheets that were printed or saved, with the history's lines about them, in one transaction. */
  notePrintedSheets(sheets: readonly PrintedSheet[], entries: readonly NewHistoryEntry[]): Promise<void>
  /** The newest note of a sheet whose id begins so: all 14 digits, or the ten of its filing (domain/sheet/code.ts). */
  findPrintedSheet(idOrFiling: string): Promise<PrintedSheet | undefined>
  /** the client's printed sheets, newest first; `removeClient` forgets them with the client */
  listPrintedSheets(clientId: string): Promise<PrintedSheet[]>
  /** The newest note of each filing, the latest first. */
  newestPrinted(limit: number): Promise<PrintedSheet[]>
  /**
   * Writes a sheet that came back, new or changed, with the history's line about it where there is one, in one transaction.
   * @throws DeskRefusal 'conflict' if another one has the same file
   */
  putReturned(sheet: ReturnedSheet, entry?: NewHistoryEntry): Promise<void>
  getReturned(id: string): Promise<ReturnedSheet | undefined>
  /** by the file it came in */
  findReturned(fileId: string): Promise<ReturnedSheet | undefined>
  /** newest first; `removeClient` forgets those that lie with the client */
  listReturned(query: ReturnedQuery): Promise<ReturnedSheet[]>
  removeReturned(ids: readonly string[], entries: readonly NewHistoryEntry[]): Promise<void>
  /**
   * Keeps something typed and not saved, in place of what has the same key. Neither a change of a record nor history.
   * @throws DeskRefusal 'not-found' if its client is gone: nothing of a removed client comes back
   */
  putDraft(draft: NewDraft): Promise<void>
  /** newest first; `removeClient` forgets those of the client */
  listDrafts(): Promise<KeptDraft[]>
  dropDrafts(keys: readonly string[]): Promise<void>
  /** Keys of the bench's lines that were told through the operating system. */
  toldNotices(): Promise<string[]>
  /** @param at ISO 8601 instant; what was told over a year before it is forgotten */
  noteTold(told: readonly { readonly key: string; readonly clientId: string }[], at: string): Promise<void>
  /** Name and type of any file the portfolio knows: material, kept or returned. */
  findFile(fileId: string): Promise<KeptFile | undefined>
  close(): Promise<void>
}

export interface KeptFile {
  readonly fileId: string
  readonly clientId: string
  readonly fileName: string
  readonly mediaType: string
}

export interface ReturnedQuery {
  /** left out: of all clients and of none */
  readonly clientId?: string
  /** left out: all states */
  readonly states?: readonly ReturnState[]
}

/** A 核验单 that left the desk, on paper or as a file. */
export interface PrintedSheet {
  /** 14 digits: which filing, and what its data said (`sheetIdOf` in domain/sheet/code.ts) */
  readonly sheetId: string
  readonly clientId: string
  /** '' = the sheet of a client without services */
  readonly serviceId: string
  /** ISO 8601 instant */
  readonly at: string
  readonly by: string
  readonly copies: number
  readonly purpose: 'save' | 'print'
  readonly fileId: string
}

/** The encrypted, content-addressed files. A crash leaves either the old state or the new. */
export interface Vault {
  /** @returns the file's id; the same bytes give the same id */
  put(bytes: Uint8Array): Promise<string>
  /** @throws DeskRefusal 'not-found' if there is none, 'storage' if it was damaged */
  get(fileId: string): Promise<Uint8Array>
  /** removes a file for good; no error where there is none */
  remove(fileId: string): Promise<void>
}

/** The scan checks. Never blocks the caller's thread for pixel work. */
export interface Inspector {
  /** which version of the checks this is: `inspection.version` of what it says */
  readonly version: number
  /**
   * Checks a picture or a PDF of scans.
   * @param as what paper it is taken for; a 核验单 is then read as one
   * @throws UnreadableFile-shaped DeskRefusal ('unreadable-file' or 'too-large') with words for the clerk
   */
  inspect(bytes: Uint8Array, as?: MaterialKind): Promise<Inspection>
  /**
   * A page as an upright JPEG no wider than `width` pixels, for showing. `page` counts from 0.
   * @param part only this part of it, in the pixels of the inspection
   */
  preview(bytes: Uint8Array, page: number, width: number, part?: PreviewPart): Promise<Uint8Array>
  /**
   * The pages of a file, each a file of its own; [] where it has only one. The same file gives the same bytes each time.
   * @throws DeskRefusal as `inspect`
   */
  split(bytes: Uint8Array): Promise<Uint8Array[]>
  /**
   * The pages of a file as a provider's upload takes them, each decoded and checked again after it was written.
   * @throws DeskRefusal as `inspect`
   */
  copy(bytes: Uint8Array, request: CopyRequest): Promise<PageOutcome[]>
  close(): Promise<void>
}

export interface SettingsStore {
  get(): Settings
  set(change: Partial<Settings>): Settings
}

/** Now, and today in Beijing (the bureau's calendar day) as YYYY-MM-DD. */
export interface Clock {
  now(): Date
  today(): string
}
