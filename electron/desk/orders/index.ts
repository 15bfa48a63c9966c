import { randomUUID } from 'node:crypto'
import { type CallName, type CallOutput, type CallRequest, DeskRefusal } from '../../../domain/contract/index.ts'
import type { Client, Order } from '../../../domain/model/index.ts'
import { serviceTitle } from '../../../domain/rules/index.ts'
import {
  actionName,
  isOpen,
  kindName,
  markSms,
  mayOpen,
  type Permission,
  stageName,
  step,
  undoStep,
} from '../../../domain/workflow/index.ts'
import { clientOrRefuse, type DeskContext, findingsOf, historyLine, nothingSuch, settingOf } from '../context.ts'
import type { NewHistoryEntry } from '../ports.ts'
import type { SerialByKey } from '../serial.ts'
import { storeClient } from '../shared-values.ts'
import { listOrders, orderFilters, orderStats } from './lists.ts'
import { workbench } from './workbench.ts'

type OrderCallName = Extract<CallName, `orders.${string}` | 'workbench.list'>
type OrderCalls = { [N in OrderCallName]: (input: CallRequest<N>) => Promise<CallOutput<N>> }

const refusedBy = ({ why, remedy }: Extract<Permission, { allowed: false }>) =>
  new DeskRefusal('forbidden', `${why}。`, `${remedy}。`)

function orderOrRefuse(client: Client, orderId: string): Order {
  const order = client.orders.find(({ id }) => id === orderId)
  if (!order) throw nothingSuch('订单')
  return order
}

/** An order in the history's words: 首次备案 云上茶叶. */
const orderTitle = (client: Client, { kind, serviceIds }: Pick<Order, 'kind' | 'serviceIds'>): string =>
  [kindName(kind), ...client.services.filter(({ id }) => serviceIds.includes(id)).map(serviceTitle)].join(' ')

/** The calls of orders: each reads the client as it is now, changes it and stores it, one after another for a client. */
export function orderCalls(desk: DeskContext, serial: SerialByKey): OrderCalls {
  const by = () => desk.settings.get().operator || '未署名'
  const now = () => desk.clock.now().toISOString()
  /** Changes a client as it is stored now. */
  const changing = <T>(
    clientId: string,
    change: (client: Client) => { client: Client; entry: NewHistoryEntry | undefined; answer: T },
  ): Promise<T> =>
    serial.run(clientId, async () => {
      const stored = await clientOrRefuse(desk, clientId)
      const { client, entry, answer } = change(stored)
      await storeClient(desk, { ...client, updatedAt: now() }, stored, stored.revision, entry)
      return answer
    })
  const withOrder = (client: Client, order: Order): Client => ({
    ...client,
    orders: client.orders.map((one) => (one.id === order.id ? order : one)),
  })

  return {
    'orders.list': (query) => listOrders(desk, query),
    'orders.filters': () => orderFilters(desk),
    'orders.stats': (query) => orderStats(desk, query),
    'workbench.list': (query) => workbench(desk, query),
    'orders.open': ({ clientId, kind, serviceIds, provider, effectiveOn, followedBy, note }) =>
      changing(clientId, (client) => {
        const permission = mayOpen(client, kind, settingOf(desk, client))
        if (!permission.allowed) throw refusedBy(permission)
        if (serviceIds.some((id) => !client.services.some((service) => service.id === id))) throw nothingSuch('服务')
        const id = randomUUID()
        const order: Order = {
          ...{ id, kind, serviceIds, provider, effectiveOn, followedBy, note, stage: 'prepare', openedAt: now() },
          ...{ providerNumber: '', events: [], smsVerified: [], log: [] },
        }
        return {
          client: { ...client, orders: [...client.orders, order] },
          entry: historyLine(desk, clientId, 'order.opened', `开了订单：${orderTitle(client, order)}`),
          answer: { clientId, orderId: id },
        }
      }),
    'orders.act': ({ clientId, orderId, ...given }) =>
      changing(clientId, (client) => {
        const order = orderOrRefuse(client, orderId)
        const blocking = findingsOf(desk, client).filter(({ severity }) => severity === 'reject').length
        const taken = step(client, order, given, { setting: settingOf(desk, client), blocking }, now(), by())
        if (!taken.ok) throw refusedBy(taken.refusal)
        const stage = taken.order.stage
        const why = taken.order.events.at(-1)?.why ?? ''
        const words = `${orderTitle(client, order)}：${actionName(given.action)}，到「${stageName(order.kind, stage)}」`
        return {
          client: taken.client,
          entry: historyLine(desk, clientId, 'order.stepped', why === '' ? words : `${words}（${why}）`),
          answer: { clientId, orderId, stage, words },
        }
      }),
    'orders.undo': ({ clientId, orderId }) =>
      changing(clientId, (client) => {
        const order = orderOrRefuse(client, orderId)
        const undone = undoStep(client, order)
        if (!undone.ok) throw refusedBy(undone.refusal)
        const { stage } = undone.order
        const last = actionName(order.events.at(-1)?.action ?? '')
        const words = `${orderTitle(client, order)}：撤销「${last}」，回到「${stageName(order.kind, stage)}」`
        return {
          client: undone.client,
          entry: historyLine(desk, clientId, 'order.undone', words),
          answer: { clientId, orderId, stage, words },
        }
      }),
    'orders.change': ({ clientId, orderId, provider, providerNumber, serviceIds, effectiveOn, note, sms }) =>
      changing(clientId, (client) => {
        const order = orderOrRefuse(client, orderId)
        const handedIn = !['prepare', 'fill', 'upload'].includes(order.stage)
        if (handedIn && isOpen(order.kind, order.stage) && (provider !== undefined || serviceIds !== undefined)) {
          throw new DeskRefusal(
            'forbidden',
            '订单已经提交，接入商和服务不能再改。',
            '换接入商或服务的，先撤回这一单，再重新提交。',
          )
        }
        const next = {
          ...order,
          ...(provider === undefined ? {} : { provider }),
          ...(providerNumber === undefined ? {} : { providerNumber }),
          ...(serviceIds === undefined ? {} : { serviceIds }),
          ...(effectiveOn === undefined ? {} : { effectiveOn }),
          ...(note === undefined ? {} : { note }),
        }
        const changed = sms === undefined ? next : markSms(next, sms.personId, sms.done)
        const person = client.people.find(({ id }) => id === sms?.personId)?.name || '未填姓名者'
        const words = sms
          ? `${person}的短信核验${sms.done ? '已完成' : '改回未完成'}`
          : `修改了订单：${orderTitle(client, changed)}`
        return {
          client: withOrder(client, changed),
          entry: historyLine(desk, clientId, 'order.changed', words),
          answer: { clientId, orderId },
        }
      }),
    'orders.log': ({ clientId, orderId, kind, partner, words }) =>
      changing(clientId, (client) => {
        const order = orderOrRefuse(client, orderId)
        const line = { at: now(), by: by(), kind, partner, words }
        const title = kind === 'call' ? `通话记录${partner === '' ? '' : `（${partner}）`}` : '备忘'
        return {
          client: withOrder(client, { ...order, log: [...order.log, line] }),
          entry: historyLine(desk, clientId, 'order.logged', `写了${title}`),
          answer: { clientId, orderId },
        }
      }),
  }
}
