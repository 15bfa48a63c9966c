import type { Client, Material, PersonRole } from '../../domain/model/index.ts'
import { placeMaterials, requiredSlots, type Slot } from '../../domain/rules/slots.ts'
import { law } from '../app/law.ts'
import { aside, listed } from '../app/phrases.ts'
import { personTitle, serviceTitle } from '../clients/paths.ts'
import { bare, terms } from '../terms/index.ts'
import { words } from './words.ts'

/** A slot with what lies in it. */
export interface FilledSlot {
  readonly slot: Slot
  readonly papers: readonly Material[]
}

/** Slots that belong to the same organiser, person or service. */
export interface SlotGroup {
  readonly key: string
  readonly title: string
  readonly slots: readonly FilledSlot[]
}

function ownerOf(slot: Slot, client: Client): { key: string; title: string } {
  if (slot.personId !== '') {
    const person = client.people.find(({ id }) => id === slot.personId)
    if (!person) return { key: slot.personId, title: terms.personRoles[slot.personId as PersonRole] ?? slot.personId }
    const roles = listed(person.roles.map((role) => bare(terms.personRoles[role])))
    return { key: person.id, title: person.name ? person.name + aside(roles) : personTitle(person) }
  }
  const service = client.services.find(({ id }) => id === slot.serviceId)
  return service ? { key: service.id, title: serviceTitle(service) } : { key: 'subject', title: words.groups.subject }
}

/**
 * The client's folder, whose paper it is first; what nobody could place is apart.
 * 其他材料 is a place for the desk, but for the clerk it means "not sorted yet".
 */
export function folderOf(client: Client): { groups: SlotGroup[]; unsorted: readonly Material[]; slots: Slot[] } {
  const slots = requiredSlots(client, law().packs)
  const places = slots.filter(({ kind }) => kind !== 'other')
  const { placed, unplaced } = placeMaterials(places, client.materials)
  const groups = new Map<string, { key: string; title: string; slots: FilledSlot[] }>()
  for (const slot of places) {
    const owner = ownerOf(slot, client)
    const group = groups.get(owner.key) ?? { ...owner, slots: [] }
    group.slots.push({ slot, papers: placed.get(slot.key) ?? [] })
    groups.set(owner.key, group)
  }
  return { groups: [...groups.values()], unsorted: unplaced, slots }
}

/** The slot a paper lies in, if any takes it. */
export function slotOf(material: Material, slots: readonly Slot[]): Slot | undefined {
  const { placed } = placeMaterials(slots, [material])
  return slots.find(({ key }) => placed.get(key)?.length === 1)
}
