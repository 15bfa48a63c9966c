import type { Client } from '../model/index.ts'
import { daysBetween } from './days.ts'
import type { ClockFacts, Deadline, DeadlineState } from './deadline.ts'
import { beijingDay } from './instants.ts'
import { orderClocks } from './order-clocks.ts'
import { clientClocks } from './paper-clocks.ts'

export * from './calendar.ts'
export * from './days.ts'
export * from './deadline.ts'
export * from './instants.ts'
export * from './order-clocks.ts'
export * from './paper-clocks.ts'

/** Days ahead that count as soon. */
const soonDays = 14

/** How a deadline stands at an instant. */
export function stateOf(deadline: Pick<Deadline, 'day' | 'at'>, now: string): DeadlineState {
  const today = beijingDay(now)
  if (deadline.at !== '' ? Date.parse(deadline.at) < Date.parse(now) : deadline.day < today) return 'overdue'
  if (deadline.day === today) return 'today'
  return daysBetween(today, deadline.day) <= soonDays ? 'soon' : 'later'
}

/** Every clock that runs for a client, the earliest first. */
export function deadlinesOf(client: Client, facts: ClockFacts): Deadline[] {
  const clocks = [...client.orders.flatMap((order) => orderClocks(order, facts)), ...clientClocks(client, facts)]
  return clocks.sort((one, other) => (one.day === other.day ? 0 : one.day < other.day ? -1 : 1))
}
