import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Client } from '../../domain/model/index.ts'
import { announce, type DeskContext, rowOf } from './context.ts'
import type { NewHistoryEntry, StoredRow } from './ports.ts'

/** Rows worked out anew at most when one client changes; more would share a placeholder, not a phone. */
const mostSharers = 50

/**
 * Stores a client, keeps the index of who uses what in step, and works out anew the rows of clients that shared
 * something with it before or do so now.
 * @param before the client as stored so far; undefined for a new one
 * @throws DeskRefusal 'conflict'; the index is then as it was
 */
export async function storeClient(
  desk: DeskContext,
  client: Client,
  before: Client | undefined,
  expectedRevision: number,
  entry: NewHistoryEntry | undefined,
): Promise<Client> {
  const touched = desk.index.sharersOf(client.id)
  desk.index.put(client)
  let stored: Client
  try {
    stored = await desk.portfolio.putClient(client, expectedRevision, rowOf(desk, client), entry)
  } catch (error) {
    if (before) desk.index.put(before)
    else desk.index.remove(client.id)
    throw error
  }
  desk.filings.put(stored)
  for (const id of desk.index.sharersOf(client.id)) touched.add(id)
  await announce(desk, [client.id, ...(await refreshRows(desk, touched))])
  return stored
}

/** Clients worked out before the desk answers other calls again. */
const workedOutAtOnce = 10

/**
 * Stores clients that are new, all or none, each with its line for the history.
 * @param report is told how many have been worked out
 * @throws DeskRefusal 'conflict'; the index is then as it was
 */
export async function storeNewClients(
  desk: DeskContext,
  clients: readonly Client[],
  entryOf: (client: Client) => NewHistoryEntry,
  report: (done: number) => void = () => undefined,
): Promise<Client[]> {
  // what they share among themselves is found whichever comes first
  for (const client of clients) desk.index.put(client)
  try {
    const all: { client: Client; row: StoredRow; entry: NewHistoryEntry }[] = []
    for (const client of clients) {
      all.push({ client, row: rowOf(desk, client), entry: entryOf(client) })
      if (all.length % workedOutAtOnce !== 0) continue
      report(all.length)
      await nextTurn()
    }
    const stored = await desk.portfolio.addClients(all)
    const touched = new Set<string>()
    for (const client of stored) {
      desk.filings.put(client)
      for (const id of desk.index.sharersOf(client.id)) touched.add(id)
    }
    for (const { id } of stored) touched.delete(id)
    await refreshRows(desk, touched)
    await announce(desk, [])
    return stored
  } catch (error) {
    for (const { id } of clients) desk.index.remove(id)
    throw error
  }
}

/** Takes a removed client out of the index; those it shared something with have one finding less. */
export async function forgetClient(desk: DeskContext, clientId: string): Promise<void> {
  const touched = desk.index.sharersOf(clientId)
  desk.index.remove(clientId)
  desk.filings.remove(clientId)
  await announce(desk, [clientId, ...(await refreshRows(desk, touched))])
}

async function refreshRows(desk: DeskContext, ids: ReadonlySet<string>): Promise<string[]> {
  const refreshed = [...ids].slice(0, mostSharers)
  for (const id of refreshed) {
    const client = await desk.portfolio.getClient(id)
    if (client) await desk.portfolio.putRows([[id, rowOf(desk, client)]])
  }
  return refreshed
}

/** Clients taken in before the desk answers other calls again. */
const atOnce = 20

/**
 * Fills the index from the portfolio without holding up the desk. A client stored meanwhile is newer than what is read
 * and stays. Afterwards open windows ask again, since only now cross-client findings are whole.
 * @param goOn asked now and then; false ends it early
 * @param meet is shown every client on the way
 */
export async function fillIndex(
  desk: DeskContext,
  goOn: () => boolean,
  meet: (client: Client) => void = () => undefined,
): Promise<void> {
  let count = 0
  for await (const client of desk.portfolio.allClients()) {
    if (!goOn()) return
    if (!desk.index.has(client.id)) {
      desk.index.put(client)
      desk.filings.put(client)
    }
    meet(client)
    count += 1
    if (count % atOnce === 0) await nextTurn()
  }
  if (count > 0 && goOn()) await announce(desk, [])
}
