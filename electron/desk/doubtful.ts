import type { CallOutput, CallRequest, DoubtfulScan } from '../../domain/contract/index.ts'
import type { Client } from '../../domain/model/index.ts'
import { judgeMaterial } from '../../domain/rules/materials.ts'
import type { RulePacks } from '../../domain/rules/packs/index.ts'
import { placeMaterials, requiredSlots } from '../../domain/rules/slots.ts'
import type { DeskContext } from './context.ts'

/** Rows read at once while looking for clients with something to look at. */
const rowsAtOnce = 1000

/**
 * The work list: every scan of every client whose verdict is that a person should look, by client in the order of the
 * names, each client's in the order of its papers. Clients are opened only where their row says there is one.
 */
export async function doubtfulScans(
  desk: DeskContext,
  { limit }: CallRequest<'materials.doubtful'>,
): Promise<CallOutput<'materials.doubtful'>> {
  const items: DoubtfulScan[] = []
  let total = 0
  for (let offset = 0; ; offset += rowsAtOnce) {
    const { rows } = await desk.portfolio.listClients({ search: '', offset, limit: rowsAtOnce, sort: 'name' })
    for (const { row } of rows) {
      if (row.materials.doubt === 0) continue
      const client = await desk.portfolio.getClient(row.id)
      const found = client ? doubtfulOf(client, desk.law.packs) : []
      total += found.length
      items.push(...found.slice(0, Math.max(0, limit - items.length)))
    }
    if (rows.length < rowsAtOnce) return { items, total }
  }
}

/** A scan that lies in two slots, as both sides of an ID, is one thing to look at. */
function doubtfulOf(client: Client, packs: RulePacks): DoubtfulScan[] {
  const slots = requiredSlots(client, packs)
  const { placed } = placeMaterials(slots, client.materials)
  const found = new Map<string, DoubtfulScan>()
  for (const slot of slots) {
    for (const material of placed.get(slot.key) ?? []) {
      const { verdict, headline } = judgeMaterial(slot, material, client, packs)
      if (verdict !== 'doubt' || found.has(material.id)) continue
      const { id: materialId, fileId, fileName } = material
      const { id: clientId, subject } = client
      found.set(materialId, {
        clientId,
        clientName: subject.name,
        materialId,
        fileId,
        fileName,
        label: slot.label,
        headline,
      })
    }
  }
  return [...found.values()]
}
