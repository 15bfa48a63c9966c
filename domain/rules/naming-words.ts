import { provinces } from '../identifiers/province.ts'
import { eachName, naming, quoted } from './naming.ts'
import { rule } from './rule.ts'
import { source } from './sources.ts'

const statePrefix = /^(中国|中华|中央|人民|人大|国家)/
const dutyPrefix = /^(反腐|纪检|监察|信访|维权|投诉)/

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
      const prefix = name.match(statePrefix)?.[0] ?? name.match(dutyPrefix)?.[0]
      if (prefix === undefined || client.subject.name.startsWith(prefix)) return undefined
      return { message: `${quoted(name, service)}以「${prefix}」开头，只有国家级单位能用` }
    })
  },
})

const forbiddenWords = /赌博|博彩|六合彩|赌场|色情|情色|约炮|毒品|枪支|诈骗|代孕|私服|翻墙|反腐|纪检|法轮|邪教|台独/
/** Words that also stand in the names of honest businesses: 成人教育, 彩票店, 棋牌室. */
const delicateWords = /成人|彩票|棋牌|发票|办证|暴力|恐怖|信访|监察/

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
      const word = name.match(forbiddenWords)?.[0]
      if (word !== undefined) return { message: `${quoted(name, service)}含敏感词「${word}」` }
      const delicate = name.match(delicateWords)?.[0]
      if (delicate === undefined) return undefined
      return { message: `${quoted(name, service)}含「${delicate}」，容易被当作敏感词`, severity: 'likely' }
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

export const namingWordRules = [nameStatePrefix, nameSensitive, nameInteractive, personNameScope, appNameMarketing]
