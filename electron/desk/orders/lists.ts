import type { CallOutput, CallRequest } from '../../../domain/contract/index.ts'
import type { OrderStage } from '../../../domain/model/index.ts'
import type { DeskContext } from '../context.ts'
import type { OrderFigures } from '../ports.ts'

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
const days = (mean: number | null) => (mean === null ? undefined : Math.round(mean * 10) / 10)
const shareOf = ({ reviewDays, bureauDays, totalDays, ...counts }: OrderFigures) => ({
  ...counts,
  reviewDays: days(reviewDays),
  bureauDays: days(bureauDays),
  totalDays: days(totalDays),
})

export async function orderStats(
  desk: DeskContext,
  { since }: CallRequest<'orders.stats'>,
): Promise<CallOutput<'orders.stats'>> {
  const { providers, provinces, reasons } = await desk.portfolio.orderFigures(since)
  return { providers: providers.map(shareOf), provinces: provinces.map(shareOf), reasons }
}
