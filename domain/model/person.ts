import { z } from 'zod'
import { calendarDateOrEmpty, validityEnd } from './dates.ts'
import { type PersonRole, personRoles } from './person-roles.ts'

export const personRole = z.enum(Object.keys(personRoles) as [PersonRole, ...PersonRole[]])

export const idKinds = {
  'resident-id': '居民身份证',
  'hk-macao-permit': '港澳居民来往内地通行证',
  'taiwan-permit': '台湾居民来往大陆通行证',
  'hmt-residence-permit': '港澳台居民居住证',
  passport: '护照',
  'foreigner-permit': '外国人永久居留身份证',
  'officer-card': '军官证',
} as const
export type IdKind = keyof typeof idKinds
export const idKind = z.enum(Object.keys(idKinds) as [IdKind, ...IdKind[]])

/** A person named in a filing: 法定代表人, 主体负责人, 网站负责人, 经办人 … */
export const personSchema = z.object({
  id: z.string().default(''),
  roles: z.array(personRole).default([]),
  name: z.string().trim().default(''),
  idKind: idKind.default('resident-id'),
  idNumber: z.string().trim().default(''),
  idValidFrom: calendarDateOrEmpty,
  idValidUntil: validityEnd,
  /** 手机号码, mainland, 11 digits; answers the 短信核验 */
  mobile: z.string().trim().default(''),
  /** 应急联系电话; differs from every mobile in the filing (domain.md 2.1) */
  emergencyPhone: z.string().trim().default(''),
  /** 座机, 086-区号-号码 */
  landline: z.string().trim().default(''),
  email: z.string().trim().default(''),
})
export type Person = z.infer<typeof personSchema>
