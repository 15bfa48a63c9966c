import type { Client, Finding } from '../../domain/model/index.ts'
import { judgeMaterial } from '../../domain/rules/materials.ts'
import { placeMaterials, requiredSlots } from '../../domain/rules/slots.ts'
import { law } from '../app/law.ts'
import type { ClientSection } from '../app/route.ts'
import { words } from './words.ts'

/** The one thing to do next with a client, and where. */
export interface NextStep {
  readonly words: string
  readonly section: ClientSection
  /** field to go to, '' = the section as a whole */
  readonly path: string
  /** something to do, something to wait for, or nothing left */
  readonly state: 'todo' | 'waiting' | 'ready'
}

const isAboutPapers = ({ path }: Finding): boolean => path.startsWith('slots.') || path.startsWith('materials.')

/** Facts first, then papers, then the sheet, which is drawn from the facts; doubts last. */
export function nextStep(client: Client, findings: readonly Finding[]): NextStep {
  const step = (text: string, section: ClientSection, path = ''): NextStep => ({
    words: text,
    section,
    path,
    state: 'todo',
  })
  const { next } = words
  if (client.subject.name === '') return step(next.name, 'subject', 'subject.name')

  const toFix = findings.filter((finding) => finding.severity === 'reject' && !isAboutPapers(finding))
  if (toFix[0]) return step(next.fix(toFix.length), 'subject', toFix[0].path)

  const places = requiredSlots(client, law().packs)
  const { placed } = placeMaterials(places, client.materials)
  const slots = places.map((slot) => ({ slot, papers: placed.get(slot.key) ?? [] }))
  const empty = slots.filter(({ slot, papers }) => slot.required && papers.length === 0)
  const toCollect = empty.filter(({ slot }) => slot.kind !== 'verification-sheet')
  if (toCollect[0]) return step(next.collect(toCollect.length), 'materials', `slots.${toCollect[0].slot.key}`)

  const verdicts = slots.flatMap(({ slot, papers }) =>
    papers.map((paper) => ({ paper, verdict: judgeMaterial(slot, paper, client, law().packs).verdict })),
  )
  const failed = verdicts.filter(({ verdict }) => verdict === 'fail' || verdict === 'unreadable')
  if (failed[0]) return step(next.replace(failed.length), 'materials', `materials.${failed[0].paper.id}`)
  if (verdicts.some(({ verdict }) => verdict === 'pending'))
    return { ...step(next.waiting, 'materials'), state: 'waiting' }
  if (empty.length > 0) return step(next.sheet, 'sheets')

  const toLook = findings.filter((finding) => finding.severity === 'likely')
  if (toLook[0]) return step(next.look(toLook.length), 'subject', toLook[0].path)
  return { ...step(next.ready, 'materials'), state: 'ready' }
}
