import { addDays, isRealDate } from '../clocks/days.ts'
import { rule } from './rule.ts'
import { serviceTitle } from './service-title.ts'
import { source } from './sources.ts'

export const yearlyReport = rule({
  code: 'duties.yearly-report',
  severity: 'likely',
  title: '年度报告开放提交',
  looksAt: '服务：备案号；今天的日期',
  remedy: '按用户文档 1 至 3 月提交年度报告；现行规定里年报只针对 ICP 许可证，没有许可证的不必提交',
  sources: [source('SEED', '续期：每年 1-3 月提交年度报告'), source('ICP1', '年报属于 ICP 许可证')],
  reading: 'document',
  *check(client, { today }) {
    const month = Number(today.slice(5, 7))
    if (
      month > 3 ||
      Number(client.subject.yearlyReport) >= Number(today.slice(0, 4)) ||
      client.services.every((service) => service.filingNumber === '')
    )
      return
    yield { path: 'subject.filingNumber', message: `${today.slice(0, 4)} 年度报告 3 月 31 日截止` }
  },
})

export const publicSecurity = rule({
  code: 'duties.public-security',
  severity: 'advice',
  title: '开通后 30 日内办公安联网备案',
  looksAt: '服务：备案号、开通日期',
  remedy: '到 beian.mps.gov.cn 办理公安联网备案，办好后把公安备案号挂到首页底部；已办的不用理会',
  sources: [source('UC', 'guidance13：公安备案'), source('HW', '错误提示FAQ：公安联网备案号')],
  *check(client, { today }) {
    for (const service of client.services) {
      if (service.filingNumber === '' || service.publicSecurityNumber !== '') continue
      if (!isRealDate(service.openedOn) || service.openedOn > today) continue
      const last = addDays(service.openedOn, 30)
      // a clerk may not tell the desk that it is done: it stops reminding a month after the deadline
      if (today > addDays(last, 30)) continue
      const state = today > last ? '已过期限' : `${last} 截止`
      yield { path: `services.${service.id}.openedOn`, message: `${serviceTitle(service)}的公安联网备案${state}` }
    }
  },
})

export const dutyRules = [yearlyReport, publicSecurity]
