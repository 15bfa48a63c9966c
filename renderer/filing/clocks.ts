import { clockFacts, type Deadline, deadlinesOf } from '../../domain/clocks/index.ts'
import type { Client, Order } from '../../domain/model/index.ts'
import { settingFor } from '../../domain/rules/index.ts'
import { law } from '../app/law.ts'
import { useWindow } from '../app/store.ts'
import { useNow } from '../orders/due.ts'

/** Every clock that runs for an order and its client under the agency's reading, the earliest first; and now. */
export function useClocks(client: Client, order: Order): { clocks: Deadline[]; now: number; today: string } {
  const reading = useWindow((state) => state.settings.reading)
  const today = useWindow((state) => state.description?.today ?? '')
  const now = useNow()
  const facts = clockFacts(settingFor(client, { ...law(), today, reading }), new Date(now).toISOString())
  const clocks = deadlinesOf(client, facts).filter(
    ({ orderId, reading: whose, kind, day }) =>
      (orderId === order.id || orderId === '') &&
      (whose === undefined || whose === reading) &&
      // what could not be done too early is over once it may be
      !(kind === 'not-before' && day <= today),
  )
  return { clocks, now, today }
}
