import type { z } from 'zod'
import type { clarityResultSchema } from '../../../domain/model/inspection.ts'
import { type Glance, glanceAt } from '../glance/index.ts'
import type { PageView } from '../view.ts'
import { type Complaint, concluded } from './complaint.ts'
import { lookForCover } from './cover.ts'
import { lookForCut } from './cut.ts'
import { lookForFading } from './fading.ts'
import { lookAtFrame } from './frame.ts'
import { besideGlance } from './glance.ts'
import { lookAtWriting, lopsidedness } from './legible.ts'
import { lookAtLight } from './light.ts'
import { lookForMoire } from './moire.ts'
import { readSlopes } from './slopes.ts'
import { lookForStrip } from './strip.ts'
import { findWriting, isPageOfWriting } from './text.ts'
import { lookForSoftZones } from './zones.ts'

export type ClarityResult = z.infer<typeof clarityResultSchema>

/**
 * Whether what is written on the page can be read, and if not, why and how to do it better.
 * Measured where the writing is; what is legible passes.
 */
export const judgeClarity = (view: PageView): ClarityResult => concluded(complaintsAbout(view, glanceAt(view)))

/** Log odds of the glance below which no part of a page is out of focus; patterns and tables are soft by themselves. */
const sharpBelow = -2.2

/** What speaks against the picture, doubts too weak to be told included. */
export function complaintsAbout(view: PageView, glance: Glance): Complaint[] {
  const writing = findWriting(view)
  const slopes = readSlopes(view)
  const complaints: Complaint[] = [
    ...lookAtLight(view),
    ...lookAtWriting(view, writing),
    ...lookAtFrame(view, slopes),
    ...lookForCut(view, glance, isPageOfWriting(writing)),
    ...lookForCover(view),
    ...lookForStrip(view),
    ...lookForFading(view),
    ...(glance.odds.soft < sharpBelow ? [] : lookForSoftZones(view, slopes, writing)),
    ...lookForMoire(view),
  ]
  // where nothing is written only the paper's own outline can be soft
  const isBlank = complaints.some(({ reason }) => reason === 'blank')
  const told = isBlank ? complaints.filter(({ reason }) => reason !== 'blur' && reason !== 'motion-blur') : complaints
  return besideGlance(told, glance, { surrounded: view.paper.surrounded, lopsided: lopsidedness(writing) })
}
