import { addMonths, isRealDate, wholeYearsBetween } from '../clocks/days.ts'
import { parsePersonalPaper } from '../identifiers/permit.ts'
import { provinceOfCode } from '../identifiers/province.ts'
import type { Client, Person } from '../model/index.ts'
import { isUnit, personRoles } from '../model/index.ts'
import { unfiled } from './filing.ts'
import { asked } from './province.ts'
import { called, headOf, headRole, serviceLeadOf, subjectLeadOf, withRole } from './roles.ts'
import { disagreement, rule, weightOf } from './rule.ts'
import { serviceTitle } from './service-title.ts'
import { source } from './sources.ts'

/** Two entries are one person where the paper numbers say so, or where it is the same entry. */
const isSame = (one: Person, other: Person): boolean =>
  one.id === other.id || (one.idNumber !== '' && one.idNumber === other.idNumber)

export const subjectLeadNotHead = rule({
  code: 'leads.subject-lead.not-head',
  severity: 'reject',
  title: '主体负责人不是法定代表人',
  looksAt: '人员：主体负责人、法定代表人；省份',
  remedy: '主体负责人改成法定代表人',
  sources: [source('UC', '各省管局要求'), source('HW', '备案驳回咨询：主体负责人非法定代表人')],
  reasons: [35],
  *check(client, setting) {
    const head = headOf(client)
    const lead = withRole(client, 'subject-lead')
    if (!isUnit(client.subject) || head === undefined || lead === undefined || isSame(head, lead)) return
    const asks = asked(setting, 'subjectLead')
    const path = `people.${lead.id}.roles`
    const where = setting.province?.name ?? '多数省份'
    const headName = personRoles[headRole(client)]
    if (asks === undefined || asks.value === 'legal') {
      const message = `${where}要求主体负责人是${headName}${asks ? disagreement(asks) : ''}`
      const severity = asks === undefined ? 'likely' : weightOf(asks, setting.today)
      yield {
        path,
        message,
        severity,
        sources: asks && [asks.source, ...asks.contradictedBy.map((claim) => claim.source)],
      }
    } else {
      const message = `主体负责人不是${headName}，${where}要附主体负责人授权书${disagreement(asks)}`
      const remedy = '准备法定代表人签字并盖公章的授权书，或改由法定代表人担任'
      yield { path, message, remedy, severity: 'advice', sources: [asks.source] }
    }
  },
})

export const leadsDiffer = rule({
  code: 'leads.must-be-one',
  severity: 'reject',
  title: '两个负责人必须是同一人',
  looksAt: '人员：主体负责人、网站负责人；省份',
  remedy: '把网站负责人改成主体负责人本人，或主体负责人改由法定代表人担任',
  sources: [source('UC', '各省管局要求：江苏、四川'), source('HW', '安徽管局要求')],
  reasons: [36],
  *check(client, setting) {
    const head = headOf(client)
    const lead = withRole(client, 'subject-lead')
    const asks = asked(setting, 'subjectLead')
    if (asks?.value !== 'authorised-same' || !isUnit(client.subject)) return
    if (head === undefined || lead === undefined || isSame(head, lead)) return
    for (const service of unfiled(client)) {
      const serviceLead = serviceLeadOf(client, service)
      if (serviceLead === undefined || isSame(serviceLead, lead)) continue
      const message = `${setting.province?.name}：主体负责人不是法定代表人时，两个负责人必须是同一人`
      yield { path: `services.${service.id}.leadId`, message, sources: [asks.source] }
    }
  },
})

export const headForeign = rule({
  code: 'leads.head-foreign',
  severity: 'reject',
  title: '法定代表人没有大陆身份证，未授权他人',
  looksAt: '人员：法定代表人证件类型、主体负责人；省份',
  remedy: '授权持大陆身份证的人员任主体负责人，附授权书',
  sources: [source('UC', '各省管局要求：河北、山东、辽宁、江西、贵州、广西'), source('HW', '山西管局要求')],
  reasons: [38],
  *check(client, setting) {
    const head = headOf(client)
    if (!isUnit(client.subject) || head === undefined || head.idKind === 'resident-id') return
    const asks = asked(setting, 'foreignHeadAuthorises')
    const lead = subjectLeadOf(client)
    if (!asks?.value || lead?.idKind === 'resident-id') return
    const message = `${setting.province?.name}：法定代表人不持大陆身份证的，要授权持大陆身份证的人员任主体负责人`
    yield { path: `people.${head.id}.idKind`, message, sources: [asks.source] }
  },
})

export const serviceLeadPaper = rule({
  code: 'leads.service-lead.resident-id',
  severity: 'reject',
  title: '网站负责人必须持居民身份证',
  looksAt: '人员：网站负责人证件类型；省份',
  remedy: '换一位持居民身份证的网站负责人',
  sources: [source('UC', '各省管局要求：福建')],
  reasons: [38],
  *check(client, setting) {
    const asks = asked(setting, 'serviceLeadResidentId')
    if (!asks?.value) return
    const told = new Set<string>()
    for (const service of unfiled(client)) {
      const lead = serviceLeadOf(client, service)
      if (lead === undefined || lead.idKind === 'resident-id' || told.has(lead.id)) continue
      told.add(lead.id)
      const message = `${setting.province?.name}要求网站负责人持居民身份证，${called(lead)}不是`
      yield { path: `people.${lead.id}.idKind`, message, sources: [asks.source] }
    }
  },
})

export const ageLimit = rule({
  code: 'leads.age',
  severity: 'reject',
  title: '负责人未成年',
  looksAt: '人员：证件号码中的出生日期',
  remedy: '换成年的负责人',
  sources: [source('HW', '备案管局咨询：需年满十八周岁')],
  reasons: [37],
  *check(client, setting) {
    const isPerson = client.subject.kind === 'person'
    const least = (isPerson ? asked(setting, 'personMinAge')?.value : undefined) ?? 18
    for (const person of client.people) {
      const parsed = parsePersonalPaper(person.idKind, person.idNumber)
      if (!parsed.ok || parsed.value.birthDate === '' || person.roles.every((role) => role === 'agent')) continue
      const age = wholeYearsBetween(parsed.value.birthDate, setting.today)
      if (age < 0)
        yield { path: `people.${person.id}.idNumber`, message: `${called(person)}的出生日期在今天以后，证件号码有误` }
      else if (age < least)
        yield { path: `people.${person.id}.idNumber`, message: `${called(person)}未满 ${least} 周岁` }
    }
  },
})

export const residence = rule({
  code: 'leads.person-residence',
  severity: 'likely',
  title: '个人在外省备案',
  looksAt: '主办单位性质、省份；人员：身份证号码前两位',
  remedy: '在户籍省备案，或附本省居住证',
  sources: [source('HW', '备案管局咨询：个人用户')],
  reasons: [33],
  *check(client, setting) {
    const head = headOf(client)
    if (client.subject.kind !== 'person' || head?.idKind !== 'resident-id') return
    const home = provinceOfCode(head.idNumber)
    if (setting.province === undefined || home === undefined || home.key === setting.province.key) return
    const asks = asked(setting, 'personResidence')
    const where = setting.province.name
    const path = 'subject.province'
    if (asks?.value === 'local') {
      const message = `${where}只收本省身份证的个人备案，负责人的身份证是${home.name}的`
      yield { path, message, severity: 'reject', remedy: `改在${home.name}备案`, sources: [asks.source] }
    } else {
      const message = `负责人的身份证是${home.name}的，在${where}备案要附居住证`
      yield { path, message, sources: asks && [asks.source] }
    }
  },
})

export const idExpiring = rule({
  code: 'people.id-validity',
  severity: 'reject',
  title: '人员证件过期或不足 3 个月',
  looksAt: '人员：证件有效期',
  remedy: '先换新证件，再提交备案',
  sources: [
    source('TX', '备案材料上传：有效期大于 3 个月'),
    source('UC', '各省管局要求'),
    source('HW', '备案驳回咨询'),
  ],
  reasons: [50],
  *check(client, { today }) {
    for (const person of client.people) {
      const path = `people.${person.id}.idValidUntil`
      const until = person.idValidUntil
      const severity = person.roles.every((role) => role === 'agent') ? 'likely' : 'reject'
      if (until === '') {
        const remedy = '照证件补填有效期；长期有效的选「长期」'
        yield { path, message: `${called(person)}没有填写证件有效期`, severity: 'likely', remedy }
      } else if (isRealDate(until) && until < today) {
        yield { path, message: `${called(person)}的证件已于 ${until} 到期`, severity }
      } else if (isRealDate(until) && until < addMonths(today, 3)) {
        yield { path, message: `${called(person)}的证件 ${until} 到期，剩余不足 3 个月`, severity }
      }
    }
  },
})

/** Who signs matters only where the two readings name different people. */
function* signers(client: Client) {
  const head = headOf(client)
  if (head === undefined || !isUnit(client.subject)) return
  for (const service of unfiled(client)) {
    const lead = serviceLeadOf(client, service)
    if (lead === undefined || isSame(head, lead)) continue
    yield { service, head, lead, path: `slots.verification-sheet:${service.id}` }
  }
}

export const sheetSignerLaw = rule({
  code: 'sheet.signer.service-lead',
  severity: 'likely',
  title: '核验单由网站负责人签字',
  looksAt: '核验单；人员：网站负责人、法定代表人',
  remedy: '核验单下方由网站负责人本人手写签名，公章盖在签名旁，日期按接入商要求可留空',
  sources: [source('SHEET', '网站负责人签字、单位盖章'), source('TX', '核验单上传')],
  reasons: [56],
  reading: 'law',
  *check(client) {
    for (const { service, lead, path } of signers(client)) {
      yield {
        path,
        message: `${serviceTitle(service)}的核验单要由网站负责人${called(lead)}签字，不是法定代表人`,
        severity: 'advice',
      }
    }
  },
})

export const sheetSignerDocument = rule({
  code: 'sheet.signer.head',
  severity: 'likely',
  title: '核验单由法定代表人签字',
  looksAt: '核验单；人员：网站负责人、法定代表人',
  remedy: '按用户文档由法定代表人签字盖章；核验单样张写的是网站负责人签字，先问接入商',
  sources: [source('SEED', '上传核验材料：需法定代表人签字并加盖公章')],
  reasons: [56],
  reading: 'document',
  *check(client) {
    for (const { service, head, path } of signers(client)) {
      yield {
        path,
        message: `${serviceTitle(service)}的核验单，文档要求由法定代表人${called(head)}签字`,
        severity: 'advice',
      }
    }
  },
})

export const leadRules = [
  subjectLeadNotHead,
  leadsDiffer,
  headForeign,
  serviceLeadPaper,
  ageLimit,
  residence,
  idExpiring,
  sheetSignerLaw,
  sheetSignerDocument,
]
