import type { Source } from '../model/index.ts'
import { source } from '../rules/sources.ts'

/** 备案还是许可证: the short decision of the document's FAQ Q1. */

/** What is asked of the client; undefined = not answered yet. */
export interface BusinessFacts {
  /** server on the mainland */
  readonly serverOnMainland?: boolean
  /** money is taken through the site or APP: sales, paid content, membership, advertising space */
  readonly chargesOnline?: boolean
  /** other merchants or sellers trade through it */
  readonly hostsOtherSellers?: boolean
  /** it only presents the organiser and its own goods, deals are made elsewhere */
  readonly presentsOnly?: boolean
  readonly organiser?: 'unit' | 'person'
}

/** The questions in the order in which they are asked. */
export const businessQuestions: Readonly<
  Record<keyof BusinessFacts, { readonly question: string; readonly help: string }>
> = {
  serverOnMainland: { question: '服务器在大陆机房吗？', help: '香港、澳门、台湾和国外都不算' },
  organiser: { question: '以单位还是个人办理？', help: '个体工商户算单位' },
  chargesOnline: { question: '会在网上收钱吗？', help: '在线卖货、付费内容、会员费、卖广告位都算' },
  hostsOtherSellers: { question: '别的商家会在上面做生意吗？', help: '例如多商户商城、撮合交易平台' },
  presentsOnly: { question: '只是展示自己、不在网上成交吗？', help: '例如公司官网、产品介绍' },
}
export const businessKeys = Object.keys(businessQuestions) as (keyof BusinessFacts)[]

export type Permit = 'filing' | 'icp-licence' | 'edi-licence'
export const permitNames: Record<Permit, string> = {
  filing: 'ICP 备案',
  'icp-licence': 'ICP 许可证（经营性，B25）',
  'edi-licence': 'EDI 许可证（在线数据处理与交易处理，B21）',
}

/** The answer in one line for the client. */
export const permitAnswers = {
  none: '不用备案',
  'no-business': '个人只能备案，不能经营',
  'filing-then-licence': '先备案，再申请许可证',
  filing: '备案就够',
} as const
export type PermitAnswer = keyof typeof permitAnswers

export const permitReasons = {
  abroad: '备案只针对接入大陆网络的服务器；服务器在境外的网站不需要、也不能备案',
  'abroad-to-file': '要备案的，先换到大陆机房',
  person: '个人不能申请经营许可证',
  'person-to-unit': '要收费或开店，先注册公司或个体工商户，以单位办理',
  'other-sellers': '别的商家在平台上交易，属于在线数据处理与交易处理业务',
  order: '先备案、后申请许可证，两者不能互相替代',
  charges: '在网上收费或在线交易属于经营性服务',
  shop: '例如在线商城：先完成备案，再申请许可证',
  'presents-only': '只作展示、不在线交易，是非经营性服务',
  'charges-nothing': '没有在线收费或交易，按非经营性服务办理',
  later: '以后要在网上收费或开商城，再申请许可证',
} as const
export type PermitReason = keyof typeof permitReasons

export interface PermitDecision {
  /** what is needed, in the order it is applied for; empty where nothing is */
  readonly permits: readonly Permit[]
  readonly answer: PermitAnswer
  readonly reasons: readonly PermitReason[]
  /** questions that must be answered before the answer holds */
  readonly open: readonly (keyof BusinessFacts)[]
  readonly sources: readonly Source[]
}

const faq = source('SEED', 'FAQ Q1：备案和许可证的区别')
const law = source('R292', '第三、四、七条：非经营性备案，经营性许可')

/** What a business needs before it may go online, with the reasons. */
export function decidePermits(facts: BusinessFacts): PermitDecision {
  const open = businessKeys.filter((key) => facts[key] === undefined)
  const decide = (
    permits: Permit[],
    answer: PermitAnswer,
    reasons: PermitReason[],
    stillOpen = open,
  ): PermitDecision => ({ permits, answer, reasons, open: stillOpen, sources: [faq, law] })
  if (facts.serverOnMainland === false) return decide([], 'none', ['abroad', 'abroad-to-file'], [])
  const isBusiness = facts.chargesOnline === true || facts.hostsOtherSellers === true
  if (isBusiness && facts.organiser === 'person') {
    return decide(['filing'], 'no-business', ['person', 'person-to-unit'])
  }
  if (facts.hostsOtherSellers === true) {
    const permits: Permit[] =
      facts.chargesOnline === true ? ['filing', 'icp-licence', 'edi-licence'] : ['filing', 'edi-licence']
    return decide(permits, 'filing-then-licence', ['other-sellers', 'order'])
  }
  if (facts.chargesOnline === true) {
    return decide(['filing', 'icp-licence'], 'filing-then-licence', ['charges', 'order', 'shop'])
  }
  return decide(['filing'], 'filing', [facts.presentsOnly ? 'presents-only' : 'charges-nothing', 'later'])
}
