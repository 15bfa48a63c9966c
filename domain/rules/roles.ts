import type { Client, Person, Service } from '../model/index.ts'
import { type PersonRole, personRoles } from '../model/person-roles.ts'

/** Roles whose holder speaks for the organiser, in the order they are looked for. */
const headRoles: Record<'business' | 'unit', readonly PersonRole[]> = {
  business: ['operator', 'legal-representative'],
  unit: ['legal-representative'],
}

/** Looking a person up must not walk the list once for every service. One index a list; lists are never changed in place. */
const indices = new WeakMap<readonly Person[], ReadonlyMap<string, Person>>()

/** The client's person with this id, if any. */
export function personById(client: Client, id: string): Person | undefined {
  const { people } = client
  const index = indices.get(people) ?? new Map(people.map((person) => [person.id, person]))
  indices.set(people, index)
  return index.get(id)
}

/** First person with the role, if any. */
export const withRole = (client: Client, role: PersonRole): Person | undefined =>
  client.people.find((person) => person.roles.includes(role))

/** The role that stands at the head of this kind of organiser: 经营者, 法定代表人, or the person himself. */
export function headRole(client: Client): PersonRole {
  if (client.subject.kind === 'person') return 'subject-lead'
  return client.subject.kind === 'individual-business' ? 'operator' : 'legal-representative'
}

/** 法定代表人 of a unit, 经营者 of an 个体工商户, the person himself of a 个人. */
export function headOf(client: Client): Person | undefined {
  if (client.subject.kind === 'person') {
    return withRole(client, 'subject-lead') ?? (client.people.length === 1 ? client.people[0] : undefined)
  }
  const roles = headRoles[client.subject.kind === 'individual-business' ? 'business' : 'unit']
  return roles.map((role) => withRole(client, role)).find((person) => person !== undefined)
}

/** 主体负责人; where none is named it is the head. */
export const subjectLeadOf = (client: Client): Person | undefined => withRole(client, 'subject-lead') ?? headOf(client)

/** 网站负责人 of a service: the one it names, else the client's, else the 主体负责人. */
export function serviceLeadOf(client: Client, service: Pick<Service, 'leadId'>): Person | undefined {
  const named = service.leadId === '' ? undefined : personById(client, service.leadId)
  return named ?? withRole(client, 'service-lead') ?? subjectLeadOf(client)
}

/** How the clerk refers to a person: name, else role. */
export const called = (person: Person): string =>
  person.name || person.roles.map((role) => personRoles[role]).join('、') || '一位未填姓名的人员'
