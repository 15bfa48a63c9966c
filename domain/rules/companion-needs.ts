import type { Client, Source } from '../model/index.ts'
import { isUnit } from '../model/index.ts'
import { hasSomethingToFile, unfiled } from './filing.ts'
import type { Resolved } from './packs/index.ts'
import { headOf, serviceLeadOf, withRole } from './roles.ts'
import { asked, type Setting } from './rule.ts'

type Province = Pick<Setting, 'province'>

/** Whether the province asks for a 授权书 because somebody else than the 法人 answers, and why. */
export function authorisationNeeded(client: Client, setting: Province): { why: string; sources: Source[] } | undefined {
  const head = headOf(client)
  if (!isUnit(client.subject) || head === undefined || !hasSomethingToFile(client)) return undefined
  const lead = withRole(client, 'subject-lead')
  const subjectLead = asked(setting, 'subjectLead')
  if (lead !== undefined && lead.id !== head.id && subjectLead !== undefined && subjectLead.value !== 'legal') {
    return { why: '主体负责人不是法定代表人', sources: [subjectLead.source] }
  }
  const letter = asked(setting, 'serviceLeadLetter')
  if (!letter?.value) return undefined
  const differs = unfiled(client).some((service) => {
    const serviceLead = serviceLeadOf(client, service)
    return serviceLead !== undefined && serviceLead.id !== head.id
  })
  return differs ? { why: '网站负责人不是法定代表人', sources: [letter.source] } : undefined
}

/** From how many services on the province wants a 网站建设方案书, if this client has that many. */
export function planNeeded(client: Client, setting: Province): Resolved<number> | undefined {
  const plan = asked(setting, 'planFromServices')
  return plan !== undefined && hasSomethingToFile(client) && client.services.length >= plan.value ? plan : undefined
}

/** Name of the pledge that the province wants with every order. */
export const pledgeNeeded = (client: Client, setting: Province): Resolved<string> | undefined =>
  hasSomethingToFile(client) ? asked(setting, 'commitmentLetter') : undefined
