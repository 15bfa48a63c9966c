import { DeskRefusal } from '../../domain/contract/refusal.ts'
import type { ReadClients } from './import-result.ts'
import { readJson } from './read-json.ts'
import type { Sheet } from './table/cell.ts'
import { nameColumn } from './table/columns.ts'
import { decodeText, readCsv } from './table/read-csv.ts'
import { readSheet } from './table/read-sheet.ts'
import { readXlsx } from './table/read-xlsx.ts'

/** Largest file that is read: an export of some 10,000 clients with all their inspections, and a large workbook. */
const largest = { json: 400 * 1024 * 1024, table: 64 * 1024 * 1024 }

/**
 * Reads clients from a CLIENT.json (also a bare list or a single client), an .xlsx or a .csv. What the bytes are
 * decides, not the name alone. Each client is whole or left out; every one has its ids.
 * @throws DeskRefusal 'unreadable-file' | 'too-large' | 'invalid-input' where nothing in the file can be used
 */
export async function readClientFile(bytes: Uint8Array, fileName: string): Promise<ReadClients> {
  const kind = kindOf(bytes, fileName)
  readable(bytes, kind)
  if (kind === 'json') return readJson(decodeText(bytes))
  return readTable(kind === 'xlsx' ? await readXlsx(bytes) : readCsv(bytes))
}

/** @throws DeskRefusal 'too-large' */
export function readable(bytes: Uint8Array, kind: 'json' | 'xlsx' | 'csv'): void {
  if (bytes.length > (kind === 'json' ? largest.json : largest.table)) throw tooLarge()
}

/** What a file is, by its bytes. @throws DeskRefusal 'unreadable-file' for what is none of these */
export function kindOf(bytes: Uint8Array, fileName: string): 'json' | 'xlsx' | 'csv' {
  const startsWith = (...values: number[]) => values.every((value, index) => bytes[index] === value)
  if (bytes.length === 0) throw new DeskRefusal('unreadable-file', '这个文件是空的。', '请换一个有内容的文件。')
  if (startsWith(0x50, 0x4b)) return 'xlsx'
  if (startsWith(0xd0, 0xcf, 0x11, 0xe0)) throw oldOrProtected()
  const name = fileName.toLowerCase()
  if (name.endsWith('.json')) return 'json'
  if (name.endsWith('.xlsx') || name.endsWith('.xls')) throw notExcel()
  if (/^(\xef\xbb\xbf)?\s*[[{]/.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1'))) return 'json'
  return 'csv'
}

async function readTable(sheets: readonly Sheet[]): Promise<ReadClients> {
  const results: ReadClients[] = []
  for (const sheet of sheets) {
    const result = await readSheet(sheet)
    if (result) results.push(named(sheet.name, result))
  }
  if (results.length === 0) throw noHeadings()
  return {
    clients: results.flatMap(({ clients }) => clients),
    errors: results.flatMap(({ errors }) => errors),
  }
}

/** With several sheets in a file, a row number alone finds nothing. */
const named = (sheet: string, { clients, errors }: ReadClients): ReadClients => ({
  clients,
  errors: sheet === '' ? errors : errors.map((error) => ({ ...error, message: `工作表“${sheet}”：${error.message}` })),
})

const noHeadings = () =>
  new DeskRefusal(
    'invalid-input',
    '在前 20 行里没有找到表头，没有导入。',
    `表格要有一行表头，其中有“${nameColumn.header}”和其他列（例如“统一社会信用代码”“手机号码”“域名”），一行一个客户。`,
  )

const tooLarge = () => new DeskRefusal('too-large', '这个文件太大，没有导入。', '请分成几个文件再导入。')

const oldOrProtected = () =>
  new DeskRefusal(
    'unreadable-file',
    '这是旧版 .xls 文件，或加了打开密码。',
    '请用 Excel 或 WPS 去掉密码，另存为 .xlsx 后再导入。',
  )

const notExcel = () =>
  new DeskRefusal(
    'unreadable-file',
    '这个文件的内容不是 Excel 表格。',
    '请用 Excel 或 WPS 打开后另存为 .xlsx，再导入。',
  )
