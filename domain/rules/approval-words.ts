import type { Client, PreApprovalKind, Service } from '../model/index.ts'
import { unfiled } from './filing.ts'

type Words<K> = readonly (readonly [K, RegExp])[]

/** Words that make a reviewer ask for an approval (TX 前置审批相关). Retired kinds stand in `retiredWords`. */
export const approvalWords: Words<PreApprovalKind> = [
  ['news', /新闻|时政|时事|早报|晚报|日报/],
  ['publishing', /出版|电子书|期刊|杂志社|图书阅读|小说阅读|网络游戏|手游|游戏平台/],
  ['drugs-devices', /药品|药房|药店|大药房|医药|医疗器械/],
  ['culture', /网络文化|动漫|网络音乐|直播平台/],
  ['radio-film-tv', /影视|视频平台|电影|电视剧|短剧|视听|直播/],
  ['ride-hailing', /网约车|网络预约|打车|约车/],
  ['off-campus-training', /校外培训|课外辅导|中小学|补习|奥数|K12/i],
  ['religion', /宗教|佛教|道教|基督|天主教|伊斯兰|寺院|教堂|禅修/],
]
export const retiredWords: Words<PreApprovalKind> = [
  ['education', /教育|学校|学院|远程教学|网校/],
  ['healthcare', /医院|医疗|诊所|保健|健康管理/],
]
export const financeWords =
  /金融|理财|基金|投资管理|资产管理|财富|股权|网贷|借贷|P2P|众筹|保险|支付|交易所|交易中心|担保|融资|期货|证券|小额贷款/i

/** Topics on which bureaus ask for a pledge beside the pre-approval kinds (UC problem9). */
export type ApprovalTopic = PreApprovalKind | 'e-commerce' | 'other-licence'
const pledgeWordsByTopic: Words<ApprovalTopic> = [
  ['off-campus-training', /培训/],
  ['e-commerce', /电商|商城|网店|团购|拍卖/],
  ['ride-hailing', /租车/],
  ['healthcare', /美容|整形|医美/],
  ['other-licence', /旅行社|劳务|招聘/],
]
export const pledgeWords = new RegExp(pledgeWordsByTopic.map(([, words]) => words.source).join('|'))

/** Where a reviewer looks for such words: the service's own name and content, then the organiser's name. */
export const wordsOf = (client: Client, service: Service): string =>
  [service.name, ...service.contents, service.remark, client.subject.name].join(' ')

export const holdsApproval = (service: Service, kind: ApprovalTopic): boolean =>
  service.preApprovals.some((approval) => approval.kind === kind)

const wordsByTopic: Words<ApprovalTopic> = [
  ...approvalWords,
  ...retiredWords,
  ['internet-finance', financeWords],
  ...pledgeWordsByTopic,
]
/** 教育 is no pre-approval kind any more; what remains of it is 校外培训 (domain.md 7). */
const pledgedAs = (topic: ApprovalTopic): ApprovalTopic => (topic === 'education' ? 'off-campus-training' : topic)

export interface TopicHit {
  readonly topic: ApprovalTopic
  /** the word that a reviewer would stumble over */
  readonly word: string
  readonly services: readonly Service[]
}

/** Topics that the words of unfiled services bring up, and for which no approval is recorded. */
export function topicsOf(client: Client): TopicHit[] {
  const hits = new Map<ApprovalTopic, TopicHit>()
  for (const service of unfiled(client)) {
    const words = wordsOf(client, service)
    for (const [kind, pattern] of wordsByTopic) {
      const word = words.match(pattern)?.[0]
      const topic = pledgedAs(kind)
      if (word === undefined || holdsApproval(service, kind) || holdsApproval(service, topic)) continue
      const before = hits.get(topic)
      if (before?.services.includes(service)) continue
      hits.set(topic, { topic, word: before?.word ?? word, services: [...(before?.services ?? []), service] })
    }
  }
  return [...hits.values()]
}
