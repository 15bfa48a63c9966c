import type { OrderAction } from '../workflow/transitions.ts'
import type { WorkItem } from './work.ts'

/** The action that a line of the bench offers: a step of its order, or the place where the work is done. */
export type WorkAct =
  | { readonly do: 'step'; readonly action: OrderAction; readonly label: string }
  | { readonly do: 'order' | 'field' | 'review'; readonly label: string }

interface Advice {
  /** what to do (zh-CN) */
  readonly words: string
  readonly act: WorkAct
}

const step = (words: string, action: OrderAction, label: string): Advice => ({
  words,
  act: { do: 'step', action, label },
})
const goTo = (words: string, place: 'order' | 'field' | 'review', label: string): Advice => ({
  words,
  act: { do: place, label },
})

const newPaper = goTo('向客户要新证件，收到后换上新件、改有效期', 'field', '改有效期')
const handIn = goTo('剩余有效期快不够 3 个月：这天以前提交，或先换新件', 'field', '看有效期')

const advice = {
  'order.sms': step('提醒客户到 beian.miit.gov.cn 填验证码，逐人完成后登记', 'sms-done', '登记已完成'),
  'order.returned': goTo('按原因改好再提交；接入商只保留一段时间', 'order', '去修改'),
  'order.review': step('问接入商进度；通过了就登记', 'pass-review', '初审通过'),
  'order.bureau': step('请接入商向管局问进度；有结果就登记', 'approve', '登记通过'),
  'order.bureau.document': step('文档说的较长期限也过了：请接入商向管局问进度', 'approve', '登记通过'),
  'order.lifetime': goTo('到期前提交，否则接入商会作废这一单', 'order', '打开订单'),
  'change.before': goTo('变更前 30 日提交变更备案（33 号令第十四条）', 'order', '打开订单'),
  'change.after': goTo('变更后 30 日内提交变更备案（用户文档）', 'order', '打开订单'),
  'cancel.same-day': goTo('停止服务的当天提交注销（33 号令第十五条）', 'order', '打开订单'),
  'order.prepare': step('核对资料是否收齐，开始填写', 'start-filling', '开始填写'),
  'order.fill': goTo('处理标红的问题，填完进入核验', 'order', '打开订单'),
  'order.upload': goTo('核验单签字盖章、材料齐全后提交接入商', 'order', '打开订单'),
  'order.follow': goTo('这件事要两单才办完：打开订单，接着开下一单', 'order', '接着办'),
  'order.filed': goTo('复制底部备案号给客户，核对首页，登记公安备案', 'order', '打开订单'),
  'domain.expiry': goTo('提醒客户续费；过期会被注销备案', 'field', '改到期日'),
  'domain.expiry.hand-in': handIn,
  'domain.age': goTo('注册已满 3 个月，可以提交了', 'field', '看域名'),
  'domain.real-name': goTo('实名信息应已入库，可以提交了', 'field', '看域名'),
  'subject.licence': newPaper,
  'subject.licence.hand-in': handIn,
  'people.id': newPaper,
  'people.id.hand-in': handIn,
  'service.pre-approval': goTo('提醒客户换领新的许可文件', 'field', '改有效期'),
  'paper.freshness': goTo('重新打印、签字盖章', 'field', '看材料'),
  'service.public-security': goTo('到 beian.mps.gov.cn 办理，办好把号码填上', 'field', '填公安备案号'),
  'service.number-shown': goTo('在订单的「备案之后」核对首页；已经看过的登记日期', 'field', '登记核对'),
  'service.shell': goTo('还要用的做新增接入，不用了的做注销服务', 'order', '去开单'),
  'subject.yearly-report': goTo('1 至 3 月内提交年度报告；没有许可证的按现行规定不用交', 'field', '打开客户'),
  'scans.doubt': goTo('对照图像看一眼，判通过或不合格', 'review', '去看'),
} satisfies Record<string, Advice>
/** What a line may be about: a clock of domain/clocks, or what an order or a scan waits for. */
export type WorkRule = keyof typeof advice

const open: Advice = goTo('打开看一看', 'field', '打开客户')

/** What to do about a line, and the one action that does it. */
export const adviceFor = (item: Pick<WorkItem, 'rule'>): Advice =>
  (advice as Readonly<Record<string, Advice>>)[item.rule] ?? open
