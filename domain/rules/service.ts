import { parseDomainName } from '../identifiers/domain-name.ts'
import { parseFilingNumber } from '../identifiers/filing-number.ts'
import { parseIpRange } from '../identifiers/ip.ts'
import { accessMethods, serviceKinds } from '../model/index.ts'
import { isShellService } from '../workflow/accesses.ts'
import { rule } from './rule.ts'
import { serviceTitle } from './service-title.ts'
import { source } from './sources.ts'

export const serviceMissing = rule({
  code: 'services.missing',
  severity: 'reject',
  title: '没有登记网站或 APP',
  looksAt: '服务',
  remedy: '添加要备案的网站、APP 或小程序',
  sources: [source('SEED', '填写备案信息：网站/APP 信息')],
  *check(client) {
    if (client.services.length === 0) yield { path: 'services', message: '还没有登记要备案的网站或 APP' }
  },
})

export const serviceFieldMissing = rule({
  code: 'services.field.missing',
  severity: 'reject',
  title: '服务信息没有填全',
  looksAt: '服务：名称、域名、首页网址、服务内容、接入商、接入方式、服务器放置地、IP',
  remedy: '照客户提供的资料补填',
  sources: [source('SEED', '填写备案信息'), source('UC', 'guidance6'), source('WX', '服务内容')],
  *check(client) {
    for (const service of client.services) {
      const path = `services.${service.id}`
      const title = serviceTitle(service)
      const kind = serviceKinds[service.kind]
      const { access } = service
      if (service.name === '') yield { path: `${path}.name`, message: `${title}：没有填写${kind}名称` }
      if (service.kind === 'site' && service.domains.length === 0) {
        yield { path: `${path}.domains`, message: `${title}：没有填写域名` }
      }
      if (service.contents.length === 0) yield { path: `${path}.contents`, message: `${title}：没有选择服务内容` }
      if (service.kind === 'site' && service.homepages.length === 0) {
        yield { path: `${path}.homepages`, message: `${title}：没有填写首页网址` }
      }
      if (service.kind === 'app' && service.appPlatforms.length === 0) {
        yield { path: `${path}.appPlatforms`, message: `${title}：没有填写 APP 的平台和包名` }
      }
      // a 空壳 has a finding of its own
      if (isShellService(service)) continue
      if (access.provider === '') yield { path: `${path}.access.provider`, message: `${title}：没有填写接入服务提供者` }
      if (access.method === '') {
        const choices = Object.values(accessMethods).filter((name) => name !== accessMethods[''])
        yield {
          path: `${path}.access.method`,
          message: `${title}：没有选择接入方式`,
          remedy: `从${choices.join('、')}里选`,
        }
      }
      if (access.location === '') yield { path: `${path}.access.location`, message: `${title}：没有填写服务器放置地点` }
      if (access.ips.length === 0) yield { path: `${path}.access.ips`, message: `${title}：没有填写服务器 IP 地址` }
    }
  },
})

export const domainInvalid = rule({
  code: 'domains.name.invalid',
  severity: 'reject',
  title: '域名写法不对',
  looksAt: '服务：域名',
  remedy: '填写主域名，例如 example.com',
  sources: [source('R1YUN', '域名不带 www'), source('TX', '备案只针对主域名')],
  reasons: [58],
  *check(client) {
    for (const service of client.services) {
      for (const [place, domain] of service.domains.entries()) {
        const path = `services.${service.id}.domains.${place}.name`
        const parsed = parseDomainName(domain.name)
        if (!parsed.ok) yield { path, message: `${serviceTitle(service)}：${parsed.reason}` }
        else {
          for (const { code, message } of parsed.warnings) {
            const severity = code === 'domain-name.unknown-suffix' ? 'reject' : 'likely'
            yield { path, message: `${serviceTitle(service)}：${message}`, severity }
          }
        }
      }
    }
  },
})

export const ipInvalid = rule({
  code: 'access.ip.invalid',
  severity: 'reject',
  title: '服务器 IP 地址不对',
  looksAt: '接入：IP 地址',
  remedy: '向接入商要服务器的公网 IP',
  sources: [source('UC', 'problem8'), source('SEED', '服务器要求：IP 地址')],
  *check(client) {
    for (const service of client.services) {
      for (const [place, ip] of service.access.ips.entries()) {
        const path = `services.${service.id}.access.ips.${place}`
        const parsed = parseIpRange(ip)
        if (!parsed.ok) yield { path, message: `${serviceTitle(service)}：${parsed.reason}` }
        else if (!parsed.value.public) yield { path, message: `${serviceTitle(service)}：${parsed.explanation}` }
      }
    }
  },
})

export const serviceFilingNumberInvalid = rule({
  code: 'services.filing-number.invalid',
  severity: 'likely',
  title: '服务备案号写法不对',
  looksAt: '服务：备案号',
  remedy: '到 beian.miit.gov.cn 查一下，照抄服务备案号（带 -1 这样的尾号）',
  sources: [source('UC', 'ICP备案编号规则'), source('HW', 'App备案咨询')],
  *check(client) {
    const own = parseFilingNumber(client.subject.filingNumber)
    for (const service of client.services) {
      if (service.filingNumber === '') continue
      const path = `services.${service.id}.filingNumber`
      const parsed = parseFilingNumber(service.filingNumber)
      if (!parsed.ok) yield { path, message: `${serviceTitle(service)}：${parsed.reason}` }
      else if (parsed.value.serviceKind !== undefined && parsed.value.serviceKind !== service.kind) {
        const message = `${serviceTitle(service)}是${serviceKinds[service.kind]}，备案号尾号却是${serviceKinds[parsed.value.serviceKind]}的`
        yield { path, message }
      } else if (parsed.value.sequence === undefined) {
        const message = `${serviceTitle(service)}填的是主体备案号，缺少尾号`
        yield { path, message, remedy: '补上 -1 这样的尾号' }
      } else if (own.ok && own.value.subjectNumber !== parsed.value.subjectNumber) {
        yield { path, message: `${serviceTitle(service)}的备案号和主体备案号不是同一个主体的` }
      } else if (client.subject.filingNumber === '') {
        const remedy = `主体备案号填 ${parsed.value.subjectNumber}`
        yield {
          path: 'subject.filingNumber',
          message: '服务已有备案号，主体备案号还没有填',
          severity: 'advice',
          remedy,
        }
      }
    }
  },
})

export const serviceRules = [serviceMissing, serviceFieldMissing, domainInvalid, ipInvalid, serviceFilingNumberInvalid]
