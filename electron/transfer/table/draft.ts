import { randomUUID } from 'node:crypto'
import {
  type Client,
  clientSchema,
  completeIds,
  type Person,
  type PersonRole,
  personSchema,
  type Service,
  type Subject,
  serviceSchema,
} from '../../../domain/model/index.ts'

/** A client as a row of a table has it: three people by what they are, services by number. */
export interface Draft {
  subject: Subject
  legal: Person
  lead: Person
  serviceLead: Person
  services: Service[]
  tags: string[]
  assignee: string
  notes: string
}

const nobody = () => personSchema.parse({})

export const emptyDraft = (): Draft => {
  const { subject, tags, assignee, notes } = clientSchema.parse({})
  return { subject, legal: nobody(), lead: nobody(), serviceLead: nobody(), services: [], tags, assignee, notes }
}

/** The n-th service (from 1) of a draft, made where it is not there yet; it has an id from then on. */
export function serviceOf(draft: Draft, n: number): Service {
  while (draft.services.length < n) draft.services.push(serviceSchema.parse({}))
  const service = draft.services[n - 1]!
  if (service.id === '') service.id = randomUUID()
  return service
}

const isNobody = (person: Person) =>
  [person.name, person.idNumber, person.mobile, person.email, person.emergencyPhone, person.landline].every(
    (text) => text === '',
  )

/** Whether two entries speak of one person: same name, and no two different numbers. */
const isSame = (a: Person, b: Person) =>
  a.name !== '' &&
  a.name === b.name &&
  (a.idNumber === '' || b.idNumber === '' || a.idNumber === b.idNumber) &&
  (a.mobile === '' || b.mobile === '' || a.mobile === b.mobile)

/** What is known of one person from two entries; the first one's word counts. */
function merge(a: Person, b: Person): Person {
  const merged = { ...b }
  for (const [key, value] of Object.entries(a)) if (value !== '') Object.assign(merged, { [key]: value })
  return { ...merged, roles: [...a.roles, ...b.roles] }
}

/** Makes a client of a filled draft. Entries about the same person become one person with several roles. */
export function clientOf(draft: Draft): Client {
  const { subject, tags, assignee, notes } = draft
  // 网站名称3 filled in without 网站名称2 leaves a gap, not a service
  const services = draft.services.filter(({ id }) => id !== '')
  const lead = { ...draft.lead }
  if (lead.name === '') {
    if (subject.kind === 'person') lead.name = subject.name
    // a phone in a table that names nobody but the 法定代表人 is the 法定代表人's
    else if (!isNobody(lead)) lead.name = draft.legal.name
  }
  if (subject.kind === 'person' && lead.name === subject.name && lead.idNumber === '') {
    lead.idNumber = subject.licenceKind === 'resident-id' ? subject.licenceNumber : ''
  }
  const legalRole: PersonRole = subject.kind === 'individual-business' ? 'operator' : 'legal-representative'
  const entries: [Person, PersonRole][] = [
    [draft.legal, legalRole],
    [lead, 'subject-lead'],
    [draft.serviceLead, 'service-lead'],
  ]
  const people: Person[] = []
  for (const [entry, role] of entries) {
    if (isNobody(entry)) continue
    const person = { ...entry, id: randomUUID(), roles: [role] }
    const known = people.findIndex((other) => isSame(other, person))
    if (known === -1) people.push(person)
    else people[known] = merge(people[known]!, person)
  }
  const client = clientSchema.parse({ subject, people, services, tags, assignee, notes })
  return completeIds(client, randomUUID)
}

/** The other way: what a row can say of a client. */
export function draftOf(client: Client): Draft {
  const withRole = (...roles: PersonRole[]) =>
    client.people.find((person) => person.roles.some((role) => roles.includes(role))) ?? nobody()
  const { subject, services, tags, assignee, notes } = client
  return {
    subject,
    services,
    tags,
    assignee,
    notes,
    legal: withRole('legal-representative', 'operator'),
    lead: withRole('subject-lead'),
    serviceLead: withRole('service-lead'),
  }
}
