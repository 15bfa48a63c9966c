import type { TableRow, TableSheet } from '../../domain/contract/index.ts'
import { DeskRefusal } from '../../domain/contract/refusal.ts'
import type { Client } from '../../domain/model/index.ts'
import { kindOf, readable } from './read-client-file.ts'
import { type Cell, clean, type Sheet } from './table/cell.ts'
import { columns } from './table/columns.ts'
import { guessColumns } from './table/guess-columns.ts'
import { isHeadingRow, readHeading, writeHeading } from './table/header.ts'
import { decodeText, readCsv } from './table/read-csv.ts'
import { type Headed, headingWithin, type RowFault, readRow } from './table/read-sheet.ts'
import { readXlsx } from './table/read-xlsx.ts'

/** A file on its way in: tables to be matched, or a CLIENT.json, which says itself what is what. */
export type OpenedFile =
  | { readonly kind: 'table'; readonly sheets: readonly TableSheet[] }
  | { readonly kind: 'clients' }

/** As many services a row may be matched for; the words of the fifth are enough to write the others by hand. */
const mostServices = 5

/** Every column a table's column can be matched with, as `export` heads it. */
export const columnChoices: readonly string[] = [
  ...columns.map((column) => writeHeading({ column, n: 1 })),
  ...Array.from({ length: mostServices - 1 }, (_, index) =>
    columns.filter(({ numbered }) => numbered).map((column) => writeHeading({ column, n: index + 2 })),
  ).flat(),
]

const textOf = (cell: Cell | undefined) => clean(cell?.text ?? '')
const isFilled = (cell: Cell) => textOf(cell) !== '' || cell.fault !== undefined

/** The row of headings: one that we know as such, else the first with more than one word in it. */
function headingsAt({ rows }: Sheet): number {
  const first = rows.slice(0, headingWithin)
  const known = first.findIndex(({ cells }) => isHeadingRow(cells.map(({ text }) => text)))
  return known >= 0 ? known : first.findIndex(({ cells }) => cells.filter(isFilled).length > 1)
}

function tableOf(sheet: Sheet, remembered: ReadonlyMap<string, string>): TableSheet | undefined {
  const start = headingsAt(sheet)
  const top = sheet.rows[start]
  if (!top) return undefined
  const body = sheet.rows.slice(start + 1).filter(({ cells }) => cells.some(isFilled))
  if (body.length === 0) return undefined
  const width = Math.max(top.cells.length, ...body.map(({ cells }) => cells.length))
  const filled = Array.from({ length: width }, (_, column) => column).filter(
    (column) => textOf(top.cells[column]) !== '' || body.some(({ cells }) => cells[column] && isFilled(cells[column])),
  )
  const texts = filled.map((column) => textOf(top.cells[column]))
  const cellsOf = (place: number) => body.map(({ cells }) => textOf(cells[filled[place] as number]))
  const guesses = guessColumns(texts, cellsOf, remembered)
  return {
    name: sheet.name,
    headings: texts.map((text, place) => ({
      text,
      match: guesses[place]?.match ?? '',
      how: guesses[place]?.how ?? 'none',
    })),
    rows: body.map(({ number, cells }) => ({
      row: number - top.number,
      cells: filled.map((column) => textOf(cells[column])),
      spoilt: filled.flatMap((column, cell) => {
        const fault = cells[column]?.fault
        return fault === undefined ? [] : [{ cell, message: `${fault}。` }]
      }),
    })),
  }
}

/** A list of flat objects is a table too: its keys are the headings. CLIENT.json has a `subject` in each. */
function flatTable(text: string): Sheet | undefined {
  let content: unknown
  try {
    content = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
  if (!Array.isArray(content) || content.length === 0) return undefined
  const isFlat = (item: unknown): item is Record<string, unknown> =>
    typeof item === 'object' && item !== null && !Array.isArray(item) && !('subject' in item)
  if (!content.every(isFlat)) return undefined
  const headings = [...new Set(content.flatMap((item) => Object.keys(item)))]
  const inWords = (value: unknown) => {
    if (value === null || value === undefined) return ''
    return Array.isArray(value) ? value.map(String).join('、') : String(value)
  }
  const cellsOf = (texts: readonly string[]) => texts.map((one) => ({ text: one }))
  return {
    name: '',
    rows: [
      { number: 1, cells: cellsOf(headings) },
      ...content.map((item, index) => ({
        number: index + 2,
        cells: cellsOf(headings.map((heading) => inWords(item[heading]))),
      })),
    ],
  }
}

/**
 * Opens a file for a person to look at before anything is brought in.
 * @param remembered how headings were matched before, by `sameHeading`
 * @throws DeskRefusal 'unreadable-file' | 'too-large' | 'invalid-input' where there is no table in it
 */
export async function openTable(
  bytes: Uint8Array,
  fileName: string,
  remembered: ReadonlyMap<string, string>,
): Promise<OpenedFile> {
  const kind = kindOf(bytes, fileName)
  readable(bytes, kind)
  if (kind === 'json') {
    const sheet = flatTable(decodeText(bytes))
    return sheet ? tables([sheet], remembered) : { kind: 'clients' }
  }
  return tables(kind === 'xlsx' ? await readXlsx(bytes) : readCsv(bytes), remembered)
}

/** The sheet with most columns known comes first: beside it stand explanations. */
function tables(sheets: readonly Sheet[], remembered: ReadonlyMap<string, string>): OpenedFile {
  const opened = sheets.flatMap((sheet) => tableOf(sheet, remembered) ?? [])
  if (opened.length === 0) throw noTable()
  const known = ({ headings }: TableSheet) => headings.filter(({ match }) => match !== '').length
  return { kind: 'table', sheets: opened.sort((a, b) => known(b) - known(a)) }
}

/** Reads a row as it stands in the window. */
export function readTableRow(
  headings: readonly string[],
  matches: readonly string[],
  { cells, spoilt }: TableRow,
): { client: Client | undefined; faults: readonly RowFault[] } {
  const headed = matches.map((match, index): Headed | undefined => {
    const heading = match === '' ? undefined : readHeading(match)
    return heading && { ...heading, text: headings[index] || match }
  })
  const faulty = new Map(spoilt.map(({ cell, message }) => [cell, message.replace(/。$/, '')]))
  const asRead = cells.map((text, index): Cell => {
    const fault = faulty.get(index)
    return fault === undefined ? { text } : { text, fault }
  })
  return readRow(headed, asRead)
}

const noTable = () =>
  new DeskRefusal(
    'invalid-input',
    '这个文件里没有客户表格。',
    '表格要有一行表头（例如“单位名称”“手机号码”“域名”），下面一行一个客户。',
  )
