import { domainToASCII, domainToUnicode } from 'node:url'
import { pinyin } from 'pinyin-pro'
import type { ClientRow } from '../../domain/contract/calls.ts'
import type { Client } from '../../domain/model/index.ts'

/** What one client is found and sorted by; everything lower case, NFKC. */
export interface SearchText {
  /** one word a line */
  readonly words: string
  /** `13800002201;` after each number, so that last digits can be told from first ones */
  readonly phones: string
  /** the name as a Chinese reader sorts it: by pinyin */
  readonly nameKey: string
}

/** Full-width digits and letters, as input methods type them, count as plain ones. */
const plain = (text: string) => text.normalize('NFKC').toLowerCase().trim()

/**
 * A name as written, in full pinyin and in initials: 云上茶业, yunshangchaye, yscy. People also as their surname is
 * read: 单 is shan there and dan elsewhere. Brackets and the like stand in names, but nobody types them.
 */
function spellings(name: string, surname: 'head' | 'off' = 'off'): string[] {
  const written = plain(name)
  if (written === '') return []
  const readings = (['off', surname] as const).flatMap((mode) => {
    const options = { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive', surname: mode } as const
    const spelled = [pinyin(written, options), pinyin(written, { ...options, pattern: 'first' })]
    return spelled.map((syllables) => syllables.join('').replace(/[\s\p{P}]+/gu, ''))
  })
  const bare = written.replace(/[\s\p{P}]+/gu, '')
  return [written, bare, ...readings]
}

/** Numbers are copied with spaces in them; they are kept and sought without. */
const compact = (text: string) => plain(text).replace(/\s+/g, '')

/** Chinese domains are typed in either form. */
const domainForms = (name: string) => [plain(name), domainToASCII(plain(name)), domainToUnicode(plain(name))]

/** Works out what a client is found by: names in all spellings, credit code, domains, filing numbers, phones. */
export function searchTextOf(client: Client): SearchText {
  const { subject, people, services } = client
  const words = [
    ...spellings(subject.name, subject.kind === 'person' ? 'head' : 'off'),
    compact(subject.licenceNumber),
    compact(subject.filingNumber),
    ...people.flatMap(({ name }) => spellings(name, 'head')),
    ...services.flatMap((service) => [
      ...spellings(service.name),
      compact(service.filingNumber),
      ...service.domains.flatMap(({ name }) => domainForms(name)),
      ...service.appPlatforms.map(({ packageName }) => plain(packageName)),
    ]),
  ]
  const numbers = people.flatMap(({ mobile, emergencyPhone, landline }) => [mobile, emergencyPhone, landline])
  return {
    words: [...new Set(words)].filter((word) => word !== '').join('\n'),
    phones: [...new Set(numbers.map((number) => number.replace(/\D/g, '')))].map((digits) => `${digits};`).join(''),
    nameKey: nameKeyOf(subject.name),
  }
}

/** A handful of tags and clerks' names stands at thousands of clients: each is spelled once. */
const spelledMarks = new Map<string, string>()
const mostSpelled = 5000
function spelledMark(mark: string): string {
  const known = spelledMarks.get(mark)
  if (known !== undefined) return known
  if (spelledMarks.size >= mostSpelled) spelledMarks.clear()
  const spelled = [...new Set(spellings(mark, 'head'))].join('\n')
  spelledMarks.set(mark, spelled)
  return spelled
}

/** 经办人 and 标签 as they may be typed; apart from the other words, for a bulk change sets them without opening a client. */
export const marksOf = ({ assignee, tags }: Pick<ClientRow, 'assignee' | 'tags'>): string =>
  [assignee, ...tags].map(spelledMark).join('\n')

/** Pinyin with tone, then the characters: 李 before 丽, and equal sounds stay together. */
export function nameKeyOf(name: string): string {
  const syllables = pinyin(plain(name), { toneType: 'num', type: 'array', nonZh: 'consecutive' })
  return `${syllables.join(' ')}\u0000${name}`
}

/** An address as it is copied from a browser, down to the name that is filed: https://www.a.cn/shop → a.cn */
const withoutAddress = (term: string) =>
  /^(https?:\/\/|www\.)/.test(term)
    ? term
        .replace(/^https?:\/\//, '')
        .replace(/^www\./, '')
        .replace(/[/?#:].*$/, '')
    : term

/** Groups of digits that are one phone: 138 0000 2201, 138-0000-2201, +86 138 0000 2201. */
const phoneTyped = /(?:\+?86[\s-]?)?\b(1\d{2})[\s-](\d{4})[\s-](\d{4})\b/g

/** What a person typed, as conditions on one client: every word must be found. */
export function searchTerms(search: string): { words: string; phones: string }[] {
  const terms = plain(search)
    .replace(phoneTyped, '$1$2$3')
    .replace(/(备|号)\s+(?=[\d-])/g, '$1')
    .replace(/(\d)\s+(?=号)/g, '$1')
    .split(/\s+/)
    .filter((term) => term !== '')
  return terms.map((term) => {
    const number = term.replace(/^\+86-?(?=1\d{10}$)/, '')
    // ';' closes a number: four digits match the end of a phone, not its middle
    return { words: withoutAddress(number), phones: /^\d{3,}$/.test(number) ? `${number};` : number }
  })
}

/** One number to sort by: what would be rejected first, then what may be, then advice. */
export const worstOf = ({ findings }: Pick<ClientRow, 'findings'>): number =>
  Math.min(findings.reject, 999) * 1_000_000 + Math.min(findings.likely, 999) * 1_000 + Math.min(findings.advice, 999)
