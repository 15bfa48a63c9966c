import type { ClientRow } from '../../domain/contract/index.ts'
import { maskCreditCode, maskIdNumber, maskMobile } from '../../domain/identifiers/index.ts'
import { type Client, type Finding, isUnit, type Person, serviceKinds } from '../../domain/model/index.ts'
import { judgeMaterial } from '../../domain/rules/materials.ts'
import type { RulePacks } from '../../domain/rules/packs/index.ts'
import { materialsInSlot, requiredSlots } from '../../domain/rules/slots.ts'

/** The person the agency rings up first: who answers for the subject, else the 法定代表人 or 经营者, else anyone. */
function leadOf(client: Client): Person | undefined {
  const withRole = (role: Person['roles'][number]) => client.people.find((person) => person.roles.includes(role))
  return withRole('subject-lead') ?? withRole('legal-representative') ?? withRole('operator') ?? client.people[0]
}

function materialStanding(client: Client, packs: RulePacks): ClientRow['materials'] {
  const standing = { missing: 0, pass: 0, doubt: 0, fail: 0, pending: 0 }
  for (const slot of requiredSlots(client, packs)) {
    const inSlot = materialsInSlot(slot, client.materials)
    if (inSlot.length === 0 && slot.required) standing.missing += 1
    for (const material of inSlot) {
      const { verdict } = judgeMaterial(slot, material, client, packs)
      standing[verdict === 'unreadable' ? 'fail' : verdict] += 1
    }
  }
  return standing
}

/** What the list shows of a client; whole ID and phone numbers stay out of it. */
export function summarise(client: Client, findings: readonly Finding[], packs: RulePacks): ClientRow {
  const { subject } = client
  const lead = leadOf(client)
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length
  return {
    id: client.id,
    name: subject.name,
    kind: subject.kind,
    province: subject.province,
    licenceNumber: isUnit(subject) ? maskCreditCode(subject.licenceNumber) : maskIdNumber(subject.licenceNumber),
    leadName: lead?.name ?? '',
    leadMobile: maskMobile(lead?.mobile ?? ''),
    services: client.services.map((service) => ({ name: service.name, kind: serviceKinds[service.kind] })),
    domains: client.services.flatMap((service) => service.domains.map((domain) => domain.name)).filter(Boolean),
    filingNumber: subject.filingNumber,
    assignee: client.assignee,
    tags: client.tags,
    materials: materialStanding(client, packs),
    findings: { reject: count('reject'), likely: count('likely'), advice: count('advice') },
    sample: client.sample,
    updatedAt: client.updatedAt,
  }
}
