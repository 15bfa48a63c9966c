import type { Client, Order, OrderKind, Source } from '../model/index.ts'
import { asked } from '../rules/province.ts'
import type { Setting } from '../rules/rule.ts'
import { source } from '../rules/sources.ts'
import { isOpen, kindName, orderKindInfos, stageName } from './kinds.ts'

/** Yes, or why not and what would make it so (zh-CN). */
export type Permission =
  | { readonly allowed: true; readonly note: string }
  | { readonly allowed: false; readonly why: string; readonly remedy: string; readonly sources: readonly Source[] }

export const permitted = (note = ''): Permission => ({ allowed: true, note })
export const forbidden = (
  why: string,
  remedy: string,
  ...sources: Source[]
): Extract<Permission, { allowed: false }> => ({
  allowed: false,
  why,
  remedy,
  sources: sources.length > 0 ? sources : [source('HW', '备案流程咨询')],
})

/** The client's order that is under way, if there is one. */
export const openOrder = (client: Pick<Client, 'orders'>): Order | undefined =>
  client.orders.find((order) => isOpen(order.kind, order.stage))

/** The order that is to follow one that is done and has not been opened since, if there is one. */
export function followingKind(client: Pick<Client, 'orders'>, order: Order): OrderKind | undefined {
  const [next] = order.followedBy
  if (next === undefined || (order.stage !== 'filed' && order.stage !== 'care')) return undefined
  const later = client.orders.slice(client.orders.findIndex(({ id }) => id === order.id) + 1)
  return later.some(({ kind, stage }) => kind === next && stage !== 'withdrawn' && stage !== 'expired')
    ? undefined
    : next
}

/** Whether the subject is on file: it has a number, or one of its services has. */
export const isOnFile = (client: Client): boolean =>
  client.subject.filingNumber !== '' || client.services.some((service) => service.filingNumber !== '')

/** 空壳主体: on file, but no service left. */
const isShell = (client: Client): boolean =>
  client.subject.filingNumber !== '' && client.services.every((service) => service.filingNumber === '')

/** Whether an order of this type fits what is on file, apart from other orders that may be under way. */
export function kindFits(client: Client, kind: OrderKind, setting: Pick<Setting, 'province'>): Permission {
  const { needsFiling, about } = orderKindInfos[kind]
  const wanted = kindName(kind)
  const onFile = isOnFile(client)
  if (kind === 'first' && onFile) {
    return forbidden('主体已经有备案号，不能再做首次备案', '改做「新增网站/APP」；换接入商的做「新增接入」')
  }
  if (needsFiling && !onFile) {
    return forbidden(
      `主体还没有备案，不能做${wanted}`,
      '先做「首次备案」；已备案过的，到 beian.miit.gov.cn 查出主体备案号填上',
    )
  }
  if (kind === 'add-service' && isShell(client)) {
    const direct = asked(setting, 'shellAddsDirectly')
    if (!direct?.value) {
      const remedy = '先「注销主体」，再做「首次备案」；个别省份允许直接新增'
      return forbidden('主体名下已没有备案的服务（空壳主体）', remedy, source('HW', '备案驳回咨询：主体已注销'))
    }
  }
  const services = client.services
  if ((kind === 'first' || kind === 'add-service') && !services.some((service) => service.filingNumber === '')) {
    return forbidden('没有待备案的网站或 APP', '先在服务里添加要备案的网站或 APP')
  }
  const touchesFiled = about !== 'subject' && kind !== 'first' && kind !== 'add-service' && kind !== 'add-access'
  if (touchesFiled && !services.some((service) => service.filingNumber !== '')) {
    return forbidden(`没有已备案的服务，不能做${wanted}`, '到 beian.miit.gov.cn 查出服务备案号填上')
  }
  return permitted()
}

/** Whether a new order of this type may be opened now: one open order a subject, and the type must fit. */
export function mayOpen(client: Client, kind: OrderKind, setting: Pick<Setting, 'province'>): Permission {
  const open = openOrder(client)
  if (open !== undefined) {
    const why = `还有一单${kindName(open.kind)}在「${stageName(open.kind, open.stage)}」，一个主体同时只能有一单`
    return forbidden(why, '等它办结，或先撤回它', source('HW', '备案驳回咨询：存在进行中的订单'))
  }
  return kindFits(client, kind, setting)
}
