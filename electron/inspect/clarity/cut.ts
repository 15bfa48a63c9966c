import type { Region } from '../../../domain/model/inspection.ts'
import type { Glance } from '../glance/index.ts'
import { probability } from '../odds.ts'
import { offKnownShape } from '../scale.ts'
import type { PageView } from '../view.ts'
import type { Complaint } from './complaint.ts'
import { gravestCut, readSides, type SideFacts, strip } from './sides.ts'

/** What speaks for a side being cut off, each by itself too little: print that runs to the rim, an odd shape, how the page looks. */
export interface CutSigns {
  /** log odds of the glance */
  readonly glance: number
  /** 0..1, what the rules for single sides make of it */
  readonly measured: number
  /** how far the picture's shape is from that of a paper or camera, see offKnownShape */
  readonly offShape: number
  readonly sides: readonly Pick<SideFacts, 'close' | 'runs' | 'rules'>[]
}

/** Fitted by test/electron/inspect/clarity/fit: log odds for each unit of a sign. */
const weights = { glance: 0.82, measured: 2.02, offShape: 1.13, close: 0.59, closeElsewhere: -1.78, rules: 1.22 }
/** As fitted, less what cuts are rarer among pictures that come in (2.2) than among those fitted on. */
const always = -3.65 - 2.2
/** The glance and the shape count no further than this: beyond, they are no surer. */
const mostGlance = 6
const leastGlance = -5
const mostOffShape = 4

/** Log odds that a side of the page is cut off. */
export function cutOdds({ glance, measured, offShape, sides }: CutSigns): number {
  const side = busiest(sides)
  const elsewhere = sides.reduce((sum, { close }) => sum + close, -side.close) / (sides.length - 1)
  return (
    always +
    weights.glance * Math.max(leastGlance, Math.min(mostGlance, glance)) +
    weights.measured * measured +
    weights.offShape * Math.min(mostOffShape, offShape) +
    weights.close * Math.log1p(side.close) +
    weights.closeElsewhere * Math.log1p(elsewhere) +
    weights.rules * Math.log1p(side.rules)
  )
}

/** The side at which most print ends. */
function busiest<T extends Pick<SideFacts, 'close' | 'runs'>>(sides: readonly T[]): T {
  const busy = ({ close, runs }: T) => close + 2 * runs
  return sides.reduce((most, side) => (busy(side) > busy(most) ? side : most))
}

/** Reads the signs, and where the rules for single sides see a cut, if they do. */
export function cutSigns(
  view: PageView,
  { odds }: Pick<Glance, 'odds'>,
  sides: readonly SideFacts[],
  isPage: boolean,
): { readonly signs: CutSigns; readonly region?: Region } {
  const { fullWidth, fullHeight } = view.picture
  const measured = gravestCut(view, sides, isPage)
  const signs = {
    glance: odds.cropped,
    measured: measured?.weight ?? 0,
    offShape: offKnownShape(fullWidth, fullHeight),
    sides,
  }
  return measured?.region ? { signs, region: measured.region } : { signs }
}

/**
 * Whether a side of the page is missing, and where.
 * @param isPage of running text
 */
export function lookForCut(view: PageView, glance: Glance, isPage: boolean): Complaint[] {
  const sides = readSides(view)
  const { signs, region = regionOf(view, sides, glance.where.cropped) } = cutSigns(view, glance, sides, isPage)
  return [{ reason: 'cropped', weight: probability(cutOdds(signs)), region }]
}

/** Where print ends at a side, that; else what the glance says. */
function regionOf(view: PageView, sides: readonly SideFacts[], seen: Region): Region {
  const side = busiest(sides)
  return side.close > 0 ? strip(view, side.side) : seen
}
