import type { Client, Inspection, Material } from '../model/index.ts'
import { judgeMaterial, type MaterialJudgement } from '../rules/materials.ts'
import type { RulePacks } from '../rules/packs/index.ts'
import { materialsInSlot, requiredSlots, type Slot } from '../rules/slots.ts'
import { readSheetCode } from '../sheet/code.ts'

/** What becomes of a returned sheet whose filing is known. */
export type Placing =
  | { readonly kind: 'add' }
  /** it takes the place of an earlier scan of the same sheet */
  | { readonly kind: 'replace'; readonly material: Material }
  /** a scan of the same sheet lies there already, and this one is no better */
  | { readonly kind: 'spare'; readonly material: Material }

const badness: Readonly<Record<MaterialJudgement['verdict'], number>> = {
  pass: 0,
  doubt: 1,
  pending: 2,
  fail: 3,
  unreadable: 4,
}

/** The place for the 核验单 of a service; '' = of a client without services. */
export const sheetSlot = (client: Client, serviceId: string, packs: RulePacks): Slot | undefined =>
  requiredSlots(client, packs).find((slot) => slot.kind === 'verification-sheet' && slot.serviceId === serviceId)

/**
 * Decides between a place that is empty and one that holds a scan of the same sheet. A scan that would pass, or that a person let pass, never gives
 * way to one that is worse; a second copy of a paper that is in order stays beside it. Sheets 1, 2 … of one filing with very many
 * domains do not replace one another.
 * @param newcomer the returned page as it would lie there, its verdict included
 */
export function placingOf(client: Client, slot: Slot, newcomer: Material, packs: RulePacks): Placing {
  const rank = (material: Material) => badness[judgeMaterial(slot, material, client, packs).verdict]
  const rivals = materialsInSlot(slot, client.materials).filter((material) => sameSheet(material, newcomer))
  const best = [...rivals].sort((one, other) => rank(one) - rank(other))[0]
  if (!best) return { kind: 'add' }
  const [was, is] = [rank(best), rank(newcomer)]
  if (is < was) return { kind: 'replace', material: best }
  // a scan that will not do gives way to the next attempt: that is what it was made for
  if (is === was && was > badness.doubt) return { kind: 'replace', material: best }
  return { kind: 'spare', material: best }
}

/** Whether two scans are of the same of a filing's sheets; one whose code was not read is taken for the first. */
function sameSheet(one: Material, other: Material): boolean {
  const pageOf = ({ inspection }: Material) => codeOf(inspection)?.page ?? 1
  return pageOf(one) === pageOf(other)
}

const codeOf = (inspection: Inspection | undefined) =>
  inspection?.sheet?.code === undefined ? undefined : readSheetCode(inspection.sheet.code)
