import {
  parseCreditCode,
  parseDomainName,
  parseIp,
  parseMail,
  parseMobile,
  parseResidentId,
} from '../../../domain/identifiers/index.ts'
import { clean } from './cell.ts'
import { readHeading, writeHeading } from './header.ts'

export interface Guess {
  /** a heading as `export` writes it; '' = none of the desk's columns */
  readonly match: string
  readonly how: 'remembered' | 'heading' | 'content' | 'none'
}

/** What tells a column without a known heading by what stands in it. */
const telling: readonly (readonly [heading: string, fits: (text: string) => boolean])[] = [
  ['统一社会信用代码', (text) => parseCreditCode(text).ok],
  ['主体负责人身份证号', (text) => parseResidentId(text).ok],
  ['手机号码', (text) => parseMobile(text).ok],
  ['电子邮箱', (text) => parseMail(text).ok],
  ['IP地址', (text) => parseIp(text).ok],
  ['域名', (text) => parseDomainName(text).ok],
  ['主办单位名称', (text) => /(公司|中心|事务所|工作室|商行|协会|学校|医院|经营部|合作社|厂|店)$/.test(text)],
]

/** How many filled cells of a column are looked at, how many there must be, and how many of them must fit. */
const looked = 40
const atLeast = 2
const share = 0.8

function byContent(cells: readonly string[]): string {
  const filled = cells.map(clean).filter((text) => text !== '')
  const sample = filled.slice(0, looked)
  if (sample.length < atLeast) return ''
  const found = telling.find(([, fits]) => sample.filter(fits).length >= sample.length * share)
  const heading = found && readHeading(found[0])
  return heading ? writeHeading(heading) : ''
}

/** Headings compare as a person reads them. */
export const sameHeading = (text: string): string => clean(text).normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/**
 * Guesses what each column of a table is: as the person matched a column of that heading before, else by its heading in
 * any of the trade's ways of saying it, else by what stands in it. No two columns are taken for the same.
 * @param cellsOf the cells of one column
 * @param remembered by `sameHeading`; '' = the person wanted that column left out
 */
export function guessColumns(
  headings: readonly string[],
  cellsOf: (column: number) => readonly string[],
  remembered: ReadonlyMap<string, string>,
): Guess[] {
  const taken = new Set<string>()
  const guesses: Guess[] = headings.map(() => ({ match: '', how: 'none' }))
  const guess = (column: number, match: string, how: Guess['how']) => {
    if (guesses[column]?.how !== 'none' || (match !== '' && taken.has(match))) return
    guesses[column] = { match, how }
    taken.add(match)
  }
  for (const [column, text] of headings.entries()) {
    const known = remembered.get(sameHeading(text))
    if (known !== undefined && clean(text) !== '') guess(column, known, 'remembered')
  }
  for (const [column, text] of headings.entries()) {
    const heading = readHeading(text)
    if (heading) guess(column, writeHeading(heading), 'heading')
  }
  for (const column of headings.keys()) {
    if (guesses[column]?.how !== 'none') continue
    const match = byContent(cellsOf(column))
    if (match !== '') guess(column, match, 'content')
  }
  return guesses
}
