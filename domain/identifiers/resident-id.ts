import { isRealDate, wholeYearsBetween } from '../clocks/days.ts'
import type { CalendarDate } from '../model/dates.ts'
import { accepted, type Parsed, refused } from './parsed.ts'
import { regionName } from './province.ts'
import { compact } from './text.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkDigits = '10X98765432'

export interface ResidentId {
  /** GB/T 2260 code of the place of first registration; codes may since have been retired */
  readonly regionCode: string
  readonly regionName: string
  readonly birthDate: CalendarDate
  readonly sex: 'male' | 'female'
}

/** The check character that GB 11643-1999 demands for the first 17 digits. */
export function residentIdCheckDigit(first17: string): string {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(first17.charAt(place)), 0)
  return checkDigits.charAt(sum % 11)
}

/** Age in whole years on a given day. */
export const ageOn = (id: Pick<ResidentId, 'birthDate'>, today: CalendarDate): number =>
  wholeYearsBetween(id.birthDate, today)

/** Reads an 18-digit 公民身份号码 (GB 11643-1999). Unlike credit codes, a wrong check digit is always a mistake. */
export function parseResidentId(text: string): Parsed<ResidentId> {
  const number = compact(text).toUpperCase().replace(/[×Χ]/g, 'X')
  if (number === '') return refused('resident-id.empty', '没有填写身份证号码')
  if (/^\d{15}$/.test(number)) {
    return refused('resident-id.old', '15 位的一代身份证号码已停用，请填写 18 位号码')
  }
  if (number.length !== 18) {
    return refused('resident-id.length', `身份证号码是 18 位，现在是 ${number.length} 位，请对照证件逐位核对`)
  }
  if (!/^\d{17}[\dX]$/.test(number)) {
    return refused('resident-id.letter', '身份证号码前 17 位只能是数字，末位是数字或 X')
  }
  const region = regionName(number)
  if (region === undefined) {
    return refused('resident-id.region', '身份证号码前两位不是任何省份的代码，请对照证件核对')
  }
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isRealDate(birthDate) || birthDate < '1850-01-01') {
    return refused('resident-id.birth-date', '身份证号码第 7 至 14 位不是真实的出生日期，请对照证件核对')
  }
  if (residentIdCheckDigit(number) !== number.charAt(17)) {
    return refused('resident-id.check-digit', '身份证号码末位校验码不对，说明有一位抄错了，请对照证件逐位核对')
  }
  const sex = Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female'
  const value: ResidentId = { regionCode: number.slice(0, 6), regionName: region, birthDate, sex }
  return accepted(value, number, `${region}，${birthDate} 出生，${sex === 'male' ? '男' : '女'}`)
}
