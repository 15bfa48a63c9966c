import type { Point, SheetResult } from '../../../domain/model/inspection.ts'
import { codePlace } from '../../../domain/sheet/code.ts'
import { frame } from '../../../domain/sheet/lines.ts'
import { askewAtMost, type Complaint, doubtAt, takenBack, weigh } from '../clarity/complaint.ts'
import { toForm } from './crop.ts'
import { through } from './homography.ts'

/** What was read of the sheet: its form and its code. */
type Read = Pick<SheetResult, 'code' | 'codeTraces' | 'form'>
type Form = NonNullable<SheetResult['form']>

/** Below so many pixels a module a code does not read however sharp it is (some 135 dpi); readers want two and a little. */
const leastModule = 2.2
/** Degrees by which the frame is turned, and by which opposite sides lean together: from fine to bad. */
const turns = [3.5, 7] as const
const leans = [3.5, 7] as const

/**
 * What measures made of any page said of the picture, set right by what is known of a 核验单 that was recognised: its frame tells how it
 * lies, and the code beside it whether it is in focus.
 * @param complaints about the picture's clarity
 */
export const besideSheet = (complaints: readonly Complaint[], read: Read): Complaint[] =>
  besideFrame(besideCode(complaints, read), read.form).filter((one) => !liesBesideForm(one, read.form))

const isOfFocus = ({ reason }: Complaint): boolean => reason === 'blur' || reason === 'motion-blur'

/**
 * The code as a test chart: its modules are 0.41 mm, an eighth of the print. Where it reads, the print is in focus, however
 * soft it measures; where it shows and does not read, the picture is softer than it seems, and a person should look. Of 24
 * drawn sheets out of focus none let it be read, of 24 in focus 23 (docs/decisions/sheet-code.md).
 */
function besideCode(complaints: readonly Complaint[], { code, codeTraces, form }: Read): Complaint[] {
  if (code !== undefined) return complaints.map((one) => (isOfFocus(one) ? takenBack(one) : one))
  if (codeTraces !== undefined && form && modulePixels(form) >= leastModule)
    return [...complaints, { reason: 'blur', weight: doubtAt }]
  return [...complaints]
}

/** How many pixels of the picture a module of the code takes. */
function modulePixels({ corners: [a, b] }: Form): number {
  return (Math.hypot(b!.x - a!.x, b!.y - a!.y) / (frame.right - frame.left)) * codePlace.module
}

/** The frame's own sides instead of strokes and outlines: of 28 drawn sheets askew 7 degrees and more, of 28 others 3.5 at most. */
function besideFrame(complaints: readonly Complaint[], form: Form | undefined): Complaint[] {
  if (!form) return [...complaints]
  const [a, b, c, d] = form.corners as [Point, Point, Point, Point]
  const [top, bottom, left, right] = [offSquare(a, b), offSquare(d, c), offSquare(a, d), offSquare(b, c)]
  const turn = Math.abs(top + bottom + left + right) / 4
  const lean = Math.max(Math.abs(top - bottom), Math.abs(left - right))
  const weight = askewAtMost * Math.max(weigh(turn, ...turns), weigh(lean, ...leans))
  return [...complaints.filter(({ reason }) => reason !== 'skewed'), { reason: 'skewed', weight }]
}

/** Where the title stands, in mm of the form, above the frame. */
const title = { left: 55, right: 158, top: 2, bottom: frame.top }

/**
 * What lies on the margin of the paper, the table or a scanner's lid hides nothing of the form. Its middle says where it lies: the
 * region may be a box of a few centimetres around it.
 */
function liesBesideForm({ reason, region }: Complaint, form: Form | undefined): boolean {
  if (reason !== 'occluded' || !region || !form) return false
  const { x, y } = through(toForm(form), region.x + region.width / 2, region.y + region.height / 2)
  return [frame, title].every((part) => x < part.left || x > part.right || y < part.top || y > part.bottom)
}

/** Degrees, -45 to 45, by which a line is off the nearest of level and upright. */
function offSquare(from: Point, to: Point): number {
  const angle = Math.atan2(to.y - from.y, to.x - from.x) * (180 / Math.PI)
  return angle - Math.round(angle / 90) * 90
}
