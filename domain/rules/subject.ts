import { parseCreditCode } from '../identifiers/credit-code.ts'
import { parseFilingNumber } from '../identifiers/filing-number.ts'
import { parsePersonalPaper } from '../identifiers/permit.ts'
import { parseProvince } from '../identifiers/province.ts'
import type { Client, IdKind } from '../model/index.ts'
import { idKinds, subjectKinds } from '../model/index.ts'
import { rule } from './rule.ts'
import { source } from './sources.ts'

const form = [source('IN', '主体信息'), source('SEED', '填写主体信息')]

/** Fields without which no filing can be handed in. */
const required = [
  ['name', '主办单位名称', '与证件一字不差'],
  ['licenceNumber', '主体证件号码', '与证件一字不差'],
  ['licenceAddress', '证件住所', '与证件一字不差'],
  ['province', '省份', '选主体所在省份'],
  ['city', '城市', '选主体所在城市'],
  ['address', '通信地址', '写到门牌号'],
] as const

export const subjectFieldMissing = rule({
  code: 'subject.field.missing',
  severity: 'reject',
  title: '主体信息没有填全',
  looksAt: '主体：名称、证件号码、证件住所、省市、通信地址',
  remedy: '照证件补填',
  sources: form,
  *check({ subject }) {
    for (const [field, label, how] of required) {
      if (subject[field] === '')
        yield { path: `subject.${field}`, message: `没有填写${label}`, remedy: `补填${label}，${how}` }
    }
  },
})

/** Whether this organiser's number is a 统一社会信用代码. */
const hasCreditCode = ({ subject }: Client): boolean =>
  subject.kind !== 'person' && !(subject.licenceKind in idKinds) && subject.licenceKind !== 'other'

export const licenceNumberInvalid = rule({
  code: 'subject.licence-number.invalid',
  severity: 'reject',
  title: '主体证件号码不对',
  looksAt: '主体：证件类型、证件号码',
  remedy: '请客户拍证件原件，照着改正',
  sources: [source('GB32100'), source('GB11643'), source('IN', '证件号码须与证件一致')],
  reasons: [29],
  *check(client) {
    const { licenceKind, licenceNumber } = client.subject
    if (licenceNumber === '') return
    const path = 'subject.licenceNumber'
    if (hasCreditCode(client)) {
      const parsed = parseCreditCode(licenceNumber)
      if (!parsed.ok) yield { path, message: parsed.reason }
    } else if (licenceKind in idKinds) {
      const parsed = parsePersonalPaper(licenceKind as IdKind, licenceNumber)
      if (!parsed.ok) yield { path, message: parsed.reason }
    }
  },
})

export const licenceNumberSuspicious = rule({
  code: 'subject.licence-number.check-digit',
  severity: 'likely',
  title: '统一社会信用代码校验位对不上',
  looksAt: '主体：证件号码',
  remedy: '对照执照逐位核对；确认无误就照原样提交',
  sources: [source('GB32100'), source('TRADE', '个别早期代码本身校验不过')],
  reasons: [29],
  *check(client) {
    if (!hasCreditCode(client)) return
    const parsed = parseCreditCode(client.subject.licenceNumber)
    if (!parsed.ok) return
    for (const warning of parsed.warnings) yield { path: 'subject.licenceNumber', message: warning.message }
  },
})

export const provinceUnknown = rule({
  code: 'subject.province.unknown',
  severity: 'reject',
  title: '省份不对',
  looksAt: '主体：省份',
  remedy: '从 31 个省、自治区、直辖市里选一个',
  sources: [source('R33', '第三条、第五条：在住所所在地省级通信管理局备案')],
  *check({ subject }) {
    if (subject.province === '') return
    const parsed = parseProvince(subject.province)
    if (!parsed.ok) yield { path: 'subject.province', message: parsed.reason }
  },
})

export const subjectFilingNumberInvalid = rule({
  code: 'subject.filing-number.invalid',
  severity: 'likely',
  title: '主体备案号写法不对',
  looksAt: '主体：备案号',
  remedy: '到 beian.miit.gov.cn 查一下，照抄主体备案号（不带 -1 这样的尾号）',
  sources: [source('UC', 'ICP备案编号规则')],
  *check({ subject }) {
    if (subject.filingNumber === '') return
    const path = 'subject.filingNumber'
    const parsed = parseFilingNumber(subject.filingNumber)
    if (!parsed.ok) yield { path, message: parsed.reason }
    else if (parsed.value.sequence !== undefined) {
      yield { path, message: '这里要填主体备案号，不带尾号', remedy: `改为 ${parsed.value.subjectNumber}` }
    } else {
      const home = parseProvince(subject.province)
      const { province } = parsed.value
      if (home.ok && province !== undefined && province.key !== home.value.key) {
        const message = `主体备案号是${province.name}的，备案省份填的是${home.value.name}`
        yield { path, message, remedy: '核对省份；省份变了的，要注销后重新备案' }
      }
    }
  },
})

/** 登记部门与机构类别 that each kind of organiser may carry at the front of its credit code. */
const categoriesOf: Partial<Record<Client['subject']['kind'], RegExp>> = {
  enterprise: /^9[139]/,
  'individual-business': /^92/,
  government: /^1[19]/,
  institution: /^12/,
  'social-organisation': /^51/,
  'private-non-enterprise': /^52/,
  foundation: /^53/,
  'law-firm': /^31/,
}

export const kindDiffersFromNumber = rule({
  code: 'subject.kind.differs',
  severity: 'reject',
  title: '主办单位性质和证件号码不符',
  looksAt: '主体：主办单位性质、证件号码',
  remedy: '照执照上的类型选主办单位性质',
  sources: [source('GB32100', '机构类别代码')],
  reasons: [29],
  *check(client) {
    if (!hasCreditCode(client)) return
    const parsed = parseCreditCode(client.subject.licenceNumber)
    const expected = categoriesOf[client.subject.kind]
    if (!parsed.ok || expected === undefined || expected.test(parsed.normal)) return
    const chosen = subjectKinds[client.subject.kind]
    // some bureaus take an 个体工商户 as 企业 (HW 安徽、浙江); the desk needs to know it for the papers
    const severity = parsed.value.category === '92' && client.subject.kind === 'enterprise' ? 'likely' : 'reject'
    const message = `选的是「${chosen}」，证件号码却是${parsed.value.categoryName}的`
    yield { path: 'subject.kind', message, severity }
  },
})

export const subjectRules = [
  subjectFieldMissing,
  licenceNumberInvalid,
  licenceNumberSuspicious,
  kindDiffersFromNumber,
  provinceUnknown,
  subjectFilingNumberInvalid,
]
