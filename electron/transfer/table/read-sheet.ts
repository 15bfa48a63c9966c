import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Client } from '../../../domain/model/index.ts'
import type { ImportFault, ReadClients } from '../import-result.ts'
import { type Cell, CellFault, clean, type Sheet } from './cell.ts'
import { columns, nameColumn } from './columns.ts'
import { clientOf, emptyDraft } from './draft.ts'
import { type Heading, isHeadingRow, readHeading } from './header.ts'

/** Titles and notes may stand above the headings, but not pages of them. */
export const headingWithin = 20
const rowsAtOnce = 100

/**
 * Reads the clients of one sheet, one a row; a row with a fault is left out and named. Row 1 is the first below the
 * headings.
 * @returns undefined where the sheet has no headings we know
 */
export async function readSheet(sheet: Sheet): Promise<ReadClients | undefined> {
  const start = sheet.rows
    .slice(0, headingWithin)
    .findIndex(({ cells }) => isHeadingRow(cells.map((cell) => cell.text)))
  const top = sheet.rows[start]
  if (!top) return undefined
  const { headings, errors } = readHeadings(top.cells)
  const result: ReadClients = { clients: [], errors }
  for (const [index, { number, cells }] of sheet.rows.slice(start + 1).entries()) {
    // a large table does not hold up the window
    if (index % rowsAtOnce === 0) await nextTurn()
    if (cells.every((cell) => clean(cell.text) === '' && !cell.fault)) continue
    const row = number - top.number
    const { client, faults } = readRow(headings, cells)
    if (client) result.clients.push({ row, client })
    else result.errors.push(...faults.map(({ column, message }) => ({ row, column, message })))
  }
  return result
}

/** A recognised column, and how the table itself heads it: that is the name the clerk will look for. */
export type Headed = Heading & { readonly text: string }

function readHeadings(cells: readonly Cell[]) {
  const errors: ImportFault[] = []
  const headings: (Headed | undefined)[] = []
  for (const cell of cells) {
    const column = clean(cell.text)
    const heading = column === '' ? undefined : readHeading(column)
    const twin = heading && headings.find((other) => other?.column === heading.column && other.n === heading.n)
    if (column !== '' && !heading) errors.push({ row: 0, column, message: '不认识这一列，没有导入它的内容。' })
    if (twin) errors.push({ row: 0, column, message: `与前面的“${twin.text}”是同一项，没有导入这一列。` })
    headings.push(twin || !heading ? undefined : { ...heading, text: column })
  }
  return { headings, errors }
}

/** A fault of a row, and the cell it stands in; -1 = none of them. */
export interface RowFault {
  readonly cell: number
  readonly column: string
  /** zh-CN */
  readonly message: string
}

/** Reads one row. @returns the client, or everything that speaks against it */
export function readRow(
  headings: readonly (Headed | undefined)[],
  cells: readonly Cell[],
): { client: Client | undefined; faults: RowFault[] } {
  const draft = emptyDraft()
  const faults: RowFault[] = []
  for (const { heading, index } of inOrder(headings)) {
    const cell = cells[index] ?? { text: '' }
    const column = heading.text
    const text = clean(cell.text)
    if (cell.fault) faults.push({ cell: index, column, message: `${cell.fault}。` })
    else if (text !== '') {
      try {
        heading.column.read(draft, text, heading.n)
      } catch (error) {
        if (!(error instanceof CellFault)) throw error
        faults.push({ cell: index, column, message: `${error.message}。` })
      }
    }
  }
  if (faults.length === 0 && draft.subject.name === '') {
    const cell = headings.findIndex((heading) => heading?.column === nameColumn)
    faults.push({ cell, column: nameColumn.header, message: '没有填写主办单位名称，这一行没有导入。' })
  }
  return { client: faults.length === 0 ? clientOf(draft) : undefined, faults }
}

/** Cells are read in the order of `columns`, whatever the table's: the domains before what is said of each of them. */
function inOrder(headings: readonly (Headed | undefined)[]): { heading: Headed; index: number }[] {
  return headings
    .flatMap((heading, index) => (heading ? [{ heading, index }] : []))
    .sort((a, b) => columns.indexOf(a.heading.column) - columns.indexOf(b.heading.column))
}
