import type { CalendarDate, Client, Order, Service } from '../model/index.ts'
import type { RulePacks } from '../rules/packs/index.ts'
import { addAccess, changeAccess, dropAccess, overlaid, underAccount } from './accesses.ts'
import { withValue } from './change-fields.ts'
import { isOpen } from './kinds.ts'

type Effect = (client: Client, order: Order, packs: RulePacks, day: CalendarDate) => Client

/** To every service the order is about. */
const toServices =
  (change: (service: Service, order: Order, packs: RulePacks, day: CalendarDate) => Service): Effect =>
  (client, order, packs, day) => ({
    ...client,
    services: client.services.map((service) =>
      order.serviceIds.includes(service.id) ? change(service, order, packs, day) : service,
    ),
  })

const withChanges: Effect = (client, order) => order.changes.reduce(withValue, client)

/** The whole subject moves between accounts of a provider; a single service cannot (QC 转移备案, 2024-11-20). */
const toAccount: Effect = (client, order, packs) => ({
  ...client,
  services: client.services.map((service) => underAccount(service, order.provider, order.to, packs)),
})

const withoutServices: Effect = (client, order) => ({
  ...client,
  services: client.services.filter(({ id }) => !order.serviceIds.includes(id)),
})

/** What leaves with the subject is what is on file; drafts of sites to come stay. */
const withoutSubject: Effect = (client) => ({
  ...client,
  subject: { ...client.subject, filingNumber: '' },
  services: client.services.filter(({ filingNumber }) => filingNumber === ''),
})

/** What a good end of each order type does to the record, apart from numbers that are given then. */
const effects: Readonly<Record<Order['kind'], Effect>> = {
  first: (client) => client,
  'add-service': (client) => client,
  'add-access': toServices((service, { access, provider }, packs) =>
    addAccess(service, { ...access, provider }, packs),
  ),
  'change-subject': withChanges,
  'change-service': withChanges,
  'change-access': toServices((service, { access, provider }, packs) => changeAccess(service, provider, access, packs)),
  'cancel-subject': withoutSubject,
  'cancel-service': withoutServices,
  'cancel-access': toServices((service, { provider }, packs, day) => dropAccess(service, provider, day, packs)),
  // they are another subject's from then on
  migrate: withoutServices,
  transfer: toAccount,
  claim: toAccount,
}

/**
 * The record as it stands once the order has come to its good end.
 * @param day Beijing day of that
 */
export const afterOrder = (client: Client, order: Order, packs: RulePacks, day: CalendarDate): Client =>
  effects[order.kind](client, order, packs, day)

/**
 * The record at the opening of an order. Services that are not on file yet have nothing but the record to say where they
 * will run: what the order says of it, and its provider, go there at once.
 */
export function asRequested(client: Client, { kind, serviceIds, access, provider }: Order): Client {
  const fresh = kind === 'first' || kind === 'add-service'
  const saysWhere = access.ips.length > 0 || access.location !== '' || access.method !== ''
  if (!fresh || !saysWhere) return client
  const services = client.services.map((service) =>
    serviceIds.includes(service.id) && service.filingNumber === ''
      ? { ...service, access: overlaid(service.access, { ...access, provider }) }
      : service,
  )
  return { ...client, services }
}

/** Kinds whose papers speak of what is to be, not of what is on file. */
const planning: ReadonlySet<Order['kind']> = new Set([
  'add-access',
  'change-subject',
  'change-service',
  'change-access',
])

/** The record as the changes under way want it: what is checked before it is handed in, and what the papers say. */
export function asPlanned(client: Client, packs: RulePacks): Client {
  const order = client.orders.find(({ kind, stage }) => planning.has(kind) && isOpen(kind, stage))
  return order === undefined ? client : afterOrder(client, order, packs, '')
}

/** The record with the values that a 变更主体 or 变更服务 under way writes into it: what goes on paper. */
export function asChanged(client: Client): Client {
  const order = client.orders.find(({ kind, stage, changes }) => changes.length > 0 && isOpen(kind, stage))
  return order === undefined ? client : order.changes.reduce(withValue, client)
}

/**
 * The order under way that a field's value is planned in, where the record keeps what is on file; undefined where the
 * record itself is to be changed.
 */
export function plannedIn(client: Client, path: string): Order | undefined {
  const [list, id = '', part] = path.split('.')
  return client.orders.find(({ kind, stage, serviceIds, changes }) => {
    if (!isOpen(kind, stage)) return false
    if (changes.some((change) => change.path === path || path.startsWith(`${change.path}.`))) return true
    const ofAccess = kind === 'add-access' || kind === 'change-access'
    return ofAccess && list === 'services' && part === 'access' && serviceIds.includes(id)
  })
}
