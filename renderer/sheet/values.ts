import { DeskRefusal } from '../../domain/contract/refusal.ts'
import type { SheetDomain } from '../../domain/sheet/content.ts'
import { valueBoxes } from '../../domain/sheet/lines.ts'
import type { ValueBox } from '../../domain/sheet/parts.ts'
import type { Face } from './face.ts'
import type { SheetContent } from './request.ts'
import { fitInBox, type Paragraphs, piecesOf, type SetLine } from './typeset.ts'

/** Says on the form where the domains go on. */
const continues = '（下接表格下方空白处）'
const continued = '（上接网站域名栏）'

/**
 * Sets the client's part of a sheet: name and domains. Domains that the cell cannot hold even in its smallest type go
 * on in the blank space under the frame; what that cannot hold either needs a further sheet (domain.md 1.3).
 * @returns the lines of each sheet, nearly always of one
 * @throws DeskRefusal 'invalid-input' where the name is too long for the form
 */
export function setValues(face: Face, content: SheetContent): SetLine[][] {
  const name = content.name === '' ? [] : fitInBox(face, [piecesOf(content.name)], valueBoxes.name)
  if (name === undefined)
    throw new DeskRefusal(
      'invalid-input',
      `主办者名称有 ${[...content.name].length} 个字，核验单的名称栏写不下`,
      '请核对名称是否多填了内容，名称应与证件一字不差',
    )
  const date = setDate(content.options.date)
  return setDomains(face, content).map((lines) => [...name, ...lines, ...date])
}

/** Where year, month and day of the client's date go: in front of 年, 月 and 日 (domain/sheet/wording.ts). */
const datePlaces = [
  { x: 52.5, from: 0, to: 4 },
  { x: 67.6, from: 5, to: 7 },
  { x: 79.2, from: 8, to: 10 },
] as const

const setDate = (date: string): SetLine[] =>
  date === '' ? [] : datePlaces.map(({ x, from, to }) => ({ text: date.slice(from, to), x, y: 278, size: 12 }))

function setDomains(face: Face, content: SheetContent): SetLine[][] {
  if (content.domains.length === 0) return [[]]
  for (const paragraphs of waysToWrite(content)) {
    const lines = fitInBox(face, paragraphs, valueBoxes.domains)
    if (lines !== undefined) return [lines]
  }
  const words = content.domains.map((domain) => written(domain, content.options.printRegistrar))
  const sheets: SetLine[][] = []
  for (let rest = words; rest.length > 0; ) {
    const whole = fitInBox(face, [listed(rest)], valueBoxes.domains)
    if (whole !== undefined) {
      sheets.push(whole)
      break
    }
    const first = fill(face, rest, valueBoxes.domains, (list) => [...list, continues])
    if (first.count === 0)
      throw new DeskRefusal(
        'invalid-input',
        `有一个域名长达 ${[...(rest[0] ?? '')].length} 个字符，核验单的域名栏写不下`,
        '请核对域名，一个域名最长 253 个字符',
      )
    const second = fill(face, rest.slice(first.count), valueBoxes.overflow, (list) => [continued, ...list])
    sheets.push([...first.lines, ...second.lines])
    rest = rest.slice(first.count + second.count)
  }
  return sheets
}

/** The ways of writing all domains, the tidiest first: registrars on a line of their own where all are the same. */
function waysToWrite({ domains, options: { printRegistrar } }: SheetContent): Paragraphs[] {
  const plain = listed(domains.map((domain) => domain.name))
  const registrars = new Set(domains.map((domain) => domain.registrar))
  if (!printRegistrar || (registrars.size === 1 && registrars.has(''))) return [plain].map((pieces) => [pieces])
  const each = [listed(domains.map((domain) => written(domain, true)))]
  const [only] = registrars
  return registrars.size === 1 && only !== undefined ? [[plain, piecesOf(only)], each] : [each]
}

const written = (domain: SheetDomain, registrar: boolean): string =>
  registrar && domain.registrar !== '' ? `${domain.name}（${domain.registrar}）` : domain.name

/** A list as pieces: each word with the separator that follows it. */
const listed = (words: readonly string[]): string[] =>
  words.map((word, index) => (index < words.length - 1 ? `${word}、` : word))

/** Sets as many words as the box holds in its smallest type. */
function fill(
  face: Face,
  words: readonly string[],
  box: ValueBox,
  around: (list: readonly string[]) => readonly string[],
): { lines: SetLine[]; count: number } {
  const smallest = { ...box, maxSize: box.minSize }
  const attempt = (count: number) => fitInBox(face, [around(listed(words.slice(0, count)))], smallest)
  let count = 0
  let lines: SetLine[] = []
  for (let next = 1; next <= words.length; next++) {
    const fitted = attempt(next)
    if (fitted === undefined) break
    lines = fitted
    count = next
  }
  return { lines, count }
}
