import { isRealDate } from '../clocks/days.ts'
import { preApprovalKinds } from '../model/index.ts'
import {
  approvalWords,
  financeWords,
  holdsApproval as holds,
  pledgeWords,
  retiredWords,
  wordsOf,
} from './approval-words.ts'
import { unfiled } from './filing.ts'
import { asked } from './province.ts'
import { rule } from './rule.ts'
import { serviceTitle } from './service-title.ts'
import { source } from './sources.ts'

const approvals = [
  source('R292', '第五条：前置审批'),
  source('TX', '前置审批相关'),
  source('HW', '备案驳回咨询：前置审批不合格'),
]

export const preApprovalMissing = rule({
  code: 'content.pre-approval.missing',
  severity: 'likely',
  title: '可能涉及前置审批，没有登记审批文件',
  looksAt: '服务：名称、服务内容、前置审批；主体：名称',
  remedy: '确实涉及的先办许可，登记编号并上传；不涉及的写明「不涉及前置审批」并附承诺书',
  sources: [source('SEED', '填写备案信息：网站前置审批文件'), ...approvals],
  reasons: [23],
  *check(client) {
    for (const service of unfiled(client)) {
      const words = wordsOf(client, service)
      for (const [kind, pattern] of approvalWords) {
        const word = words.match(pattern)?.[0]
        if (word === undefined || holds(service, kind)) continue
        const message = `${serviceTitle(service)}出现「${word}」，可能要${preApprovalKinds[kind]}类前置审批`
        yield { path: `services.${service.id}.preApprovals`, message }
      }
    }
  },
})

export const retiredApproval = rule({
  code: 'content.pre-approval.retired-kind',
  severity: 'likely',
  title: '教育、医疗保健类前置审批',
  looksAt: '服务：名称、服务内容；主体：名称',
  remedy: '按用户文档先取得许可；国家已取消这两类审批，多数省份改为提交不涉及前置审批的承诺书，先问接入商',
  sources: [source('SEED', '填写备案信息：涉及新闻、教育等特殊领域需提前取得许可')],
  reasons: [23, 26],
  reading: 'document',
  *check(client) {
    for (const service of unfiled(client)) {
      const words = wordsOf(client, service)
      for (const [kind, pattern] of retiredWords) {
        const word = words.match(pattern)?.[0]
        if (word === undefined || holds(service, kind)) continue
        const message = `${serviceTitle(service)}出现「${word}」，文档要求${preApprovalKinds[kind]}类前置审批`
        yield { path: `services.${service.id}.preApprovals`, message }
      }
    }
  },
})

export const retiredApprovalPledge = rule({
  code: 'content.pledge.education-health',
  severity: 'likely',
  title: '教育、医疗类须附承诺书',
  looksAt: '服务：名称、服务内容；主体：名称；材料：承诺书',
  remedy: '附「不涉及前置审批」承诺书（接入商有各省模板）；涉及中小学校外培训的要教育部门审批文件',
  sources: [source('TX', '前置审批相关：教育类、医疗保健类已取消'), source('UC', 'problem9：不涉及前置审批承诺书')],
  reasons: [26],
  reading: 'law',
  *check(client) {
    if (client.materials.some((material) => material.kind === 'commitment-letter')) return
    for (const service of unfiled(client)) {
      const words = wordsOf(client, service)
      for (const [kind, pattern] of retiredWords) {
        const word = words.match(pattern)?.[0]
        if (word === undefined || holds(service, kind)) continue
        const message = `${serviceTitle(service)}出现「${word}」，管局常要求附不涉及${preApprovalKinds[kind]}前置审批的承诺书`
        yield { path: 'slots.commitment-letter', message }
      }
    }
  },
})

export const preApprovalStale = rule({
  code: 'content.pre-approval.stale',
  severity: 'reject',
  title: '前置审批文件过期或没有编号',
  looksAt: '服务：前置审批',
  remedy: '补填审批文件编号和有效期；过期的先换新',
  sources: approvals,
  reasons: [24],
  *check(client, { today }) {
    for (const service of unfiled(client)) {
      for (const [place, approval] of service.preApprovals.entries()) {
        const path = `services.${service.id}.preApprovals.${place}`
        const what = `${serviceTitle(service)}的${preApprovalKinds[approval.kind]}审批文件`
        if (approval.number === '') yield { path: `${path}.number`, message: `${what}没有编号` }
        if (isRealDate(approval.validUntil) && approval.validUntil < today) {
          yield { path: `${path}.validUntil`, message: `${what}已于 ${approval.validUntil} 过期` }
        }
      }
    }
  },
})

export const financeWord = rule({
  code: 'content.finance',
  severity: 'likely',
  title: '出现金融类字样，没有许可',
  looksAt: '服务：名称、服务内容；主体：名称；前置审批',
  remedy: '有金融牌照的登记并上传；没有的改掉相关字样，公司名称或经营范围带这些字的附不从事金融业务的承诺书',
  sources: [source('TX', '前置审批相关：金融类'), source('UC', 'problem9：金融')],
  reasons: [25],
  *check(client) {
    const pledged = client.materials.some((material) => material.kind === 'commitment-letter')
    for (const service of unfiled(client)) {
      const word = wordsOf(client, service).match(financeWords)?.[0]
      if (word === undefined || holds(service, 'internet-finance')) continue
      const message = `${serviceTitle(service)}出现金融类字样「${word}」`
      yield { path: `services.${service.id}.preApprovals`, message, severity: pledged ? 'advice' : 'likely' }
    }
  },
})

export const pledgeWord = rule({
  code: 'content.pledge.keyword',
  severity: 'advice',
  title: '出现培训、电商等字样',
  looksAt: '服务：名称、服务内容；主体：名称',
  remedy: '附不涉及前置审批的承诺书；经营性业务（在线交易、收费）备案后还要办 ICP 许可证',
  sources: [source('UC', 'problem9：不涉及前置审批承诺书'), source('UC', '湖北：电商经营性说明')],
  reasons: [26],
  *check(client) {
    if (client.materials.some((material) => material.kind === 'commitment-letter')) return
    for (const service of unfiled(client)) {
      const word = wordsOf(client, service).match(pledgeWords)?.[0]
      if (word === undefined) continue
      yield {
        path: `services.${service.id}.contents`,
        message: `${serviceTitle(service)}出现「${word}」，部分省份要求附承诺书`,
      }
    }
  },
})

export const remarkMissing = rule({
  code: 'content.remark.missing',
  severity: 'likely',
  title: '备注缺少本省要求的说明',
  looksAt: '主体：备注、省份',
  remedy: '照本省要求补写备注',
  sources: [source('UC', '各省管局要求：天津、内蒙古')],
  reasons: [27],
  *check(client, setting) {
    const remark = asked(setting, 'remark')
    if (remark === undefined || unfiled(client).length === 0) return
    const texts = [client.subject.remark, ...client.services.map((service) => service.remark)]
    if (texts.some((text) => text.includes(remark.value.contains))) return
    const message = `${setting.province?.name}要求在备注里写明${remark.value.words}`
    yield { path: 'subject.remark', message, remedy: `在备注里补写：${remark.value.words}`, sources: [remark.source] }
  },
})

export const personContent = rule({
  code: 'content.person-scope',
  severity: 'reject',
  title: '个人备案选了单位才有的服务内容',
  looksAt: '主办单位性质；服务：服务内容',
  remedy: '个人只能选「博客/个人空间」或「其他」；做经营的以单位备案',
  sources: [source('HW', '备案流程咨询：网站服务内容')],
  reasons: [22],
  *check(client) {
    if (client.subject.kind !== 'person') return
    for (const service of unfiled(client)) {
      const wrong = service.contents.find((content) => !/博客|个人空间|其他/.test(content))
      if (wrong === undefined) continue
      yield {
        path: `services.${service.id}.contents`,
        message: `${serviceTitle(service)}选了「${wrong}」，个人备案不能选`,
      }
    }
  },
})

export const contentTooMany = rule({
  code: 'content.too-many',
  severity: 'likely',
  title: '服务内容选得太多',
  looksAt: '服务：服务内容',
  remedy: '只留真正提供的，最多 5 项',
  sources: [source('WX', '服务内容最多 5 项')],
  reasons: [22],
  *check(client) {
    for (const service of unfiled(client)) {
      if (service.contents.length <= 5) continue
      const message = `${serviceTitle(service)}选了 ${service.contents.length} 项服务内容，最多 5 项`
      yield { path: `services.${service.id}.contents`, message }
    }
  },
})

export const contentRules = [
  preApprovalMissing,
  preApprovalStale,
  retiredApproval,
  retiredApprovalPledge,
  financeWord,
  pledgeWord,
  remarkMissing,
  personContent,
  contentTooMany,
]
