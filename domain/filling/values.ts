import { parseCreditCode } from '../identifiers/credit-code.ts'
import { parseDomainName } from '../identifiers/domain-name.ts'
import { parseIpRange } from '../identifiers/ip.ts'
import { parseLandline } from '../identifiers/landline.ts'
import { parseMail } from '../identifiers/mail.ts'
import { parseMobile } from '../identifiers/mobile.ts'
import { parsePersonalPaper } from '../identifiers/permit.ts'
import { parseProvince } from '../identifiers/province.ts'
import { type IdKind, idKinds, type Subject, type ValidityEnd } from '../model/index.ts'

/*
 * A record's values as a form wants them typed. What cannot be read is handed on as it stands: the findings say what is
 * wrong with it, and a sheet that dropped it would hide that.
 */

/** YYYYMMDD, 长期, or '' (domain.md 2.1, WX). */
export const dateAsTyped = (day: ValidityEnd): string => (day === 'long-term' ? '长期' : day.replaceAll('-', ''))

export function paperAsTyped(kind: IdKind, number: string): string {
  const parsed = parsePersonalPaper(kind, number)
  return parsed.ok ? parsed.normal : number
}

export function licenceAsTyped({ licenceKind, licenceNumber }: Subject): string {
  if (licenceKind in idKinds) return paperAsTyped(licenceKind as IdKind, licenceNumber)
  const parsed = parseCreditCode(licenceNumber)
  return parsed.ok ? parsed.normal : licenceNumber
}

/** A mobile as its 11 digits, a landline as 086-区号-号码 (domain.md 2.1). */
export function phoneAsTyped(phone: string): string {
  const mobile = parseMobile(phone)
  if (mobile.ok) return mobile.normal
  const landline = parseLandline(phone)
  return landline.ok ? landline.normal : phone
}

export function mailAsTyped(mail: string): string {
  const parsed = parseMail(mail)
  return parsed.ok ? parsed.normal : mail
}

/** The registrable domain in its own script: forms refuse www and do not ask for punycode. */
export function domainAsTyped(domain: string): string {
  const parsed = parseDomainName(domain)
  return parsed.ok ? parsed.value.registrable : domain
}

/** In full, as forms list them: 浙江省, 广西壮族自治区. */
export function provinceAsTyped(province: string): string {
  const parsed = parseProvince(province)
  return parsed.ok ? parsed.value.fullName : province
}

/** Start and end; of a single address both are the same (domain.md 2.3). */
export function ipAsTyped(ip: string): readonly [from: string, to: string] {
  const parsed = parseIpRange(ip)
  return parsed.ok ? [parsed.value.from, parsed.value.to] : [ip, ip]
}
