import { z } from 'zod'
import { calendarDateOrEmpty, validityEnd } from './dates.ts'

/** 服务类型 of an 互联网信息服务. */
export const serviceKinds = { site: '网站', app: 'APP', 'mini-program': '小程序', 'quick-app': '快应用' } as const
export type ServiceKind = keyof typeof serviceKinds
export const serviceKind = z.enum(Object.keys(serviceKinds) as [ServiceKind, ...ServiceKind[]])

/** 前置审批 categories that a filing form offers (domain.md 2.2, WX; the retired ones are kept for the user's document). */
export const preApprovalKinds = {
  news: '新闻',
  publishing: '出版',
  education: '教育',
  healthcare: '医疗保健',
  'drugs-devices': '药品和医疗器械',
  'electronic-bulletin': '电子公告服务',
  culture: '文化',
  'radio-film-tv': '广播电影电视节目',
  'ride-hailing': '网络预约车',
  'internet-finance': '互联网金融',
  'off-campus-training': '校外培训',
  religion: '宗教信息',
} as const
export type PreApprovalKind = keyof typeof preApprovalKinds
export const preApprovalKind = z.enum(Object.keys(preApprovalKinds) as [PreApprovalKind, ...PreApprovalKind[]])

/** yes / no / '' nobody has looked yet */
export const yesNoUnknown = z.enum(['', 'yes', 'no']).default('')

/** 域名: a domain with what its registry says of it. */
export const domainSchema = z.object({
  /** registrable domain without www, Unicode or punycode */
  name: z.string().trim().default(''),
  /** 域名注册商 */
  registrar: z.string().trim().default(''),
  /** 域名持有者 */
  holderName: z.string().trim().default(''),
  /** paper number the registrar verified the holder with */
  holderIdNumber: z.string().trim().default(''),
  registeredOn: calendarDateOrEmpty,
  expiresOn: calendarDateOrEmpty,
  /** day the 域名实名认证 passed; '' = not passed or not known */
  realNameVerifiedOn: calendarDateOrEmpty,
  /** 隐私保护 switched on at the registrar */
  privacyProtected: yesNoUnknown,
  /** whether the domain resolves to a site already */
  resolves: yesNoUnknown,
})
export type Domain = z.infer<typeof domainSchema>

/** 接入信息: where the service runs. */
export const accessSchema = z.object({
  /** 接入服务提供者 */
  provider: z.string().trim().default(''),
  /** 接入方式 */
  method: z.enum(['', 'cloud', 'virtual-host', 'dedicated', 'colocation', 'leased-line']).default(''),
  /** 服务器放置地点: a province of the mainland, or a place abroad */
  location: z.string().trim().default(''),
  /** single addresses, or FROM-TO */
  ips: z.array(z.string().trim()).default([]),
  /** 服务器 is in mainland China and known to the 接入资源管理系统 */
  inResourceSystem: yesNoUnknown,
  /** account at the provider that the filing stands under; '' = not written down */
  account: z.string().trim().default(''),
})
export type Access = z.infer<typeof accessSchema>

export const accessMethods: Record<Access['method'], string> = {
  '': '未填',
  cloud: '云服务器',
  'virtual-host': '虚拟主机',
  dedicated: '独立主机',
  colocation: '主机托管',
  'leased-line': '专线接入',
}

/** What only an APP has: one entry for each platform it ships on. */
export const appPlatformSchema = z.object({
  platform: z.enum(['android', 'ios', 'harmony']).default('android'),
  /** 包名 / Bundle ID */
  packageName: z.string().trim().default(''),
  publicKey: z.string().trim().default(''),
  /** certificate digest: MD5 for Android and HarmonyOS, SHA-1 for iOS (domain.md 2.2) */
  signature: z.string().trim().default(''),
})
export type AppPlatform = z.infer<typeof appPlatformSchema>

export const preApprovalSchema = z.object({
  kind: preApprovalKind,
  number: z.string().trim().default(''),
  validUntil: validityEnd,
})

/** 互联网信息服务: one site, APP or mini-program of the subject. */
export const serviceSchema = z.object({
  id: z.string().default(''),
  kind: serviceKind.default('site'),
  /** 网站名称 / APP 名称 */
  name: z.string().trim().default(''),
  domains: z.array(domainSchema).default([]),
  /** 首页网址 */
  homepages: z.array(z.string().trim()).default([]),
  /** 服务内容, e.g. 单位门户网站 */
  contents: z.array(z.string().trim()).default([]),
  languages: z.array(z.string().trim()).default(['中文简体']),
  preApprovals: z.array(preApprovalSchema).default([]),
  /** person answering for this service; '' = the client's person with the role service-lead */
  leadId: z.string().default(''),
  access: accessSchema.prefault({}),
  /** further 接入, where several providers carry the service */
  moreAccess: z.array(accessSchema).default([]),
  /** day on which the last 接入 was cancelled (空壳): the bureau may take the number back; '' = it has one, or nobody said */
  shellSince: calendarDateOrEmpty,
  appPlatforms: z.array(appPlatformSchema).default([]),
  /** 服务备案号, e.g. 京ICP备12345678号-1 */
  filingNumber: z.string().trim().default(''),
  /** day the service was opened to the public */
  openedOn: calendarDateOrEmpty,
  /** 公安联网备案号; '' = not done yet */
  publicSecurityNumber: z.string().trim().default(''),
  /** day on which the number was last seen to stand right on the home page, or in the APP; '' = nobody has looked */
  numberSeenOn: calendarDateOrEmpty,
  remark: z.string().trim().default(''),
})
export type Service = z.infer<typeof serviceSchema>
