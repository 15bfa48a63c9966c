import { fillingSheet } from '../../domain/filling/index.ts'
import { type Client, type Order, orderKinds } from '../../domain/model/index.ts'
import { providerPack, type RulePacks } from '../../domain/rules/packs/index.ts'
import { requiredSlots } from '../../domain/rules/slots.ts'
import { type PackedFile, paperNames, safeName } from '../../domain/upload/index.ts'
import { asPlanned } from '../../domain/workflow/index.ts'
import { type FillingPageFacts, fillingPage } from './filling-page.ts'

/** A pack on its way: whose, for which order, to whom. */
export interface Pack {
  readonly client: Client
  readonly order: Order | undefined
  readonly provider: string
  readonly packs: RulePacks
}

/** 填报单 as a file of the pack. @param made the day and who, for people */
export function fillingFile(
  { client, order, provider, packs }: Pack,
  files: readonly PackedFile[],
  made: string,
): { fileName: string; mediaType: string; bytes: Uint8Array } {
  const pack = providerPack(packs, provider)
  const labels = labelsOf(client, packs)
  const facts: FillingPageFacts = {
    subject: client.subject.name,
    provider: pack?.name ?? provider,
    order: order === undefined ? '' : orderKinds[order.kind],
    made,
    files: files.map(({ materialId, fileName }) => ({ label: labels(materialId), fileName })),
  }
  const bytes = new TextEncoder().encode(fillingPage(fillingSheet(asPlanned(client, packs), order, pack), facts))
  return {
    fileName: `填报单-${safeName(client.subject.name).slice(0, 60) || '客户'}.html`,
    mediaType: 'text/html',
    bytes,
  }
}

/** What a material is called by the place it lies in, else by its kind. */
function labelsOf(client: Client, packs: RulePacks): (materialId: string) => string {
  const slots = requiredSlots(client, packs)
  return (materialId) => {
    const material = client.materials.find(({ id }) => id === materialId)
    if (material === undefined) return '材料'
    const { kind, personId, serviceId } = material
    const slot = slots.find((one) => one.kind === kind && one.personId === personId && one.serviceId === serviceId)
    return slot?.label ?? paperNames[kind]
  }
}
