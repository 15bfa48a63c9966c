import type { Client, Order } from '../../../domain/model/index.ts'
import { enterprise } from '../../domain/fixtures.ts'
import type { OpenWindow } from './open-window.ts'

/** How far an order has gone, step by step. */
const way = ['start-filling', 'fill-done', 'submit', 'pass-review', 'sms-done'] as const
const stages = ['prepare', 'fill', 'upload', 'review', 'sms', 'bureau'] as const
export type StageOnTheWay = (typeof stages)[number]

/** A client of that name whose first filing has come to a stage, taken there by the desk's own steps. */
export async function clientWithOrder(
  { call }: Pick<OpenWindow, 'call'>,
  name: string,
  stage: StageOnTheWay,
  change: (client: Client) => Client = (client) => client,
): Promise<{ clientId: string; orderId: string }> {
  const fresh = enterprise()
  const draft = change({ ...fresh, subject: { ...fresh.subject, name } })
  const { client } = await call('clients.create', { client: draft })
  const order = await call('orders.open', {
    clientId: client.id,
    kind: 'first',
    serviceIds: ['s1'],
    provider: '腾讯云',
  })
  for (const action of way.slice(0, stages.indexOf(stage))) {
    if (action === 'sms-done')
      for (const { id } of client.people) await call('orders.change', { ...order, sms: { personId: id, done: true } })
    await call('orders.act', { ...order, action, why: action === 'submit' ? '样例：材料另交' : '' })
  }
  return order
}

/** The order as the desk has it. */
export async function storedOrder(
  { call }: Pick<OpenWindow, 'call'>,
  { clientId, orderId }: { clientId: string; orderId: string },
): Promise<Order> {
  const { client } = await call('clients.get', { id: clientId })
  const order = client.orders.find(({ id }) => id === orderId)
  if (!order) throw new Error(`order ${orderId} is gone`)
  return order
}
