import { z } from 'zod'
import { calendarDateOrEmpty, validityEnd } from './dates.ts'

/** 主办单位性质: the kinds of organiser a filing may have (domain.md 2.1, list IN upload-sample.service.ts). */
export const subjectKinds = {
  enterprise: '企业',
  'individual-business': '个体工商户',
  person: '个人',
  government: '政府机关',
  institution: '事业单位',
  'social-organisation': '社会团体',
  'private-non-enterprise': '民办非企业',
  foundation: '基金会',
  'law-firm': '律师执业机构',
  defence: '国防机构',
  'foreign-cultural-centre': '外国在华文化中心',
  'mass-organisation': '群众性团体',
  'forensic-institution': '司法鉴定机构',
  'religious-body': '宗教团体',
  'overseas-institution': '境外机构',
  'medical-institution': '医疗机构',
  'notary-office': '公证机构',
} as const
export type SubjectKind = keyof typeof subjectKinds
export const subjectKind = z.enum(Object.keys(subjectKinds) as [SubjectKind, ...SubjectKind[]])

/** 主体证件类型: the paper that proves who the organiser is. */
export const licenceKinds = {
  'business-licence': '营业执照',
  'resident-id': '居民身份证',
  'institution-certificate': '事业单位法人证书',
  'unified-code-certificate': '统一社会信用代码证书',
  'social-organisation-certificate': '社会团体法人登记证书',
  'private-non-enterprise-certificate': '民办非企业单位登记证书',
  'foundation-certificate': '基金会法人登记证书',
  'law-firm-licence': '律师事务所执业许可证',
  'hk-macao-permit': '港澳居民来往内地通行证',
  'taiwan-permit': '台湾居民来往大陆通行证',
  passport: '护照',
  other: '其他',
} as const
export type LicenceKind = keyof typeof licenceKinds
export const licenceKind = z.enum(Object.keys(licenceKinds) as [LicenceKind, ...LicenceKind[]])

/**
 * 主体 (ICP备案主体): who files. Text fields are '' while unknown, so that an unfinished client can be kept;
 * the rules say what is missing.
 */
export const subjectSchema = z.object({
  kind: subjectKind.default('enterprise'),
  /** 主办单位名称, to the letter as on the licence */
  name: z.string().trim().default(''),
  licenceKind: licenceKind.default('business-licence'),
  /** 证件号码; for units the 统一社会信用代码 */
  licenceNumber: z.string().trim().default(''),
  /** 证件住所, to the letter as on the licence */
  licenceAddress: z.string().trim().default(''),
  licenceValidFrom: calendarDateOrEmpty,
  licenceValidUntil: validityEnd,
  /** 省级行政区, written in full or short: 浙江省 or 浙江 */
  province: z.string().trim().default(''),
  city: z.string().trim().default(''),
  district: z.string().trim().default(''),
  /** 通信地址, to the door number, without the province, city and district above */
  address: z.string().trim().default(''),
  /** 投资人或上级主管单位 */
  investor: z.string().trim().default(''),
  /** 营业状态 as the register says: '' unknown */
  registerStatus: z.enum(['', 'normal', 'abnormal', 'revoked']).default(''),
  /** 主体备案号 where the subject is on file already, e.g. 京ICP备12345678号 */
  filingNumber: z.string().trim().default(''),
  /** 备注 */
  /** the year whose report was handed in last, e.g. 2026; '' = none */
  yearlyReport: z.string().trim().max(4).default(''),
  remark: z.string().trim().default(''),
})
export type Subject = z.infer<typeof subjectSchema>
