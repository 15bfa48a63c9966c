import type { Severity, Source } from '../model/index.ts'
import { type RejectionReason, rejectionReasons, ruleCatalogue } from '../rules/index.ts'
import type { RuleInfo } from '../rules/rule.ts'
import { source } from '../rules/sources.ts'

/** What the reasons of the catalogue are about, in its order (domain.md 4.5): the last number of each group. */
const groups = [
  ['域名', 12],
  ['名称与内容', 27],
  ['主体', 39],
  ['联系方式', 44],
  ['材料', 53],
  ['核验单与人脸', 59],
  ['流程', 62],
] as const satisfies readonly (readonly [name: string, last: number])[]
export type RejectionGroup = (typeof groups)[number][0]
export const rejectionGroups: readonly RejectionGroup[] = groups.map(([name]) => name)

/** One thing to do about a rejection, what it rests on, and the rule that would have said so beforehand. */
export interface Remedy {
  /** code of the rule; '' where no rule can know it */
  readonly code: string
  readonly severity: Severity
  /** what the rule finds (zh-CN) */
  readonly title: string
  /** the fields it looks at (zh-CN) */
  readonly looksAt: string
  readonly words: string
  readonly sources: readonly Source[]
}

/** 驳回原因 with what to do: a filing that came back is brought home from here. */
export interface Rejection extends RejectionReason {
  readonly group: RejectionGroup
  readonly remedies: readonly Remedy[]
}

/** What no rule says, because nothing of it can be seen before the order is handed in. */
const unseen: Readonly<Record<number, Remedy>> = {
  59: {
    code: '',
    severity: 'reject',
    title: '人脸或幕布核验不通过',
    looksAt: '接入商的人脸核验',
    words: '由负责人本人在接入商的 APP 或小程序里重新做人脸核验；仍不通过的，问接入商可以改用什么方式',
    sources: [source('UC', '电子化备案系统通知：人像采集代替幕布照'), source('HW', '备案流程咨询：负责人人脸核验')],
  },
}

const remedyOf = ({ code, severity, title, looksAt, remedy, sources }: RuleInfo): Remedy => ({
  code,
  severity,
  title,
  looksAt,
  words: remedy,
  sources,
})

/** All reasons for which filings come back, by number, each with at least one remedy and its dated sources. */
export const rejections: readonly Rejection[] = rejectionReasons.map((reason) => {
  const own = unseen[reason.number]
  const remedies = ruleCatalogue.filter(({ reasons }) => reasons.includes(reason.number)).map(remedyOf)
  return {
    ...reason,
    group: (groups.find(([, last]) => reason.number <= last) ?? groups[0])[0],
    remedies: own ? [...remedies, own] : remedies,
  }
})

/** @returns undefined where the catalogue has no such number */
export const rejectionOf = (number: number): Rejection | undefined =>
  rejections.find((rejection) => rejection.number === number)

/** 被驳回以后: what is done whatever the reason, in order. */
export const afterRejection: readonly { readonly words: string; readonly source: Source }[] = [
  {
    words: '登录接入商的备案系统看驳回原因；管局驳回的，系统会注明原因',
    source: source('SEED', '管局审核'),
  },
  {
    words: '按原因改资料、换材料，修改后重新提交；改过核验单上内容的要重新打印、签字、盖章',
    source: source('SEED', '管局审核'),
  },
  {
    words: '尽快重新提交：管局重新审核又是 20 个工作日',
    source: source('R33', '第十二条'),
  },
]
