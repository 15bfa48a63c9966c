import { parseIpRange } from '../identifiers/ip.ts'
import { provinceAtStart } from '../identifiers/province.ts'
import { compact } from '../identifiers/text.ts'
import { isShellService } from '../workflow/accesses.ts'
import { hasSomethingToFile, unfiled } from './filing.ts'
import { type ProviderPack, providerPack, resolve } from './packs/index.ts'
import { asked } from './province.ts'
import { rule } from './rule.ts'
import { serviceTitle } from './service-title.ts'
import { source } from './sources.ts'

const abroad =
  /香港|澳门|台湾|美国|日本|韩国|新加坡|马来西亚|泰国|越南|印度|英国|德国|法国|荷兰|加拿大|澳大利亚|俄罗斯|境外|海外|国外|hong ?kong|singapore|tokyo|usa|us-|eu-/i

export const serverAbroad = rule({
  code: 'access.location.abroad',
  severity: 'reject',
  title: '服务器不在大陆',
  looksAt: '接入：服务器放置地点',
  remedy: '换用大陆机房的服务器；服务器在境外的网站不需要、也不能备案',
  sources: [source('SEED', '服务器要求：必须托管在中国大陆境内机房'), source('HW', '备案常见问题：中国内地资源')],
  *check(client) {
    for (const service of client.services) {
      const path = `services.${service.id}.access.location`
      const title = serviceTitle(service)
      for (const { location } of [service.access, ...service.moreAccess]) {
        if (location === '' || provinceAtStart(location) !== undefined) continue
        if (abroad.test(location)) yield { path, message: `${title}的服务器放在${location}，不在大陆` }
        else {
          const remedy = '写明省份，例如「浙江省」'
          yield { path, message: `${title}的服务器放置地点「${location}」看不出是哪个省`, severity: 'advice', remedy }
        }
      }
    }
  },
})

export const notInResourceSystem = rule({
  code: 'access.resource-system',
  severity: 'reject',
  title: '服务器没有进工信部接入资源管理系统',
  looksAt: '接入：接入资源',
  remedy: '请接入商把 IP 报到接入资源管理系统，或换支持备案的产品',
  sources: [source('SEED', '服务器要求：需通过工信部接入资源管理系统核验')],
  *check(client) {
    for (const service of unfiled(client)) {
      const path = `services.${service.id}.access.inResourceSystem`
      const title = serviceTitle(service)
      if (service.access.inResourceSystem === 'no') {
        yield { path, message: `${title}的服务器不在接入资源管理系统里` }
      } else if (service.access.inResourceSystem === '') {
        const message = `还没有确认${title}的服务器是否在接入资源管理系统里`
        yield {
          path,
          message,
          severity: 'advice',
          remedy: '向接入商确认这台服务器支持备案（包月 3 个月以上的正式产品）',
        }
      }
    }
  },
})

/** Services that would travel in one order: those still to be filed, by provider. */
export const providersDiffer = rule({
  code: 'access.provider.several',
  severity: 'likely',
  title: '一次备案里有几家接入商',
  looksAt: '接入：接入服务提供者',
  remedy: '一个订单只能走一家接入商，其余的等这单结束后做新增接入',
  sources: [source('HW', '备案流程咨询：一次只能提交一个备案订单'), source('R33', '第八条')],
  reasons: [60],
  *check(client) {
    const names = new Set(unfiled(client).map((service) => compact(service.access.provider)))
    names.delete('')
    if (names.size > 1) yield { path: 'services', message: `未备案的服务分在 ${names.size} 家接入商` }
  },
})

type CountKey = 'ipsPerService' | 'servicesPerOrder'
const countOf = (pack: ProviderPack | undefined, key: CountKey) => resolve(pack?.settings[key])

export const tooManyIps = rule({
  code: 'access.ips.too-many',
  severity: 'likely',
  title: 'IP 地址超过接入商的上限',
  looksAt: '接入：IP 地址、接入服务提供者',
  remedy: '只留网站真正解析到的 IP，或写成「起始-结束」',
  sources: [source('UC', 'guidance6：最多 3 个'), source('QC', 'limit：1 个')],
  *check(client, { packs }) {
    for (const service of unfiled(client)) {
      const pack = providerPack(packs, service.access.provider)
      const most = countOf(pack, 'ipsPerService')
      if (most === undefined || service.access.ips.length <= most.value) continue
      const message = `${serviceTitle(service)}填了 ${service.access.ips.length} 个 IP，${pack?.name}最多 ${most.value} 个`
      yield { path: `services.${service.id}.access.ips`, message, sources: [most.source] }
    }
  },
})

export const serverFull = rule({
  code: 'access.server-full',
  severity: 'likely',
  title: '一台服务器上备案的网站太多',
  looksAt: '接入：IP 地址、接入服务提供者',
  remedy: '换一台服务器，或用备案授权码',
  sources: [source('HW', '错误提示FAQ：ECS 已备案 5 个'), source('UC', 'problem2')],
  *check(client, { packs }) {
    const counts = new Map<string, number>()
    for (const service of client.services) {
      for (const ip of service.access.ips) {
        const parsed = parseIpRange(ip)
        if (!parsed.ok) continue
        const count = (counts.get(parsed.normal) ?? 0) + 1
        counts.set(parsed.normal, count)
        const pack = providerPack(packs, service.access.provider)
        const most = resolve(pack?.settings.filingsPerServer)
        if (most === undefined || count !== most.value + 1) continue
        const message = `同一个 IP 上已有 ${most.value} 个以上的服务，${pack?.name}一台服务器最多备案 ${most.value} 个`
        yield { path: `services.${service.id}.access.ips`, message, sources: [most.source] }
      }
    }
  },
})

export const orderTooLarge = rule({
  code: 'services.too-many-for-order',
  severity: 'likely',
  title: '一个订单里的网站或域名太多',
  looksAt: '服务；省份；接入服务提供者',
  remedy: '分成几个订单，一单办完再提交下一单',
  sources: [source('HW', '备案流程咨询：3 至 5 个'), source('UC', 'problem2：3 个'), source('TX', '备案准备：10 个')],
  reasons: [60],
  *check(client, setting) {
    const services = unfiled(client)
    const domainCount = services.reduce((total, service) => total + service.domains.length, 0)
    const pack = providerPack(setting.packs, services[0]?.access.provider ?? '')
    const limits = [
      {
        most: asked(setting, 'servicesPerOrder'),
        count: services.length,
        who: setting.province?.name,
        what: '个网站或 APP',
      },
      { most: asked(setting, 'domainsPerOrder'), count: domainCount, who: setting.province?.name, what: '个域名' },
      { most: countOf(pack, 'servicesPerOrder'), count: services.length, who: pack?.name, what: '个网站或 APP' },
    ]
    for (const { most, count, who, what } of limits) {
      if (most === undefined || count <= most.value) continue
      const message = `有 ${count} ${what}要备案，${who}一单最多 ${most.value} 个`
      yield { path: 'services', message, sources: [most.source] }
    }
    const total = asked(setting, 'maxServices')
    if (total !== undefined && client.services.length > total.value) {
      const message = `${who(setting)}一个主体最多 ${total.value} 个网站，已登记 ${client.services.length} 个`
      yield { path: 'services', message, severity: 'reject', remedy: '先注销不用的网站', sources: [total.source] }
    }
  },
})

const who = (setting: { province: { name: string } | undefined }): string => setting.province?.name ?? ''

export const olderServices = rule({
  code: 'services.older-open',
  severity: 'advice',
  title: '已备案的网站要能打开、挂好备案号',
  looksAt: '服务：已有备案号的',
  remedy: '逐个打开已备案的网站，看能否访问、首页底部有没有备案号和 beian.miit.gov.cn 的链接',
  sources: [source('HW', '备案驳回咨询：已备案网站访问问题'), source('TX', '备案驳回')],
  reasons: [62],
  *check(client) {
    const filed = client.services.length - unfiled(client).length
    if (filed === 0 || !hasSomethingToFile(client)) return
    yield { path: 'services', message: `名下有 ${filed} 个已备案的服务，管局会逐个查看是否正常开放、底部有没有备案号` }
  },
})

export const shellService = rule({
  code: 'access.shell',
  severity: 'reject',
  title: '取消接入后没有别的接入商（空壳）',
  looksAt: '服务：备案号、接入；取消接入的日期',
  remedy: '还要用的，马上到现在的接入商做「新增接入」；不用了的，做「注销服务」',
  sources: [
    source('SHELL', '没有接入信息的公示一周后注销'),
    source('HW', '备案常见问题：没有其他接入商会变成空壳，被管局注销'),
  ],
  *check(client) {
    for (const service of client.services.filter(isShellService)) {
      const message = `${serviceTitle(service)}从 ${service.shellSince} 起没有接入商，备案号可能被管局注销`
      yield { path: `services.${service.id}.access.provider`, message }
    }
  },
})

export const accessRules = [
  shellService,
  serverAbroad,
  notInResourceSystem,
  providersDiffer,
  tooManyIps,
  serverFull,
  orderTooLarge,
  olderServices,
]
