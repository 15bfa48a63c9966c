import {
  type Client,
  idKinds,
  isUnit,
  licenceKinds,
  type Material,
  type MaterialKind,
  type Person,
  type PersonRole,
  personRoles,
  type Service,
  type Source,
} from '../model/index.ts'
import { authorisationNeeded, planNeeded, pledgeNeeded } from './companion-needs.ts'
import { hasSomethingToFile } from './filing.ts'
import { type RulePacks, shippedPacks } from './packs/index.ts'
import { headOf, headRole, serviceLeadOf, subjectLeadOf } from './roles.ts'
import { provinceOf, type Setting } from './rule.ts'
import { serviceTitle } from './service-title.ts'
import { source } from './sources.ts'

/** What a paper must show for the bureau to take it. */
export interface SlotAsks {
  /** a colour picture; a copy or a black-and-white scan comes back */
  readonly colour: boolean
  /** unit = the organiser's red 公章, registry = the red seal of the office that issued the paper */
  readonly seal: 'unit' | 'registry' | 'none'
  /** carries a QR code that names its holder */
  readonly code: boolean
}

/** A place in a client's folder for one paper. */
export interface Slot {
  /** stable: 'business-licence', 'id-front:<personId>', 'verification-sheet:<serviceId>' … */
  readonly key: string
  readonly kind: MaterialKind
  /** what the clerk calls it (zh-CN) */
  readonly label: string
  /** whose paper; while that person is not recorded yet, the role that will have it, e.g. 'legal-representative' */
  readonly personId: string
  readonly serviceId: string
  readonly required: boolean
  readonly asks: SlotAsks
  readonly sources: readonly Source[]
  /** words that point here when they stand in a file's name, lower case: people's names, roles, domains */
  readonly hints: readonly string[]
  /** roles under which papers may have been filed before the person was recorded */
  readonly heldRoles: readonly PersonRole[]
}

const paper = (seal: SlotAsks['seal'], code = false): SlotAsks => ({ colour: true, seal, code })
const drawing: SlotAsks = { colour: false, seal: 'none', code: false }

const seedPapers = source('SEED', '主体资料准备')

function slot(
  partial: Pick<Slot, 'key' | 'kind' | 'label' | 'asks' | 'sources'> & Partial<Omit<Slot, 'key' | 'kind'>>,
): Slot {
  return { personId: '', serviceId: '', required: false, hints: [], heldRoles: [], ...partial }
}

/** The paper that proves who the organiser is. A person proves it with the ID below. */
function licenceSlots(client: Client): Slot[] {
  const { kind, licenceKind } = client.subject
  if (kind === 'person') return []
  const isLicence = kind === 'enterprise' || kind === 'individual-business' || licenceKind === 'business-licence'
  return [
    slot({
      key: isLicence ? 'business-licence' : 'organisation-certificate',
      kind: isLicence ? 'business-licence' : 'organisation-certificate',
      label: isLicence ? '营业执照副本' : licenceKinds[licenceKind],
      required: true,
      asks: paper('registry', isLicence),
      sources: [seedPapers, source('TX', '备案材料上传')],
    }),
  ]
}

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

function idSlots(client: Client): Slot[] {
  const several = new Map<string, number>()
  const entries = merged(idHolders(client))
  for (const { roles } of entries) {
    const words = roleWords(client, roles)
    several.set(words, (several.get(words) ?? 0) + 1)
  }
  return entries.flatMap(({ person, roles, sources }) => {
    const words = roleWords(client, roles)
    const whose = (several.get(words) ?? 0) > 1 && person?.name ? `${words}${person.name}` : words
    const holder = person?.id ?? roles[0] ?? ''
    const heldRoles = person ? [...new Set([...person.roles, ...roles])] : []
    const hints = [person?.name ?? '', ...roles.flatMap((role) => roleHints[role])].filter((hint) => hint !== '')
    const [front, back] = sidesOf(person)
    const shared = { personId: holder, required: true, asks: paper('none'), sources, hints, heldRoles }
    const frontSlot = slot({ key: `id-front:${holder}`, kind: 'id-front', label: `${whose}${front}`, ...shared })
    if (back === undefined) return [frontSlot]
    return [frontSlot, slot({ key: `id-back:${holder}`, kind: 'id-back', label: `${whose}${back}`, ...shared })]
  })
}

const serviceHints = (service: Service): string[] =>
  [service.name, ...service.domains.map((domain) => domain.name)]
    .map((hint) => hint.toLowerCase())
    .filter((hint) => hint !== '')

/** The sheet: one for each service that has no number yet (domain.md 1.3). */
function sheetSlots(client: Client): Slot[] {
  const asks = paper(isUnit(client.subject) ? 'unit' : 'none')
  const label = isUnit(client.subject) ? '加盖公章的核验单' : '签字的核验单'
  const sources = [seedPapers, source('SHEET')]
  if (client.services.length === 0) {
    return [slot({ key: 'verification-sheet', kind: 'verification-sheet', label, required: true, asks, sources })]
  }
  return client.services.map((service) =>
    slot({
      key: `verification-sheet:${service.id}`,
      kind: 'verification-sheet',
      label: client.services.length > 1 ? `${label}（${serviceTitle(service)}）` : label,
      serviceId: service.id,
      required: service.filingNumber === '',
      asks,
      sources,
      hints: serviceHints(service),
    }),
  )
}

/** Papers that belong to a service and are not asked for everywhere. */
function serviceSlots(client: Client): Slot[] {
  const suffix = (service: Service) => (client.services.length > 1 ? `（${serviceTitle(service)}）` : '')
  return client.services.flatMap((service) => {
    const own = { serviceId: service.id, hints: serviceHints(service) }
    const slots: Slot[] = [
      slot({
        key: `domain-certificate:${service.id}`,
        kind: 'domain-certificate',
        label: `域名证书${suffix(service)}`,
        asks: drawing,
        sources: [source('TX', '备案材料上传')],
        ...own,
      }),
      slot({
        key: `hosting-agreement:${service.id}`,
        kind: 'hosting-agreement',
        label: `服务器托管协议${suffix(service)}`,
        asks: paper('none'),
        sources: [source('SEED', '服务器要求')],
        ...own,
      }),
    ]
    if (service.preApprovals.length > 0) {
      slots.push(
        slot({
          key: `pre-approval:${service.id}`,
          kind: 'pre-approval',
          label: `前置审批文件${suffix(service)}`,
          required: true,
          asks: paper('registry'),
          sources: [source('SEED', '填写备案信息'), source('WX', '前置审批')],
          ...own,
        }),
      )
    }
    if (service.kind === 'app') {
      slots.push(
        slot({
          key: `app-icon:${service.id}`,
          kind: 'app-icon',
          label: `APP 图标${suffix(service)}`,
          required: true,
          asks: drawing,
          sources: [source('HW', 'App备案咨询')],
          ...own,
        }),
      )
    }
    return slots
  })
}

/** Papers of the organiser that are asked for in some provinces or cases only. */
function companionSlots(client: Client, setting: Pick<Setting, 'province'>): Slot[] {
  const asks = paper(isUnit(client.subject) ? 'unit' : 'none')
  const letter = authorisationNeeded(client, setting)
  const pledge = pledgeNeeded(client, setting)
  const plan = planNeeded(client, setting)
  const slots = [
    slot({
      key: 'authorisation-letter',
      kind: 'authorisation-letter',
      label: '负责人授权书',
      required: letter !== undefined,
      asks,
      sources: letter?.sources ?? [source('TX', '备案材料清单')],
    }),
    slot({
      key: 'commitment-letter',
      kind: 'commitment-letter',
      label: pledge?.value ?? '备案承诺书',
      required: pledge !== undefined,
      asks,
      sources: pledge === undefined ? [source('HW', '备案材料咨询')] : [pledge.source],
    }),
    slot({
      key: 'construction-plan',
      kind: 'construction-plan',
      label: '网站建设方案书',
      required: plan !== undefined && plan.contradictedBy.length === 0,
      asks,
      sources: plan === undefined ? [source('UC', '各省管局要求')] : [plan.source],
    }),
    slot({ key: 'other', kind: 'other', label: '其他材料', asks: drawing, sources: [source('TX', '备案材料上传')] }),
  ]
  return slots
}

/**
 * The papers a client's folder has places for, required ones first. Enterprises and 个体工商户 as the user's document
 * lists them, other organisers alike; provinces and cases add further ones (domain.md 1.5).
 * Nothing is required of a client whose services all have their numbers.
 */
export function requiredSlots(client: Client, packs: RulePacks = shippedPacks): Slot[] {
  const premises = slot({
    key: 'premises-proof',
    kind: 'premises-proof',
    label: '经营场所证明（如租赁合同）',
    required: true,
    asks: paper('none'),
    sources: [seedPapers],
  })
  const slots = [
    ...licenceSlots(client),
    ...idSlots(client),
    ...(client.subject.kind === 'individual-business' ? [premises] : []),
    ...sheetSlots(client),
    ...serviceSlots(client),
    ...companionSlots(client, { province: provinceOf(client, packs) }),
  ]
  if (!hasSomethingToFile(client)) return slots.map((item) => ({ ...item, required: false }))
  return [...slots.filter((item) => item.required), ...slots.filter((item) => !item.required)]
}

/** Under which headings a slot looks for its papers: by service, by person (or the role held before), or by kind alone. */
function headingsOf(slot: Slot): string[] {
  if (slot.serviceId !== '') return [`${slot.kind} service ${slot.serviceId}`]
  if (slot.kind === 'id-front' || slot.kind === 'id-back') {
    return [...new Set([slot.personId, ...slot.heldRoles])].map((holder) => `${slot.kind} person ${holder}`)
  }
  return [slot.kind]
}

const headingsUnder = (material: Material): string[] => [
  `${material.kind} service ${material.serviceId}`,
  `${material.kind} person ${material.personId}`,
  material.kind,
]

/** Which materials lie in which slot, and which lie in none; each slot's in the order they were added. */
export function placeMaterials(slots: readonly Slot[], materials: readonly Material[]) {
  const byHeading = new Map<string, Slot>()
  for (const slot of slots) {
    for (const heading of headingsOf(slot)) if (!byHeading.has(heading)) byHeading.set(heading, slot)
  }
  const placed = new Map<string, Material[]>(slots.map((slot) => [slot.key, []]))
  const unplaced: Material[] = []
  for (const material of materials) {
    const slot = headingsUnder(material)
      .map((heading) => byHeading.get(heading))
      .find((found) => found !== undefined)
    if (slot === undefined) unplaced.push(material)
    else placed.get(slot.key)?.push(material)
  }
  return { placed: placed as ReadonlyMap<string, readonly Material[]>, unplaced: unplaced as readonly Material[] }
}

/** The materials that lie in a slot, in the order they were added. For all slots at once use `placeMaterials`. */
export function materialsInSlot(slot: Slot, materials: readonly Material[]): Material[] {
  const headings = new Set(headingsOf(slot))
  return materials.filter((material) => headingsUnder(material).some((heading) => headings.has(heading)))
}
