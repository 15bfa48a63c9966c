import type { Point, SheetResult } from '../../../domain/model/inspection.ts'
import { frame } from '../../../domain/sheet/lines.ts'
import { fitMap, type Homography, inverse, through } from './homography.ts'
import type { Area } from './print.ts'

type Form = NonNullable<SheetResult['form']>

/** Paper left around the frame, in mm. Above it stands the form's title. */
export interface Margins {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** Room for the title and a little white; nothing that is printed beside or under the frame. */
export const titleMargins: Margins = { top: 10.5, right: 2.5, bottom: 2.5, left: 2.5 }

/** What of a picture to keep, and how large it comes out. */
export interface SheetCrop {
  /** top left, top right, bottom right, bottom left of what to keep, in pixels of the upright picture; may lie outside it */
  readonly quad: readonly [Point, Point, Point, Point]
  /** size in pixels of the upright crop at the picture's own resolution */
  readonly width: number
  readonly height: number
}

/**
 * The deskewed, upright crop of a 核验单: the quadrilateral to draw as an upright rectangle (a projective warp where the
 * sheet lies in perspective; where it does not, the same thing is a turn and a cut).
 * @param form as read from the picture
 * @param margins paper to keep around the frame
 */
export const sheetCrop = (form: Form, margins: Margins = titleMargins): SheetCrop =>
  placeOnSheet(form, {
    left: frame.left - margins.left,
    top: frame.top - margins.top,
    right: frame.right + margins.right,
    bottom: frame.bottom + margins.bottom,
  })

/**
 * Where a part of the printed page lies in the picture.
 * @param area in millimetres of the page
 */
export function placeOnSheet(form: Form, area: Area): SheetCrop {
  const toPicture = inverse(toForm(form))
  const quad = cornersOf(area).map(({ x, y }) => through(toPicture, x, y)) as unknown as SheetCrop['quad']
  const distance = (a: Point, b: Point) => Math.hypot(b.x - a.x, b.y - a.y)
  return {
    quad,
    width: Math.round(Math.max(distance(quad[0], quad[1]), distance(quad[3], quad[2]))),
    height: Math.round(Math.max(distance(quad[0], quad[3]), distance(quad[1], quad[2]))),
  }
}

/** The map from the picture, in full pixels, to the printed page in millimetres. */
export function toForm({ corners }: Form): Homography {
  const map = fitMap(
    cornersOf(frame).map((to, i) => ({ from: corners[i]!, to, weight: 1 })),
    'projective',
  )
  if (!map) throw new Error('the corners of a sheet that was read span a plane')
  return map
}

/** Clockwise from the top left. */
export const cornersOf = ({ left, top, right, bottom }: Area): Point[] => [
  { x: left, y: top },
  { x: right, y: top },
  { x: right, y: bottom },
  { x: left, y: bottom },
]
