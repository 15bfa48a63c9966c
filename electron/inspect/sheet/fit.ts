import type { GreyRaster } from '../picture.ts'
import { type Constraint, type Freedom, fitMap, type Homography, inverse, through } from './homography.ts'
import { barLines, type FormLine, frame, frameLines, innerLines } from './lines.ts'

/** Where the form lies in the picture, and how sure that is. */
export interface Fit {
  /** working pixels to millimetres */
  readonly toForm: Homography
  /** millimetres to working pixels */
  readonly toPicture: Homography
  /** share of the places on inner lines, among those inside the picture, where there is a line */
  readonly seen: number
  /** the same a little beside the lines: what chance gives */
  readonly chance: number
  /** median distance in millimetres between lines as seen and as fitted */
  readonly residual: number
}

/** One turn of the fit: how far to look for lines (mm), which, and how freely the map may move. */
interface Stage {
  readonly reach: number
  readonly lines: readonly FormLine[]
  readonly freedom: Freedom
  readonly step: number
}

const thick = [...barLines, ...frameLines]
const all = [...thick, ...innerLines]
const stages: readonly Stage[] = [
  { reach: 7, lines: thick, freedom: 'affine', step: 6 },
  { reach: 4, lines: thick, freedom: 'projective', step: 6 },
  { reach: 2.2, lines: all, freedom: 'projective', step: 6 },
  { reach: 1.2, lines: all, freedom: 'projective', step: 4 },
  { reach: 0.9, lines: all, freedom: 'projective', step: 4 },
]

/** Distance at which the lines are looked for in vain, to know what chance gives: between rows, off their words. */
const beside = 1.9

/**
 * Fits the form's lines to the picture, from a guess on: where each line is darkest near where it should be, the map
 * is drawn there, from the thick ones to all and from far to near.
 * @param ink how bright black is in this picture
 */
export function refine(grey: GreyRaster, guess: Homography, ink: number): Fit | undefined {
  let toForm = guess
  for (const { reach, lines, freedom, step } of stages) {
    const toPicture = inverse(toForm)
    const constraints = lines.flatMap((line) => drawn(line, sightings(grey, ink, toPicture, line, reach, step)))
    const next = constraints.length >= 16 && fitMap([...constraints, ...held(constraints, toPicture)], freedom, toForm)
    if (next) toForm = next
  }
  const toPicture = inverse(toForm)
  if (!toPicture.every(Number.isFinite)) return undefined
  const near = innerLines.flatMap((line) => sightings(grey, ink, toPicture, line, 0.5, 3))
  const places = innerLines.reduce((sum, line) => sum + countInside(grey, toPicture, line, 3), 0)
  const control = innerLines.flatMap((line) =>
    sightings(grey, ink, toPicture, { ...line, at: line.at + beside }, 0.5, 3),
  )
  return {
    toForm,
    toPicture,
    seen: near.length / Math.max(1, places),
    chance: control.length / Math.max(1, places),
    residual: median(near.map(({ off }) => Math.abs(off))),
  }
}

/** The places where a line was seen, as constraints: what lies off the line's other places counts less or nothing. */
function drawn(line: FormLine, seen: readonly Sighting[]): Constraint[] {
  const middle = median(seen.map(({ off }) => off))
  const spread = Math.max(0.12, median(seen.map(({ off }) => Math.abs(off - middle))))
  return seen.flatMap(({ from, off, contrast }): Constraint[] => {
    const t = (off - middle) / (spread * 4)
    const weight = Math.abs(t) >= 1 ? 0 : (1 - t * t) ** 2 * contrast * Math.min(2, line.width + 0.4)
    return weight > 0 ? [{ from, to: line.level ? { y: line.at } : { x: line.at }, weight }] : []
  })
}

/** What the map may do where no line tells: in sum, as a share of what the lines say. */
const holding = 0.01

/** The map as it is, at nine places of the page: it holds in what the lines do not determine, as where a side is cut off. */
function held(constraints: readonly Constraint[], toPicture: Homography): Constraint[] {
  const weight = (constraints.reduce((sum, one) => sum + one.weight, 0) * holding) / 9
  return [0, 0.5, 1].flatMap((u) =>
    [0, 0.5, 1].map((v) => {
      const to = { x: frame.left + u * (frame.right - frame.left), y: frame.top + v * (frame.bottom - frame.top) }
      return { from: through(toPicture, to.x, to.y), to, weight }
    }),
  )
}

interface Sighting {
  /** where the line is, in working pixels */
  readonly from: { readonly x: number; readonly y: number }
  /** mm from where it was expected, along the line's own axis */
  readonly off: number
  /** 0..1, how much darker than what is beside it */
  readonly contrast: number
}

const profile = new Float64Array(512)
const smooth = new Float64Array(512)

/** Looks across a line every `step` mm for the darkest stripe of its width. */
function sightings(
  grey: GreyRaster,
  ink: number,
  toPicture: Homography,
  line: FormLine,
  reach: number,
  step: number,
): Sighting[] {
  const out: Sighting[] = []
  const across = Math.min(0.5, Math.max(0.12, line.width / 6))
  const side = line.width / 2 + 0.7
  const count = Math.ceil(((reach + side) * 2) / across) + 1
  const half = Math.max(0, Math.round(line.width / 2 / across - 0.5))
  for (let along = line.from + step / 2; along < line.to; along += step) {
    const at = (off: number) =>
      line.level ? through(toPicture, along, line.at + off) : through(toPicture, line.at + off, along)
    // straight between its ends: over a few mm perspective bends nothing
    const a = at(-reach - side)
    const b = at(reach + side)
    if (!inside(grey, a) || !inside(grey, b)) continue
    for (let i = 0; i < count; i++) {
      const t = i / (count - 1)
      profile[i] = bilinear(grey, a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)
    }
    const found = darkest(count, half, Math.round(side / across), ink)
    if (!found) continue
    const t = found.place / (count - 1)
    out.push({
      from: { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t },
      off: -reach - side + 2 * (reach + side) * t,
      contrast: found.contrast,
    })
  }
  return out
}

/** A line must be at least so much darker than both sides, as a share of what lies between paper and black. */
const leastContrast = 0.08
/** between paper and black, in levels, or noise makes lines */
const leastRange = 20

/** The darkest window of 2 half + 1 steps in the profile, with the paper brighter on both sides `side` steps away. */
function darkest(
  count: number,
  half: number,
  side: number,
  ink: number,
): { place: number; contrast: number } | undefined {
  const span = 2 * half + 1
  let best = -1
  for (let i = half; i < count - half; i++) {
    let sum = 0
    for (let k = i - half; k <= i + half; k++) sum += profile[k]!
    smooth[i] = sum / span
    if (i >= side && i < count - side && (best < 0 || smooth[i]! < smooth[best]!)) best = i
  }
  if (best < 0) return undefined
  const before = profile[Math.max(0, best - side)]!
  const after = profile[Math.min(count - 1, best + side)]!
  const beside = Math.min(before, after)
  const contrast = (beside - smooth[best]!) / Math.max(leastRange, Math.max(before, after) - ink)
  if (contrast < leastContrast) return undefined
  // the stripe's middle to a fraction of a step: the centre of what is dark around it
  let mass = 0
  let moment = 0
  const from = Math.max(0, best - side)
  const to = Math.min(count - 1, best + side)
  for (let k = from; k <= to; k++) {
    const dark = Math.max(0, beside - profile[k]!)
    mass += dark
    moment += dark * k
  }
  return { place: mass > 0 ? moment / mass : best, contrast: Math.min(1, contrast) }
}

function countInside(grey: GreyRaster, toPicture: Homography, line: FormLine, step: number): number {
  let count = 0
  for (let along = line.from + step / 2; along < line.to; along += step) {
    const p = line.level ? through(toPicture, along, line.at) : through(toPicture, line.at, along)
    if (inside(grey, p)) count++
  }
  return count
}

const inside = (grey: GreyRaster, { x, y }: { x: number; y: number }): boolean =>
  x >= 0 && y >= 0 && x < grey.width - 1 && y < grey.height - 1

/** Bilinear value; the point must lie inside. Pixel centres are at half numbers. */
function bilinear({ data, width, height }: GreyRaster, px: number, py: number): number {
  const x = Math.max(0, px - 0.5)
  const y = Math.max(0, py - 0.5)
  const x0 = Math.min(width - 2, x | 0)
  const y0 = Math.min(height - 2, y | 0)
  const fx = x - x0
  const fy = y - y0
  const i = y0 * width + x0
  const top = data[i]! + (data[i + 1]! - data[i]!) * fx
  const bottom = data[i + width]! + (data[i + width + 1]! - data[i + width]!) * fx
  return top + (bottom - top) * fy
}

export function median(values: readonly number[]): number {
  if (values.length === 0) return 0
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1]!
}
