import { z } from 'zod'
import { inspectionSchema, verdict } from './inspection.ts'

/** 材料: the kinds of paper a filing carries. Which ones a client needs is said by `rules/slots.ts`. */
export const materialKinds = {
  'business-licence': '营业执照副本',
  'organisation-certificate': '单位证件',
  'id-front': '身份证人像面',
  'id-back': '身份证国徽面',
  'premises-proof': '经营场所证明',
  'verification-sheet': 'ICP备案信息真实性核验单',
  'domain-certificate': '域名证书',
  'hosting-agreement': '服务器托管协议',
  'authorisation-letter': '授权书',
  'commitment-letter': '承诺书',
  'pre-approval': '前置审批文件',
  'construction-plan': '网站建设方案书',
  'app-icon': 'APP 图标',
  other: '其他材料',
} as const
export type MaterialKind = keyof typeof materialKinds
export const materialKind = z.enum(Object.keys(materialKinds) as [MaterialKind, ...MaterialKind[]])

/** A person's word against the machine's: kept for good, with who, when and why. */
export const overrideSchema = z.object({
  verdict,
  by: z.string().min(1),
  /** ISO 8601 instant */
  at: z.string(),
  why: z.string().trim().min(1, '请写明为什么改判'),
})

/** A scan in the client's folder. The bytes live in the vault under `fileId`. */
export const materialSchema = z.object({
  id: z.string().default(''),
  kind: materialKind.default('other'),
  /** whose paper it is, where it is a person's */
  personId: z.string().default(''),
  /** which service it belongs to, where it is a service's */
  serviceId: z.string().default(''),
  /** an ID's scan that shows both sides (or, false, does not), where the clerk has said so */
  bothSides: z.boolean().optional(),
  /** vault id; '' in a file that was written by `export` */
  fileId: z.string().default(''),
  fileName: z.string().default(''),
  mediaType: z.string().default(''),
  /** bytes */
  size: z.number().int().min(0).default(0),
  /** ISO 8601 instant */
  addedAt: z.string().default(''),
  /** path of the scan beside a CLIENT.json, read by `import` and `check` */
  source: z.string().optional(),
  inspection: inspectionSchema.optional(),
  /** why the file could not be read at all */
  unreadable: z.object({ code: z.string(), message: z.string() }).optional(),
  override: overrideSchema.optional(),
  /** the word that was spoken on the file this one replaced: it says nothing of this one */
  lapsedOverride: overrideSchema.optional(),
})
export type Material = z.infer<typeof materialSchema>
