import { fixedBoxes } from '../../../domain/sheet/wording.ts'
import { type Flat, flatWidth } from './flat.ts'
import type { SheetCheck } from './frame.ts'
import { type Blot, blotsIn, darkness } from './ink.ts'
import { type Area, areas, boxArea } from './print.ts'
import { around, type ToRegion } from './region.ts'
import type { SealOnForm } from './seal-place.ts'
import { sheetWords } from './words.ts'

/** A pen's stroke in mm and mm²: one pixel beside print is blur, a fingertip or a note is wider. */
const stroke = { longest: 1.3, shortest: 0.5, widest: 7, size: 0.4 } as const
/** A line right across the form is a scanner's fault or a fold, no pen's. */
const longestStroke = 90
/** How much darker than the others the inside of a ticked box is. */
const ticked = 0.16
/** mm of a box's edge left out of its inside */
const rim = 0.55
/** mm² of strokes from which on somebody surely wrote here, and from which on it may be */
const surely = 3
const perhaps = 0.9

/**
 * Whether the part that only the access provider fills in (接入服务单位填写) is as it was printed: no tick in a box, no
 * word, signature or seal. Print is known by its places; ink elsewhere is not print.
 * @param least 0..1, how dark ink is at least
 */
export function judgeProvider(
  flat: Flat,
  blank: Uint8Array,
  least: number,
  seals: readonly SealOnForm[],
  toRegion: ToRegion,
): SheetCheck {
  const stamped = seals.filter(({ place }) => place === 'provider')
  const clear = without(blank, seals)
  const found = [areas.provider, areas.providerSigns].flatMap((part) =>
    blotsIn(flat, part, clear, { least, withRed: true }),
  )
  const strokes = found.filter(isStroke)
  const marked = tickedBoxes(flat)
  const ink = strokes.reduce((sum, blot) => sum + blot.size, 0) + marked.length * 1.2
  const where = [...strokes.map((blot) => blot.area), ...marked.map((box) => box)]
  if (stamped.length > 0) {
    const region = toRegion(around(stamped.map(({ area }) => area)))
    return { verdict: 'fail', score: 0.92, evidence: [sheetWords.providerStamped(region)] }
  }
  if (ink >= surely)
    return { verdict: 'fail', score: sure(ink), evidence: [sheetWords.providerFilled(toRegion(around(where)))] }
  if (ink >= perhaps)
    return { verdict: 'doubt', score: 0.6, evidence: [sheetWords.providerTouched(toRegion(around(where)))] }
  const covered = found.filter((blot) => blot.thickness > stroke.widest && blot.size > 60)
  if (covered.length > 0) {
    return {
      verdict: 'doubt',
      score: 0.5,
      evidence: [sheetWords.providerCovered(toRegion(around(covered.map((b) => b.area))))],
    }
  }
  return { verdict: 'pass', score: Math.max(0.75, 0.97 - ink * 0.2), evidence: [sheetWords.providerEmpty()] }
}

const sure = (ink: number): number => Math.min(0.99, 0.8 + ink * 0.02)

function isStroke({ area, size, thickness }: Blot): boolean {
  const wide = area.right - area.left
  const high = area.bottom - area.top
  const long = Math.max(wide, high)
  const streak = long > longestStroke && Math.min(wide, high) < 2
  const broad = Math.min(wide, high) >= stroke.shortest
  return size >= stroke.size && long >= stroke.longest && broad && thickness <= stroke.widest && !streak
}

/** Boxes whose inside is darker than that of most. */
function tickedBoxes(flat: Flat): Area[] {
  const inside = fixedBoxes.map((box) => {
    const { left, top, right, bottom } = boxArea(box)
    return darkness(flat, { left: left + rim, top: top + rim, right: right - rim, bottom: bottom - rim })
  })
  const usual = [...inside].sort((a, b) => a - b)[inside.length >> 2]!
  return fixedBoxes.filter((_, i) => inside[i]! > usual + ticked).map(boxArea)
}

/** The blank paper without what seals may have inked. */
export function without(blank: Uint8Array, seals: readonly SealOnForm[]): Uint8Array {
  if (seals.length === 0) return blank
  const clear = blank.slice()
  for (const { pixels } of seals) {
    const { left, top, right, bottom } = pixels
    const [cx, cy] = [(left + right) / 2, (top + bottom) / 2]
    const [rx, ry] = [Math.max(1, (right - left) / 2), Math.max(1, (bottom - top) / 2)]
    for (let v = top; v < bottom; v++) {
      const half = rx * Math.sqrt(Math.max(0, 1 - ((v + 0.5 - cy) / ry) ** 2))
      clear.fill(
        0,
        v * flatWidth + Math.max(left, Math.floor(cx - half)),
        v * flatWidth + Math.min(right, Math.ceil(cx + half)),
      )
    }
  }
  return clear
}
