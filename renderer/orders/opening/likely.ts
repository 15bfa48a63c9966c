import type { Client, OrderKind } from '../../../domain/model/index.ts'
import { type ChangeKind, orderKindInfos } from '../../../domain/workflow/index.ts'

/** Services an order of a kind may be about. */
export function candidates(client: Client, kind: OrderKind): Client['services'] {
  if (orderKindInfos[kind].about === 'subject') return []
  const isNew = kind === 'first' || kind === 'add-service'
  return client.services.filter(({ filingNumber }) => (filingNumber === '') === isNew)
}

/** What a new order is likely about: what one that was withdrawn was, all there is of a first filing, the only one. */
export function likelyServices(client: Client, kind: OrderKind | undefined): string[] {
  const all = kind ? candidates(client, kind).map(({ id }) => id) : []
  const withdrawn = client.orders.findLast((order) => order.kind === kind && order.stage === 'withdrawn')
  const again = all.filter((id) => withdrawn?.serviceIds.includes(id))
  return again.length > 0 ? again : all.length === 1 || kind === 'first' ? all : []
}

/** Where a new order is handed in, as far as that is known: not at all where the wish is for another provider. */
export function likelyProvider(client: Client, kind: OrderKind | undefined, wish: ChangeKind | undefined): string {
  if (kind === 'add-access' || wish === 'provider') return ''
  const services = kind ? candidates(client, kind) : []
  const service = services[0] ?? client.services[0]
  // of several it is the older that is left
  const leaving = kind === 'cancel-access' ? service?.moreAccess.at(-1) : undefined
  return (leaving ?? service?.access)?.provider ?? ''
}
