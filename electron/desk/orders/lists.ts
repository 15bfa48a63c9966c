import type { CallOutput, CallRequest } from '../../../domain/contract/index.ts'
import type { OrderStage } from '../../../domain/model/index.ts'
import { providerPack } from '../../../domain/rules/index.ts'
import type { DeskContext } from '../context.ts'
import type { OrderDays, OrderFigures } from '../ports.ts'

export async function listOrders(
  desk: DeskContext,
  query: CallRequest<'orders.list'>,
): Promise<CallOutput<'orders.list'>> {
  const { rows, total, stages } = await desk.portfolio.listOrders(query)
  return {
    rows: rows.map(({ clientId, order, due, blocking }) => {
      const { returns, reviewDays, bureauDays, totalDays, ...shown } = order
      return { ...shown, services: [...shown.services], clientId, due, blocking }
    }),
    total,
    stages: stages as Record<OrderStage, number>,
  }
}

export const orderFilters = (desk: DeskContext): Promise<CallOutput<'orders.filters'>> => desk.portfolio.orderOptions()

/** Days are shown to one place. */
const mean = ({ days, orders }: OrderDays) => (orders === 0 ? undefined : Math.round((days / orders) * 10) / 10)
const together = (one: OrderDays, other: OrderDays): OrderDays => ({
  days: one.days + other.days,
  orders: one.orders + other.orders,
})
const shareOf = ({ review, bureau, total, ...counts }: OrderFigures) => ({
  ...counts,
  reviewDays: mean(review),
  bureauDays: mean(bureau),
  totalDays: mean(total),
})

/** Rows of one name become one, in the place of the first. */
function joined<R>(rows: readonly R[], nameOf: (row: R) => string, join: (one: R, other: R) => R): R[] {
  return [...Map.groupBy(rows, nameOf).values()].map((group) => group.reduce(join))
}

/** Orders and reasons by provider and province. 阿里云 and 阿里云计算有限公司 are one provider: a rule pack names both. */
export async function orderStats(
  desk: DeskContext,
  { since }: CallRequest<'orders.stats'>,
): Promise<CallOutput<'orders.stats'>> {
  const { providers, provinces, reasons } = await desk.portfolio.orderFigures(since)
  const known = (name: string) => providerPack(desk.law.packs, name)?.name ?? name
  const named = providers.map((row) => ({ ...row, name: known(row.name) }))
  const byProvider = joined(
    named,
    ({ name }) => name,
    (one, other) => ({
      name: one.name,
      open: one.open + other.open,
      done: one.done + other.done,
      returned: one.returned + other.returned,
      review: together(one.review, other.review),
      bureau: together(one.bureau, other.bureau),
      total: together(one.total, other.total),
    }),
  )
  const orders = ({ open, done }: OrderFigures) => open + done
  return {
    // two small shares may be a large one together
    providers: byProvider.toSorted((one, other) => orders(other) - orders(one)).map(shareOf),
    provinces: provinces.map(shareOf),
    reasons: joined(
      reasons.map((row) => ({ ...row, provider: known(row.provider) })),
      ({ reason, provider, province }) => JSON.stringify([reason, provider, province]),
      (one, other) => ({ ...one, count: one.count + other.count }),
    ).toSorted((one, other) => other.count - one.count),
  }
}
