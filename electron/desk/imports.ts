import { randomUUID } from 'node:crypto'
import {
  type CallOutput,
  type CallRequest,
  type CheckedRow,
  DeskRefusal,
  type ImportReport,
} from '../../domain/contract/index.ts'
import { type Client, completeIds } from '../../domain/model/index.ts'
import {
  clientSheet,
  columnChoices,
  openTable,
  type ReadClients,
  readClientFile,
  readTableRow,
  sameHeading,
} from '../transfer/index.ts'
import { type DeskContext, historyLine } from './context.ts'
import { storeNewClients } from './shared-values.ts'
import { keepSourceScans, queueScans, type ReadScan } from './source-scans.ts'

const importedFrom = (desk: DeskContext, fileName: string) => (client: Client) =>
  historyLine(desk, client.id, 'client.imported', `从 ${fileName} 导入`)

/** A client that nobody has yet, whatever instants it came with. */
function asNew(desk: DeskContext, client: Client): Client {
  const at = desk.clock.now().toISOString()
  return { ...completeIds(client, randomUUID), revision: 0, createdAt: at, updatedAt: at }
}

/**
 * Takes in a spreadsheet or a CLIENT.json; rows with an error, and clients on file already, are left out and named. The
 * others come in together or not at all.
 * @param readScan reads the scans a CLIENT.json names beside itself; a window has no folder to read from and gives none
 */
export async function importClients(
  desk: DeskContext,
  { fileName, bytes, rows }: CallRequest<'clients.import'>,
  readScan: ReadScan = async () => undefined,
): Promise<ImportReport> {
  const read = await readClientFile(bytes, fileName)
  const clients = rows ? chosenOf(read, new Set(rows)) : read.clients
  const faults = rows ? [] : [...read.errors]
  const fresh: Client[] = []
  const numbers = new Map((await whoIsKnown(desk)).byNumber)
  const taskId = randomUUID()
  for (const [index, { row, client }] of clients.entries()) {
    const { name, licenceNumber } = client.subject
    const twin = rows ? undefined : numbers.get(licenceNumber)
    if (twin !== undefined) {
      faults.push({ row, column: '证件号码', message: `“${twin}”已在客户列表里，没有重复导入。` })
    } else {
      if (licenceNumber !== '') numbers.set(licenceNumber, name)
      // Ids of a file are its own affair: a client imported twice must not overwrite the first.
      const known = client.id !== '' && (await desk.portfolio.getClient(client.id)) !== undefined
      const taken = known || fresh.some(({ id }) => id === client.id)
      fresh.push(asNew(desk, await keepSourceScans(desk, { ...client, id: taken ? '' : client.id }, readScan)))
    }
    const done = index + 1
    const state = done === clients.length ? 'done' : 'running'
    desk.emit({ type: 'progress', taskId, title: '导入客户', done, total: clients.length, state })
  }
  const stored = fresh.length === 0 ? [] : await storeNewClients(desk, fresh, importedFrom(desk, fileName))
  for (const client of stored) queueScans(desk, client)
  return {
    added: stored.map(({ id, subject }) => ({ id, name: subject.name })),
    errors: faults.sort((a, b) => a.row - b.row),
  }
}

/** The clients a person chose. @throws DeskRefusal 'invalid-input' where one of them cannot be read */
function chosenOf({ clients, errors }: ReadClients, rows: ReadonlySet<number>): ReadClients['clients'] {
  const fault = errors.find(({ row }) => rows.has(row))
  if (!fault) return clients.filter(({ row }) => rows.has(row))
  throw new DeskRefusal(
    'invalid-input',
    `第 ${fault.row} 个客户还有问题，什么都没有导入。${fault.column}：${fault.message}`,
    '请改好原文件，或不导入它。',
  )
}

/** Who is on file: names by paper number, and all names. */
interface Known {
  readonly byNumber: ReadonlyMap<string, string>
  readonly names: ReadonlySet<string>
}

async function whoIsKnown(desk: DeskContext): Promise<Known> {
  const all = await desk.portfolio.listIdentities()
  return {
    byNumber: new Map(
      all.filter(({ licenceNumber }) => licenceNumber !== '').map((one) => [one.licenceNumber, one.name]),
    ),
    names: new Set(all.map(({ name }) => name).filter((name) => name !== '')),
  }
}

/** A row or a client of a file on its way in. */
interface Entry {
  readonly row: number
  readonly client: Client | undefined
  readonly faults: readonly { readonly cell: number; readonly message: string }[]
}

/** Says whom a client seems to be: by its number, else by its name. */
function twinOf({ subject }: Client, before: ReadonlyMap<string, number>, known: Known): string {
  const sameNumber = subject.licenceNumber === '' ? undefined : before.get(`号码 ${subject.licenceNumber}`)
  if (sameNumber !== undefined) return `与表里第 ${sameNumber} 行证件号码相同`
  const sameName = before.get(`名称 ${subject.name}`)
  if (sameName !== undefined) return `与表里第 ${sameName} 行名称相同`
  const owner = known.byNumber.get(subject.licenceNumber)
  if (owner !== undefined) return `与已有客户“${owner}”证件号码相同`
  return known.names.has(subject.name) ? `已有同名客户“${subject.name}”` : ''
}

/** What becomes of each entry as it stands. */
function judged(entries: readonly Entry[], known: Known): CheckedRow[] {
  const before = new Map<string, number>()
  return entries.map(({ row, client, faults }) => {
    const named = faults.map(({ cell, message }) => ({ cell, message }))
    const { name = '', licenceNumber = '' } = client?.subject ?? {}
    const twin = client ? twinOf(client, before, known) : ''
    if (client) for (const key of [`号码 ${licenceNumber}`, `名称 ${name}`]) if (!before.has(key)) before.set(key, row)
    return { row, name, faults: named, twin }
  })
}

/** The clients of a CLIENT.json in their order; one that cannot be read has the faults of all its fields. */
function asEntries({ clients, errors }: ReadClients): Entry[] {
  const broken = [...Map.groupBy(errors, ({ row }) => row)].map(([row, own]) => ({
    row,
    client: undefined,
    faults: own.map(({ column, message }) => ({ cell: -1, message: `${message.replace(/。$/, '')}（${column}）` })),
  }))
  return [...clients.map(({ row, client }) => ({ row, client, faults: [] })), ...broken].sort((a, b) => a.row - b.row)
}

/** As many matchings as are remembered; the oldest go first. */
const mostRemembered = 2000

/** A client table on its way in, between the file and the portfolio. Nothing is kept in between but in the window. */
export function tableCalls(desk: DeskContext) {
  const remembered = () => new Map(desk.settings.get().columnMatches.map(({ heading, match }) => [heading, match]))

  return {
    async read({ fileName, bytes }: CallRequest<'imports.read'>): Promise<CallOutput<'imports.read'>> {
      const opened = await openTable(bytes, fileName, remembered())
      const columns = [...columnChoices]
      if (opened.kind === 'table') return { kind: 'table', sheets: [...opened.sheets], columns, checked: [] }
      const read = await readClientFile(bytes, fileName)
      const checked = judged(asEntries(read), await whoIsKnown(desk))
      return { kind: 'clients', sheets: [clientSheet(read)], columns, checked }
    },

    async check({ matches, rows }: CallRequest<'imports.check'>): Promise<CallOutput<'imports.check'>> {
      const entries = rows.map((row) => ({ row: row.row, ...readTableRow([], matches, row) }))
      return { rows: judged(entries, await whoIsKnown(desk)) }
    },

    async commit(request: CallRequest<'imports.commit'>): Promise<CallOutput<'imports.commit'>> {
      const { fileName, headings, matches, rows } = request
      const clients = rows.map((row) => {
        const { client, faults } = readTableRow(headings, matches, row)
        if (client) return asNew(desk, client)
        const why = faults.map(({ column, message }) => `${column}：${message}`).join('')
        throw new DeskRefusal(
          'invalid-input',
          `第 ${row.row} 行还有问题，什么都没有导入。${why}`,
          '请改好这一行，或不导入它。',
        )
      })
      const task = { type: 'progress', taskId: randomUUID(), title: '导入客户', total: clients.length } as const
      const report = (done: number, state: 'running' | 'done' = 'running') => desk.emit({ ...task, done, state })
      const stored = await storeNewClients(desk, clients, importedFrom(desk, fileName), report).finally(() =>
        report(clients.length, 'done'),
      )
      remember(headings, matches)
      return { added: stored.map(({ id, subject }) => ({ id, name: subject.name })) }
    },
  }

  function remember(headings: readonly string[], matches: readonly string[]): void {
    const all = remembered()
    for (const [index, text] of headings.entries()) {
      const heading = sameHeading(text)
      if (heading === '') continue
      // the newest stands last
      all.delete(heading)
      all.set(heading, matches[index] ?? '')
    }
    const columnMatches = [...all].slice(-mostRemembered).map(([heading, match]) => ({ heading, match }))
    desk.settings.set({ columnMatches })
  }
}
