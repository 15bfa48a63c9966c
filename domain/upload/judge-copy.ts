import type { Client, Inspection, Material, PageInspection } from '../model/index.ts'
import { judgeMaterial, type MaterialJudgement } from '../rules/materials.ts'
import type { RulePacks } from '../rules/packs/index.ts'
import type { Slot } from '../rules/slot.ts'

/** What the checks say of a copy beside what they said of the page it was made from. */
export interface CopyJudgement {
  readonly before: MaterialJudgement
  readonly after: MaterialJudgement
  /** what the page had and the copy has lost (zh-CN); empty = the copy is as good as its original */
  readonly lost: readonly string[]
}

const badness: Readonly<Record<MaterialJudgement['verdict'], number>> = {
  pass: 0,
  doubt: 1,
  pending: 1,
  fail: 2,
  unreadable: 3,
}

const asFile = (page: PageInspection): Inspection => ({ ...page, version: 0, pageCount: 1, pages: [] })

/**
 * Holds a copy against the page it was made from, both as the machine sees them: a person's word on the original says
 * nothing about what making the copy did to it.
 * @param slot where the paper lies
 */
export function judgeCopy(
  slot: Slot,
  material: Material,
  client: Client,
  packs: RulePacks,
  original: PageInspection,
  copy: PageInspection,
): CopyJudgement {
  const { override: _said, unreadable: _why, ...machine } = material
  const judge = (page: PageInspection) => judgeMaterial(slot, { ...machine, inspection: asFile(page) }, client, packs)
  const before = judge(original)
  const after = judge(copy)
  const lost = badness[after.verdict] > badness[before.verdict] ? [after.headline] : []
  // the sheet's own small code stands outside its frame, and is cut away on purpose
  const codesKept = material.kind === 'verification-sheet' || original.codes.every((text) => copy.codes.includes(text))
  if (!codesKept) lost.push('原件上的二维码在副本里读不出来')
  if (sealedRed(original) > sealedRed(copy)) lost.push('原件上的红章在副本里认不出来')
  return { before, after, lost }
}

/** How many red official seals the checks are sure of. */
const sealedRed = ({ seal }: PageInspection): number => (seal.present && seal.verdict === 'pass' ? 1 : 0)
