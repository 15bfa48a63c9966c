import type { z } from 'zod'
import type { clarityResultSchema } from '../../../domain/model/inspection.ts'
import { type Glance, glanceAt } from '../glance/index.ts'
import type { PageView } from '../view.ts'
import { type Complaint, concluded } from './complaint.ts'
import { lookForCover, writtenAround } from './cover.ts'
import { lookForFading } from './fading.ts'
import { lookAtFrame } from './frame.ts'
import { besideGlance, type Ground } from './glance.ts'
import { lookAtWriting } from './legible.ts'
import { lookAtLight } from './light.ts'
import { lookForMoire } from './moire.ts'
import { readSlopes } from './slopes.ts'
import { lookForStrip } from './strip.ts'
import { tilesOf } from './surface.ts'
import { findWriting, isPageOfWriting } from './text.ts'
import { lookForSoftZones } from './zones.ts'

export type ClarityResult = z.infer<typeof clarityResultSchema>

/**
 * Whether what is written on the page can be read, and if not, why and how to do it better.
 * Measured where the writing is; what is legible passes.
 */
export const judgeClarity = (view: PageView): ClarityResult => concluded(complaintsAbout(view))

/** What speaks against the picture, doubts too weak to be told included. */
export function complaintsAbout(view: PageView): Complaint[] {
  const writing = findWriting(view)
  const slopes = readSlopes(view)
  const complaints: Complaint[] = [
    ...lookAtLight(view),
    ...lookAtWriting(view, writing),
    ...lookAtFrame(view, slopes, writing),
    ...lookForCover(view),
    ...lookForStrip(view),
    ...lookForFading(view),
    ...lookForSoftZones(view, slopes, writing),
    ...lookForMoire(view),
  ]
  const glance = glanceAt(view)
  // where nothing is written only the paper's own outline can be soft
  const isBlank = complaints.some(({ reason }) => reason === 'blank')
  const told = isBlank ? complaints.filter(({ reason }) => reason !== 'blur' && reason !== 'motion-blur') : complaints
  return besideGlance(told, glance, isPageOfWriting(writing) ? 'writing' : groundOf(view, glance))
}

/** Share of the tiles around a thing that are written on, from which there is print that it may hide. */
const somePrint = 0.25

/** What lies around what the glance takes for laid on, on a page that is not full of writing. */
function groundOf(view: PageView, glance: Glance): Ground | undefined {
  const around = writtenAround(view, tilesOf(view, glance.where('occluded')))
  return around >= somePrint ? 'some print' : undefined
}
