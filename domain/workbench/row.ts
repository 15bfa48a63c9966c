import { daysBetween } from '../clocks/days.ts'
import { beijingDay } from '../clocks/instants.ts'
import { parseProvince } from '../identifiers/province.ts'
import type { Client, Order, OrderKind, OrderStage } from '../model/index.ts'
import { serviceTitle } from '../rules/service-title.ts'
import { isOpen } from '../workflow/kinds.ts'
import { enteredAt } from '../workflow/transitions.ts'

/** What board, table and charts show of an order: worked out of the client's record, kept beside it. */
export interface OrderSummary {
  readonly id: string
  readonly kind: OrderKind
  readonly stage: OrderStage
  readonly open: boolean
  readonly provider: string
  readonly providerNumber: string
  readonly province: string
  readonly assignee: string
  readonly clientName: string
  /** titles of the services it is about */
  readonly services: readonly string[]
  /** ISO instants; '' where not known */
  readonly openedAt: string
  readonly enteredAt: string
  /** the newest return's words, while the order waits for us because of it */
  readonly returnedWhy: string
  /** every reason it ever came back for: who said so, which of the catalogue (0 = none was picked), on which day */
  readonly returns: readonly { readonly by: 'provider' | 'bureau'; readonly reason: number; readonly day: string }[]
  /** calendar days it lay with provider and bureau, each the sum of finished stays; undefined = never been there */
  readonly reviewDays: number | undefined
  readonly bureauDays: number | undefined
  /** calendar days from opening to 已备案; undefined = not there */
  readonly totalDays: number | undefined
}

/** Days of finished stays in a stage. */
function stayed(order: Order, stage: OrderStage): number | undefined {
  let days: number | undefined
  let since: string | undefined
  for (const { at, to, from } of order.events) {
    if (from === stage && since !== undefined) {
      days = (days ?? 0) + Math.max(0, daysBetween(beijingDay(since), beijingDay(at)))
      since = undefined
    }
    if (to === stage) since = at
  }
  return days
}

function total(order: Order): number | undefined {
  const filed = order.events.findLast(({ to }) => to === 'filed')
  const opened = beijingDay(order.openedAt || (order.events[0]?.at ?? ''))
  return filed === undefined || opened === '' ? undefined : Math.max(0, daysBetween(opened, beijingDay(filed.at)))
}

const returners = { 'return-by-provider': 'provider', 'return-by-bureau': 'bureau' } as const

function returnsOf(order: Order): OrderSummary['returns'] {
  return order.events.flatMap(({ action, reasons, at }) => {
    const by = returners[action as keyof typeof returners]
    if (by === undefined) return []
    return (reasons.length > 0 ? reasons : [0]).map((reason) => ({ by, reason, day: beijingDay(at) }))
  })
}

/** What is shown of an order without opening its client. */
export function summariseOrder(client: Client, order: Order): OrderSummary {
  const last = order.events.at(-1)
  // 浙江 and 浙江省 are one bar of a chart
  const province = parseProvince(client.subject.province)
  const services = new Map(client.services.map((service) => [service.id, service]))
  const isBack = order.stage === 'fill' && last !== undefined && last.to === 'fill' && last.from !== 'prepare'
  return {
    id: order.id,
    kind: order.kind,
    stage: order.stage,
    open: isOpen(order.kind, order.stage),
    provider: order.provider,
    providerNumber: order.providerNumber,
    province: province.ok ? province.value.name : client.subject.province,
    assignee: client.assignee,
    clientName: client.subject.name,
    services: order.serviceIds.flatMap((id) => {
      const service = services.get(id)
      return service === undefined ? [] : [serviceTitle(service)]
    }),
    openedAt: order.openedAt,
    enteredAt: enteredAt(order) || order.openedAt,
    returnedWhy: isBack ? last.why : '',
    returns: returnsOf(order),
    reviewDays: stayed(order, 'review'),
    bureauDays: stayed(order, 'bureau'),
    totalDays: total(order),
  }
}
