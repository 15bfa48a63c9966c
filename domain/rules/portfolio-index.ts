import { z } from 'zod'
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

/** Those of a client's own mobiles, domains, names and numbers that another client of the agency uses too. */
export const takenElsewhereSchema = z.object({
  mobiles: z.array(z.string()),
  domains: z.array(z.string()),
  serviceNames: z.array(z.string()),
  licenceNumbers: z.array(z.string()),
})
export type TakenElsewhere = z.infer<typeof takenElsewhereSchema>

/** What a client is found under in the index. */
function keysOf(client: Client): TakenElsewhere {
  const filled = (values: readonly string[]) => [...new Set(values.filter((value) => value !== ''))]
  const normal = (parsed: ReturnType<typeof parseMobile> | ReturnType<typeof parseDomainName>) =>
    parsed.ok ? parsed.normal : ''
  return {
    mobiles: filled(client.people.map(({ mobile }) => normal(parseMobile(mobile)))),
    domains: filled(client.services.flatMap(({ domains }) => domains.map(({ name }) => normal(parseDomainName(name))))),
    serviceNames: filled(client.services.map(({ name }) => compact(name))),
    licenceNumbers: filled([compact(client.subject.licenceNumber).toUpperCase()]),
  }
}

const kinds = ['mobiles', 'domains', 'serviceNames', 'licenceNumbers'] as const

/** An index that follows the portfolio: each change costs what the changed client is large, not the portfolio. */
export class LivePortfolioIndex implements PortfolioIndex {
  readonly mobiles = new Map<string, Set<string>>()
  readonly domains = new Map<string, Set<string>>()
  readonly serviceNames = new Map<string, Set<string>>()
  readonly licenceNumbers = new Map<string, Set<string>>()
  readonly #known = new Map<string, TakenElsewhere>()

  /** Takes a client in, or its newest state. */
  put(client: Client): void {
    this.remove(client.id)
    const keys = keysOf(client)
    this.#known.set(client.id, keys)
    for (const kind of kinds) {
      for (const key of keys[kind]) {
        const ids = this[kind].get(key)
        if (ids) ids.add(client.id)
        else this[kind].set(key, new Set([client.id]))
      }
    }
  }

  remove(clientId: string): void {
    const keys = this.#known.get(clientId)
    if (!keys) return
    for (const kind of kinds) {
      for (const key of keys[kind]) {
        const ids = this[kind].get(key)
        ids?.delete(clientId)
        if (ids?.size === 0) this[kind].delete(key)
      }
    }
    this.#known.delete(clientId)
  }

  has(clientId: string): boolean {
    return this.#known.has(clientId)
  }

  /** Ids of the other clients that share something with this one. */
  sharersOf(clientId: string): Set<string> {
    const keys = this.#known.get(clientId)
    const sharers = new Set(
      kinds.flatMap((kind) => keys?.[kind].flatMap((key) => [...(this[kind].get(key) ?? [])]) ?? []),
    )
    sharers.delete(clientId)
    return sharers
  }
}

/** Indexes a portfolio in one pass. */
export function indexPortfolio(clients: Iterable<Client>): PortfolioIndex {
  const index = new LivePortfolioIndex()
  for (const client of clients) index.put(client)
  return index
}

/** Whether anybody but the client itself is in a set of ids. */
export const usedByOthers = (ids: ReadonlySet<string> | undefined, clientId: string): boolean =>
  ids !== undefined && (ids.size > 1 || !ids.has(clientId))

/** What of a client's is used by others too; enough for a window to check that client without the portfolio. */
export function takenElsewhere(client: Client, index: PortfolioIndex): TakenElsewhere {
  const keys = keysOf(client)
  const taken = (kind: (typeof kinds)[number]) =>
    keys[kind].filter((key) => usedByOthers(index[kind].get(key), client.id))
  return {
    mobiles: taken('mobiles'),
    domains: taken('domains'),
    serviceNames: taken('serviceNames'),
    licenceNumbers: taken('licenceNumbers'),
  }
}

/** The index a window works with: it knows that something is taken, not by whom. */
export function indexOfTaken(taken: TakenElsewhere): PortfolioIndex {
  const somebody = new Set(['another client'])
  const mapOf = (keys: readonly string[]) => new Map(keys.map((key) => [key, somebody]))
  return {
    mobiles: mapOf(taken.mobiles),
    domains: mapOf(taken.domains),
    serviceNames: mapOf(taken.serviceNames),
    licenceNumbers: mapOf(taken.licenceNumbers),
  }
}
