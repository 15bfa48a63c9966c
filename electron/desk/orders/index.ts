import { randomUUID } from 'node:crypto'
import { type CallName, type CallOutput, type CallRequest, DeskRefusal } from '../../../domain/contract/index.ts'
import { type Client, clientSchema, type Order, orderSchema } from '../../../domain/model/index.ts'
import { serviceTitle } from '../../../domain/rules/index.ts'
import {
  actionName,
  asRequested,
  changeFields,
  isOpen,
  kindName,
  markSms,
  mayOpen,
  type Permission,
  stageName,
  step,
  undoStep,
  withValue,
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

/** What the provider was handed does not change behind its back. */
const lockedOnceHandedIn = ['provider', 'serviceIds', 'want', 'unwant', 'access', 'to'] as const

/** @throws DeskRefusal 'invalid-input' where a change names no field, or one that could not be put on record */
function refuseImpossible(client: Client, order: Order): void {
  const fields = new Set(changeFields(client, order).map(({ path }) => path))
  const unknown = order.changes.find(({ path }) => !fields.has(path))
  if (unknown !== undefined)
    throw new DeskRefusal('invalid-input', `${kindName(order.kind)}里不能改这一项。`, '请去掉它，或另开合适的订单。')
  const changed = clientSchema.safeParse(order.changes.reduce(withValue, client))
  if (changed.success) return
  const why = changed.error.issues[0]?.message ?? ''
  throw new DeskRefusal('invalid-input', `改成的值不合格式：${why}。`, '请改正后再填。')
}

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
    'orders.open': ({ clientId, ...given }) =>
      changing(clientId, (client) => {
        const permission = mayOpen(client, given.kind, settingOf(desk, client))
        if (!permission.allowed) throw refusedBy(permission)
        if (given.serviceIds.some((id) => !client.services.some((service) => service.id === id)))
          throw nothingSuch('服务')
        const id = randomUUID()
        const order = orderSchema.parse({ ...given, id, openedAt: now() })
        const requested = asRequested(client, order)
        return {
          client: { ...requested, orders: [...client.orders, order] },
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
    'orders.change': ({ clientId, orderId, sms, ...given }) =>
      changing(clientId, (client) => {
        const order = orderOrRefuse(client, orderId)
        const content = lockedOnceHandedIn.filter((key) => given[key] !== undefined)
        if (content.length > 0 && !['prepare', 'fill', 'upload'].includes(order.stage)) {
          const open = isOpen(order.kind, order.stage)
          throw new DeskRefusal(
            'forbidden',
            open ? '订单已经提交，接入商、服务和变更内容不能再改。' : '订单已经办结，接入商、服务和变更内容不能再改。',
            open ? '要改的，先撤回这一单，再重新提交。' : '要改的，撤销到提交以前，或另开一单。',
          )
        }
        const { want = [], unwant = [], ...plain } = given
        const said = Object.entries(plain).filter(([, value]) => value !== undefined)
        const fresh = new Set([...unwant, ...want.map(({ path }) => path)])
        const changes = [...order.changes.filter(({ path }) => !fresh.has(path)), ...want]
        const next: Order = { ...order, ...Object.fromEntries(said), changes }
        refuseImpossible(client, next)
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
