import Papa from 'papaparse'
import { DeskRefusal } from '../../../domain/contract/refusal.ts'
import { type Cell, type Sheet, spoiltNumber } from './cell.ts'

/**
 * Text of a file as Chinese office programs save it: with a byte order mark, plain UTF-8, else GB18030 (GBK).
 * @throws DeskRefusal 'unreadable-file' for bytes that are none of these
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  const marked =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      // text has no NUL; a file that decodes with one is something else
      if (!text.includes('\0')) return text
    } catch {
      // not this encoding
    }
  }
  throw new DeskRefusal(
    'unreadable-file',
    '认不出这个文件的文字编码。',
    '请用 Excel 或 WPS 另存为 .xlsx 或“CSV UTF-8”后再导入。',
  )
}

/** Reads comma, tab or semicolon separated text. @throws DeskRefusal 'unreadable-file' */
export function readCsv(bytes: Uint8Array): Sheet[] {
  const { data } = Papa.parse<string[]>(decodeText(bytes), { delimitersToGuess: [',', '\t', ';', '|', '，'] })
  const rows = data.map((cells, index) => ({ number: index + 1, cells: cells.map(readCell) }))
  return [{ name: '', rows: rows.filter(({ cells }) => cells.some(({ text, fault }) => text.trim() !== '' || fault)) }]
}

/** Undoes what keeps Excel from spoiling a number: `="0138"`, a leading tab or apostrophe. */
function readCell(raw: string): Cell {
  const text = raw.replace(/^="([^"]*)"$/, '$1').replace(/^'(?=[=+\-@\t\r'\d])/, '')
  return /^\d(\.\d+)?E\+\d{2}$/i.test(text.trim()) ? { text: '', fault: spoiltNumber } : { text }
}
