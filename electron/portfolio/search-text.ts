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

/** A name as written, in full pinyin and in initials: 云上茶业, yunshangchaye, yscy. */
function spellings(name: string): string[] {
  const written = plain(name)
  if (written === '') return []
  const options = { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' } as const
  const full = pinyin(written, options).join('').replaceAll(' ', '')
  const initials = pinyin(written, { ...options, pattern: 'first' })
    .join('')
    .replaceAll(' ', '')
  return full === written ? [written] : [written, full, initials]
}

/** Chinese domains are typed in either form. */
const domainForms = (name: string) => [plain(name), domainToASCII(plain(name)), domainToUnicode(plain(name))]

/** Works out what a client is found by: names in all spellings, credit code, domains, filing numbers, phones. */
export function searchTextOf(client: Client): SearchText {
  const { subject, people, services } = client
  const words = [
    ...spellings(subject.name),
    plain(subject.licenceNumber),
    plain(subject.filingNumber),
    ...people.flatMap(({ name }) => spellings(name)),
    ...services.flatMap((service) => [
      ...spellings(service.name),
      plain(service.filingNumber),
      ...service.domains.flatMap(({ name }) => domainForms(name)),
    ]),
  ]
  const numbers = people.flatMap(({ mobile, emergencyPhone, landline }) => [mobile, emergencyPhone, landline])
  return {
    words: [...new Set(words)].filter((word) => word !== '').join('\n'),
    phones: [...new Set(numbers.map((number) => number.replace(/\D/g, '')))].map((digits) => `${digits};`).join(''),
    nameKey: nameKeyOf(subject.name),
  }
}

/** Pinyin with tone, then the characters: 李 before 丽, and equal sounds stay together. */
export function nameKeyOf(name: string): string {
  const syllables = pinyin(plain(name), { toneType: 'num', type: 'array', nonZh: 'consecutive' })
  return `${syllables.join(' ')}\u0000${name}`
}

/** What a person typed, as conditions on one client: every word must be found. */
export function searchTerms(search: string): { words: string; phones: string }[] {
  const terms = plain(search)
    .split(/\s+/)
    .filter((term) => term !== '')
  // ';' closes a number: four digits match the end of a phone, not its middle
  return terms.map((term) => ({ words: term, phones: /^\d{3,}$/.test(term) ? `${term};` : term }))
}

/** One number to sort by: what would be rejected first, then what may be, then advice. */
export const worstOf = ({ findings }: Pick<ClientRow, 'findings'>): number =>
  Math.min(findings.reject, 999) * 1_000_000 + Math.min(findings.likely, 999) * 1_000 + Math.min(findings.advice, 999)
