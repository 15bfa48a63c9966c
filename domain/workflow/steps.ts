import { parseFilingNumber } from '../identifiers/filing-number.ts'
import type { CalendarDate, Client, Order, OrderKind, Service } from '../model/index.ts'
import { rejectionReasons } from '../rules/reasons.ts'
import { serviceTitle } from '../rules/service-title.ts'
import { isOpen, kindName, stageName } from './kinds.ts'
import { forbidden, openOrder, type Permission } from './opening.ts'
import { type OrderAction, orderActions, type StepFacts, take } from './transitions.ts'

/** What the clerk says with a step. */
export interface StepWords {
  readonly action: OrderAction
  readonly why: string
  /** numbers of the 驳回原因 picked from the catalogue */
  readonly reasons: readonly number[]
  /** the provider's own order number; undefined = as it is */
  readonly providerNumber?: string
  /** what the bureau gave, at `approve` */
  readonly subjectNumber?: string
  /** 服务备案号 by service id, at `approve` */
  readonly serviceNumbers?: Readonly<Record<string, string>>
  /** day the services open to the public, at `approve` */
  readonly openedOn?: CalendarDate
}

type Refused = { ok: false; refusal: Extract<Permission, { allowed: false }> }
type Stepped = { ok: true; client: Client; order: Order } | Refused

/** Orders at whose end the bureau gives numbers. */
export const givesNumbers = (kind: OrderKind): boolean => kind === 'first' || kind === 'add-service'
/** Orders at whose end services leave the file. */
const endsServices = (kind: OrderKind): boolean => kind === 'cancel-subject' || kind === 'cancel-service'

/** The reason as it goes into the record: the clerk's words, and the titles of what was picked. */
export function whyOf({ why, reasons }: Pick<StepWords, 'why' | 'reasons'>): string {
  const picked = reasons.flatMap((number) => rejectionReasons[number - 1]?.title ?? [])
  return [picked.join('、'), why.trim()].filter((part) => part !== '').join('：')
}

/** Services of an order that wait for their number. */
export const awaitingNumber = (client: Client, order: Pick<Order, 'kind' | 'serviceIds'>): Service[] =>
  givesNumbers(order.kind)
    ? client.services.filter(({ id, filingNumber }) => order.serviceIds.includes(id) && filingNumber === '')
    : []

/** The client with the numbers the bureau gave, each read and held against the subject's. */
function withNumbers(client: Client, order: Order, given: StepWords): { ok: true; client: Client } | Refused {
  const no = (why: string, remedy: string): Refused => ({ ok: false, refusal: forbidden(why, remedy) })
  let subjectNumber = client.subject.filingNumber
  const numbers = new Map<string, string>()
  for (const service of awaitingNumber(client, order)) {
    const text = given.serviceNumbers?.[service.id]?.trim() ?? ''
    const title = serviceTitle(service)
    if (text === '') return no(`没有填${title}的服务备案号`, '照管局短信或接入商后台填写，带「-1」这样的尾号')
    const parsed = parseFilingNumber(text)
    if (!parsed.ok) return no(`${title}：${parsed.reason}`, '照管局短信或接入商后台核对')
    if (parsed.value.sequence === undefined)
      return no(`${title}的号码没有尾号，是主体的`, '填带「-1」这样尾号的服务备案号')
    const home = subjectNumber || given.subjectNumber?.trim() || parsed.value.subjectNumber
    const subject = parseFilingNumber(home)
    if (!subject.ok) return no(`主体备案号：${subject.reason}`, '照管局短信或接入商后台核对')
    if (subject.value.subjectNumber !== parsed.value.subjectNumber)
      return no(`${title}的号码 ${parsed.normal} 不属于主体 ${subject.value.subjectNumber}`, '核对是不是抄错了一位')
    const twin = client.services.find((one) => one.filingNumber === parsed.normal && one.id !== service.id)
    if (twin !== undefined || [...numbers.values()].includes(parsed.normal))
      return no(`${parsed.normal} 用了两次`, '一个服务一个尾号，照管局短信核对')
    subjectNumber = subject.value.subjectNumber
    numbers.set(service.id, parsed.normal)
  }
  const services = client.services.map((service) => {
    const filingNumber = numbers.get(service.id)
    return filingNumber === undefined
      ? service
      : { ...service, filingNumber, openedOn: service.openedOn || (given.openedOn ?? '') }
  })
  return { ok: true, client: { ...client, subject: { ...client.subject, filingNumber: subjectNumber }, services } }
}

/** The client without what the order took off the file. */
function withoutServices(client: Client, order: Order): Client {
  const whole = order.kind === 'cancel-subject'
  const gone = (service: Service) => (whole ? service.filingNumber !== '' : order.serviceIds.includes(service.id))
  return {
    ...client,
    subject: whole ? { ...client.subject, filingNumber: '' } : client.subject,
    services: client.services.filter((service) => !gone(service)),
  }
}

const replaceOrder = (client: Client, order: Order): Client => ({
  ...client,
  orders: client.orders.map((one) => (one.id === order.id ? order : one)),
})

/**
 * Takes a step of a client's order, with what it does to the client: numbers recorded at approval, services off the
 * file when a 注销 is done.
 * @param at ISO 8601 instant, @param by who
 */
export function step(
  client: Client,
  order: Order,
  given: StepWords,
  facts: Omit<StepFacts, 'client' | 'why'>,
  at: string,
  by: string,
): Stepped {
  const taken = take(order, given.action, { ...facts, client, why: whyOf(given) }, at, by)
  if (!taken.ok) return taken
  const isApproval = given.action === 'approve' && (givesNumbers(order.kind) || endsServices(order.kind))
  const before = {
    smsVerified: order.smsVerified,
    providerNumber: order.providerNumber,
    ...(isApproval ? { onFile: { subjectNumber: client.subject.filingNumber, services: client.services } } : {}),
  }
  const events = taken.order.events.map((event, place) =>
    place === taken.order.events.length - 1 ? { ...event, reasons: [...given.reasons], before } : event,
  )
  const next = { ...taken.order, events, providerNumber: given.providerNumber?.trim() ?? order.providerNumber }
  let changed = client
  if (isApproval && givesNumbers(order.kind)) {
    const numbered = withNumbers(client, order, given)
    if (!numbered.ok) return numbered
    changed = numbered.client
  } else if (isApproval) changed = withoutServices(client, order)
  return { ok: true, client: replaceOrder(changed, next), order: next }
}

/** Whether the newest step of an order may be taken back. */
export function mayUndo(client: Client, order: Order): Permission {
  const last = order.events.at(-1)
  if (last === undefined) return forbidden('这单还没有走过任何一步', '不要这单了的，用「撤回」')
  const other = openOrder({ orders: client.orders.filter((one) => one.id !== order.id) })
  if (other !== undefined && isOpen(order.kind, last.from)) {
    const words = `${kindName(other.kind)}（${stageName(other.kind, other.stage)}）`
    return forbidden(`已经另开了一单${words}，这单不能再回到在办`, '先撤回或办结另一单')
  }
  return { allowed: true, note: `回到「${stageName(order.kind, last.from)}」，撤销「${actionName(last.action)}」` }
}

/** An action in the clerk's words; what an older program wrote is shown as it stands. */
export const actionName = (action: string): string => (orderActions as Record<string, string>)[action] ?? action

/** Takes back the newest step, with what it did to the client. */
export function undoStep(client: Client, order: Order): Stepped {
  const permission = mayUndo(client, order)
  if (!permission.allowed) return { ok: false, refusal: permission }
  const last = order.events.at(-1)!
  const { smsVerified = order.smsVerified, providerNumber = order.providerNumber, onFile } = last.before ?? {}
  const next = { ...order, stage: last.from, smsVerified, providerNumber, events: order.events.slice(0, -1) }
  return { ok: true, client: replaceOrder(onFile ? backOnFile(client, onFile) : client, next), order: next }
}

/** Numbers as they were, and services that had left; what was typed since stays. */
function backOnFile(
  client: Client,
  { subjectNumber, services }: { subjectNumber: string; services: readonly Service[] },
): Client {
  const now = new Map(client.services.map((service) => [service.id, service]))
  const known = new Set(services.map(({ id }) => id))
  return {
    ...client,
    subject: { ...client.subject, filingNumber: subjectNumber },
    services: [
      ...services.map((was) => {
        const { filingNumber, openedOn } = was
        return { ...(now.get(was.id) ?? was), filingNumber, openedOn }
      }),
      ...client.services.filter(({ id }) => !known.has(id)),
    ],
  }
}
