/** What stands in one cell of a table, or why it cannot be used. */
export interface Cell {
  readonly text: string
  /** zh-CN; set where the table's program has spoilt the content */
  readonly fault?: string
}

/** One sheet: rows with the number they carry in the file (1-based), empty ones left out. */
export interface Sheet {
  /** '' for a file that has only one */
  readonly name: string
  readonly rows: readonly { readonly number: number; readonly cells: readonly Cell[] }[]
}

/** A cell whose content does not fit its column; the message goes to the clerk. */
export class CellFault extends Error {}

/** Excel keeps 15 digits of a number; a longer one (an ID number) has lost its end. */
export const spoiltNumber = '号码被表格软件存成了数字，后几位已经丢失；请把这一列设为“文本”后重新填写'

/** Folds full-width characters, drops control characters and the spaces around. */
export const clean = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/[\u00a0\u3000]/g, ' ')
    .trim()

const spreadsheetEpoch = Date.UTC(1899, 11, 30)

/**
 * A day as people write it: 2026-01-31, 2026/1/31, 2026.1.31, 2026年1月31日, 20260131, or Excel's day number.
 * @returns YYYY-MM-DD @throws CellFault
 */
export function readDate(text: string): string {
  const serial = /^\d{5}$/.test(text) ? new Date(spreadsheetEpoch + Number(text) * 86_400_000).toISOString() : undefined
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?$/.exec(serial ?? text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (match) {
    const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
    const date = new Date(Date.UTC(year, month - 1, day))
    if (date.getUTCMonth() === month - 1 && date.getUTCDate() === day) return date.toISOString().slice(0, 10)
  }
  throw new CellFault(`“${shorten(text)}”不是日期，请写成 2026-01-31 这样`)
}

/** The end of a validity: a day, or 长期. @throws CellFault */
export const readValidityEnd = (text: string): string =>
  /^(长期|永久|长期有效|无固定期限)$/.test(text) ? 'long-term' : readDate(text)

/** Stands for "not filled in" in a list whose items belong to the items of another list. */
export const emptyItem = '-'

/** Several values in one cell, separated by 、 , ; or a new line. Keeps `-` so that two lists stay in step. */
export const readList = (text: string): string[] =>
  text
    .split(/[、,，;；|\n\r]+/)
    .map((item) => item.trim())
    .filter((item) => item !== '')

/** A name out of a fixed list, as the list or everyday speech has it. @throws CellFault */
export function readChoice<K extends string>(
  names: Readonly<Record<K, string>>,
  others: Readonly<Record<string, K>>,
  text: string,
): K {
  const found = (Object.keys(names) as K[]).find((key) => names[key] === text || key === text) ?? others[text]
  if (found !== undefined) return found
  const allowed = Object.values<string>(names).filter((name) => name !== '未填')
  throw new CellFault(`“${shorten(text)}”不在可选范围内；可以填：${allowed.join('、')}`)
}

/** Enough of a cell to find it again, too little to spill a whole number. */
const shorten = (text: string) => (text.length > 12 ? `${text.slice(0, 12)}…` : text)
