import type { z } from 'zod'
import type { clarityResultSchema } from '../../../domain/model/inspection.ts'
import { type Look, lookAt } from '../look/index.ts'
import type { PageView } from '../view.ts'
import { type Complaint, concluded } from './complaint.ts'
import { lookForCut } from './cut.ts'
import { lookAtFrame } from './frame.ts'
import { besideGlance } from './glance.ts'
import { lookAtWriting, lopsidedness } from './legible.ts'
import { lookForMoire } from './moire.ts'
import { readSlopes, type Slopes } from './slopes.ts'
import { isPageOfWriting } from './text.ts'
import { lookForSoftZones } from './zones.ts'

export type ClarityResult = z.infer<typeof clarityResultSchema>

/**
 * Whether what is written on the page can be read, and if not, why and how to do it better.
 * Measured where the writing is; what is legible passes.
 */
export const judgeClarity = (view: PageView): ClarityResult =>
  concluded(complaintsAbout(view, measure(view), lookAt(view)))

/** Log odds of the glance below which no part of a page is out of focus; patterns and tables are soft by themselves. */
const sharpBelow = -2.2

/** What is measured in the pixels, while another thread may look at the page. */
export interface Measures {
  readonly slopes: Slopes
  readonly askew: readonly Complaint[]
  readonly moire: readonly Complaint[]
}

export function measure(view: PageView): Measures {
  const slopes = readSlopes(view)
  return { slopes, askew: lookAtFrame(view, slopes), moire: lookForMoire(view) }
}

/** What speaks against the picture, doubts too weak to be told included. */
export function complaintsAbout(
  view: PageView,
  { slopes, askew, moire }: Measures,
  { glance, writing, complaints: { light, covered } }: Pick<Look, 'glance' | 'writing' | 'complaints'>,
): Complaint[] {
  const complaints = [
    ...light,
    ...lookAtWriting(view, writing),
    ...askew,
    ...covered,
    ...moire,
    ...lookForCut(view, glance, isPageOfWriting(writing)),
    ...(glance.odds.soft < sharpBelow ? [] : lookForSoftZones(view, slopes, writing)),
  ]
  // where nothing is written only the paper's own outline can be soft
  const isBlank = complaints.some(({ reason }) => reason === 'blank')
  const told = isBlank ? complaints.filter(({ reason }) => reason !== 'blur' && reason !== 'motion-blur') : complaints
  return besideGlance(told, glance, { surrounded: view.paper.surrounded, lopsided: lopsidedness(writing) })
}
