import { clean } from './cell.ts'
import type { Column } from './column.ts'
import { columns, nameColumn } from './columns.ts'

/** A column of the table at hand, and for which service (from 1) it stands. */
export interface Heading {
  readonly column: Column
  readonly n: number
}

/** Headings compare without case, spaces, stars, colons and what stands in brackets: `* 手机号码（必填）：` */
const plain = (heading: string) =>
  clean(heading)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]/g, '')
    .replace(/[\s*:_]/g, '')

const known = new Map<string, Column>()
// the first to claim a heading keeps it: 证件号码 is the subject's, 联系人 the lead's
for (const column of columns) {
  for (const heading of [column.header, ...column.aliases]) {
    if (!known.has(plain(heading))) known.set(plain(heading), column)
  }
}

/** @returns undefined for a heading nobody knows */
export function readHeading(text: string): Heading | undefined {
  const heading = plain(text)
  const whole = known.get(heading)
  if (whole) return { column: whole, n: 1 }
  const numbered = /^(.+?)(\d{1,2})$/.exec(heading)
  const column = numbered && known.get(numbered[1]!)
  const n = Number(numbered?.[2])
  return column?.numbered && n >= 1 ? { column, n } : undefined
}

/** `域名` for the first service, `域名2` for the second. */
export const writeHeading = ({ column, n }: Heading): string => (n === 1 ? column.header : `${column.header}${n}`)

/**
 * Whether a row of cells is the table's heading: it names the client's name and at least one more column, as no title
 * above a table and no client does.
 */
export function isHeadingRow(cells: readonly string[]): boolean {
  const headings = cells.map(readHeading).filter((heading) => heading !== undefined)
  return headings.some(({ column }) => column === nameColumn) && new Set(headings.map(({ column }) => column)).size > 1
}
