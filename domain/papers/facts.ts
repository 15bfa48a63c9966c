import { parseProvince } from '../identifiers/province.ts'
import { type Client, isUnit } from '../model/index.ts'
import { headOf, personById, serviceLeadOf, subjectLeadOf } from '../rules/roles.ts'
import { asChanged } from '../workflow/effect.ts'
import type { PaperAbout } from './placeholders.ts'
import type { tickConditions } from './template.ts'

/** What a paper is drawn from: who and what it is about, all of it from the client's record. */
export interface PaperFacts extends PaperAbout {
  readonly unit: boolean
  /** key of identifiers/province.ts; '' where the client's is not known */
  readonly province: string
  readonly holds: ReadonlySet<keyof typeof tickConditions>
}

export interface PaperSubject {
  /** what the paper is about; left out: every site and APP of the client */
  readonly serviceIds?: readonly string[]
  /** who is authorised */
  readonly personId?: string
  readonly topic?: PaperAbout['topic']
  /** YYYY-MM-DD, where a template asks for the day it is drawn */
  readonly today?: string
}

/**
 * Gathers what a paper says of a client. Nothing is invented: what the record lacks stays ''; a change under way counts as made.
 * @param subject what of the client the paper is about; ids that the client does not have are passed over
 */
export function paperFacts(stored: Client, subject: PaperSubject = {}): PaperFacts {
  const client = asChanged(stored)
  const { serviceIds, personId = '', topic, today = '' } = subject
  const services =
    serviceIds === undefined ? client.services : client.services.filter(({ id }) => serviceIds.includes(id))
  const person = personId === '' ? undefined : personById(client, personId)
  const unit = isUnit(client.subject)
  const province = parseProvince(client.subject.province)
  const subjectLead = subjectLeadOf(client)
  const serviceLead = serviceLeadOf(client, services[0] ?? { leadId: '' })
  const holds = new Set<keyof typeof tickConditions>([unit ? 'unit' : 'person', ...services.map(({ kind }) => kind)])
  if (person !== undefined && person.id === subjectLead?.id) holds.add('subject-lead')
  if (person !== undefined && services.some((service) => serviceLeadOf(client, service)?.id === person.id))
    holds.add('service-lead')
  return {
    client,
    head: headOf(client),
    subjectLead,
    serviceLead,
    person,
    services,
    topic,
    today,
    unit,
    province: province.ok ? province.value.key : '',
    holds,
  }
}
