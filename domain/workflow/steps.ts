import { beijingDay } from '../clocks/instants.ts'
import { parseFilingNumber } from '../identifiers/filing-number.ts'
import type { CalendarDate, Client, Order, OrderKind, Service } from '../model/index.ts'
import { rejectionReasons } from '../rules/reasons.ts'
import { serviceTitle } from '../rules/service-title.ts'
import { afterOrder } from './effect.ts'
import { isOpen, kindName, stageName } from './kinds.ts'
import { forbidden, openOrder, type Permission } from './opening.ts'
import { recordChanges, takenBack } from './record-changes.ts'
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

/** Orders at whose end numbers are written down: what the bureau gave, or at 认领 what it had given before. */
export const givesNumbers = (kind: OrderKind): boolean => kind === 'first' || kind === 'add-service' || kind === 'claim'
/** Orders at whose end services leave the file. */
export const endsServices = (kind: OrderKind): boolean =>
  kind === 'cancel-subject' || kind === 'cancel-service' || kind === 'migrate'

/** The reason as it goes into the record: the clerk's words, and the titles of what was picked. */
export function whyOf({ why, reasons }: Pick<StepWords, 'why' | 'reasons'>): string {
  const picked = reasons.flatMap((number) => rejectionReasons[number - 1]?.title ?? [])
  return [picked.join('、'), why.trim()].filter((part) => part !== '').join('：')
}

/** Services of an order that wait for their number; at 认领, which is about the whole subject, all without one. */
export const awaitingNumber = (client: Client, order: Pick<Order, 'kind' | 'serviceIds'>): Service[] =>
  givesNumbers(order.kind)
    ? client.services.filter(
        ({ id, filingNumber }) => filingNumber === '' && (order.kind === 'claim' || order.serviceIds.includes(id)),
      )
    : []

/** The client with the numbers that were given, each read and held against the subject's. A 认领 may leave some open. */
function withNumbers(client: Client, order: Order, given: StepWords): { ok: true; client: Client } | Refused {
  const no = (why: string, remedy: string): Refused => ({ ok: false, refusal: forbidden(why, remedy) })
  const claimed = order.kind === 'claim'
  let subjectNumber = client.subject.filingNumber
  const ownNumber = given.subjectNumber?.trim() ?? ''
  if (claimed && subjectNumber === '' && ownNumber !== '') {
    const own = parseFilingNumber(ownNumber)
    if (!own.ok) return no(`主体备案号：${own.reason}`, '到 beian.miit.gov.cn 按单位名称查询')
    subjectNumber = own.value.subjectNumber
  }
  const numbers = new Map<string, string>()
  for (const service of awaitingNumber(client, order)) {
    const text = given.serviceNumbers?.[service.id]?.trim() ?? ''
    const title = serviceTitle(service)
    if (text === '' && claimed) continue
    if (text === '') return no(`没有填${title}的服务备案号`, '照管局短信或接入商后台填写，带「-1」这样的尾号')
    const parsed = parseFilingNumber(text)
    if (!parsed.ok) return no(`${title}：${parsed.reason}`, '照管局短信或接入商后台核对')
    if (parsed.value.sequence === undefined)
      return no(`${title}的号码没有尾号，是主体的`, '填带「-1」这样尾号的服务备案号')
    const home = subjectNumber || ownNumber || parsed.value.subjectNumber
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
  if (subjectNumber === '')
    return no('没有填主体备案号', '认领的主体是备过案的：到 beian.miit.gov.cn 按单位名称查出主体备案号填上')
  const services = client.services.map((service) => {
    const filingNumber = numbers.get(service.id)
    return filingNumber === undefined
      ? service
      : { ...service, filingNumber, openedOn: service.openedOn || (given.openedOn ?? '') }
  })
  return { ok: true, client: { ...client, subject: { ...client.subject, filingNumber: subjectNumber }, services } }
}

const replaceOrder = (client: Client, order: Order): Client => ({
  ...client,
  orders: client.orders.map((one) => (one.id === order.id ? order : one)),
})

/**
 * Takes a step of a client's order, with what its good end does to the record: numbers written down, changed values
 * put on file, accesses added, changed and cancelled, services off the file.
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
  let changed = client
  const done = taken.order.stage === 'filed'
  if (done && givesNumbers(order.kind)) {
    const numbered = withNumbers(client, order, given)
    if (!numbered.ok) return numbered
    changed = numbered.client
  }
  if (done) changed = afterOrder(changed, order, facts.setting.packs, beijingDay(at))
  const record = recordChanges(client, changed)
  const { smsVerified, providerNumber } = order
  const before = { smsVerified, providerNumber, ...(record.length > 0 ? { record } : {}) }
  const events = taken.order.events.map((event, place) =>
    place === taken.order.events.length - 1 ? { ...event, reasons: [...given.reasons], before } : event,
  )
  const next = { ...taken.order, events, providerNumber: given.providerNumber?.trim() ?? order.providerNumber }
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
  const later = changedAgain(client, order)
  if (later !== undefined)
    return forbidden(
      `之后办结的${kindName(later.kind)}又改了同样的资料`,
      `先到那一单里撤销「${kindName(later.kind)}」的办结`,
    )
  return { allowed: true, note: `回到「${stageName(order.kind, last.from)}」，撤销「${actionName(last.action)}」` }
}

/** The order that came to its end after this one's newest step and changed the same of the record, if there is one. */
function changedAgain(client: Client, order: Order): Order | undefined {
  const last = order.events.at(-1)
  const mine = new Set(last?.before?.record?.map(({ path }) => path))
  if (last === undefined || mine.size === 0) return undefined
  return client.orders.find(
    ({ id, events }) =>
      id !== order.id &&
      events.some(({ at, before }) => at > last.at && before?.record?.some(({ path }) => mine.has(path))),
  )
}

/** An action in the clerk's words; what an older program wrote is shown as it stands. */
export const actionName = (action: string): string => (orderActions as Record<string, string>)[action] ?? action

/** Takes back the newest step, with what it did to the client. */
export function undoStep(client: Client, order: Order): Stepped {
  const permission = mayUndo(client, order)
  if (!permission.allowed) return { ok: false, refusal: permission }
  const last = order.events.at(-1)!
  const { smsVerified = order.smsVerified, providerNumber = order.providerNumber, onFile, record } = last.before ?? {}
  const next = { ...order, stage: last.from, smsVerified, providerNumber, events: order.events.slice(0, -1) }
  const before = record ? takenBack(client, record) : onFile ? backOnFile(client, onFile) : client
  return { ok: true, client: replaceOrder(before, next), order: next }
}

/** What an older program kept of a step: numbers as they were, and services that had left; what was typed since stays. */
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
