import { accepted, type Notice, type Parsed, refused } from './parsed.ts'
import { type Province, parseProvince } from './province.ts'
import { compact, plainDashes } from './text.ts'

/** What the suffix of a number stands for (domain.md 2.4): one running sequence for all services of a subject. */
export const suffixKinds = { '': 'site', A: 'app', X: 'mini-program', K: 'quick-app' } as const

export interface FilingNumber {
  /** 'filing' = 备案号, 'licence' = 经营许可证编号 */
  readonly type: 'filing' | 'licence'
  readonly province: Province | undefined
  /** the part that belongs to the subject, e.g. 浙ICP备12345678号 */
  readonly subjectNumber: string
  /** place in the subject's sequence of services; undefined = the number is the subject's own */
  readonly sequence: number | undefined
  readonly serviceKind: (typeof suffixKinds)[keyof typeof suffixKinds] | undefined
}

const tail = '(?:-(?<sequence>\\d+)(?<suffix>[AXK]?))?$'
const forms: readonly {
  pattern: RegExp
  type: FilingNumber['type']
  spell: (letter: string, digits: string, group: string) => string
}[] = [
  {
    pattern: new RegExp(`^(?<letter>\\p{Script=Han})ICP备(?<digits>\\d{8,})号?${tail}`, 'u'),
    type: 'filing',
    spell: (letter, digits) => `${letter}ICP备${digits}号`,
  },
  {
    pattern: new RegExp(`^(?<letter>\\p{Script=Han})ICP证(?<digits>\\d{6,8})号?${tail}`, 'u'),
    type: 'licence',
    spell: (letter, digits) => `${letter}ICP证${digits}号`,
  },
  {
    // 增值电信业务经营许可证: 粤B2-20090059, 京B1.B2-…, 合字B2-… where it holds nationwide
    pattern: new RegExp(
      `^(?<letter>合字|\\p{Script=Han})(?<group>(?:[AB]\\d?\\.?)*B[12])-(?<digits>\\d{8})${tail}`,
      'u',
    ),
    type: 'licence',
    spell: (letter, digits, group) => `${letter}${group}-${digits}`,
  },
]

/**
 * Reads a filing or licence number in all its forms: 京ICP备12345678号, …号-1 (site), -2A (APP), -3X (小程序), -4K (快应用),
 * 粤B2-20090059-5, 京ICP证030173号 (domain.md 2.4).
 */
export function parseFilingNumber(text: string): Parsed<FilingNumber> {
  const plain = plainDashes(compact(text)).toUpperCase().replace(/备案/g, '备').replace(/號/g, '号')
  if (plain === '') return refused('filing-number.empty', '没有填写备案号')

  const found = takeApart(plain)
  if (found === undefined) {
    return refused(
      'filing-number.form',
      '备案号的样子应是「省简称＋ICP备＋8 位以上数字＋号」，网站再加「-序号」，例如 浙ICP备12345678号-1',
    )
  }
  const province = found.letter === '合字' ? undefined : parseProvince(found.letter)
  if (province?.ok === false) {
    return refused('filing-number.province', `「${found.letter}」不是任何省份的简称，请核对备案号的第一个字`)
  }
  const home = province?.value
  const warnings: Notice[] = []
  if (home?.letterAliases.includes(found.letter)) {
    warnings.push({
      code: 'filing-number.alias',
      message: `${home.name}的备案号一般以「${home.letter}」开头，请核对`,
    })
  }
  const sequence = found.sequence === undefined ? undefined : Number(found.sequence)
  const serviceKind = sequence === undefined ? undefined : suffixKinds[found.suffix as keyof typeof suffixKinds]
  const value: FilingNumber = {
    type: found.type,
    province: home,
    subjectNumber: found.subjectNumber,
    sequence,
    serviceKind,
  }
  const normal = sequence === undefined ? found.subjectNumber : `${found.subjectNumber}-${sequence}${found.suffix}`
  return accepted(value, normal, explain(value), warnings)
}

interface Pieces {
  readonly type: FilingNumber['type']
  readonly letter: string
  readonly subjectNumber: string
  readonly sequence: string | undefined
  readonly suffix: string
}

function takeApart(plain: string): Pieces | undefined {
  for (const { pattern, type, spell } of forms) {
    const match = plain.match(pattern)?.groups
    if (match === undefined) continue
    const { letter = '', digits = '', group = '', sequence, suffix = '' } = match
    return { type, letter, subjectNumber: spell(letter, digits, group), sequence, suffix }
  }
  return undefined
}

function explain({ type, province, sequence }: FilingNumber): string {
  const where = province?.name ?? '全国'
  if (type === 'licence') return `${where}增值电信业务经营许可证编号`
  return sequence === undefined ? `${where}的主体备案号` : `${where}主体名下第 ${sequence} 个互联网信息服务`
}
