import type { Client, Order, Person, Service, WantedChange } from '../model/index.ts'
import { serviceLeadOf, subjectLeadOf, withRole } from '../rules/roles.ts'

/** How a field is filled in: a line, a day, a day or 长期, one line each, or one of the client's people. */
export type ChangeInput = 'text' | 'date' | 'validity' | 'list' | 'person'

/** Something a 变更 may change. */
export interface ChangeField {
  readonly path: string
  readonly input: ChangeInput
  /** the service or the person it belongs to; '' = the 主体 */
  readonly of: string
  /** last step of the path, as labels are kept by */
  readonly name: string
}

/** 省份, 主办单位证件号码, 域名 cannot be changed (HW 备案变更咨询). */
const subjectFields = [
  ['name', 'text'],
  ['licenceAddress', 'text'],
  ['licenceValidFrom', 'date'],
  ['licenceValidUntil', 'validity'],
  ['city', 'text'],
  ['district', 'text'],
  ['address', 'text'],
  ['investor', 'text'],
  ['remark', 'text'],
] as const
const personFields = [
  ['mobile', 'text'],
  ['emergencyPhone', 'text'],
  ['landline', 'text'],
  ['email', 'text'],
  ['idValidFrom', 'date'],
  ['idValidUntil', 'validity'],
] as const
const serviceFields = [
  ['name', 'text'],
  ['contents', 'list'],
  ['languages', 'list'],
  ['homepages', 'list'],
  ['leadId', 'person'],
  ['remark', 'text'],
] as const
const platformFields = ['packageName', 'signature', 'publicKey'] as const

const contactsOf = (person: Person | undefined): ChangeField[] =>
  person === undefined
    ? []
    : personFields.map(([name, input]) => ({ path: `people.${person.id}.${name}`, input, of: person.id, name }))

/** Everything an order of this kind may change; [] for kinds that are about something else. */
export function changeFields(client: Client, order: Pick<Order, 'kind' | 'serviceIds'>): ChangeField[] {
  if (order.kind === 'change-subject') {
    return [
      ...subjectFields.map(([name, input]): ChangeField => ({ path: `subject.${name}`, input, of: '', name })),
      { path: 'subject.leadId', input: 'person', of: '', name: 'leadId' },
      ...contactsOf(subjectLeadOf(client)),
    ]
  }
  if (order.kind !== 'change-service') return []
  const services = client.services.filter(({ id }) => order.serviceIds.includes(id))
  const leads = new Map(services.flatMap((service) => serviceLeadOf(client, service) ?? []).map((one) => [one.id, one]))
  return [
    ...services.flatMap((service) => [
      ...serviceFields.map(
        ([name, input]): ChangeField => ({ path: `services.${service.id}.${name}`, input, of: service.id, name }),
      ),
      ...service.appPlatforms.flatMap((_, place) =>
        platformFields.map((name): ChangeField => {
          const path = `services.${service.id}.appPlatforms.${place}.${name}`
          return { path, input: 'text', of: service.id, name }
        }),
      ),
    ]),
    ...[...leads.values()].flatMap(contactsOf),
  ]
}

type Value = WantedChange['to']

/** What stands on the record in a field's place; '' where there is nothing. */
export function valueAt(client: Client, path: string): Value {
  const [list, id = '', ...rest] = path.split('.')
  if (path === 'subject.leadId') return subjectLeadOf(client)?.id ?? ''
  const item = list === 'subject' ? client.subject : itemOf(client, list, id)
  const steps = list === 'subject' ? [id] : rest
  const found = steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], item)
  return typeof found === 'string' || Array.isArray(found) ? (found as Value) : ''
}

const itemOf = (client: Client, list: string | undefined, id: string): Person | Service | undefined =>
  list === 'people' || list === 'services' ? client[list].find((item) => item.id === id) : undefined

/** The client with another value in a field's place; what is not there stays away. */
export function withValue(client: Client, { path, to }: WantedChange): Client {
  const [list, id = '', ...rest] = path.split('.')
  if (path === 'subject.leadId') return typeof to === 'string' ? withSubjectLead(client, to) : client
  if (list === 'subject') return { ...client, subject: { ...client.subject, [id]: to } }
  if (list === 'people')
    return { ...client, people: client.people.map((one) => (one.id === id ? (put(one, rest, to) as Person) : one)) }
  if (list !== 'services') return client
  return { ...client, services: client.services.map((one) => (one.id === id ? (put(one, rest, to) as Service) : one)) }
}

/** 主体负责人 is a role: one person lays it down, the other takes it up. */
function withSubjectLead(client: Client, personId: string): Client {
  if (!client.people.some(({ id }) => id === personId)) return client
  const before = withRole(client, 'subject-lead')
  const people = client.people.map((person): Person => {
    if (person.id === personId && !person.roles.includes('subject-lead'))
      return { ...person, roles: [...person.roles, 'subject-lead'] }
    if (person.id === before?.id && person.id !== personId)
      return { ...person, roles: person.roles.filter((role) => role !== 'subject-lead') }
    return person
  })
  return { ...client, people }
}

function put(item: unknown, [step, ...rest]: readonly string[], to: Value): unknown {
  if (step === undefined) return to
  if (Array.isArray(item)) {
    const place = Number(step)
    return place < item.length ? item.with(place, put(item[place], rest, to)) : item
  }
  const fields = item as Record<string, unknown>
  return { ...fields, [step]: put(fields[step], rest, to) }
}
