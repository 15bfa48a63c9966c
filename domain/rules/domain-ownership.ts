import { addDays, daysBetween, isRealDate } from '../clocks/days.ts'
import { compact } from '../identifiers/text.ts'
import { domainsOf, heldByOrganiser, unfiled } from './filing.ts'
import { providerPack, resolve } from './packs/index.ts'
import { asked } from './province.ts'
import { headOf } from './roles.ts'
import { rule } from './rule.ts'
import { source } from './sources.ts'

export const realNameMissing = rule({
  code: 'domains.real-name.missing',
  severity: 'reject',
  title: '域名没有实名认证',
  looksAt: '域名：实名认证通过日期',
  remedy: '到域名注册商控制台完成实名认证，把通过日期填进来；已认证的补填日期',
  sources: [source('SEED', '常见驳回原因：域名未实名认证'), source('HW', '备案驳回咨询：域名未实名认证')],
  reasons: [1, 4],
  *check(client) {
    for (const { domain, path, title } of domainsOf(unfiled(client))) {
      if (domain.realNameVerifiedOn === '') {
        yield { path: `${path}.realNameVerifiedOn`, message: `${title}没有实名认证通过的日期` }
      }
    }
  },
})

export const realNameFresh = rule({
  code: 'domains.real-name.fresh',
  severity: 'likely',
  title: '域名实名认证时间太短，工信部还查不到',
  looksAt: '域名：实名认证通过日期',
  remedy: '等信息同步到工信部后再提交',
  sources: [
    source('TX', '备案域名：认证满 3 天'),
    source('UC', 'problem8'),
    source('HW', '备案材料咨询：3 至 5 个工作日'),
  ],
  reasons: [4],
  *check(client, { today, packs }) {
    for (const { service, domain, path, title } of domainsOf(unfiled(client))) {
      const verified = domain.realNameVerifiedOn
      if (!isRealDate(verified)) continue
      const wait = resolve(providerPack(packs, service.access.provider)?.settings.realNameWaitDays)?.value ?? 3
      const ready = addDays(verified, wait)
      if (today >= ready) continue
      yield {
        path: `${path}.realNameVerifiedOn`,
        message: `${title}实名认证刚通过 ${Math.max(daysBetween(verified, today), 0)} 天，工信部可能还没有入库`,
        remedy: `${ready} 以后再提交`,
      }
    }
  },
})

/** A name or number as it is compared: blanks, full width and case make no other holder. */
const comparable = (text: string): string => compact(text).toUpperCase()
const same = (one: string, other: string): boolean => one !== '' && comparable(one) === comparable(other)

export const holderDiffers = rule({
  code: 'domains.holder.differs',
  severity: 'reject',
  title: '域名持有者和备案主体不一致',
  looksAt: '域名：持有者；主体：名称、法定代表人',
  remedy: '把域名过户到备案主体名下，重新实名认证满 3 天后再提交',
  sources: [
    source('DOM', '单位备案域名注册者应为单位（含股东）、主要负责人或高级管理人员'),
    source('SEED', '域名要求'),
  ],
  reasons: [2],
  *check(client, setting) {
    const head = headOf(client)
    const organiserOnly = asked(setting, 'holderIsOrganiser')
    const people = new Set(client.people.map(({ name }) => comparable(name)))
    for (const { domain, path, title } of domainsOf(heldByOrganiser(client))) {
      const at = { path: `${path}.holderName` }
      if (domain.holderName === '') {
        const remedy = '照域名证书补填持有者'
        yield { ...at, severity: 'likely', message: `${title}没有填写持有者，无法核对是否和主体一致`, remedy }
      } else if (same(domain.holderName, client.subject.name) || client.subject.name === '') {
      } else if (head && same(domain.holderName, head.name) && client.subject.kind !== 'person') {
        if (organiserOnly?.value) {
          const message = `${title}在法定代表人名下，${setting.province?.name}要求持有者就是主办单位`
          yield { ...at, message, sources: [organiserOnly.source] }
        }
      } else if (people.has(comparable(domain.holderName))) {
        const message = `${title}在个人名下，只有主要负责人或高级管理人员持有、并出具证明时部分省份才收`
        yield { ...at, severity: 'likely', message }
      } else {
        yield { ...at, message: `${title}的持有者不是备案主体` }
      }
    }
  },
})

export const holderNotOrganiser = rule({
  code: 'domains.holder.not-organiser',
  severity: 'reject',
  title: '域名在法定代表人名下，不在主体名下',
  looksAt: '域名：持有者；主体：名称',
  remedy: '过户到公司名下；按部委通知法定代表人持有也可以，但各省执行宽严不一',
  sources: [source('SEED', '域名要求：域名持有者需与备案主体一致')],
  reasons: [2],
  reading: 'document',
  *check(client) {
    const head = headOf(client)
    if (head === undefined || client.subject.kind === 'person') return
    for (const { domain, path, title } of domainsOf(heldByOrganiser(client))) {
      if (same(domain.holderName, client.subject.name) || !same(domain.holderName, head.name)) continue
      yield { path: `${path}.holderName`, message: `${title}的持有者是法定代表人，不是主体本身` }
    }
  },
})

export const holderNumberDiffers = rule({
  code: 'domains.holder.number-differs',
  severity: 'reject',
  title: '域名实名认证的证件号和主体证件号不一致',
  looksAt: '域名：持有者证件号；主体：证件号码',
  remedy: '用备案主体的证件重新做域名实名认证，满 3 天后再提交',
  sources: [
    source('TX', '备案主体与域名所有者的关系：比对姓名、证件类型、证件号码'),
    source('HW', '备案材料咨询：域名所有者实名认证'),
  ],
  reasons: [3],
  *check(client) {
    const head = headOf(client)
    for (const { domain, path, title } of domainsOf(unfiled(client))) {
      if (domain.holderIdNumber === '') continue
      const own = same(domain.holderName, client.subject.name)
      const expected = own
        ? client.subject.licenceNumber
        : head && same(domain.holderName, head.name)
          ? head.idNumber
          : ''
      if (expected === '' || same(domain.holderIdNumber, expected)) continue
      yield { path: `${path}.holderIdNumber`, message: `${title}实名认证用的证件号码和备案填写的不一致` }
    }
  },
})

export const privacyOn = rule({
  code: 'domains.privacy-protected',
  severity: 'reject',
  title: '域名开着隐私保护',
  looksAt: '域名：隐私保护',
  remedy: '到注册商控制台关闭隐私保护，能查到持有者后再提交',
  sources: [source('SEED', '域名要求：whois 信息可查'), source('TX', '常见驳回原因')],
  reasons: [9],
  *check(client) {
    for (const { domain, path, title } of domainsOf(unfiled(client))) {
      if (domain.privacyProtected === 'yes') {
        yield { path: `${path}.privacyProtected`, message: `${title}开着隐私保护，管局查不到持有者` }
      }
    }
  },
})

export const domainOwnershipRules = [
  realNameMissing,
  realNameFresh,
  holderDiffers,
  holderNotOrganiser,
  holderNumberDiffers,
  privacyOn,
]
