import type { Order, OrderStage } from '../model/index.ts'
import { providerPack, resolve } from '../rules/packs/index.ts'
import { asked } from '../rules/province.ts'
import { source } from '../rules/sources.ts'
import { enteredAt, lifetimeEnd } from '../workflow/transitions.ts'
import { addWorkdays, nextWorkingMoment } from './calendar.ts'
import { isRealDate } from './days.ts'
import type { ClockFacts, Deadline } from './deadline.ts'
import { addHours, atBeijingHour, beijingDay } from './instants.ts'
import { cancelDeadline, changeDeadlines } from './paper-clocks.ts'

/** 短信核验 window: 24 hours in all provinces since 2020-08-17 (HW, UC guidance2; the user's document says the same). */
export const smsHours = 24
/** R33 art. 12 */
export const bureauWorkingDays = 20

const dayAfter = '收到当天不算，从次日起算（33 号令没有写明当天算不算）'

function base(
  order: Order,
  facts: ClockFacts,
  day: string,
): Pick<Deadline, 'orderId' | 'path' | 'nextWorkingMoment' | 'at' | 'day'> {
  const nextWorking = nextWorkingMoment(facts.calendar, atBeijingHour(day, 9)).at
  return { orderId: order.id, path: '', nextWorkingMoment: nextWorking, at: '', day }
}

function reviewClock(order: Order, facts: ClockFacts): Deadline | undefined {
  const start = beijingDay(enteredAt(order, 'review'))
  if (!isRealDate(start)) return undefined
  const own = resolve(providerPack(facts.packs, order.provider)?.settings.initialReviewWorkingDays)
  const days = facts.reading === 'document' ? 3 : (own?.value ?? 2)
  const counted = addWorkdays(facts.calendar, start, days)
  return {
    ...base(order, facts, counted.day),
    rule: 'order.review',
    kind: 'expect-by',
    title: `接入商初审约 ${days} 个工作日`,
    known: counted.known,
    assumption: `提交当天不算${counted.caveat && `；${counted.caveat}`}`,
    sources:
      facts.reading === 'document'
        ? [source('SEED', '接入商初审：1-3 个工作日')]
        : [own?.source ?? source('HW', '备案流程咨询：1 至 2 个工作日')],
  }
}

function smsClock(order: Order, facts: ClockFacts): Deadline | undefined {
  const sent = enteredAt(order, 'sms')
  if (beijingDay(sent) === '') return undefined
  const at = addHours(sent, smsHours)
  return {
    ...base(order, facts, beijingDay(at)),
    at,
    rule: 'order.sms',
    kind: 'act-by',
    title: `短信核验 ${smsHours} 小时内完成`,
    known: true,
    assumption: '从进入短信核验的时刻起连续计时，节假日也算；首条短信约 5 至 10 分钟到，未收到约 12 小时后重发',
    sources: [source('HW', '备案短信核验：24 小时'), source('UC', 'guidance2'), source('SEED', '短信核验：24 小时内')],
  }
}

function bureauClocks(order: Order, facts: ClockFacts): Deadline[] {
  const start = beijingDay(enteredAt(order, 'bureau'))
  if (!isRealDate(start)) return []
  const longer = asked(facts, 'bureauWorkingDays')
  const count = (days: number) => addWorkdays(facts.calendar, start, days)
  const clock = (days: number, reading: Deadline['reading'], sources: Deadline['sources']): Deadline => {
    const counted = count(days)
    return {
      ...base(order, facts, counted.day),
      rule: reading === 'document' ? 'order.bureau.document' : 'order.bureau',
      kind: 'expect-by',
      title: `管局审核 ${days} 个工作日`,
      known: counted.known,
      assumption: `${dayAfter}${counted.caveat && `；${counted.caveat}`}`,
      sources,
      ...(reading === undefined ? {} : { reading }),
    }
  }
  const law = clock(bureauWorkingDays, longer === undefined ? undefined : 'law', [
    source('R33', '第十二条：20 个工作日'),
  ])
  if (longer === undefined) return [law]
  return [law, clock(longer.value, longer.source.id === 'SEED' ? 'document' : undefined, [longer.source])]
}

function lifetimeClock(order: Order, facts: ClockFacts): Deadline | undefined {
  const end = lifetimeEnd(order, facts)
  if (end === undefined) return undefined
  const days = resolve(providerPack(facts.packs, order.provider)?.settings.orderLifetimeDays)
  return {
    ...base(order, facts, end),
    rule: 'order.lifetime',
    kind: 'act-by',
    title: `接入商保留订单 ${days?.value} 天，过期作废要重填`,
    known: true,
    assumption: '按自然日，从最近一次退回算起；没有退回过的从建单日算起',
    sources: days === undefined ? [source('TX', '备案驳回')] : [days.source],
  }
}

/** By when a change or a 注销 that takes effect on a known day must be handed in. */
function effectClocks(order: Order, facts: ClockFacts): Deadline[] {
  if (!isRealDate(order.effectiveOn)) return []
  const clocks = order.kind.startsWith('change-')
    ? changeDeadlines(order.effectiveOn, facts)
    : order.kind.startsWith('cancel-')
      ? [cancelDeadline(order.effectiveOn, facts)]
      : []
  return clocks.map((clock) => ({ ...clock, orderId: order.id }))
}

/** The clocks that run for an order in its present stage. */
export function orderClocks(order: Order, facts: ClockFacts): Deadline[] {
  const clocks: Partial<Record<OrderStage, () => (Deadline | undefined)[]>> = {
    prepare: () => [lifetimeClock(order, facts), ...effectClocks(order, facts)],
    fill: () => [lifetimeClock(order, facts), ...effectClocks(order, facts)],
    upload: () => [lifetimeClock(order, facts), ...effectClocks(order, facts)],
    review: () => [reviewClock(order, facts)],
    sms: () => [smsClock(order, facts)],
    bureau: () => bureauClocks(order, facts),
  }
  return (clocks[order.stage]?.() ?? []).filter((clock) => clock !== undefined)
}
