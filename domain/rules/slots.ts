import { type Client, isUnit, licenceKinds, type Service } from '../model/index.ts'
import { authorisationNeeded, planNeeded, pledgeNeeded } from './companion-needs.ts'
import { hasSomethingToFile, needingSheet } from './filing.ts'
import { idSlots } from './id-slots.ts'
import { type RulePacks, shippedPacks } from './packs/index.ts'
import { asksOf } from './profiles.ts'
import { provinceOf } from './province.ts'
import type { Setting } from './rule.ts'
import { serviceTitle } from './service-title.ts'
import { type Slot, seedPapers, slot } from './slot.ts'
import { source } from './sources.ts'

export * from './place-materials.ts'
export type { SlotAsks } from './profiles.ts'
export type { Slot } from './slot.ts'

/** The paper that proves who the organiser is. A person proves it with the ID below. */
function licenceSlots(client: Client): Slot[] {
  const { kind, licenceKind } = client.subject
  if (kind === 'person') return []
  const isLicence = kind === 'enterprise' || kind === 'individual-business' || licenceKind === 'business-licence'
  const paper = isLicence ? 'business-licence' : 'organisation-certificate'
  return [
    slot({
      key: paper,
      kind: paper,
      label: isLicence ? '营业执照副本' : licenceKinds[licenceKind],
      required: true,
      asks: asksOf(paper, client),
      sources: [seedPapers, source('TX', '备案材料上传')],
    }),
  ]
}

const serviceHints = (service: Service): string[] =>
  [service.name, ...service.domains.map((domain) => domain.name)]
    .map((hint) => hint.toLowerCase())
    .filter((hint) => hint !== '')

/** The sheet: one for each service that has no number yet (domain.md 1.3). */
function sheetSlots(client: Client): Slot[] {
  const asks = asksOf('verification-sheet', client)
  const label = isUnit(client.subject) ? '加盖公章的核验单' : '签字的核验单'
  const sources = [seedPapers, source('SHEET')]
  if (client.services.length === 0) {
    return [slot({ key: 'verification-sheet', kind: 'verification-sheet', label, required: true, asks, sources })]
  }
  const needed = needingSheet(client)
  return client.services.map((service) =>
    slot({
      key: `verification-sheet:${service.id}`,
      kind: 'verification-sheet',
      label: client.services.length > 1 ? `${label}（${serviceTitle(service)}）` : label,
      of: client.services.length > 1 ? serviceTitle(service) : '',
      serviceId: service.id,
      required: needed.has(service.id),
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
    const of = client.services.length > 1 ? serviceTitle(service) : ''
    const own = { serviceId: service.id, of, hints: serviceHints(service) }
    const slots: Slot[] = [
      slot({
        key: `domain-certificate:${service.id}`,
        kind: 'domain-certificate',
        label: `域名证书${suffix(service)}`,
        asks: asksOf('domain-certificate', client),
        sources: [source('TX', '备案材料上传')],
        ...own,
      }),
      slot({
        key: `hosting-agreement:${service.id}`,
        kind: 'hosting-agreement',
        label: `服务器托管协议${suffix(service)}`,
        asks: asksOf('hosting-agreement', client),
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
          asks: asksOf('pre-approval', client),
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
          asks: asksOf('app-icon', client),
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
  const letter = authorisationNeeded(client, setting)
  const pledge = pledgeNeeded(client, setting)
  const plan = planNeeded(client, setting)
  const slots = [
    slot({
      key: 'authorisation-letter',
      kind: 'authorisation-letter',
      label: '负责人授权书',
      required: letter !== undefined,
      asks: asksOf('authorisation-letter', client),
      sources: letter?.sources ?? [source('TX', '备案材料清单')],
    }),
    slot({
      key: 'commitment-letter',
      kind: 'commitment-letter',
      label: pledge?.value ?? '备案承诺书',
      required: pledge !== undefined,
      asks: asksOf('commitment-letter', client),
      sources: pledge === undefined ? [source('HW', '备案材料咨询')] : [pledge.source],
    }),
    slot({
      key: 'construction-plan',
      kind: 'construction-plan',
      label: '网站建设方案书',
      required: plan !== undefined && plan.contradictedBy.length === 0,
      asks: asksOf('construction-plan', client),
      sources: plan === undefined ? [source('UC', '各省管局要求')] : [plan.source],
    }),
    slot({
      key: 'other',
      kind: 'other',
      label: '其他材料',
      asks: asksOf('other', client),
      sources: [source('TX', '备案材料上传')],
    }),
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
    asks: asksOf('premises-proof', client),
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
