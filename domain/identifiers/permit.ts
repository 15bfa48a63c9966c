import type { IdKind } from '../model/person.ts'
import { idKinds } from '../model/person.ts'
import { accepted, type Notice, type Parsed, refused } from './parsed.ts'
import { parseResidentId } from './resident-id.ts'
import { compact } from './text.ts'

export interface PersonalPaper {
  readonly kind: IdKind
  /** '' where the number does not carry it */
  readonly birthDate: string
}

interface Form {
  readonly pattern: RegExp
  /** how the number looks, for the clerk */
  readonly look: string
}

/**
 * Forms of the numbers other than the resident ID. Sources: the papers' own layouts; no check digits are published for
 * them, so only the form is judged.
 */
const forms: Record<Exclude<IdKind, 'resident-id' | 'hmt-residence-permit'>, Form> = {
  'hk-macao-permit': { pattern: /^[HM]\d{8}(\d{2})?$/, look: 'H（香港）或 M（澳门）加 8 位数字' },
  'taiwan-permit': { pattern: /^\d{8}$/, look: '8 位数字' },
  passport: { pattern: /^[A-Z0-9]{6,9}$/, look: '6 至 9 位字母和数字' },
  'foreigner-permit': {
    pattern: /^([A-Z]{3}\d{12}|9\d{16}[\dX])$/,
    look: '3 位字母加 12 位数字，或 9 开头的 18 位新版号码',
  },
  'officer-card': {
    pattern: /^[\p{Script=Han}A-Z]{0,4}字?第?\d{6,8}号?$/u,
    look: '部别简称加「字第」和 6 至 8 位数字',
  },
}

/** Residence permits of Hong Kong, Macao and Taiwan residents carry an 18-digit number that begins with 81, 82 or 83. */
function parseResidencePermit(number: string): Parsed<PersonalPaper> {
  if (!/^8[123]0000/.test(number)) {
    return refused(
      'personal-paper.form',
      '港澳台居民居住证号码以 810000、820000 或 830000 开头，共 18 位，请对照证件核对',
    )
  }
  const parsed = parseResidentId(number)
  if (!parsed.ok) return refused(parsed.code, parsed.reason.replace('身份证号码', '居住证号码'))
  return accepted(
    { kind: 'hmt-residence-permit', birthDate: parsed.value.birthDate },
    parsed.normal,
    `${idKinds['hmt-residence-permit']}，${parsed.explanation}`,
  )
}

/** Reads the number of any paper a person may file with, by the form its kind has. */
export function parsePersonalPaper(kind: IdKind, text: string): Parsed<PersonalPaper> {
  const number = compact(text).toUpperCase()
  if (number === '') return refused('personal-paper.empty', `没有填写${idKinds[kind]}号码`)
  if (kind === 'resident-id') {
    const parsed = parseResidentId(number)
    if (!parsed.ok) return parsed
    return accepted({ kind, birthDate: parsed.value.birthDate }, parsed.normal, parsed.explanation)
  }
  if (kind === 'hmt-residence-permit') return parseResidencePermit(number)
  const form = forms[kind]
  if (!form.pattern.test(number)) {
    return refused('personal-paper.form', `${idKinds[kind]}号码的样子应是${form.look}，请对照证件核对`)
  }
  const warnings: Notice[] = []
  if (kind === 'hk-macao-permit' && number.length === 11) {
    warnings.push({ code: 'personal-paper.version', message: '末两位是换证次数，备案系统一般只填前 9 位' })
  }
  const normal = kind === 'hk-macao-permit' ? number.slice(0, 9) : number
  return accepted({ kind, birthDate: '' }, normal, `${idKinds[kind]}号码，只能核对样子，不能核对真伪`, warnings)
}
