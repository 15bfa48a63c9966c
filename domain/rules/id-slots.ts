import { type Client, idKinds, isUnit, type Person, type PersonRole, personRoles, type Source } from '../model/index.ts'
import { asksOf } from './profiles.ts'
import { headOf, headRole, serviceLeadOf, subjectLeadOf } from './roles.ts'
import { type Slot, seedPapers, slot } from './slot.ts'
import { source } from './sources.ts'

interface Holder {
  readonly person: Person | undefined
  readonly role: PersonRole
  readonly sources: readonly Source[]
}

/** Whose IDs are asked for: the head and the agent (user's document), and both 负责人 (sheet, 一、主体信息核验内容). */
function idHolders(client: Client): Holder[] {
  const sheet = source('SHEET', '一、主体信息核验内容')
  const holders: Holder[] = [{ person: headOf(client), role: headRole(client), sources: [seedPapers] }]
  if (isUnit(client.subject) && client.subject.kind !== 'individual-business') {
    const agents = client.people.filter((person) => person.roles.includes('agent'))
    if (agents.length === 0) holders.push({ person: undefined, role: 'agent', sources: [seedPapers] })
    for (const person of agents) holders.push({ person, role: 'agent', sources: [seedPapers] })
  }
  const subjectLead = subjectLeadOf(client)
  if (subjectLead) holders.push({ person: subjectLead, role: 'subject-lead', sources: [sheet] })
  for (const service of client.services) {
    const person = serviceLeadOf(client, service)
    if (person) holders.push({ person, role: 'service-lead', sources: [sheet] })
  }
  return holders
}

/** One entry a person, however many roles make his ID needed. */
function merged(holders: Holder[]): { person: Person | undefined; roles: PersonRole[]; sources: Source[] }[] {
  const found = new Map<string, { person: Person | undefined; roles: Set<PersonRole>; sources: Map<string, Source> }>()
  for (const { person, role, sources } of holders) {
    const key = person?.id ?? `role:${role}`
    const entry = found.get(key) ?? { person, roles: new Set(), sources: new Map() }
    entry.roles.add(role)
    for (const item of sources) entry.sources.set(item.title, item)
    found.set(key, entry)
  }
  return [...found.values()].map(({ person, roles, sources }) => ({
    person,
    roles: [...roles],
    sources: [...sources.values()],
  }))
}

/** What the two sides of a paper are called; papers with one page have one side. */
function sidesOf(person: Person | undefined): [front: string, back: string | undefined] {
  const kind = person?.idKind ?? 'resident-id'
  if (kind === 'passport') return ['护照资料页', undefined]
  if (kind === 'officer-card') return ['军官证内页', undefined]
  const name = kind === 'resident-id' ? '身份证' : idKinds[kind]
  return [`${name}人像面`, kind === 'resident-id' ? `${name}国徽面` : `${name}背面`]
}

const roleHints: Record<PersonRole, readonly string[]> = {
  'legal-representative': ['法人', '法定代表人', '法代', 'legal'],
  operator: ['经营者', 'operator'],
  'subject-lead': ['主体负责人', '本人'],
  'service-lead': ['网站负责人', '互联网信息服务负责人'],
  agent: ['经办', '代办', 'agent'],
}

function roleWords(client: Client, roles: readonly PersonRole[]): string {
  if (client.subject.kind === 'person' && roles.includes('subject-lead')) return '本人'
  const stated = roles.filter((role) => role !== 'subject-lead' && role !== 'service-lead')
  return (stated.length > 0 ? stated : roles).map((role) => personRoles[role]).join('、')
}

/** The places for people's papers: both sides for each person whose paper is asked for. */
export function idSlots(client: Client): Slot[] {
  const several = new Map<string, number>()
  const entries = merged(idHolders(client))
  for (const { roles } of entries) {
    const words = roleWords(client, roles)
    several.set(words, (several.get(words) ?? 0) + 1)
  }
  return entries.flatMap(({ person, roles, sources }) => {
    const words = roleWords(client, roles)
    const of = (several.get(words) ?? 0) > 1 ? (person?.name ?? '') : ''
    const whose = `${words}${of}`
    const holder = person?.id ?? roles[0] ?? ''
    const heldRoles = person ? [...new Set([...person.roles, ...roles])] : []
    const hints = [person?.name ?? '', ...roles.flatMap((role) => roleHints[role])].filter((hint) => hint !== '')
    const [front, back] = sidesOf(person)
    const shared = { personId: holder, of, required: true, sources, hints, heldRoles }
    const side = (kind: 'id-front' | 'id-back', name: string) =>
      slot({ key: `${kind}:${holder}`, kind, label: `${whose}${name}`, asks: asksOf(kind, client), ...shared })
    const frontSlot = side('id-front', front)
    if (back === undefined) return [frontSlot]
    return [frontSlot, side('id-back', back)]
  })
}
