import { parseDomainName } from '../identifiers/domain-name.ts'
import type { Client, Source } from '../model/index.ts'
import { domainsOf, unfiled } from './filing.ts'
import type { SuffixPack } from './packs/index.ts'
import { usedByOthers } from './portfolio-index.ts'
import { asked } from './province.ts'
import { rule } from './rule.ts'
import { serviceTitle } from './service-title.ts'
import { source } from './sources.ts'

/** The lists as sets, built once for each pack. */
const sets = new WeakMap<SuffixPack, [ReadonlySet<string>, ReadonlySet<string>]>()

function suffixSets(pack: SuffixPack): [accepted: ReadonlySet<string>, refused: ReadonlySet<string>] {
  const known = sets.get(pack)
  if (known !== undefined) return known
  const built: [ReadonlySet<string>, ReadonlySet<string>] = [new Set(pack.accepted.list), new Set(pack.refused.list)]
  sets.set(pack, built)
  return built
}

export const suffixRefused = rule({
  code: 'domains.suffix.refused',
  severity: 'reject',
  title: '域名后缀不能备案',
  looksAt: '域名：后缀',
  remedy: '换用可备案的后缀（.cn、.com、.com.cn 等）；以 domain.miit.gov.cn 的公示为准',
  sources: [source('SEED', '域名要求：不支持境外域名'), source('TX', '备案域名：可备案的域名后缀')],
  reasons: [5],
  *check(client, { packs }) {
    const { accepted, refused, disputed } = packs.suffixes
    const [acceptedSet, refusedSet] = suffixSets(packs.suffixes)
    for (const { domain, path, title } of domainsOf(unfiled(client))) {
      const parsed = parseDomainName(domain.name)
      if (!parsed.ok) continue
      const { suffix } = parsed.value
      const top = suffix.slice(suffix.lastIndexOf('.') + 1)
      const dispute = disputed.find((item) => item.suffix === top)
      const at = { path: `${path}.name` }
      if (refusedSet.has(suffix) || refusedSet.has(top)) {
        yield {
          ...at,
          message: `${title}的后缀 .${suffix} 是境外后缀，不能备案`,
          sources: [source('SEED', '域名要求'), refused.source],
        }
      } else if (dispute !== undefined) {
        yield {
          ...at,
          severity: 'advice',
          message: `${title}的后缀 .${top} 各家说法不一：${dispute.words}`,
          sources: [dispute.source],
        }
      } else if (!acceptedSet.has(suffix) && !acceptedSet.has(top)) {
        const message = `${title}的后缀 .${suffix} 不在可备案后缀清单里（${accepted.source.date} 版）`
        yield { ...at, severity: 'likely', message, sources: [accepted.source] }
      }
    }
  },
})

const publicSuffixes: Partial<Record<Client['subject']['kind'], readonly string[]>> = {
  institution: ['cn', '公益'],
  government: ['gov.cn', '政务', '政务.cn'],
}

export const publicBodySuffix = rule({
  code: 'domains.suffix.public-body',
  severity: 'likely',
  title: '党政机关、事业单位的域名后缀不符',
  looksAt: '主办单位性质、域名后缀',
  remedy: '事业单位用 .cn 或 .公益，党政机关用 .gov.cn 或 .政务',
  sources: [source('HW', '备案管局咨询：互联网政务应用安全管理规定')],
  reasons: [5],
  *check(client) {
    const allowed = publicSuffixes[client.subject.kind]
    if (allowed === undefined) return
    for (const { domain, path, title } of domainsOf(unfiled(client))) {
      const parsed = parseDomainName(domain.name)
      if (!parsed.ok) continue
      const { suffix } = parsed.value
      if (allowed.some((ending) => suffix === ending || suffix.endsWith(`.${ending}`))) continue
      yield { path: `${path}.name`, message: `${title}的后缀 .${suffix} 不符合这类单位的要求` }
    }
  },
})

const foreignRegistrars =
  /godaddy|namecheap|name\.com|namesilo|cloudflare|google|gandi|porkbun|enom|tucows|network ?solutions|dynadot|hover|ionos|ovh|squarespace|spaceship|狗爹/i

export const registrarForeign = rule({
  code: 'domains.registrar.foreign',
  severity: 'reject',
  title: '域名注册商在境外，未经工信部批复',
  looksAt: '域名：注册商',
  remedy: '先把域名转入境内有资质的注册商，再备案；可在 domain.miit.gov.cn 查批复名单',
  sources: [source('TX', '备案域名：境外注册商须转入'), source('HW', '错误提示FAQ：注册商未获批复')],
  reasons: [6],
  *check(client, setting) {
    const sheetNamesRegistrar = setting.province?.key === 'beijing'
    for (const { domain, path, title } of domainsOf(unfiled(client))) {
      const at = { path: `${path}.registrar` }
      if (foreignRegistrars.test(domain.registrar)) {
        yield { ...at, message: `${title}的注册商 ${domain.registrar} 在境外` }
      } else if (domain.registrar === '') {
        yield {
          ...at,
          severity: sheetNamesRegistrar ? 'likely' : 'advice',
          message: sheetNamesRegistrar
            ? `${title}没有填写注册商，北京的核验单上要写`
            : `${title}没有填写注册商，无法判断是否经批复`,
          remedy: '向客户问清域名在哪家注册，补填注册商',
        }
      }
    }
  },
})

export const resolvesEarly = rule({
  code: 'domains.resolving',
  severity: 'reject',
  title: '备案未通过，域名已经能访问',
  looksAt: '域名：是否已解析',
  remedy: '到 DNS 服务商处暂停解析，备案通过后再打开',
  sources: [
    source('HW', '备案驳回咨询：未备案域名未关闭解析'),
    source('TX', '备案驳回'),
    source('R33', '第五条：未备案不得提供服务'),
  ],
  reasons: [10],
  *check(client) {
    for (const { domain, path, title } of domainsOf(unfiled(client))) {
      if (domain.resolves === 'yes') yield { path: `${path}.resolves`, message: `${title}还没有备案，已经解析到网站` }
    }
  },
})

export const domainTwice = rule({
  code: 'domains.duplicate',
  severity: 'reject',
  title: '同一个域名填了两次',
  looksAt: '域名',
  remedy: '删掉重复的一个；域名属于别的客户时先问清归谁',
  sources: [source('TX', '备案驳回：域名已备案'), source('UC', 'ICP备案编号规则')],
  reasons: [11, 60],
  *check(client, { portfolio }) {
    const seen = new Set<string>()
    for (const { domain, path, title } of domainsOf(client.services)) {
      const parsed = parseDomainName(domain.name)
      if (!parsed.ok) continue
      if (seen.has(parsed.normal)) yield { path: `${path}.name`, message: `${title}在这个客户下填了两次` }
      else if (usedByOthers(portfolio?.domains.get(parsed.normal), client.id)) {
        const message = `${title}也在另一个客户名下，可能已被原持有者备案`
        yield {
          path: `${path}.name`,
          message,
          severity: 'likely',
          remedy: '先查 beian.miit.gov.cn；已备案的要由原主体注销或迁移',
        }
      }
      seen.add(parsed.normal)
    }
  },
})

export const severalDomains = rule({
  code: 'services.domains.several',
  severity: 'likely',
  title: '一个网站填了多个域名',
  looksAt: '服务：域名',
  remedy: '拆成几个网站，一个网站一个域名',
  sources: [source('UC', '公告：ICP备案编号规则（2019-04）'), source('SEED', '多域名备案')],
  reasons: [12],
  *check(client, setting) {
    const ofProvince = asked(setting, 'domainsPerService')
    for (const service of unfiled(client)) {
      if (service.kind !== 'site' || service.domains.length < 2) continue
      const path = `services.${service.id}.domains`
      const title = serviceTitle(service)
      const message = `${title}填了 ${service.domains.length} 个域名，2019 年起一个网站只对应一个域名`
      if (ofProvince !== undefined && service.domains.length > ofProvince.value) {
        const sources: Source[] = [ofProvince.source]
        yield {
          path,
          message: `${title}填了 ${service.domains.length} 个域名，${setting.province?.name}一个网站只收 ${ofProvince.value} 个`,
          severity: 'reject',
          sources,
        }
      } else yield { path, message }
    }
  },
})

export const oneOrderPerDomain = rule({
  code: 'services.domains.own-order',
  severity: 'likely',
  title: '每个域名需单独提交备案申请',
  looksAt: '服务：域名',
  remedy: '按用户文档每个域名各走一单；接入商多半允许一单几个网站，以接入商为准',
  sources: [source('SEED', '多域名备案：每个域名需单独提交备案申请')],
  reasons: [12],
  reading: 'document',
  *check(client) {
    const places = [...domainsOf(unfiled(client))]
    if (places.length < 2) return
    yield { path: 'services', message: `有 ${places.length} 个未备案的域名，文档要求每个域名单独提交` }
  },
})

export const homepageDiffers = rule({
  code: 'services.homepage.differs',
  severity: 'reject',
  title: '首页网址不在备案域名下',
  looksAt: '服务：首页网址、域名',
  remedy: '首页网址写成 www. 加备案域名',
  sources: [source('IN', '首页 URL'), source('UC', 'basics/knowledge1：首页网址')],
  reasons: [58],
  *check(client) {
    for (const service of unfiled(client)) {
      const own = new Set(
        service.domains.flatMap((domain) => {
          const parsed = parseDomainName(domain.name)
          return parsed.ok ? [parsed.normal] : []
        }),
      )
      for (const [place, homepage] of service.homepages.entries()) {
        const parsed = parseDomainName(homepage)
        const path = `services.${service.id}.homepages.${place}`
        if (!parsed.ok) yield { path, message: `${serviceTitle(service)}的首页网址写法不对：${parsed.reason}` }
        else if (own.size > 0 && !own.has(parsed.normal)) {
          yield { path, message: `${serviceTitle(service)}的首页网址不在它的备案域名下` }
        }
      }
    }
  },
})

export const domainNameRules = [
  suffixRefused,
  publicBodySuffix,
  registrarForeign,
  resolvesEarly,
  domainTwice,
  severalDomains,
  oneOrderPerDomain,
  homepageDiffers,
]
