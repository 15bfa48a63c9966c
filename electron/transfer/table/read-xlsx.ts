import type ExcelJS from 'exceljs'
import { DeskRefusal } from '../../../domain/contract/refusal.ts'
import { type Cell, type Sheet, spoiltNumber } from './cell.ts'
import { checkArchive } from './zip-guard.ts'

/**
 * Parts of a sheet that say nothing of its cells. Left out not only for speed: a merge or a validation over whole
 * columns is a few bytes in the file and a billion cells in memory.
 */
const ignoreNodes = [
  'mergeCells',
  'dataValidations',
  'conditionalFormatting',
  'extLst',
  'drawing',
  'legacyDrawing',
  'picture',
  'hyperlinks',
  'tableParts',
  'autoFilter',
  'sheetViews',
  'rowBreaks',
  'colBreaks',
]

/** More columns than any client table has; beyond them stands formatting, not content. */
const mostColumns = 600

/** @throws DeskRefusal 'unreadable-file' | 'too-large' */
export async function readXlsx(bytes: Uint8Array): Promise<Sheet[]> {
  await checkArchive(bytes)
  // half a second to load: only who imports a workbook pays for it
  const { default: excel } = await import('exceljs')
  const workbook = new excel.Workbook()
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    await workbook.xlsx.load(buffer as unknown as ExcelJS.Buffer, { ignoreNodes })
  } catch (error) {
    throw unreadable(error)
  }
  return workbook.worksheets.map((worksheet) => {
    const rows: { number: number; cells: Cell[] }[] = []
    worksheet.eachRow({ includeEmpty: false }, (row, number) => {
      const cells: Cell[] = []
      row.eachCell({ includeEmpty: false }, (cell, column) => {
        if (column <= mostColumns) cells[column - 1] = readCell(cell.value)
      })
      rows.push({ number, cells: Array.from(cells, (cell) => cell ?? { text: '' }) })
    })
    return { name: workbook.worksheets.length > 1 ? worksheet.name : '', rows }
  })
}

/** What a person sees in a cell, whatever Excel made of it. */
function readCell(value: ExcelJS.CellValue): Cell {
  if (value === null || value === undefined) return { text: '' }
  if (typeof value === 'string') return { text: value }
  if (typeof value === 'boolean') return { text: value ? '是' : '否' }
  if (typeof value === 'number') return readNumber(value)
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? { text: '', fault: '日期不对' } : { text: value.toISOString().slice(0, 10) }
  }
  if ('richText' in value) return { text: value.richText.map(({ text }) => text).join('') }
  if ('hyperlink' in value) return readCell(value.text as ExcelJS.CellValue)
  if ('error' in value) return { text: '', fault: `单元格是错误值 ${value.error}` }
  return readCell('result' in value ? (value.result as ExcelJS.CellValue) : undefined)
}

function readNumber(value: number): Cell {
  if (Number.isSafeInteger(value)) return { text: String(value) }
  return Number.isInteger(value) || Math.abs(value) >= 1e15
    ? { text: '', fault: spoiltNumber }
    : { text: String(value) }
}

const unreadable = (cause: unknown) =>
  new DeskRefusal(
    'unreadable-file',
    '这个 Excel 文件已损坏，读不出来。',
    '请用 Excel 或 WPS 打开后另存为 .xlsx，再导入。',
    {
      cause,
    },
  )
