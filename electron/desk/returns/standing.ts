import type { CallOutput, SheetStanding } from '../../../domain/contract/index.ts'
import type { Client, Material } from '../../../domain/model/index.ts'
import { judgeMaterial } from '../../../domain/rules/materials.ts'
import { materialsInSlot, requiredSlots, type Slot } from '../../../domain/rules/slots.ts'
import { filingOfCode, readSheetCode, sheetStands } from '../../../domain/sheet/code.ts'
import { clientOrRefuse, type DeskContext } from '../context.ts'
import type { PrintedSheet } from '../ports.ts'

/** How far the sheets of a client's filings are on their way; see the call `sheets.standing` in the contract. */
export async function sheetsStanding(desk: DeskContext, clientId: string): Promise<CallOutput<'sheets.standing'>> {
  const client = await clientOrRefuse(desk, clientId)
  const printed = await desk.portfolio.listPrintedSheets(clientId)
  const slots = requiredSlots(client, desk.law.packs).filter(({ kind }) => kind === 'verification-sheet')
  return { items: slots.map((slot) => standingOf(desk, client, slot, printed)) }
}

function standingOf(desk: DeskContext, client: Client, slot: Slot, all: readonly PrintedSheet[]): SheetStanding {
  const printed = all.find(({ serviceId }) => serviceId === slot.serviceId)
  const latest = materialsInSlot(slot, client.materials).at(-1)
  return {
    serviceId: slot.serviceId,
    ...(printed ? { printed: printedAs(client, printed) } : {}),
    ...(latest ? { returned: returnedAs(desk, client, slot, latest) } : {}),
  }
}

function printedAs(client: Client, { sheetId, serviceId, at, by, copies, purpose }: PrintedSheet) {
  const service = client.services.find(({ id }) => id === serviceId)
  return { at, by, copies, purpose, stands: sheetStands({ data: sheetId.slice(10) }, client, service) }
}

function returnedAs(desk: DeskContext, client: Client, slot: Slot, material: Material) {
  const { verdict, headline } = judgeMaterial(slot, material, client, desk.law.packs)
  const code = readSheetCode(material.inspection?.sheet?.code ?? '')
  const stands = !code || filingOfCode(code, client)?.stands === true
  return { at: material.addedAt, materialId: material.id, verdict, headline, stands }
}
