import type { CalendarDate, Client, Source } from '../model/index.ts'
import { domainsOf, hasSomethingToFile } from '../rules/filing.ts'
import { asked } from '../rules/province.ts'
import { called } from '../rules/roles.ts'
import { serviceTitle } from '../rules/service-title.ts'
import { source } from '../rules/sources.ts'
import { isShellService } from '../workflow/accesses.ts'
import { nextWorkingMoment } from './calendar.ts'
import { addDays, addMonths, isRealDate } from './days.ts'
import type { ClockFacts, Deadline } from './deadline.ts'
import { atBeijingHour, beijingDay } from './instants.ts'

/** How long the bureau lists a 空壳 before it takes the number back (电管〔2011〕6 号: 公示一周). */
const shellDays = 7

/** Papers and domains must be good for this long when they are handed in (TX, UC, HW). */
export const monthsLeft = 3

type Plain = Pick<Deadline, 'rule' | 'kind' | 'title' | 'path' | 'assumption' | 'sources'> & {
  day: CalendarDate
  reading?: Deadline['reading']
}

/** A clock that counts calendar days and months only. */
function plain(facts: ClockFacts, clock: Plain): Deadline {
  const nextWorking = nextWorkingMoment(facts.calendar, atBeijingHour(clock.day, 9)).at
  return { ...clock, at: '', known: true, orderId: '', nextWorkingMoment: nextWorking }
}

const untilDay = '按自然日，到期当天仍有效'

/** Two clocks of a paper: the last day it may be handed in, and its end. */
function* validity(
  facts: ClockFacts,
  rule: string,
  what: string,
  until: string,
  path: string,
  sources: Source[],
  filing: boolean,
) {
  if (!isRealDate(until)) return
  if (filing) {
    const day = addMonths(until, -monthsLeft)
    const title = `${what}剩余要满 ${monthsLeft} 个月，最晚这天提交`
    yield plain(facts, {
      rule: `${rule}.hand-in`,
      kind: 'act-by',
      title,
      day,
      path,
      assumption: `到期日往前推 ${monthsLeft} 个月`,
      sources,
    })
  }
  yield plain(facts, { rule, kind: 'act-by', title: `${what}到期`, day: until, path, assumption: untilDay, sources })
}

function* domainClocks(client: Client, facts: ClockFacts) {
  for (const { service, domain, path, title } of domainsOf(client.services)) {
    const filing = service.filingNumber === ''
    const term = [source('TX', '备案域名'), source('HW', '备案域名咨询')]
    yield* validity(facts, 'domain.expiry', title, domain.expiresOn, `${path}.expiresOn`, term, filing)
    if (!filing) continue
    if (isRealDate(domain.registeredOn)) {
      yield plain(facts, {
        rule: 'domain.age',
        kind: 'not-before',
        title: `${title}注册满 3 个月`,
        day: addMonths(domain.registeredOn, 3),
        path: `${path}.registeredOn`,
        assumption: '按月份对日计算',
        sources: [source('SEED', '域名要求：注册时间需满 3 个月以上')],
        reading: 'document',
      })
    }
    if (isRealDate(domain.realNameVerifiedOn)) {
      yield plain(facts, {
        rule: 'domain.real-name',
        kind: 'not-before',
        title: `${title}实名认证满 3 天`,
        day: addDays(domain.realNameVerifiedOn, 3),
        path: `${path}.realNameVerifiedOn`,
        assumption: '按自然日，认证当天不算；部分接入商要 3 至 5 个工作日',
        sources: [source('TX', '备案域名：满 3 个自然日')],
      })
    }
  }
}

function* paperClocks(client: Client, facts: ClockFacts) {
  const filing = hasSomethingToFile(client)
  const sources = [source('TX', '备案材料上传：有效期大于 3 个月'), source('UC', '各省管局要求')]
  const { licenceValidUntil } = client.subject
  yield* validity(facts, 'subject.licence', '主体证件', licenceValidUntil, 'subject.licenceValidUntil', sources, filing)
  for (const person of client.people) {
    const what = `${called(person)}的证件`
    yield* validity(facts, 'people.id', what, person.idValidUntil, `people.${person.id}.idValidUntil`, sources, filing)
  }
  for (const service of client.services) {
    for (const [place, approval] of service.preApprovals.entries()) {
      const path = `services.${service.id}.preApprovals.${place}.validUntil`
      const what = `${serviceTitle(service)}的前置审批文件`
      yield* validity(
        facts,
        'service.pre-approval',
        what,
        approval.validUntil,
        path,
        [source('TX', '前置审批相关')],
        false,
      )
    }
  }
  if (!filing) return
  const days = {
    'authorisation-letter': asked(facts, 'authorisationDays'),
    'domain-certificate': asked(facts, 'domainCertificateDays'),
  }
  for (const material of client.materials) {
    const from = beijingDay(material.addedAt)
    if (!isRealDate(from)) continue
    const own =
      material.kind === 'authorisation-letter' || material.kind === 'domain-certificate'
        ? days[material.kind]
        : undefined
    if (own === undefined && material.kind !== 'authorisation-letter') continue
    yield plain(facts, {
      rule: 'paper.freshness',
      kind: 'act-by',
      title: `${material.kind === 'authorisation-letter' ? '授权书' : '域名证书'}超过期限要重开`,
      day: own === undefined ? addMonths(from, 3) : addDays(from, own.value),
      path: `materials.${material.id}`,
      assumption: '从收到扫描件那天算起；实际签署或下载更早的，期限也更早',
      sources: [own?.source ?? source('TX', '备案材料模板下载：3 个月内')],
    })
  }
}

function* dutyClocks(client: Client, facts: ClockFacts) {
  const filed = client.services.filter((service) => service.filingNumber !== '')
  for (const service of filed) {
    if (!isRealDate(service.openedOn) || service.publicSecurityNumber !== '') continue
    yield plain(facts, {
      rule: 'service.public-security',
      kind: 'act-by',
      title: `${serviceTitle(service)}开通后 30 日内办公安联网备案`,
      day: addDays(service.openedOn, 30),
      path: `services.${service.id}.publicSecurityNumber`,
      assumption: '按自然日，开通当天不算',
      sources: [source('UC', 'guidance13：公安备案')],
    })
  }
  for (const service of filed) {
    if (isShellService(service)) {
      yield plain(facts, {
        rule: 'service.shell',
        kind: 'act-by',
        title: `${serviceTitle(service)}没有接入商：${shellDays} 天内新增接入或注销服务`,
        day: addDays(service.shellSince, shellDays),
        path: `services.${service.id}.access.provider`,
        assumption: '管局清理空壳备案时公示一周，到期仍没有接入就注销；公示从哪天起不知道，按取消接入的次日起算',
        sources: [source('SHELL', '公示一周'), source('HW', '备案常见问题：空壳被管局注销')],
      })
    }
    if (!isRealDate(service.openedOn) || service.numberSeenOn !== '') continue
    const site = service.kind === 'site'
    yield plain(facts, {
      rule: 'service.number-shown',
      kind: 'act-by',
      title: `${serviceTitle(service)}开通时${site ? '首页底部' : '显著位置'}标明备案号，并核对`,
      day: service.openedOn,
      path: `services.${service.id}.numberSeenOn`,
      assumption: '开通的当天就要有；看过都对了才算',
      sources: site ? [source('R33', '第十三条：开通时在主页底部标明')] : [source('APP105', '显著位置标明备案编号')],
    })
  }
  if (filed.length > 0) {
    const year = Number(facts.today.slice(0, 4))
    const next = facts.today <= `${year}-03-31` ? year : year + 1
    const due = Number(client.subject.yearlyReport) >= next ? next + 1 : next
    yield plain(facts, {
      rule: 'subject.yearly-report',
      kind: 'act-by',
      title: `${due} 年度报告（1 至 3 月）`,
      day: `${due}-03-31`,
      path: 'subject.filingNumber',
      assumption: '用户文档要求每年 1 至 3 月提交；现行规定里年报只针对经营许可证，备案没有年报',
      sources: [source('SEED', '续期：年度报告'), source('ICP1', '年报属于 ICP 许可证')],
      reading: 'document',
    })
  }
}

/** The clocks that run for a client apart from its orders. */
export const clientClocks = (client: Client, facts: ClockFacts): Deadline[] => [
  ...domainClocks(client, facts),
  ...paperClocks(client, facts),
  ...dutyClocks(client, facts),
]

/** 停止服务的当日注销 (R33 art. 15). */
export const cancelDeadline = (stopsOn: CalendarDate, facts: ClockFacts): Deadline =>
  plain(facts, {
    rule: 'cancel.same-day',
    kind: 'act-by',
    path: '',
    title: '停止服务当日注销',
    day: stopsOn,
    assumption: '停止服务的那一天就是最后一天',
    sources: [source('R33', '第十五条：终止服务之日')],
  })

/**
 * By when a change must be handed in: by law 30 days before it takes effect (R33 art. 14), by the user's document 30
 * days after.
 */
export function changeDeadlines(changesOn: CalendarDate, facts: ClockFacts): [law: Deadline, document: Deadline] {
  const shared = { kind: 'act-by', path: '' } as const
  return [
    plain(facts, {
      ...shared,
      rule: 'change.before',
      title: '变更前 30 日申请变更备案',
      day: addDays(changesOn, -30),
      assumption: '按自然日往前推 30 天',
      sources: [source('R33', '第十四条：提前三十日')],
      reading: 'law',
    }),
    plain(facts, {
      ...shared,
      rule: 'change.after',
      title: '变更后 30 日内提交变更备案',
      day: addDays(changesOn, 30),
      assumption: '按自然日，变更当天不算',
      sources: [source('SEED', '变更：变更后 30 日内')],
      reading: 'document',
    }),
  ]
}
