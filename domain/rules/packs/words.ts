import { type FormOrderName, formOrderWords } from '../../filling/parts.ts'
import type { ProviderPack, ProvincePack } from './schema.ts'

/** What each setting of a rule pack is called (zh-CN), for the window and for docs/rules.md. */
export const provinceSettingNames: Readonly<Record<keyof ProvincePack['settings'], string>> = {
  subjectLead: '主体负责人',
  serviceLeadLetter: '网站负责人不是法定代表人时要授权书',
  serviceLeadResidentId: '网站负责人须持居民身份证',
  foreignHeadAuthorises: '法定代表人无大陆身份证时须授权他人',
  sameCity: '通信地址与证件住所须同市',
  localMobile: '须用本省手机号',
  domainsPerOrder: '一单最多域名数',
  servicesPerOrder: '一单最多网站数',
  domainsPerService: '一个网站最多域名数',
  maxServices: '一个主体最多网站数',
  planFromServices: '从几个网站起要建设方案书',
  commitmentLetter: '承诺书',
  personPledge: '个人核验单附加要求',
  sheetRegistrar: '核验单上写域名注册商',
  sheetHandCopy: '个人核验单手抄承诺',
  sheetFingerprint: '个人核验单按手印',
  footerNumber: '页脚挂的备案号',
  uniqueNames: '名称不得重复',
  relatedNames: '名称须与主体有关',
  holderIsOrganiser: '域名持有者须是主办单位',
  businessSeal: '个体工商户须有公章',
  investorIsHead: '投资人填法定代表人',
  remark: '备注须写明',
  bureauWorkingDays: '管局审核工作日',
  personMinAge: '个人最低年龄',
  personResidence: '外省个人',
  shellAddsDirectly: '空壳主体可直接新增',
  leadInOneSubject: '负责人只能任一个主体',
  publicBodyApproval: '党政机关、事业单位须先经编办',
  authorisationDays: '授权书有效天数',
  domainCertificateDays: '域名证书有效天数',
}

export const providerSettingNames: Readonly<Record<keyof ProviderPack['settings'], string>> = {
  formats: '图片格式',
  minBytes: '最小文件',
  maxBytes: '最大文件',
  iconMaxBytes: 'APP 图标最大',
  fileNameMax: '文件名最多字符',
  fileNames: '上传文件的名字',
  formOrder: '填报页的顺序',
  servicesPerOrder: '一单最多网站数',
  ipsPerService: '一个网站最多 IP 数',
  filingsPerServer: '一台服务器最多备案数',
  orderLifetimeDays: '订单保留天数',
  initialReviewWorkingDays: '初审工作日',
  realNameWaitDays: '实名认证后等待天数',
  sheetCopies: '核验单份数',
  sheetDateBlank: '核验单日期空着',
}

const words: Readonly<Record<string, string>> = {
  legal: '必须是法定代表人',
  authorised: '可授权他人',
  'authorised-same': '可授权他人，两个负责人须为同一人',
  subject: '主体备案号',
  service: '服务备案号',
  local: '只收本省身份证',
  permit: '附居住证',
}

/** A size as people write it: 4 MB, 200 KB. */
export const sizeWords = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB` : `${Math.round(bytes / 1024)} KB`

/** What a claim of a setting says, in words (zh-CN). */
export function claimWords(key: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return key.endsWith('Bytes') ? sizeWords(value) : String(value)
  if (key === 'formOrder') return (value as FormOrderName[]).map(formOrderWords).join(' → ')
  if (Array.isArray(value)) return value.join('、')
  if (typeof value === 'string') return words[value] ?? value
  return (value as { words: string }).words
}
