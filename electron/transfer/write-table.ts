import Papa from 'papaparse'
import type { Client } from '../../domain/model/index.ts'
import { columns } from './table/columns.ts'
import { draftOf } from './table/draft.ts'
import { type Heading, writeHeading } from './table/header.ts'

/** Headings and rows of a client table; columns of services as often as the client with the most has them. */
export function tableOf(clients: readonly Client[]): { headings: string[]; rows: string[][] } {
  const most = Math.max(1, ...clients.map(({ services }) => services.length))
  const numbered = columns.filter((column) => column.numbered)
  const services = Array.from({ length: most }, (_, index) =>
    numbered.map((column) => ({ column, n: index + 1 })),
  ).flat()
  const before = columns.slice(0, columns.indexOf(numbered[0]!))
  const after = columns.slice(columns.indexOf(numbered.at(-1)!) + 1)
  const once = (column: (typeof columns)[number]): Heading => ({ column, n: 1 })
  const all = [...before.map(once), ...services, ...after.map(once)]
  return {
    headings: all.map(writeHeading),
    rows: clients.map((client) => {
      const draft = draftOf(client)
      return all.map(({ column, n }) => column.write(draft, n))
    }),
  }
}

/** Narrowest and widest a column becomes, in characters of Excel's; what is longer is cut by its neighbour. */
const [narrowest, widest] = [8, 48]

/** Room a text takes, in characters: Chinese ones are two wide. */
const roomOf = (text: string): number =>
  Math.max(...text.split('\n').map((line) => [...line].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0)))

/**
 * An .xlsx with one row a client. Every cell is a string in text format: Excel keeps all digits of a number, and a
 * value that begins with = is shown, not computed.
 */
export async function writeXlsx(clients: readonly Client[]): Promise<Uint8Array> {
  const { headings, rows } = tableOf(clients)
  const { default: excel } = await import('exceljs')
  const workbook = new excel.Workbook()
  const sheet = workbook.addWorksheet('客户', { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] })
  const widthOf = (column: number) => {
    const room = Math.max(...[headings, ...rows].map((cells) => roomOf(cells[column] ?? '')))
    return Math.min(widest, Math.max(narrowest, room + 2))
  }
  sheet.columns = headings.map((header, column) => ({ header, width: widthOf(column), style: { numFmt: '@' } }))
  sheet.getRow(1).font = { bold: true }
  for (const row of rows) sheet.addRow(row)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/**
 * A .csv for Excel: UTF-8 with byte order mark. A csv cannot say that a cell is text, so what Excel would compute gets
 * an apostrophe and what it would round (12 digits and more) a tab; `import` takes both away again.
 */
export function writeCsv(clients: readonly Client[]): Uint8Array {
  const { headings, rows } = tableOf(clients)
  const guarded = rows.map((row) =>
    row.map((text) => (/^[=+\-@\t\r']/.test(text) ? `'${text}` : /^\d{12,}$/.test(text) ? `\t${text}` : text)),
  )
  return Buffer.from(`\ufeff${Papa.unparse([headings, ...guarded], { newline: '\r\n' })}\r\n`)
}
