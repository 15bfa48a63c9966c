import type { Client, Person, Source } from '../model/index.ts'
import { isUnit } from '../model/index.ts'
import { hasSomethingToFile, unfiled } from './filing.ts'
import type { Resolved } from './packs/index.ts'
import { asked } from './province.ts'
import { headOf, serviceLeadOf, withRole } from './roles.ts'
import type { Setting } from './rule.ts'

type Province = Pick<Setting, 'province'>

/** Somebody who answers in the 法人's place, and needs a 授权书 for it. */
export interface Authorisation {
  readonly role: 'subject-lead' | 'service-lead'
  readonly person: Person
  /** what that person answers for, by id */
  readonly serviceIds: readonly string[]
  readonly why: string
  /** empty = nobody asks for it there */
  readonly sources: Source[]
}

/** Everybody who answers in the 法人's place, whether the province asks for a 授权书 (it then has sources) or not. */
export function authorisations(client: Client, setting: Province): Authorisation[] {
  const head = headOf(client)
  if (!isUnit(client.subject) || head === undefined || !hasSomethingToFile(client)) return []
  const open = unfiled(client)
  const found: Authorisation[] = []
  const lead = withRole(client, 'subject-lead')
  if (lead !== undefined && lead.id !== head.id) {
    const why = '主体负责人不是法定代表人'
    const serviceIds = open.map(({ id }) => id)
    found.push({ role: 'subject-lead', person: lead, serviceIds, why, sources: subjectLeadSources(head, setting) })
  }
  const letter = asked(setting, 'serviceLeadLetter')
  const leads = Map.groupBy(open, (service) => serviceLeadOf(client, service))
  for (const [person, services] of leads) {
    if (person === undefined || person.id === head.id) continue
    const why = '网站负责人不是法定代表人'
    const sources = letter?.value ? [letter.source] : []
    found.push({ role: 'service-lead', person, serviceIds: services.map(({ id }) => id), why, sources })
  }
  return found
}

/** What asks for a 授权书 of the 主体负责人: the province lets others answer, or wants it of a 法人 without mainland ID. */
function subjectLeadSources(head: Person, setting: Province): Source[] {
  const allowed = asked(setting, 'subjectLead')
  if (allowed !== undefined && allowed.value !== 'legal') return [allowed.source]
  const foreign = head.idKind === 'resident-id' ? undefined : asked(setting, 'foreignHeadAuthorises')
  return foreign?.value ? [foreign.source] : []
}

/** Whether the province asks for a 授权书 because somebody else than the 法人 answers, and why. */
export const authorisationNeeded = (client: Client, setting: Province): Authorisation | undefined =>
  authorisations(client, setting).find(({ sources }) => sources.length > 0)

/** From how many services on the province wants a 网站建设方案书, if this client has that many. */
export function planNeeded(client: Client, setting: Province): Resolved<number> | undefined {
  const plan = asked(setting, 'planFromServices')
  return plan !== undefined && hasSomethingToFile(client) && client.services.length >= plan.value ? plan : undefined
}

/** Name of the pledge that the province wants with every order. */
export const pledgeNeeded = (client: Client, setting: Province): Resolved<string> | undefined =>
  hasSomethingToFile(client) ? asked(setting, 'commitmentLetter') : undefined
