import { clockFacts } from '../../domain/clocks/index.ts'
import type { ClientView, Settings } from '../../domain/contract/index.ts'
import { type DeskEvent, DeskRefusal } from '../../domain/contract/index.ts'
import type { Client, Finding, Material } from '../../domain/model/index.ts'
import {
  checkClient,
  type Facts,
  type LivePortfolioIndex,
  type Setting,
  settingFor,
  takenElsewhere,
  type withAgencyRules,
} from '../../domain/rules/index.ts'
import { workOf } from '../../domain/workbench/index.ts'
import type { FilingIndex } from './filing-index.ts'
import type { InspectionQueue } from './inspection-queue.ts'
import type { Clock, Inspector, NewHistoryEntry, Portfolio, SettingsStore, StoredRow, Vault } from './ports.ts'
import { summarise } from './summary.ts'

/** What every use case works with. */
export interface DeskContext {
  readonly portfolio: Portfolio
  readonly vault: Vault
  readonly inspector: Inspector
  readonly settings: SettingsStore
  readonly clock: Clock
  readonly queue: InspectionQueue
  /** what provinces, providers and the calendar say, the agency's own laid over what ships */
  readonly law: ReturnType<typeof withAgencyRules>
  /** who of the clients uses what */
  readonly index: LivePortfolioIndex
  /** every filing by the digits of its sheets */
  readonly filings: FilingIndex
  /** folder with clients.json and scans/ of the sample clients */
  readonly samplesDir: string
  emit(event: DeskEvent): void
}

export const nothingSuch = (what: string) =>
  new DeskRefusal('not-found', `找不到这个${what}，可能已被删除。`, '请返回列表刷新后再试。')

/** @throws DeskRefusal 'not-found' */
export async function clientOrRefuse(desk: DeskContext, id: string): Promise<Client> {
  const client = await desk.portfolio.getClient(id)
  if (!client) throw nothingSuch('客户')
  return client
}

/** What a check may know today under the agency's settings. */
function factsOf(desk: DeskContext): Facts {
  const { reading }: Settings = desk.settings.get()
  return { ...desk.law, today: desk.clock.today(), reading, portfolio: desk.index }
}

/** All findings on a client as of today under the agency's settings. */
export const findingsOf = (desk: DeskContext, client: Client): Finding[] => checkClient(client, factsOf(desk))

/** The facts as clocks and the workflow see them. */
export const settingOf = (desk: DeskContext, client: Client): Setting => settingFor(client, factsOf(desk))

export function viewOf(desk: DeskContext, client: Client): ClientView {
  return { client, findings: findingsOf(desk, client), takenElsewhere: takenElsewhere(client, desk.index) }
}

/** The list's row of a client as of today, and what is to do for it. */
export function rowOf(desk: DeskContext, client: Client): StoredRow {
  const row = summarise(client, findingsOf(desk, client), desk.law.packs)
  const clocks = clockFacts(settingOf(desk, client), desk.clock.now().toISOString())
  const work = workOf(client, clocks, { doubtfulScans: row.materials.doubt })
  return { row, checkedOn: desk.clock.today(), work }
}

/** A line for the history, by the clerk named in the settings. */
export function historyLine(desk: DeskContext, clientId: string, action: string, words: string): NewHistoryEntry {
  return { at: desk.clock.now().toISOString(), by: desk.settings.get().operator || '未署名', clientId, action, words }
}

/** Tells every window that these clients are to be read again. */
export async function announce(desk: DeskContext, clientIds: string[]): Promise<void> {
  desk.emit({ type: 'changed', revision: await desk.portfolio.revision(), clientIds })
}

/** Stores a client's changed materials with its fresh row and tells the windows. */
export async function storeMaterials(
  desk: DeskContext,
  client: Client,
  materials: readonly Material[],
  entry?: NewHistoryEntry,
): Promise<Client> {
  const changed = { ...client, materials: [...materials] }
  await desk.portfolio.putMaterials(client.id, materials, rowOf(desk, changed), entry)
  await announce(desk, [client.id])
  return changed
}
