import type { Client, Domain, Service } from '../model/index.ts'
import { isOpen, orderKindInfos } from '../workflow/kinds.ts'
import { serviceTitle } from './service-title.ts'

/** Services that have no number yet: what an order would hand in. */
export const unfiled = (client: Client): Service[] => client.services.filter((service) => service.filingNumber === '')

/** Whether an order under way gives the organiser another name: every domain then has to be held under it (HW 变更). */
const renames = (client: Client): boolean =>
  client.orders.some(
    ({ kind, stage, changes }) => isOpen(kind, stage) && changes.some(({ path }) => path === 'subject.name'),
  )

/** Services whose domains must be held by the organiser: those to be filed, and all where it changes its name. */
export const heldByOrganiser = (client: Client): Service[] => (renames(client) ? client.services : unfiled(client))

/** Whether there is anything to hand in: a client whose services all have their numbers and no order needs no papers. */
export const hasSomethingToFile = (client: Client): boolean =>
  client.services.length === 0 ||
  client.services.some((service) => service.filingNumber === '') ||
  client.orders.some((order) => isOpen(order.kind, order.stage))

/** Services whose sheet must be handed in: those without a number, and those that an order under way changes. */
export function needingSheet(client: Client): ReadonlySet<string> {
  const changing = client.orders
    .filter((order) => isOpen(order.kind, order.stage) && orderKindInfos[order.kind].stages.includes('upload'))
    .flatMap((order) => order.serviceIds)
  return new Set([...unfiled(client).map((service) => service.id), ...changing])
}

export interface DomainPlace {
  readonly service: Service
  readonly domain: Domain
  /** path of the domain in the client */
  readonly path: string
  /** how messages call it */
  readonly title: string
}

/** Every domain of the given services, with where it stands. */
export function* domainsOf(services: Iterable<Service>): Generator<DomainPlace> {
  for (const service of services) {
    for (const [place, domain] of service.domains.entries()) {
      yield {
        service,
        domain,
        path: `services.${service.id}.domains.${place}`,
        title: domain.name || `${serviceTitle(service)}的第 ${place + 1} 个域名`,
      }
    }
  }
}
