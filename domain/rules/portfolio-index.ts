import { parseDomainName } from '../identifiers/domain-name.ts'
import { parseMobile } from '../identifiers/mobile.ts'
import { compact } from '../identifiers/text.ts'
import type { Client } from '../model/index.ts'

/** Who of the agency's clients uses what: built once, then every client is checked against it in its own time. */
export interface PortfolioIndex {
  /** normal mobile → ids of the clients whose people have it */
  readonly mobiles: ReadonlyMap<string, ReadonlySet<string>>
  /** ASCII domain → ids of the clients that file it */
  readonly domains: ReadonlyMap<string, ReadonlySet<string>>
  /** compact service name → ids */
  readonly serviceNames: ReadonlyMap<string, ReadonlySet<string>>
  /** compact licence number → ids */
  readonly licenceNumbers: ReadonlyMap<string, ReadonlySet<string>>
}

/** Indexes a portfolio in one pass. */
export function indexPortfolio(clients: Iterable<Client>): PortfolioIndex {
  const mobiles = new Map<string, Set<string>>()
  const domains = new Map<string, Set<string>>()
  const serviceNames = new Map<string, Set<string>>()
  const licenceNumbers = new Map<string, Set<string>>()
  const note = (index: Map<string, Set<string>>, key: string, id: string) => {
    if (key === '') return
    const ids = index.get(key)
    if (ids === undefined) index.set(key, new Set([id]))
    else ids.add(id)
  }
  for (const client of clients) {
    note(licenceNumbers, compact(client.subject.licenceNumber).toUpperCase(), client.id)
    for (const person of client.people) {
      const mobile = parseMobile(person.mobile)
      if (mobile.ok) note(mobiles, mobile.normal, client.id)
    }
    for (const service of client.services) {
      note(serviceNames, compact(service.name), client.id)
      for (const domain of service.domains) {
        const name = parseDomainName(domain.name)
        if (name.ok) note(domains, name.normal, client.id)
      }
    }
  }
  return { mobiles, domains, serviceNames, licenceNumbers }
}

/** Whether anybody but the client itself is in a set of ids. */
export const usedByOthers = (ids: ReadonlySet<string> | undefined, clientId: string): boolean =>
  ids !== undefined && (ids.size > 1 || !ids.has(clientId))
