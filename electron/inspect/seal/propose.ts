import { boundingBox, type Ellipse, halfAxes, meanRadius, overlap } from './ellipse.ts'
import { type FeatureVector, measure } from './features.ts'
import { evened, type Ground, type Ink, inkMap } from './ink.ts'
import { type InkMap, padded } from './picture.ts'
import { refine } from './refine.ts'
import { pyramid, ringCandidates } from './vote.ts'

/** A ring candidate fitted and measured; ellipse in pixels of the detection picture. */
export interface Proposal {
  readonly ellipse: Ellipse
  readonly features: FeatureVector
}

/** Candidates fitted and measured per picture and ink: bounds the time on a picture full of red. */
const MOST = 24
/** Ink-map units above which a pixel may be ink, and how many such pixels the smallest seal has. */
const FAINT = 13
const FEWEST = 60
const SMALLEST_RADIUS = 9
/** The border is a multiple of it, so that the levels stay aligned. */
const BORDER = 8

/** The ink map at all sizes: as measured, and evened out for finding faint rings beside dense print. */
export interface InkLevels {
  readonly density: readonly InkMap[]
  /** with a border round it */
  readonly voting: readonly InkMap[]
  /** width of that border, finest pixels */
  readonly border: number
}

/** The ink map's pyramid, or nothing where the picture has no such ink at all. */
export function inkLevels(ground: Ground, ink: Ink): InkLevels | undefined {
  const map = inkMap(ground, ink)
  let inked = 0
  const { data } = map
  for (let i = 0; i < data.length; i++) if (data[i]! > FAINT) inked++
  if (inked < FEWEST) return undefined
  const border = BORDER * Math.ceil(Math.max(map.width, map.height) / (16 * BORDER))
  return { density: pyramid(map), voting: pyramid(padded(evened(map), border)), border }
}

/** All ring candidates of one ink, fitted and measured; near copies are dropped. */
export function propose(ground: Ground, ink: Ink, levels: InkLevels): Proposal[] {
  const proposals: Proposal[] = []
  for (const candidate of ringCandidates(levels.voting, MOST)) {
    const fitted = refine(levels.voting, candidate.ellipse)
    const ellipse = { ...fitted, cx: fitted.cx - levels.border, cy: fitted.cy - levels.border }
    const axes = halfAxes(ellipse)
    if (axes.short < SMALLEST_RADIUS || axes.short / axes.long < 0.4) continue
    if (proposals.some((p) => sameRing(p.ellipse, ellipse))) continue
    proposals.push({ ellipse, features: measure(levels.density, ground, ink, ellipse) })
  }
  return proposals
}

function sameRing(p: Ellipse, q: Ellipse): boolean {
  return overlap(boundingBox(p), boundingBox(q)) > 0.88 && Math.abs(meanRadius(p) / meanRadius(q) - 1) < 0.06
}
