import { parseDomainName } from '../identifiers/domain-name.ts'
import { provinces } from '../identifiers/province.ts'
import { compact, countHan } from '../identifiers/text.ts'
import type { Client, Service } from '../model/index.ts'
import { serviceKinds } from '../model/index.ts'
import { unfiled } from './filing.ts'
import { usedByOthers } from './portfolio-index.ts'
import { asked, type Fault, rule } from './rule.ts'
import { source } from './sources.ts'

const naming = [source('UC', '网站名称要求'), source('HW', '备案材料咨询：网站名称基本要求')]

/** Faults of the names of services that are still to be filed; those without a name are another rule's business. */
function* eachName(client: Client, judge: (name: string, service: Service) => Omit<Fault, 'path'> | undefined) {
  for (const service of unfiled(client)) {
    if (service.name === '') continue
    const fault = judge(service.name, service)
    if (fault !== undefined) yield { path: `services.${service.id}.name`, ...fault }
  }
}

const quoted = (name: string, service: Service): string => `${serviceKinds[service.kind]}名称「${name}」`

export const nameTooShort = rule({
  code: 'naming.too-short',
  severity: 'reject',
  title: '名称少于 3 个字',
  looksAt: '服务：名称',
  remedy: '用 3 个字以上的名称，推荐公司全称或简称',
  sources: naming,
  reasons: [13],
  *check(client) {
    yield* eachName(client, (name, service) => {
      if ([...name].length < 3) return { message: `${quoted(name, service)}少于 3 个字` }
      const han = countHan(name)
      if (han === 0 || han >= 3) return undefined
      return { message: `${quoted(name, service)}里的汉字少于 3 个`, severity: 'likely' }
    })
  },
})

export const nameWithoutHan = rule({
  code: 'naming.no-chinese',
  severity: 'reject',
  title: '名称只有数字或字母',
  looksAt: '服务：名称',
  remedy: '改用中文名称',
  sources: naming,
  reasons: [14],
  *check(client) {
    yield* eachName(client, (name, service) =>
      countHan(name) === 0 ? { message: `${quoted(name, service)}没有汉字` } : undefined,
    )
  },
})

export const nameSpecialCharacters = rule({
  code: 'naming.special-characters',
  severity: 'reject',
  title: '名称里有特殊符号',
  looksAt: '服务：名称',
  remedy: '去掉符号、空格和表情，只留汉字、字母和数字',
  sources: naming,
  reasons: [15],
  *check(client) {
    yield* eachName(client, (name, service) => {
      const strangers = [...new Set(name.match(/[^\p{Script=Han}a-zA-Z0-9（）()·]/gu) ?? [])]
      if (strangers.length === 0) return undefined
      const shown = strangers.map((letter) => (letter.trim() === '' ? '空格' : letter)).join(' ')
      return { message: `${quoted(name, service)}里有特殊符号：${shown}` }
    })
  },
})

export const nameIsDomain = rule({
  code: 'naming.is-domain',
  severity: 'reject',
  title: '用域名作名称',
  looksAt: '服务：名称、域名',
  remedy: '改用和单位业务有关的中文名称',
  sources: naming,
  reasons: [16],
  *check(client) {
    yield* eachName(client, (name, service) => {
      const plain = compact(name).toLowerCase()
      const isOwn = service.domains.some((domain) => {
        const whole = compact(domain.name).toLowerCase()
        return whole !== '' && (plain.includes(whole) || plain === whole.split('.')[0])
      })
      if (isOwn) return { message: `${quoted(name, service)}就是域名` }
      const looksLikeOne = /\.(com|cn|net|org|top|xyz|vip|中国|公司|网络)$/i.test(plain) && parseDomainName(plain).ok
      return looksLikeOne ? { message: `${quoted(name, service)}像是域名` } : undefined
    })
  },
})

const statePrefix = /^(中国|中华|中央|人民|人大|国家|国务院|全国)/
const statePrefixAnywhere = /^(反腐|纪检|监察|信访|维权|投诉)/

export const nameStatePrefix = rule({
  code: 'naming.state-prefix',
  severity: 'reject',
  title: '用了国字头',
  looksAt: '服务：名称；主体：名称、性质',
  remedy: '去掉「中国」「国家」等字头；国家级单位须与证件名称一致',
  sources: naming,
  reasons: [17],
  *check(client) {
    yield* eachName(client, (name, service) => {
      const prefix = name.match(statePrefix)?.[0] ?? name.match(statePrefixAnywhere)?.[0]
      if (prefix === undefined || client.subject.name.startsWith(prefix)) return undefined
      return { message: `${quoted(name, service)}以「${prefix}」开头，只有国家级单位能用` }
    })
  },
})

const sensitiveWords = [
  ...[
    '赌博',
    '博彩',
    '彩票',
    '六合彩',
    '棋牌',
    '赌场',
    '色情',
    '成人',
    '情色',
    '约炮',
    '毒品',
    '枪支',
    '诈骗',
    '代孕',
    '私服',
  ],
  ...['发票', '办证', '翻墙', '反腐', '纪检', '法轮', '邪教', '台独', '暴力', '恐怖'],
]

export const nameSensitive = rule({
  code: 'naming.sensitive',
  severity: 'reject',
  title: '名称里有敏感词',
  looksAt: '服务：名称、服务内容、备注',
  remedy: '换掉敏感词；确与业务有关的先问接入商',
  sources: [source('SEED', '注意事项：网站不得含有违法信息'), ...naming],
  reasons: [18],
  *check(client) {
    yield* eachName(client, (name, service) => {
      const word = sensitiveWords.find((candidate) => name.includes(candidate))
      return word === undefined ? undefined : { message: `${quoted(name, service)}含敏感词「${word}」` }
    })
  },
})

const interactiveWords = /博客|论坛|社区|交流|聊天|贴吧|BBS|在线/i

export const nameInteractive = rule({
  code: 'naming.interactive',
  severity: 'likely',
  title: '名称像论坛、博客等交互网站',
  looksAt: '服务：名称',
  remedy: '没有相关审批的，去掉「论坛」「博客」「社区」「在线」「交流」等字样',
  sources: naming,
  reasons: [19],
  *check(client) {
    yield* eachName(client, (name, service) => {
      const word = name.match(interactiveWords)?.[0]
      if (word === undefined || client.subject.name.includes(word)) return undefined
      const isPerson = client.subject.kind === 'person'
      return {
        message: `${quoted(name, service)}含「${word}」，要有相应审批`,
        severity: isPerson ? 'reject' : 'likely',
      }
    })
  },
})

/** What is left of a name once the words that say nothing are gone. */
const withoutGenericWords = (name: string): string =>
  compact(name).replace(
    /官方网站|官方|网站|首页|主页|官网|门户|我的|本站|欢迎|测试|网页|个人|公司|企业|单位|小程序|APP/gi,
    '',
  )

export const nameGeneric = rule({
  code: 'naming.generic',
  severity: 'reject',
  title: '名称是「网站」「首页」这类通用名',
  looksAt: '服务：名称',
  remedy: '换成能看出是谁、做什么的名称，推荐公司全称或简称',
  sources: [source('SEED', '填写备案信息：不能使用“网站”“首页”等通用名称'), source('HW', 'App备案咨询：名称不得泛化')],
  reasons: [20, 22],
  *check(client) {
    yield* eachName(client, (name, service) => {
      if (withoutGenericWords(name) === '') return { message: `${quoted(name, service)}是通用名称` }
      const word = name.match(/网站|首页|主页/)?.[0]
      const message = `${quoted(name, service)}里带「${word}」，审核员常要求去掉`
      return word === undefined ? undefined : { message, severity: 'likely', remedy: `去掉「${word}」` }
    })
  },
})

const organisationWords =
  /有限责任公司|股份有限公司|有限公司|分公司|公司|集团|个体工商户|工作室|中心|经营部|商行|科技|网络|信息|技术|贸易|文化|传媒|服务|发展|实业/g

const placeNames = new RegExp(provinces.map((province) => `${province.name}(?:省|市|自治区)?`).join('|'), 'g')

/** The letters of a subject's name that tell it from others: without places and words every company has. */
function tellingPart(name: string): string {
  return compact(name)
    .replace(/[（(].*?[）)]/g, '')
    .replace(placeNames, '')
    .replace(organisationWords, ' ')
}

function related(name: string, subjectName: string): boolean {
  const letters = [...compact(name)]
  const telling = tellingPart(subjectName)
  return letters.some((letter, place) => {
    const next = letters[place + 1]
    return next !== undefined && /[^\s]/.test(letter) && telling.includes(letter + next)
  })
}

export const nameUnrelated = rule({
  code: 'naming.unrelated',
  severity: 'advice',
  title: '名称看不出和主体有关',
  looksAt: '服务：名称；主体：名称',
  remedy: '改用公司全称或简称；用商标、品牌的附上商标证，或在备注里说明',
  sources: [
    source('SEED', '填写备案信息：网站名称需与主体业务相关'),
    source('HW', '备案驳回咨询：网站名称不合格'),
    ...naming,
  ],
  reasons: [20],
  *check(client, setting) {
    if (client.subject.kind === 'person' || client.subject.name === '') return
    const strict = asked(setting, 'relatedNames')
    yield* eachName(client, (name, service) => {
      if (related(name, client.subject.name)) return undefined
      const message = `${quoted(name, service)}看不出和主办单位有什么关系`
      const explained = /商标|品牌|说明/.test(service.remark + client.subject.remark)
      if (!strict?.value || explained) return { message, severity: explained ? 'advice' : 'likely' }
      return {
        message: `${message}，${setting.province?.name}要求有关联`,
        severity: 'reject',
        sources: [strict.source],
      }
    })
  },
})

export const nameTwice = rule({
  code: 'naming.duplicate',
  severity: 'advice',
  title: '名称重复',
  looksAt: '服务：名称',
  remedy: '给其中一个换名称，或加上区别用的字',
  sources: [source('UC', '各省管局要求：陕西、江西'), source('TX', '常见驳回原因')],
  reasons: [21],
  *check(client, setting) {
    const unique = asked(setting, 'uniqueNames')
    const seen = new Set(
      client.services.filter((service) => service.filingNumber !== '').map((service) => service.name),
    )
    yield* eachName(client, (name, service) => {
      const twice = seen.has(name)
      seen.add(name)
      const severity = unique?.value ? 'reject' : 'advice'
      if (twice) return { message: `${quoted(name, service)}在这个客户下用了两次`, severity }
      if (!usedByOthers(setting.portfolio?.serviceNames.get(compact(name)), client.id)) return undefined
      return { message: `${quoted(name, service)}在另一个客户下也有`, severity: unique?.value ? 'likely' : 'advice' }
    })
  },
})

const beyondPerson = /公司|集团|企业|工厂|商城|商店|店铺|平台|协会|学校|医院|机构|研究院|门户|行业|政府|加盟|招商/

export const personNameScope = rule({
  code: 'naming.person-scope',
  severity: 'reject',
  title: '个人网站的名称超出个人范围',
  looksAt: '主办单位性质；服务：名称',
  remedy: '改成个人性质的名称，不带单位、行业、地名；要经营就以单位备案',
  sources: [source('HW', '备案驳回咨询：个人网站名称不得涉及企业行业信息'), source('UC', '个人网站名称要求')],
  reasons: [22],
  *check(client) {
    if (client.subject.kind !== 'person') return
    yield* eachName(client, (name, service) => {
      const word = name.match(beyondPerson)?.[0]
      if (word !== undefined) return { message: `${quoted(name, service)}含「${word}」，个人备案不能用` }
      const place = provinces.find((province) => name.includes(province.name))
      return (
        place && { message: `${quoted(name, service)}含地名「${place.name}」，个人备案一般不收`, severity: 'likely' }
      )
    })
  },
})

const marketingWords = /免费|特价|促销|打折|优惠|最好|第一|最新版|红包|赚钱/

export const appNameMarketing = rule({
  code: 'naming.app-marketing',
  severity: 'likely',
  title: 'APP 名称带价格或营销用语',
  looksAt: 'APP：名称',
  remedy: '去掉价格、促销、夸大用语',
  sources: [source('HW', 'App备案咨询：名称')],
  reasons: [18],
  *check(client) {
    yield* eachName(client, (name, service) => {
      const word = service.kind === 'site' ? undefined : name.match(marketingWords)?.[0]
      return word === undefined ? undefined : { message: `${quoted(name, service)}含营销用语「${word}」` }
    })
  },
})

export const namingRules = [
  nameTooShort,
  nameWithoutHan,
  nameSpecialCharacters,
  nameIsDomain,
  nameStatePrefix,
  nameSensitive,
  nameInteractive,
  nameGeneric,
  nameUnrelated,
  nameTwice,
  personNameScope,
  appNameMarketing,
]
