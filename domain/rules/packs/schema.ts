import { z } from 'zod'
import { type FormOrderName, formOrderNames } from '../../filling/parts.ts'
import { sourceSchema } from '../../model/finding.ts'

/**
 * Rule packs: what provinces and access providers ask for beyond the common rules, as data. A setting is a list of
 * claims, each with its source; sources that disagree are all kept. Of several claims the latest source is followed.
 */

/** A source with a date that sorts: YYYY, YYYY-MM, YYYY-MM-DD, or '-' where the source carries none (older than all). */
const packSource = sourceSchema.extend({
  date: z.string().regex(/^(\d{4}(-\d{2}(-\d{2})?)?|-)$/, '日期写成 2026-01-31、2026-01、2026 或 -'),
})

const claims = <T extends z.ZodType>(value: T) =>
  z
    .array(z.object({ value, source: packSource, note: z.string().optional() }))
    .min(1)
    .optional()

const count = z.number().int().min(1).max(10_000)
const flag = z.boolean()

/** legal = 法人 only; authorised = others with 授权书; authorised-same = others with 授权书, if both 负责人 are one person. */
export const subjectLeadRule = z.enum(['legal', 'authorised', 'authorised-same'])

const notes = z.array(z.object({ text: z.string().min(1), source: packSource })).default([])

export const provinceSettings = z.strictObject({
  /** who may be 主体负责人 of a unit */
  subjectLead: claims(subjectLeadRule),
  /** a 网站负责人 who is not the 法人 needs a 授权书 */
  serviceLeadLetter: claims(flag),
  /** the 网站负责人 must hold a resident ID */
  serviceLeadResidentId: claims(flag),
  /** a 法人 without mainland ID authorises somebody who has one */
  foreignHeadAuthorises: claims(flag),
  /** 通信地址 and 证件住所 lie in the same city */
  sameCity: claims(flag),
  localMobile: claims(flag),
  domainsPerOrder: claims(count),
  servicesPerOrder: claims(count),
  domainsPerService: claims(count),
  maxServices: claims(count),
  /** a 网站建设方案书 is asked for from this number of services on */
  planFromServices: claims(count),
  /** name of the pledge that goes with every order */
  commitmentLetter: claims(z.string().min(1)),
  /** what a 个人 writes or presses beside the signature */
  personPledge: claims(z.string().min(1)),
  /** the 域名注册商 is printed after the domains of the 核验单 */
  sheetRegistrar: claims(flag),
  /** wording of the pledge that a 个人 copies by hand at the bottom of the 核验单 */
  sheetHandCopy: claims(z.string().min(1).max(160)),
  /** a 个人 presses a fingerprint where the 核验单 is signed */
  sheetFingerprint: claims(flag),
  /** which number stands in the footer: the subject's or the service's */
  footerNumber: claims(z.enum(['subject', 'service'])),
  uniqueNames: claims(flag),
  relatedNames: claims(flag),
  /** the domain's holder must be the organiser itself, not its 法人 */
  holderIsOrganiser: claims(flag),
  /** an 个体工商户 must have a 公章 */
  businessSeal: claims(flag),
  investorIsHead: claims(flag),
  /** what the 备注 must say */
  remark: claims(z.object({ contains: z.string().min(1), words: z.string().min(1) })),
  bureauWorkingDays: claims(count),
  personMinAge: claims(z.number().int().min(14).max(30)),
  /** local = only IDs of this province; permit = others with a residence permit */
  personResidence: claims(z.enum(['local', 'permit'])),
  /** a subject whose services are all gone may add one without filing anew */
  shellAddsDirectly: claims(flag),
  leadInOneSubject: claims(flag),
  /** public bodies need the word of the 机构编制 office first */
  publicBodyApproval: claims(flag),
  /** calendar days a paper stays fresh */
  authorisationDays: claims(count),
  domainCertificateDays: claims(count),
})

export const providerSettings = z.strictObject({
  /** file name endings that the upload takes, lower case */
  formats: claims(z.array(z.string().regex(/^[a-z0-9]+$/)).min(1)),
  minBytes: claims(z.number().int().min(1)),
  maxBytes: claims(z.number().int().min(1)),
  iconMaxBytes: claims(z.number().int().min(1)),
  /** characters of a file name, ending included */
  fileNameMax: claims(count),
  /** how upload copies are named: {材料} the paper, {归属} whose it is, {主体} the organiser; no ending */
  fileNames: claims(z.string().min(1).max(100)),
  /** how the form is laid out: parts (subject, service …) and single fields (subject.name) from top to bottom */
  formOrder: claims(z.array(z.enum(formOrderNames as [FormOrderName, ...FormOrderName[]])).min(1)),
  servicesPerOrder: claims(count),
  ipsPerService: claims(count),
  filingsPerServer: claims(count),
  /** calendar days a returned order stays open */
  orderLifetimeDays: claims(count),
  initialReviewWorkingDays: claims(count),
  realNameWaitDays: claims(count),
  /** originals of the 核验单 that are to be signed */
  sheetCopies: claims(z.number().int().min(1).max(9)),
  /** the date on the 核验单 stays blank */
  sheetDateBlank: claims(flag),
})

const packDate = packSource.shape.date

export const provincePackSchema = z.strictObject({
  kind: z.literal('province'),
  /** as in identifiers/province.ts, e.g. zhejiang */
  key: z.string().min(1),
  name: z.string().min(1),
  date: packDate,
  settings: provinceSettings,
  /** what no rule can check, for people to read */
  notes,
})
export const providerPackSchema = z.strictObject({
  kind: z.literal('provider'),
  key: z.string().min(1),
  name: z.string().min(1),
  /** other words by which 接入服务提供者 fields name it */
  aliases: z.array(z.string().min(1)).default([]),
  date: packDate,
  settings: providerSettings,
  notes,
})
const suffixList = z.object({ list: z.array(z.string().min(1)), source: packSource })
export const suffixPackSchema = z.strictObject({
  kind: z.literal('suffixes'),
  key: z.literal('suffixes'),
  name: z.string().min(1),
  date: packDate,
  accepted: suffixList,
  refused: suffixList,
  disputed: z.array(z.object({ suffix: z.string().min(1), words: z.string().min(1), source: packSource })).default([]),
})
export const rulePackSchema = z.discriminatedUnion('kind', [provincePackSchema, providerPackSchema, suffixPackSchema])

export type ProvincePack = z.infer<typeof provincePackSchema>
export type ProviderPack = z.infer<typeof providerPackSchema>
export type SuffixPack = z.infer<typeof suffixPackSchema>
export type RulePack = z.infer<typeof rulePackSchema>
export type SubjectLeadRule = z.infer<typeof subjectLeadRule>
