import { create } from 'zustand'
import type { CheckedRow, Refusal, TableRow, TableSheet } from '../../domain/contract/index.ts'
import { call, Refused, refusalOf } from '../app/desk.ts'
import { words } from './words.ts'

/** A table on its way in. It stays while the person looks something up elsewhere in the window. */
export interface OpenTable {
  readonly fileName: string
  readonly sheets: readonly TableSheet[]
  readonly sheet: number
  readonly columns: readonly string[]
  /** what each column is; '' = left out */
  readonly matches: readonly string[]
  readonly rows: readonly TableRow[]
  readonly checked: ReadonlyMap<number, CheckedRow>
  /** rows the person decided on: true = comes in, false = stays out; without a word, a row comes in unless it is a twin */
  readonly decided: ReadonlyMap<number, boolean>
  /** cells that had a fault when the table was opened or rematched: they stay fields while they are mended */
  readonly mending: ReadonlySet<string>
  /** a CLIENT.json, which says itself what is what: its rows are chosen, not matched or mended; undefined = a table */
  readonly whole: Uint8Array | undefined
  /** something was changed by hand */
  readonly touched: boolean
}

interface Importing {
  readonly table: OpenTable | undefined
  readonly busy: boolean
  readonly refusal: Refusal | undefined
}

export const useImporting = create<Importing>(() => ({ table: undefined, busy: false, refusal: undefined }))

const readable = /\.(xlsx|csv|json|txt|tsv)$/i
export const cellKey = (row: number, cell: number): string => `${row}:${cell}`

/** Rows as the desk is asked about them: what is in columns that are left out stays here, a long list is long enough. */
const sent = ({ matches, rows }: Pick<OpenTable, 'matches' | 'rows'>): TableRow[] =>
  rows.map((row) => ({
    ...row,
    cells: row.cells.map((text, cell) => (matches[cell] === '' ? '' : text)),
    spoilt: row.spoilt.filter(({ cell }) => matches[cell] !== ''),
  }))

/** counts up with every question, so that a late answer to an old one is dropped */
let question = 0

async function check(table: OpenTable): Promise<void> {
  question += 1
  const mine = question
  const { rows } = await call('imports.check', { matches: [...table.matches], rows: sent(table) })
  if (mine !== question) return
  useImporting.setState(({ table: now }) => {
    if (!now) return {}
    const mending = new Set(now.mending)
    for (const { row, faults } of rows) for (const { cell } of faults) if (cell >= 0) mending.add(cellKey(row, cell))
    return { table: { ...now, mending, checked: new Map(rows.map((one) => [one.row, one])) } }
  })
}

async function carefully(work: () => Promise<void>): Promise<void> {
  useImporting.setState({ busy: true, refusal: undefined })
  try {
    await work()
  } catch (error) {
    useImporting.setState({ refusal: refusalOf(error) })
  } finally {
    useImporting.setState({ busy: false })
  }
}

const ofSheet = (table: Pick<OpenTable, 'fileName' | 'sheets' | 'columns' | 'whole'>, sheet: number): OpenTable => ({
  ...table,
  sheet,
  matches: table.sheets[sheet]?.headings.map(({ match }) => match) ?? [],
  rows: table.sheets[sheet]?.rows ?? [],
  checked: new Map(),
  decided: new Map(),
  mending: new Set(),
  touched: false,
})

function change(next: (table: OpenTable) => Partial<OpenTable>): Promise<void> {
  const { table } = useImporting.getState()
  if (!table) return Promise.resolve()
  const changed = { ...table, ...next(table), touched: true }
  useImporting.setState({ table: changed })
  return carefully(() => check(changed))
}

/** Opens a file for looking at; nothing is brought in. */
export const openFile = (file: File): Promise<void> =>
  carefully(async () => {
    if (!readable.test(file.name)) throw new Refused({ code: 'unreadable-file', ...words.wrongKind })
    const bytes = new Uint8Array(await file.arrayBuffer())
    const { kind, sheets, columns, checked } = await call('imports.read', { fileName: file.name, bytes })
    const whole = kind === 'clients' ? bytes : undefined
    const opened = ofSheet({ fileName: file.name, sheets, columns, whole }, 0)
    const table = { ...opened, checked: new Map(checked.map((one) => [one.row, one])) }
    question += 1
    useImporting.setState({ table })
    if (!whole) await check(table)
  })

export const showSheet = (sheet: number): Promise<void> => change((table) => ({ ...ofSheet(table, sheet) }))

/** Says what a column is. What another column was taken for before is free for this one: that one is then left out. */
export const matchColumn = (column: number, match: string): Promise<void> =>
  change(({ matches }) => ({
    matches: matches.map((old, index) => {
      if (index === column) return match
      return old === match ? '' : old
    }),
    mending: new Set(),
  }))

/** Writes into a cell; what the table's program had spoilt there is forgotten. */
export const writeCell = (row: number, cell: number, text: string): Promise<void> =>
  change(({ rows, mending }) => ({
    mending: new Set(mending).add(cellKey(row, cell)),
    rows: rows.map((one) =>
      one.row === row
        ? {
            ...one,
            cells: Object.assign([...one.cells], { [cell]: text }),
            spoilt: one.spoilt.filter((spoilt) => spoilt.cell !== cell),
          }
        : one,
    ),
  }))

/** Makes a cell a field, to be changed though nothing is wrong with it. */
export const mendCell = (row: number, cell: number): void =>
  useImporting.setState(({ table }) =>
    table ? { table: { ...table, mending: new Set(table.mending).add(cellKey(row, cell)) } } : {},
  )

export const decide = (rows: readonly number[], comesIn: boolean): void =>
  useImporting.setState(({ table }) => {
    if (!table) return {}
    const decided = new Map(table.decided)
    for (const row of rows) decided.set(row, comesIn)
    return { table: { ...table, decided, touched: true } }
  })

export type RowState = 'fine' | 'faulty' | 'twin' | 'left'

/** What becomes of a row as things stand. */
export function stateOf({ checked, decided }: OpenTable, row: number): RowState {
  const { faults = [], twin = '' } = checked.get(row) ?? {}
  const word = decided.get(row)
  if (word === false) return 'left'
  if (faults.length > 0) return 'faulty'
  return twin !== '' && word !== true ? 'twin' : 'fine'
}

export function dismiss(): void {
  question += 1
  useImporting.setState({ table: undefined, refusal: undefined })
}

/** Brings in every row that is fine, all or none. @returns how many; undefined where it was refused */
export async function commit(): Promise<number | undefined> {
  const { table } = useImporting.getState()
  if (!table) return undefined
  let count: number | undefined
  await carefully(async () => {
    const isIn = ({ row }: TableRow) => stateOf(table, row) === 'fine'
    const { fileName, matches, whole } = table
    const headings = table.sheets[table.sheet]?.headings.map(({ text }) => text) ?? []
    const { added } = whole
      ? await call('clients.import', {
          fileName,
          bytes: whole,
          rows: table.rows.filter(isIn).map(({ row }) => row),
        })
      : await call('imports.commit', { fileName, headings, matches: [...matches], rows: sent(table).filter(isIn) })
    count = added.length
    dismiss()
  })
  return count
}
