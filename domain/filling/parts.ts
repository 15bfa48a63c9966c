/**
 * What a provider's filing form is made of, part by part, in the order of domain.md 2.1 to 2.3: the desk's own standard
 * order, for no source names a provider's. A provider's `formOrder` (rules/packs/schema.ts) names parts and fields by
 * these keys. Labels are those of the forms (zh-CN).
 */
const person = {
  name: '姓名',
  idKind: '证件类型',
  idNumber: '证件号码',
  idValidFrom: '证件有效期起',
  idValidUntil: '证件有效期止',
  mobile: '手机号码',
  emergencyPhone: '应急联系电话',
  email: '电子邮箱',
  landline: '座机号码',
} as const

export const formParts = {
  subject: {
    title: '主体信息',
    fields: {
      kind: '主办单位性质',
      name: '主办单位名称',
      licenceKind: '主办单位证件类型',
      licenceNumber: '主办单位证件号码',
      licenceAddress: '主办单位证件住所',
      licenceValidFrom: '证件有效期起',
      licenceValidUntil: '证件有效期止',
      province: '所在省份',
      city: '所在城市',
      district: '所在区县',
      address: '主办单位通信地址',
      investor: '投资人或上级主管单位',
    },
  },
  'subject-lead': { title: '主体负责人', fields: person },
  head: { title: '法定代表人', fields: { name: '姓名', idKind: '证件类型', idNumber: '证件号码' } },
  'subject-remark': { title: '主体备注', fields: { remark: '备注', filingNumber: '主体备案号' } },
  service: { title: '基本信息', fields: { kind: '服务类型', name: '服务名称', filingNumber: '服务备案号' } },
  domains: { title: '域名', fields: { domain: '域名', homepage: '首页网址' } },
  content: {
    title: '服务内容和前置审批',
    fields: {
      contents: '服务内容',
      languages: '语言类别',
      approval: '前置审批',
      approvalNumber: '批准文号',
      approvalUntil: '批准有效期止',
    },
  },
  'service-lead': { title: '互联网信息服务负责人', fields: person },
  'service-remark': { title: '服务备注', fields: { remark: '备注' } },
  app: {
    title: 'APP 平台',
    fields: { platform: '运行平台', packageName: '包名 / Bundle ID', publicKey: '公钥', signature: '签名指纹' },
  },
  access: {
    title: '接入信息',
    fields: {
      provider: '接入服务提供者',
      method: '接入方式',
      location: '服务器放置地点',
      ipFrom: 'IP 地址起',
      ipTo: 'IP 地址止',
    },
  },
} as const

export type FormPart = keyof typeof formParts
/** A field of a part: 'subject.name', 'subject-lead.mobile'. */
export type FormField = { [P in FormPart]: `${P}.${keyof (typeof formParts)[P]['fields'] & string}` }[FormPart]

const parts = Object.keys(formParts) as FormPart[]
const fields = parts.flatMap((part) =>
  Object.keys(formParts[part].fields).map((name) => `${part}.${name}` as FormField),
)

/** Everything a form's order may name: whole parts, and single fields. */
export const formOrderNames: readonly (FormPart | FormField)[] = [...parts, ...fields]
export type FormOrderName = FormPart | FormField

/** The desk's own order of the parts. */
export const standardOrder: readonly FormPart[] = parts

/** A name of a form's order in words (zh-CN): 主体负责人, 主体负责人·手机号码. */
export function formOrderWords(name: FormOrderName): string {
  const [part, field] = name.split('.') as [FormPart, string | undefined]
  const { title, fields: labels } = formParts[part]
  return field === undefined ? title : `${title}·${(labels as Readonly<Record<string, string>>)[field]}`
}
