import type { clarityReasons } from '../../domain/model/inspection.ts'
import { type Box, boxAround, chain, clipBox, type Projection, project, scaleBy } from './capture/geometry.ts'
import { hasColourInSight } from './colour-in-sight.ts'
import { type Mark, type MarkKind, mmPerInch, type Page, type Point } from './page.ts'

export type ClarityReason = (typeof clarityReasons)[number]

/** A seal as it lies in the picture, pixels of the upright picture. */
export interface SealBox extends Box {
  readonly shape: 'round' | 'oval'
  /** as the picture shows it: a red seal on a grey copy is black */
  readonly ink: 'red' | 'blue' | 'black'
  /** 0..1, the share of it inside the picture */
  readonly visible: number
  /** 0..1, how strongly it is inked */
  readonly strength: number
  readonly text: string
}

/** Anything else that a careless check might take for a seal. */
export interface MarkBox extends Box {
  readonly kind: Exclude<MarkKind, 'round-seal' | 'oval-seal'>
  readonly ink: Mark['ink']
  readonly text: string
}

/** What a good clerk would say of the picture, known because it was drawn so. */
export interface Truth {
  readonly colour: 'colour' | 'grey' | 'bilevel'
  /** yes = a red round or oval seal of a unit is visible; blue, black = only one in that ink */
  readonly seal: 'yes' | 'no' | 'blue' | 'black'
  readonly sealBoxes: readonly SealBox[]
  readonly marks: readonly MarkBox[]
  readonly clarity: 'clear' | readonly ClarityReason[]
  /** questions on which people would disagree: leave the picture out when scoring them */
  readonly borderline: readonly ('colour' | 'seal' | 'clarity')[]
  /** pixels to the inch of paper, on average over the page */
  readonly dpi: number
  /** pixels of the upright picture */
  readonly width: number
  readonly height: number
  /** the paper's corners in the picture, clockwise from its top left */
  readonly pageCorners: readonly Point[]
  /** the paper's size in mm */
  readonly paper: readonly [width: number, height: number]
  /** height in pixels of the smallest words that matter */
  readonly textHeight: number
  /** texts of codes that can be read */
  readonly codes: readonly string[]
  /** what something laid on the page hides, glare burns out or a shadow swallows, where a fault does so; pixels of the upright picture */
  readonly hidden?: Box
}

/** @param shown whether a point of the page (mm) is on the paper and in the picture */
const visibleShare = (outline: readonly Point[], shown: (point: Point) => boolean): number => {
  const cx = outline.reduce((sum, [x]) => sum + x, 0) / outline.length
  const cy = outline.reduce((sum, [, y]) => sum + y, 0) / outline.length
  let inside = 0
  let all = 0
  // Samples weighted by ring area, so the share is one of area and not of outline.
  for (const [ring, weight] of [
    [0.25, 1],
    [0.5, 2],
    [0.75, 3],
    [0.97, 4],
  ] as const) {
    for (const [px, py] of outline) {
      all += weight
      if (shown([cx + (px - cx) * ring, cy + (py - cy) * ring])) inside += weight
    }
  }
  return inside / all
}

export interface Seen {
  readonly width: number
  readonly height: number
  /** page pixels to picture pixels */
  readonly placing: Projection
  readonly colour: Truth['colour']
  readonly clarity: Truth['clarity']
  /** part of the picture in which nothing can be made out */
  readonly hidden?: Box
  readonly borderline?: readonly ('colour' | 'seal' | 'clarity')[]
}

const within = (value: number, most: number): number => Math.min(Math.max(value, 0), most)

const overlap = (a: Box, b: Box): number => {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? (width * height) / (a.width * a.height) : 0
}

const isIn = (box: Box, [x, y]: Point): boolean =>
  x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height

/** Under this share of its area in sight, or this strength, people disagree whether a seal is there. */
const leastVisible = 0.5
const leastStrength = 0.3

/** Works out the truth of a picture from the page's own list of marks and where the camera put them. */
export function tellTruth(page: Page, seen: Seen): Truth {
  const { width, height, colour } = seen
  const placing = chain(scaleBy(page.scale), seen.placing)
  const place = (points: readonly Point[]): Point[] => points.map((point) => project(placing, point))
  const shown = (point: Point): boolean => {
    const [x, y] = project(placing, point)
    const onPaper = point[0] >= 0 && point[1] >= 0 && point[0] <= page.width && point[1] <= page.height
    return onPaper && x >= 0 && y >= 0 && x < width && y < height
  }
  const pageCorners = place([
    [0, 0],
    [page.width, 0],
    [page.width, page.height],
    [0, page.height],
  ])
  const side = (a: number, b: number): number =>
    Math.hypot(pageCorners[b]![0] - pageCorners[a]![0], pageCorners[b]![1] - pageCorners[a]![1])
  const perMm =
    (side(0, 1) / page.width + side(1, 2) / page.height + side(2, 3) / page.width + side(3, 0) / page.height) / 4
  const sealBoxes: SealBox[] = []
  const marks: MarkBox[] = []
  const borderline = new Set(seen.borderline ?? [])
  let certain = false
  for (const mark of page.marks) {
    // Ink beyond the paper's edge is on no paper.
    const outline = place(mark.outline.map(([x, y]) => [within(x, page.width), within(y, page.height)]))
    const box = clipBox(boxAround(outline), width, height)
    const visible = visibleShare(mark.outline, shown)
    if (box.width === 0 || box.height === 0 || visible < 0.03) continue
    if (mark.kind !== 'round-seal' && mark.kind !== 'oval-seal') {
      marks.push({ ...box, kind: mark.kind, ink: mark.ink, text: mark.text })
      continue
    }
    const ink = colour === 'colour' ? (mark.ink as SealBox['ink']) : 'black'
    const { strength, text } = mark
    sealBoxes.push({ ...box, shape: mark.kind === 'oval-seal' ? 'oval' : 'round', ink, visible, strength, text })
    const plain =
      visible >= leastVisible && strength >= leastStrength && !(seen.hidden && overlap(box, seen.hidden) > 0.25)
    if (plain && ink === 'red') certain = true
  }
  const inks = new Set(sealBoxes.map(({ ink }) => ink))
  const seal = inks.has('red') ? 'yes' : inks.has('blue') ? 'blue' : inks.has('black') ? 'black' : 'no'
  if (seal === 'yes' && !certain) borderline.add('seal')
  if (colour === 'colour' && !borderline.has('colour')) {
    const inSight = (point: Point): boolean =>
      shown(point) && !(seen.hidden && isIn(seen.hidden, project(placing, point)))
    if (!hasColourInSight(page, inSight)) borderline.add('colour')
  }
  const codes = marks
    .filter(({ kind, width: side }) => kind === 'qr-code' && side > 70 && seen.clarity === 'clear')
    .map(({ text }) => text)
  return {
    colour,
    seal,
    sealBoxes,
    marks,
    clarity: seen.clarity,
    borderline: [...borderline],
    dpi: perMm * mmPerInch,
    width,
    height,
    pageCorners,
    paper: [page.width, page.height],
    textHeight: page.textHeight * perMm,
    codes,
    ...(seen.hidden ? { hidden: seen.hidden } : {}),
  }
}
