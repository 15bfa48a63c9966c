import type { Material } from '../model/index.ts'
import { otherSideOf, showsBothSides } from './id-sides.ts'
import type { Slot } from './slot.ts'

/** Under which headings a slot looks for its papers: by service, by person (or the role held before), or by kind alone. */
function headingsOf(slot: Slot): string[] {
  if (slot.serviceId !== '') return [`${slot.kind} service ${slot.serviceId}`]
  if (slot.kind === 'id-front' || slot.kind === 'id-back') {
    return [...new Set([slot.personId, ...slot.heldRoles])].map((holder) => `${slot.kind} person ${holder}`)
  }
  return [slot.kind]
}

const headingsUnder = (material: Material): string[] => [
  `${material.kind} service ${material.serviceId}`,
  `${material.kind} person ${material.personId}`,
  material.kind,
]

/** A material as the other side of the ID whose both sides it shows. */
function asOtherSide(material: Material): Material | undefined {
  const kind = showsBothSides(material) ? otherSideOf(material.kind) : undefined
  return kind && { ...material, kind }
}

/**
 * Which materials lie in which slot, and which lie in none; each slot's in the order they were added. A scan that shows
 * both sides of an ID lies in the slots of both.
 */
export function placeMaterials(slots: readonly Slot[], materials: readonly Material[]) {
  const byHeading = new Map<string, Slot>()
  for (const slot of slots) {
    for (const heading of headingsOf(slot)) if (!byHeading.has(heading)) byHeading.set(heading, slot)
  }
  const placed = new Map<string, Material[]>(slots.map((slot) => [slot.key, []]))
  const slotFor = (material: Material): Slot | undefined =>
    headingsUnder(material)
      .map((heading) => byHeading.get(heading))
      .find((found) => found !== undefined)
  const unplaced: Material[] = []
  for (const material of materials) {
    const slot = slotFor(material)
    if (slot === undefined) unplaced.push(material)
    else placed.get(slot.key)?.push(material)
    const other = asOtherSide(material)
    const otherSlot = other && slotFor(other)
    if (otherSlot) placed.get(otherSlot.key)?.push(material)
  }
  return { placed: placed as ReadonlyMap<string, readonly Material[]>, unplaced: unplaced as readonly Material[] }
}

/** The materials that lie in a slot, in the order they were added. For all slots at once use `placeMaterials`. */
export function materialsInSlot(slot: Slot, materials: readonly Material[]): Material[] {
  const headings = new Set(headingsOf(slot))
  const isUnder = (material: Material) => headingsUnder(material).some((heading) => headings.has(heading))
  return materials.filter((material) => {
    const other = asOtherSide(material)
    return isUnder(material) || (other !== undefined && isUnder(other))
  })
}
