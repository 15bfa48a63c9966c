import { addMonths, isRealDate } from '../clocks/days.ts'
import { domainsOf, unfiled } from './filing.ts'
import { rule } from './rule.ts'
import { source } from './sources.ts'

const remaining = [source('TX', '备案域名：有效期'), source('IN', '各省管局要求'), source('HW', '备案域名咨询')]

export const domainExpired = rule({
  code: 'domains.expired',
  severity: 'reject',
  title: '域名已过期',
  looksAt: '域名：到期日',
  remedy: '到注册商处续费，续费后更新到期日',
  sources: [source('TX', '备案域名：在注册有效期内'), source('HW', '错误提示FAQ：域名已过期')],
  reasons: [7],
  *check(client, { today }) {
    for (const { domain, path, title } of domainsOf(client.services)) {
      if (!isRealDate(domain.expiresOn) || domain.expiresOn >= today) continue
      yield { path: `${path}.expiresOn`, message: `${title}已于 ${domain.expiresOn} 到期` }
    }
  },
})

export const domainExpiring = rule({
  code: 'domains.expiring',
  severity: 'reject',
  title: '域名剩余有效期不足 3 个月',
  looksAt: '域名：到期日',
  remedy: '先续费一年，再提交备案',
  sources: remaining,
  reasons: [8],
  reading: 'law',
  *check(client, { today }) {
    for (const { service, domain, path, title } of domainsOf(client.services)) {
      if (!isRealDate(domain.expiresOn) || domain.expiresOn < today) continue
      if (domain.expiresOn >= addMonths(today, 3)) continue
      const message = `${title}将于 ${domain.expiresOn} 到期，剩余不足 3 个月`
      yield { path: `${path}.expiresOn`, message, severity: service.filingNumber === '' ? 'reject' : 'likely' }
    }
  },
})

export const domainRegisteredRecently = rule({
  code: 'domains.registered-recently',
  severity: 'reject',
  title: '域名注册不满 3 个月',
  looksAt: '域名：注册日期',
  remedy: '等注册满 3 个月再提交；接入商普遍看的是剩余有效期，可先问接入商',
  sources: [source('SEED', '域名要求：注册时间需满 3 个月以上')],
  reasons: [8],
  reading: 'document',
  *check(client, { today }) {
    for (const { domain, path, title } of domainsOf(unfiled(client))) {
      if (!isRealDate(domain.registeredOn)) continue
      const ready = addMonths(domain.registeredOn, 3)
      if (today >= ready) continue
      yield { path: `${path}.registeredOn`, message: `${title}注册不满 3 个月，${ready} 才满` }
    }
  },
})

export const domainDatesMissing = rule({
  code: 'domains.dates.missing',
  severity: 'likely',
  title: '没有填写域名到期日',
  looksAt: '域名：注册日期、到期日',
  remedy: '照域名证书补填',
  sources: remaining,
  reasons: [7, 8],
  *check(client) {
    for (const { domain, path, title } of domainsOf(unfiled(client))) {
      if (!isRealDate(domain.expiresOn))
        yield { path: `${path}.expiresOn`, message: `${title}没有到期日，无法判断有效期` }
      if (!isRealDate(domain.registeredOn)) {
        yield { path: `${path}.registeredOn`, message: `${title}没有注册日期`, severity: 'advice' }
      }
      if (isRealDate(domain.registeredOn) && isRealDate(domain.expiresOn) && domain.registeredOn >= domain.expiresOn) {
        const remedy = '照域名证书核对两个日期'
        yield {
          path: `${path}.expiresOn`,
          message: `${title}的到期日早于注册日期，有一个填错了`,
          severity: 'reject',
          remedy,
        }
      }
    }
  },
})

export const domainTermRules = [domainExpired, domainExpiring, domainRegisteredRecently, domainDatesMissing]
