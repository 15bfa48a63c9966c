import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Client, Service } from '../model/index.ts'
import { serviceLeadOf } from '../rules/roles.ts'
import { asChanged } from '../workflow/effect.ts'
import { sheetFacts } from './content.ts'

/**
 * The small code beside the sheet's frame: 16 digits that say which filing the paper belongs to and whether the client's
 * data is still what was printed. It carries nothing of a person: the digits come out of a one-way hash.
 *
 *     filing 10 · data 4 · page 1 · check 1
 */

export interface SheetCode {
  /** which client and service: ten digits out of their ids */
  readonly filing: string
  /** what was printed and who signs it: four digits */
  readonly data: string
  /** the filing's first sheet is 1; 0 = a tenth or later one */
  readonly page: number
}

/** Where the code stands, in millimetres: a printer reaches it, and four blank modules part it from the frame. */
export const codePlace = { left: 5, top: 26, module: 0.41, modules: 21 } as const
/** The same digits for the eye, under it: four lines of four. `top` is the middle of the first line. */
export const codeLetters = { left: 5.4, top: 37.6, lineDistance: 3, size: 7 } as const

/** The first digits of a hash over several texts; a text's end cannot be mistaken for the next one's beginning. */
function digitsOf(texts: readonly string[], count: number): string {
  const hash = sha256(utf8ToBytes(JSON.stringify(texts)))
  const number = hash.subarray(0, 8).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  return (number % 10n ** BigInt(count)).toString().padStart(count, '0')
}

/** The ten digits of a filing; `serviceId` '' = the sheet of a client without services. */
export const filingDigits = (clientId: string, serviceId: string): string =>
  digitsOf(['beian-desk filing', clientId, serviceId], 10)

/**
 * The four digits of what the sheet says and who must sign it: name, 单位 or 个人, domains in their order, signer, and the
 * registrars where they are printed.
 */
export function dataDigits(client: Client, service: Service | undefined, printRegistrar: boolean): string {
  const { name, unit, domains } = sheetFacts(client, service)
  const changed = asChanged(client)
  const signer = serviceLeadOf(
    changed,
    changed.services.find(({ id }) => id === service?.id) ?? service ?? { leadId: '' },
  )
  return digitsOf(
    [
      'beian-desk sheet',
      name,
      unit ? 'unit' : 'person',
      signer?.name ?? '',
      ...domains.flatMap((domain) => [domain.name, ...(printRegistrar ? [domain.registrar] : [])]),
    ],
    4,
  )
}

/** The code of a filing's sheet as its data stands now. */
export const sheetCodeOf = (
  client: Client,
  service: Service | undefined,
  printRegistrar: boolean,
  page = 1,
): SheetCode => ({
  filing: filingDigits(client.id, service?.id ?? ''),
  data: dataDigits(client, service, printRegistrar),
  page: page > 9 ? 0 : page,
})

/** What all sheets of one printing of one filing have in common: 14 digits, the key of the desk's records. */
export const sheetIdOf = ({ filing, data }: Pick<SheetCode, 'filing' | 'data'>): string => filing + data

/** The 16 digits as they are printed. */
export function writeSheetCode(code: SheetCode): string {
  const digits = `${sheetIdOf(code)}${code.page}`
  return digits + checkDigit(digits)
}

/**
 * Reads the 16 digits, as scanned or as typed with blanks and dashes between them.
 * @returns undefined where they are no sheet's code
 */
export function readSheetCode(text: string): SheetCode | undefined {
  const digits = text.replace(/[\s-]/g, '')
  if (!/^\d{16}$/.test(digits) || checkDigit(digits.slice(0, 15)) !== digits.slice(15)) return undefined
  return { filing: digits.slice(0, 10), data: digits.slice(10, 14), page: Number(digits[14]) }
}

/**
 * Whether the client's data is still what the sheet was printed from. Whether registrars were printed need not be known:
 * the sheet stands if it agrees either way.
 */
export const sheetStands = (code: Pick<SheetCode, 'data'>, client: Client, service: Service | undefined): boolean =>
  [true, false].some((printRegistrar) => dataDigits(client, service, printRegistrar) === code.data)

/** Which of a client's filings a code names, and whether the paper still stands; undefined where it names none (any more). */
export function filingOfCode(
  code: Pick<SheetCode, 'filing' | 'data'>,
  client: Client,
): { serviceId: string; service: Service | undefined; stands: boolean } | undefined {
  const service = client.services.find(({ id }) => filingDigits(client.id, id) === code.filing)
  if (!service && filingDigits(client.id, '') !== code.filing) return undefined
  return { serviceId: service?.id ?? '', service, stands: sheetStands(code, client, service) }
}

/** Luhn's check digit (ISO/IEC 7812-1, annex B): notices a digit read wrong and nearly every swap of two. */
function checkDigit(digits: string): string {
  const sum = [...digits].toReversed().reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}
