import { accepted, type Notice, type Parsed, refused } from './parsed.ts'
import { compact, plainDashes } from './text.ts'

export interface Mobile {
  /** numbers of virtual operators; some SMS platforms do not reach them */
  readonly virtualOperator: boolean
}

/** Prefixes given to virtual operators (170, 171, 162, 165, 167) and to machines (IoT: 13 digits, not phones). */
const virtualOperator = /^(170|171|162|165|167)/

/**
 * Reads a mainland mobile number: 11 digits, 1[3-9]… (domain.md 2.4). A leading +86, 86 or 0086 and separators are
 * dropped.
 */
export function parseMobile(text: string): Parsed<Mobile> {
  const digits = plainDashes(compact(text)).replace(/[-()]/g, '')
  if (digits === '') return refused('mobile.empty', '没有填写手机号码')
  const number = digits.replace(/^(\+|00)?86(?=1\d{10}$)/, '')
  if (/^(\+|00)/.test(number)) {
    return refused('mobile.foreign', '境外手机号收不到核验短信，请填写大陆手机号码')
  }
  if (/\D/.test(number)) return refused('mobile.letter', '手机号码里只能有数字')
  if (number.length !== 11) {
    return refused('mobile.length', `手机号码是 11 位，现在是 ${number.length} 位，请核对`)
  }
  if (!/^1[3-9]/.test(number)) return refused('mobile.prefix', '手机号码应以 13 至 19 开头，请核对')
  const isVirtual = virtualOperator.test(number)
  const warnings: Notice[] = isVirtual
    ? [{ code: 'mobile.virtual-operator', message: '这是虚拟运营商号段，提交前请确认能收到 12381 的核验短信' }]
    : []
  return accepted({ virtualOperator: isVirtual }, number, isVirtual ? '虚拟运营商手机号' : '大陆手机号', warnings)
}
