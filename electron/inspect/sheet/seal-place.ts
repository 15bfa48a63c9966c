import type { SheetResult } from '../../../domain/model/inspection.ts'
import { cut, frame } from '../../../domain/sheet/lines.ts'
import type { SealMark } from '../seal/index.ts'
import { type Flat, flatWidth } from './flat.ts'
import type { SheetCheck } from './frame.ts'
import { type Homography, through } from './homography.ts'
import { type Area, areas, inPixels } from './print.ts'
import type { ToRegion } from './region.ts'
import { sheetWords } from './words.ts'

type Holder = NonNullable<SheetResult['form']>['holder']

/** A seal or stamp on the form. */
export interface SealOnForm {
  readonly mark: SealMark
  /** its box, mm */
  readonly area: Area
  /** the same with a rim for ink that ran, in pixels of the flattened form */
  readonly pixels: Area
  /** client = in the client's pledge, where the unit's seal belongs */
  readonly place: 'client' | 'fields' | 'provider' | 'outside'
}

/** A seal may stand out over the frame's lower edge by so much, in mm, as it does on the published sample. */
const overFrame = 12
/** Larger or smaller than any unit's seal (38-45 mm round, 45 x 30 oval), in mm along the longer side. */
const sizes = { least: 26, most: 58 } as const
const rim = 1.2

/** Seals as they lie on the form. Shapes in perspective become what they were. */
export function sealsOnForm(marks: readonly SealMark[], toForm: Homography, scale: number): SealOnForm[] {
  return marks.map((mark) => {
    const corners = [0, 1].flatMap((i) =>
      [0, 1].map((j) => through(toForm, (mark.x + i * mark.width) / scale, (mark.y + j * mark.height) / scale)),
    )
    const xs = corners.map((p) => p.x).sort((a, b) => a - b)
    const ys = corners.map((p) => p.y).sort((a, b) => a - b)
    // a box around a turned box is too large: the middles of its sides tell the seal's size better
    const area = {
      left: (xs[0]! + xs[1]!) / 2,
      right: (xs[2]! + xs[3]!) / 2,
      top: (ys[0]! + ys[1]!) / 2,
      bottom: (ys[2]! + ys[3]!) / 2,
    }
    const pixels = inPixels({
      left: area.left - rim,
      right: area.right + rim,
      top: area.top - rim,
      bottom: area.bottom + rim,
    })
    return { mark, area, pixels, place: placeOf(area) }
  })
}

/** Share of the bare paper under a seal that its ring, star and letters ink at least. */
const leastInked = 0.04
/**
 * So much of the mark must be bare paper on the empty form for that to be told, in pixels of the flattened form. Where less is,
 * the mark lies in the print: one smaller than any seal is a few bold characters.
 */
const leastBare = 400

/** A red mark below this is one to show, not one to build on: small print under lamplight may look a little like a seal. */
const likelyRed = 0.5

/**
 * The marks without those that are the form's own print: in a picture without colour, rows and boxes may look like a black
 * seal, in lamplight like a faint red one, but they leave bare paper bare.
 * @param least 0..1, how dark ink is at least
 */
export const withoutPrint = (
  seals: readonly SealOnForm[],
  flat: Flat,
  blank: Uint8Array,
  least: number,
): SealOnForm[] =>
  seals.filter(({ mark, area, pixels: { left, top, right, bottom } }) => {
    if (mark.ink === 'red' && mark.score >= likelyRed) return true
    let bare = 0
    let inked = 0
    for (let v = top; v < bottom; v++) {
      for (let o = v * flatWidth + left, end = v * flatWidth + right; o < end; o++) {
        if (!blank[o] || !flat.shown[o]) continue
        bare++
        if (255 - flat.green[o]! > least * 255) inked++
      }
    }
    return bare < leastBare ? longSide(area) >= sizes.least : inked > bare * leastInked
  })

const longSide = ({ left, top, right, bottom }: Area): number => Math.max(right - left, bottom - top)

function placeOf(area: Area): SealOnForm['place'] {
  const x = (area.left + area.right) / 2
  const y = (area.top + area.bottom) / 2
  if (x < frame.left || x > frame.right || y < frame.top || y > frame.bottom) return 'outside'
  if (y > cut.y) return 'client'
  const touchesFields = area.top < areas.domains.bottom - 2
  return touchesFields ? 'fields' : 'provider'
}

/**
 * Whether the unit's red seal stands in the client's pledge and not over what is filled in. A personal sheet asks for
 * none. That a seal is there at all is the seal check's own verdict; here only its place counts.
 */
export function judgeSeal(seals: readonly SealOnForm[], holder: Holder, toRegion: ToRegion): SheetCheck {
  const official = seals.filter(({ mark }) => mark.shape !== 'square' && mark.ink === 'red')
  const inPlace = official.filter(({ place, area }) => place === 'client' && area.bottom < frame.bottom + overFrame)
  const overFields = official.find(({ place }) => place === 'fields')
  if (overFields) {
    return {
      verdict: 'fail',
      score: overFields.mark.score,
      evidence: [sheetWords.sealOverFields(toRegion(overFields.area))],
    }
  }
  const good = inPlace[0]
  if (good) {
    const long = longSide(good.area)
    const region = toRegion(good.area)
    if (long < sizes.least || long > sizes.most) {
      return { verdict: 'doubt', score: 0.6, evidence: [sheetWords.sealOddSize(Math.round(long), region)] }
    }
    return { verdict: 'pass', score: good.mark.score, evidence: [sheetWords.sealInPlace(Math.round(long), region)] }
  }
  const elsewhere = official[0]
  if (elsewhere) {
    return {
      verdict: 'doubt',
      score: elsewhere.mark.score,
      evidence: [sheetWords.sealElsewhere(toRegion(elsewhere.area))],
    }
  }
  if (holder === 'person') return { verdict: 'pass', score: 0.9, evidence: [] }
  return { verdict: 'doubt', score: 0.8, evidence: [sheetWords.sealNowhere(toRegion(areas.client))] }
}
