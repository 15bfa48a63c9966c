import type { CellView } from '../view.ts'
import type { Complaint } from './complaint.ts'
import { lookForCover } from './cover.ts'
import { lookForFading } from './fading.ts'
import { lookAtLight } from './light.ts'
import { lookForStrip } from './strip.ts'

/** What the cells alone say against a picture. */
export interface CellComplaints {
  readonly light: readonly Complaint[]
  /** what lies on the page, and what a reflection has taken from it */
  readonly covered: readonly Complaint[]
}

export const complaintsOfCells = (view: CellView): CellComplaints => ({
  light: lookAtLight(view),
  covered: [...lookForCover(view), ...lookForStrip(view), ...lookForFading(view)],
})
