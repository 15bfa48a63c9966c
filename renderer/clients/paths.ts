import { type Client, personRoles } from '../../domain/model/index.ts'
import type { ClientSection } from '../app/route.ts'
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
  person.name || person.roles.map((role) => personRoles[role]).join('、') || words.people.unnamed

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
      return words.sections.materials
    case 'subject':
      return [words.sections.subject, fieldLabel(id)].filter(Boolean).join(' · ')
    default:
      return fieldLabel(head ?? '')
  }
}

/** A step of a path in words; list positions count from 1. */
function fieldLabel(step: string): string {
  if (/^\d+$/.test(step)) return String(Number(step) + 1)
  return (words.fields as Record<string, string>)[step] ?? ''
}
