import { addDays, isRealDate } from '../clocks/days.ts'
import { beijingDay } from '../clocks/instants.ts'
import type { CalendarDate, Client, Order, OrderStage } from '../model/index.ts'
import { providerPack, resolve } from '../rules/packs/index.ts'
import type { Setting } from '../rules/rule.ts'
import { serviceTitle } from '../rules/service-title.ts'
import { accessesOf, runsAt } from './accesses.ts'
import { isEnded, kindName, nextStage, orderKindInfos, stageName } from './kinds.ts'
import { forbidden, kindFits, type Permission, permitted } from './opening.ts'
import { smsPlan } from './sms.ts'

/** What can be done with an order, in the clerk's words. */
export const orderActions = {
  'start-filling': '开始填写',
  'fill-done': '填写完成，准备核验材料',
  submit: '提交接入商',
  'pass-review': '初审通过',
  'return-by-provider': '接入商退回',
  'sms-done': '短信核验完成',
  'sms-failed': '短信核验超时或失败',
  approve: '管局通过',
  'return-by-bureau': '管局驳回',
  'start-care': '转入维护',
  withdraw: '撤回',
  expire: '订单过期',
} as const
export type OrderAction = keyof typeof orderActions

/** What the transitions look at besides the order. */
export interface StepFacts {
  readonly client: Client
  readonly setting: Setting
  /** findings that would be rejected, as `checkClient` counts them */
  readonly blocking: number
  /** the clerk's reason; needed to return, withdraw, or hand in against findings */
  readonly why: string
}

const beforeBureau: readonly OrderStage[] = ['prepare', 'fill', 'upload', 'review', 'sms']

/** From which stages an action leads on. */
const from: Readonly<Record<OrderAction, readonly OrderStage[]>> = {
  'start-filling': ['prepare'],
  'fill-done': ['fill'],
  submit: ['fill', 'upload'],
  'pass-review': ['review'],
  'return-by-provider': ['review'],
  'sms-done': ['sms'],
  'sms-failed': ['sms'],
  approve: ['bureau'],
  'return-by-bureau': ['bureau'],
  'start-care': ['filed'],
  withdraw: [...beforeBureau, 'bureau'],
  expire: beforeBureau,
}

/** Actions that go one step forward on the order type's own way. */
const forward: Partial<Record<OrderAction, true>> = {
  'start-filling': true,
  'fill-done': true,
  submit: true,
  'pass-review': true,
  'sms-done': true,
  approve: true,
  'start-care': true,
}

/** Where an action leads, or undefined where this order type has no such step. */
export function targetOf(order: Pick<Order, 'kind' | 'stage'>, action: OrderAction): OrderStage | undefined {
  if (!from[action].includes(order.stage)) return undefined
  if (action === 'withdraw') return 'withdrawn'
  if (action === 'expire') return 'expired'
  if (!forward[action]) return 'fill'
  const next = nextStage(order.kind, order.stage)
  // without a sheet the form itself is handed in; with one it is not, and 'fill-done' leads to the sheet
  if (action === 'submit' && next !== 'review') return undefined
  if (action === 'fill-done' && next !== 'upload') return undefined
  return next
}

/** Day in Beijing of the first event, or of the opening. */
const openedOn = (order: Order): CalendarDate => beijingDay(order.openedAt || (order.events[0]?.at ?? ''))

/** The last day on which the provider keeps the order, if it says so: counted from the last return, else the opening. */
export function lifetimeEnd(order: Order, setting: Pick<Setting, 'packs'>): CalendarDate | undefined {
  const days = resolve(providerPack(setting.packs, order.provider)?.settings.orderLifetimeDays)
  const returned = order.events.findLast((event) => event.action.startsWith('return-by'))
  const start = returned === undefined ? openedOn(order) : beijingDay(returned.at)
  return days === undefined || !isRealDate(start) ? undefined : addDays(start, days.value)
}

/** 变更 orders that do not say what is to change: to be handed in like this takes a reason. */
export function saysNothing({ kind, changes, access }: Pick<Order, 'kind' | 'changes' | 'access'>): boolean {
  if (kind === 'change-subject' || kind === 'change-service') return changes.length === 0
  return kind === 'change-access' && access.ips.length === 0 && access.location === '' && access.method === ''
}

/** Where an order of these kinds leads, as its field `to` is called. */
export const destinations: Partial<Record<Order['kind'], string>> = {
  migrate: '迁到哪个主体',
  transfer: '转到接入商的哪个账号',
  claim: '认领到接入商的哪个账号',
}

/** What must be said before an order is handed in, besides what a filing of any kind needs. */
function guardContent(order: Order, { client, setting, why }: StepFacts): Permission {
  if (order.provider === '') return forbidden('没有写提交给哪家接入商', '填写接入商')
  const destination = destinations[order.kind]
  if (destination !== undefined && order.to === '')
    return forbidden(`没有写${destination}`, `在「这一单」里填写${destination}`)
  if (order.kind === 'change-access' || order.kind === 'cancel-access') {
    const elsewhere = client.services.find(
      (service) =>
        order.serviceIds.includes(service.id) &&
        accessesOf(service).length > 0 &&
        !runsAt(service, order.provider, setting.packs),
    )
    if (elsewhere !== undefined) {
      const names = accessesOf(elsewhere).map(({ provider }) => provider)
      const remedy = '把订单的接入商改成它在用的那一家；换接入商的做「新增接入」'
      return forbidden(`${serviceTitle(elsewhere)}没有接在${order.provider}，接在${names.join('、')}`, remedy)
    }
  }
  if (saysNothing(order) && why.trim() === '')
    return forbidden('没有写这一单要变更什么', '在「变更内容」里写上；已经直接改在客户资料里的，写明理由')
  return permitted()
}

const needsWhy: ReadonlySet<OrderAction> = new Set(['return-by-provider', 'return-by-bureau', 'withdraw', 'sms-failed'])

function guard(order: Order, action: OrderAction, facts: StepFacts): Permission {
  const { client, setting, blocking, why } = facts
  if (needsWhy.has(action) && why.trim() === '') {
    return forbidden(`「${orderActions[action]}」要写明原因`, '把对方的原话或撤回的理由写进来，以后查得到')
  }
  if (action === 'withdraw' && order.stage === 'bureau') {
    return permitted('管局审核中的订单是锁定的：要由接入商向管局申请撤销，撤销成功后再登记')
  }
  if (action === 'fill-done' || action === 'submit') {
    const fits = kindFits(client, order.kind, setting)
    if (!fits.allowed) return fits
    if (orderKindInfos[order.kind].about !== 'subject' && order.serviceIds.length === 0) {
      return forbidden('订单里没有选网站或 APP', '在订单里勾选这次要办的服务')
    }
  }
  if (action === 'submit') {
    const content = guardContent(order, facts)
    if (!content.allowed) return content
    if (blocking > 0 && why.trim() === '') {
      return forbidden(`还有 ${blocking} 项会被驳回的问题`, '先处理标红的问题；一定要提交的，写明理由')
    }
  }
  if (action === 'sms-done') {
    const verified = new Set(order.smsVerified)
    const waiting = smsPlan(client, order, setting.reading).people.filter((person) => !verified.has(person.id))
    if (waiting.length > 0) {
      const names = waiting.map((person) => person.name || '未填姓名者').join('、')
      return forbidden(`${names}还没有完成短信核验`, '提醒客户 24 小时内完成；完成后逐人打勾')
    }
  }
  if (action === 'expire') {
    const end = lifetimeEnd(order, setting)
    if (end === undefined)
      return forbidden('不知道接入商保留订单多少天', '用「撤回」结束订单，或在接入商规则包里补上天数')
    if (setting.today <= end) return forbidden(`订单要到 ${end} 才过期`, '现在要结束的，用「撤回」')
  }
  return permitted()
}

/** The action that leads an order from its stage to another, or why none does: what a board asks when a card is dragged. */
export function stepTo(
  order: Pick<Order, 'kind' | 'stage'>,
  to: OrderStage,
): { ok: true; action: OrderAction } | { ok: false; refusal: Extract<Permission, { allowed: false }> } {
  const { kind, stage } = order
  const no = (why: string, remedy: string) => ({ ok: false as const, refusal: forbidden(why, remedy) })
  const action = (Object.keys(orderActions) as OrderAction[]).find((one) => targetOf(order, one) === to)
  if (action !== undefined) return { ok: true, action }
  const here = stageName(kind, stage)
  const there = stageName(kind, to)
  if (stage === to) return no(`已经在「${here}」`, '拖到别的阶段')
  if (isEnded(kind, stage)) return no(`这单已经结束（${here}）`, '需要再办的，另开一单')
  const { stages } = orderKindInfos[kind]
  if (!stages.includes(to) && to !== 'withdrawn' && to !== 'expired')
    return no(`${kindName(kind)}没有「${there}」这一步`, '按时间线上的下一步走')
  const next = nextStage(kind, stage)
  if (next !== undefined && stages.indexOf(to) > stages.indexOf(stage))
    return no(`「${here}」不能直接到「${there}」`, `一步一步走：下一步是「${stageName(kind, next)}」`)
  return no(`「${here}」不能回到「${there}」`, '要重来的，用「撤销上一步」，或撤回后另开一单')
}

/** Whether an action may be taken now; if not, why, and what would make it so. */
export function mayTake(order: Order, action: OrderAction, facts: StepFacts): Permission {
  const target = targetOf(order, action)
  if (target !== undefined) return guard(order, action, facts)
  const stage = stageName(order.kind, order.stage)
  if (isEnded(order.kind, order.stage)) {
    return forbidden(`这单已经结束（${stage}），不能再「${orderActions[action]}」`, '需要再办的，另开一单')
  }
  const place = from[action].find((candidate) => orderKindInfos[order.kind].stages.includes(candidate))
  if (place === undefined)
    return forbidden(`${kindName(order.kind)}没有「${orderActions[action]}」这一步`, '按时间线上的下一步走')
  const where = stageName(order.kind, place)
  return forbidden(`现在在「${stage}」，还不能「${orderActions[action]}」`, `到「${where}」这一步才能做`)
}

/** Everything that could be done with the order in its stage, with whether it may be done now. */
export function actionsFor(
  order: Order,
  facts: StepFacts,
): { action: OrderAction; to: OrderStage; permission: Permission }[] {
  return (Object.keys(orderActions) as OrderAction[]).flatMap((action) => {
    const to = targetOf(order, action)
    return to === undefined ? [] : [{ action, to, permission: guard(order, action, facts) }]
  })
}

/**
 * Takes an action.
 * @param at ISO 8601 instant, @param by who
 * @returns the order with the event added, or the refusal
 */
export function take(
  order: Order,
  action: OrderAction,
  facts: StepFacts,
  at: string,
  by: string,
): { ok: true; order: Order } | { ok: false; refusal: Extract<Permission, { allowed: false }> } {
  const permission = mayTake(order, action, facts)
  if (!permission.allowed) return { ok: false, refusal: permission }
  const to = targetOf(order, action) as OrderStage
  const event = { at, by, action, from: order.stage, to, why: facts.why, reasons: [] }
  // a returned order is checked by SMS again
  const smsVerified = to === 'fill' ? [] : order.smsVerified
  return { ok: true, order: { ...order, stage: to, smsVerified, events: [...order.events, event] } }
}

/** When the order last came into its stage, ISO instant; '' where that is not known. */
export const enteredAt = (order: Order, stage: OrderStage = order.stage): string =>
  order.events.findLast((event) => event.to === stage)?.at ?? (stage === 'prepare' ? order.openedAt : '')
