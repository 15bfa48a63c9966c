import type { Client } from '../../domain/model/index.ts'
import { placeMaterials, requiredSlots } from '../../domain/rules/slots.ts'
import { law } from '../app/law.ts'
import { listed } from '../app/phrases.ts'
import type { ClientSection } from '../app/route.ts'
import { slotName, terms } from '../terms/index.ts'
import { words } from './words.ts'

/** Which section of the client's page a field or finding is at home in. */
export function sectionOf(path: string): ClientSection {
  const head = path.split('.')[0]
  if (head === 'people') return 'people'
  if (head === 'services') return 'services'
  if (head === 'materials' || head === 'slots') return 'materials'
  return 'subject'
}

/** What a person is called in lists: the name, else the roles. */
export const personTitle = (person: Client['people'][number]): string =>
  person.name || listed(person.roles.map((role) => terms.personRoles[role])) || words.people.unnamed

export const serviceTitle = (service: Client['services'][number]): string => service.name || words.services.unnamed

/**
 * Where a path stands, in words: '人员 王芳 · 手机号码'.
 * @param path a finding's path
 */
export function placeOf(path: string, client: Client): string {
  const [head, id = '', ...rest] = path.split('.')
  const field = (names: readonly string[]) =>
    names
      .map((name) => fieldLabel(name))
      .filter(Boolean)
      .join(' ')
  switch (head) {
    case 'people': {
      const person = client.people.find((one) => one.id === id)
      return [person ? personTitle(person) : words.sections.people, field(rest)].filter(Boolean).join(' · ')
    }
    case 'services': {
      const service = client.services.find((one) => one.id === id)
      return [service ? serviceTitle(service) : words.sections.services, field(rest)].filter(Boolean).join(' · ')
    }
    case 'materials':
    case 'slots':
      return [words.sections.materials, paperTitle(path, client)].filter(Boolean).join(' · ')
    case 'subject':
      return [words.sections.subject, fieldLabel(id)].filter(Boolean).join(' · ')
    default:
      return fieldLabel(head ?? '')
  }
}

/** Which paper a path means: the place it has, or the file that lies there. */
function paperTitle(path: string, client: Client): string {
  const slots = requiredSlots(client, law().packs)
  const key = path.slice(path.indexOf('.') + 1)
  if (path.startsWith('slots.')) return slots.filter((slot) => slot.key === key).map(slotName)[0] ?? ''
  const { placed } = placeMaterials(slots, client.materials)
  const slot = slots.find((one) => placed.get(one.key)?.some(({ id }) => id === key))
  return slot && slot.kind !== 'other'
    ? slotName(slot)
    : (client.materials.find(({ id }) => id === key)?.fileName ?? '')
}

/** A step of a path in words; list positions count from 1. */
function fieldLabel(step: string): string {
  if (/^\d+$/.test(step)) return String(Number(step) + 1)
  return (words.fields as Record<string, string>)[step] ?? ''
}
