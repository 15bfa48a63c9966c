import type { Client, Source } from '../model/index.ts'
import { isUnit } from '../model/index.ts'
import { topicsOf } from '../rules/approval-words.ts'
import { authorisations, planNeeded, pledgeNeeded } from '../rules/companion-needs.ts'
import { hasSomethingToFile } from '../rules/filing.ts'
import type { RulePacks } from '../rules/packs/index.ts'
import { provinceOf } from '../rules/province.ts'
import { called } from '../rules/roles.ts'
import { source } from '../rules/sources.ts'
import type { PaperSubject } from './facts.ts'
import type { LibraryEntry } from './library.ts'
import { inProvince } from './resolve.ts'
import type { PaperNeed, PaperTemplate } from './template.ts'

/** A paper that a client can be handed, and whether the rules ask for it. */
export interface PaperOffer extends LibraryEntry {
  /** stable: template's key, then whose or on what: 'authorisation-service-lead:p2', 'no-pre-approval:news' */
  readonly key: string
  /** e.g. 网站负责人授权书（王样例） */
  readonly label: string
  /** advised = a reviewer is likely to ask for it; optional = nobody asks for it here */
  readonly need: 'required' | 'advised' | 'optional'
  readonly why: string
  readonly sources: readonly Source[]
  readonly subject: PaperSubject
  /** '' = nothing to know before using it */
  readonly caution: string
  /** a scan of this kind of paper is in the client's folder already */
  readonly received: boolean
}

/** A case that calls for papers of one need. */
interface Case {
  readonly need: PaperOffer['need']
  readonly why: string
  readonly sources: readonly Source[]
  readonly subject: PaperSubject
  /** whose or on what, for key and label; '' = the client's as a whole */
  readonly of: string
  readonly label: string
}

/**
 * Every paper beside the 核验单 that a client can be handed, needed ones first (domain.md 1.5): which ones are needed
 * is said by the rules, how they are written by the templates.
 */
export function papersFor(client: Client, packs: RulePacks, library: readonly LibraryEntry[]): PaperOffer[] {
  const province = provinceOf(client, packs)
  const audience = isUnit(client.subject) ? 'unit' : 'person'
  const fitting = library.filter(({ template }) => template.for === undefined || template.for === audience)
  const offers = fitting.flatMap((entry) => {
    if (!servesProvince(entry.template, province?.key, fitting)) return []
    return casesFor(entry.template, client, { province }).map((found): PaperOffer => {
      const { template } = entry
      const { title, caution } = inProvince(template, province?.key ?? '')
      // a province may call it by another name: 上海备案承诺书
      const name = title === template.title ? template.name : title
      return {
        ...entry,
        key: found.of === '' ? template.key : `${template.key}:${found.of}`,
        label: labelOf(name, title, found),
        need: hasSomethingToFile(client) ? found.need : 'optional',
        why: found.why,
        sources: found.sources,
        subject: found.subject,
        caution,
        received: client.materials.some(({ kind }) => kind === template.slot),
      }
    })
  })
  const order = ['required', 'advised', 'optional']
  return offers.sort((one, other) => order.indexOf(one.need) - order.indexOf(other.need))
}

/** 网站负责人授权书（王样例）; a pledge on a topic goes by its title: 不涉及校外培训承诺书. */
function labelOf(name: string, title: string, { label, subject }: Case): string {
  const topical = subject.topic === undefined ? title : title.replace('{类别}', subject.topic.name)
  if (topical !== title) return topical
  return label === '' ? name : `${name}（${label}）`
}

/** A template for this province goes before one for all. */
function servesProvince(
  template: PaperTemplate,
  province: string | undefined,
  library: readonly LibraryEntry[],
): boolean {
  const isFor = ({ provinces }: PaperTemplate) => province !== undefined && (provinces?.includes(province) ?? false)
  if (template.provinces !== undefined) return isFor(template)
  return (
    template.need === 'none' || !library.some((other) => other.template.need === template.need && isFor(other.template))
  )
}

type Province = Parameters<typeof planNeeded>[1]

const casesOf: Record<PaperNeed, (client: Client, setting: Province, template: PaperTemplate) => readonly Case[]> = {
  'authorisation-subject-lead': (client, setting) => authorisationCases(client, setting, 'subject-lead'),
  'authorisation-service-lead': (client, setting) => authorisationCases(client, setting, 'service-lead'),
  pledge: (client, setting) => {
    const letter = pledgeNeeded(client, setting)
    const where = setting.province?.name ?? '本省'
    if (letter === undefined) return [whole('optional', `没有查到${where}要求承诺书`, [])]
    const signer = letter.note === undefined ? '' : `（${letter.note}）`
    return [whole('required', `${where}要附《${letter.value}》${signer}`, [letter.source])]
  },
  plan: (client, setting) => {
    const plan = planNeeded(client, setting)
    if (plan === undefined) return [whole('optional', '服务数量没有到要方案书的个数，或本省没有这个要求', [])]
    const sure = plan.contradictedBy.length === 0
    const why = `名下 ${client.services.length} 个服务，${setting.province?.name}从 ${plan.value} 个起要方案书`
    return [whole(sure ? 'required' : 'advised', sure ? why : `${why}（出处不一致，先问接入商）`, [plan.source])]
  },
  'no-pre-approval': (client, _, template) => topicCases(client, template),
  none: () => [whole('optional', '需要时再用', [])],
}
const casesFor = (template: PaperTemplate, client: Client, setting: Province) =>
  casesOf[template.need](client, setting, template)

const whole = (need: Case['need'], why: string, sources: readonly Source[]): Case => ({
  need,
  why,
  sources,
  subject: {},
  of: '',
  label: '',
})

function authorisationCases(client: Client, setting: Province, role: 'subject-lead' | 'service-lead'): Case[] {
  return authorisations(client, setting)
    .filter((found) => found.role === role)
    .map(({ person, serviceIds, why, sources }) => ({
      need: sources.length > 0 ? 'required' : 'optional',
      why: sources.length > 0 ? `${why}，${setting.province?.name}要附授权书` : `${why}；没有查到本省要求授权书`,
      sources,
      subject: { serviceIds, personId: person.id },
      of: person.id,
      label: called(person),
    }))
}

/** One pledge for each topic: those that the services' words bring up, then the others, for a reviewer who asks. */
function topicCases(client: Client, template: PaperTemplate): Case[] {
  const hits = new Map<string, ReturnType<typeof topicsOf>[number]>(topicsOf(client).map((hit) => [hit.topic, hit]))
  const cases = template.topics.map(({ key, name, text }): Case => {
    const hit = hits.get(key)
    const topic = { name, text, word: hit?.word ?? '' }
    const shared = { of: key, label: name, sources: [source('UC', 'problem9：不涉及前置审批承诺书')] }
    if (hit === undefined) return { ...shared, need: 'optional', why: '审核员问起时再用', subject: { topic } }
    return {
      ...shared,
      need: 'advised',
      why: `出现「${hit.word}」字样，管局常要求承诺不涉及；确实不做这项业务才能签`,
      subject: { topic, serviceIds: hit.services.map(({ id }) => id) },
    }
  })
  return cases
}
