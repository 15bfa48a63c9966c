import { axisEllipse, type Ellipse, scaleEllipse } from './ellipse.ts'
import { halveMap, type InkMap, sample } from './picture.ts'

/** A place and size where an inked ring may be; `strength` 0..1 is the share of its rim that looks inked from inside. */
export interface Candidate {
  readonly ellipse: Ellipse
  readonly strength: number
}

/** Radii looked for on each level of the pyramid; the levels together cover all sizes. */
const SMALLEST = 10
const LARGEST = 27
/** How the plane is stretched before circles are looked for: round seals, lying ovals, standing ovals. */
const STRETCHES: readonly (readonly [number, number])[] = [
  [1, 1],
  [0.7, 1],
  [1, 0.7],
]
const CELL = 2
const PEAKS = 7
const FAINTEST_GRADIENT = 9
const HALF_WEIGHT = 24
const RIM_ANGLES = 48
const SIN = Float64Array.from({ length: RIM_ANGLES }, (_, k) => Math.sin((2 * Math.PI * k) / RIM_ANGLES))
const COS = Float64Array.from({ length: RIM_ANGLES }, (_, k) => Math.cos((2 * Math.PI * k) / RIM_ANGLES))

/** The map and its halvings, down to where a seal as large as the whole picture is a small circle. */
export function pyramid(map: InkMap): InkMap[] {
  const levels = [map]
  let last = map
  while (Math.min(last.width, last.height) > LARGEST * 2.2 && levels.length < 8) {
    last = halveMap(last)
    levels.push(last)
  }
  return levels
}

/**
 * Ring candidates by gradient-direction voting: every place where ink begins votes for the centres the ring it may
 * belong to could have. Broken, faded, crossed and cut rings still gather votes from what is left of them.
 * @returns strongest first, in pixels of the finest level
 */
export function ringCandidates(levels: readonly InkMap[], firstLevel: number, most: number): Candidate[] {
  const found: Candidate[] = []
  for (let k = firstLevel; k < levels.length; k++) {
    for (const [sx, sy] of STRETCHES) {
      for (const c of voteLevel(levels[k]!, sx, sy)) {
        found.push({ ellipse: scaleEllipse(c.ellipse, 2 ** k), strength: c.strength })
      }
    }
  }
  found.sort((a, b) => b.strength - a.strength)
  return spread(found, most)
}

/** Drops near copies. */
function spread(sorted: readonly Candidate[], most: number): Candidate[] {
  const kept: Candidate[] = []
  for (const c of sorted) {
    if (kept.length >= most) break
    const e = c.ellipse
    const r = Math.min(e.a, e.d)
    const copy = kept.some((o) => {
      const p = o.ellipse
      return (
        Math.hypot(p.cx - e.cx, p.cy - e.cy) < 0.25 * r &&
        Math.abs(Math.log(p.a / e.a)) < 0.18 &&
        Math.abs(Math.log(p.d / e.d)) < 0.18
      )
    })
    if (!copy) kept.push(c)
  }
  return kept
}

function voteLevel(map: InkMap, sx: number, sy: number): Candidate[] {
  const { data, width, height } = map
  // seals cut by the edge have their centre near it, or a little outside
  const margin = SMALLEST
  const columns = Math.ceil((width * sx + 2 * margin) / CELL) + 1
  const rows = Math.ceil((height * sy + 2 * margin) / CELL) + 1
  const votes = new Float32Array(columns * rows)
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x
      const east = 2 * data[i + 1]! + data[i + 1 - width]! + data[i + 1 + width]!
      const west = 2 * data[i - 1]! + data[i - 1 - width]! + data[i - 1 + width]!
      const south = 2 * data[i + width]! + data[i + width - 1]! + data[i + width + 1]!
      const north = 2 * data[i - width]! + data[i - width - 1]! + data[i - width + 1]!
      if (east === west && south === north) continue
      const gx = (east - west) / (8 * sx)
      const gy = (south - north) / (8 * sy)
      const size = Math.hypot(gx, gy)
      if (size < FAINTEST_GRADIENT) continue
      const nx = gx / size
      const ny = gy / size
      const weight = size / (size + HALF_WEIGHT)
      const px = (x * sx + margin) / CELL + 0.5
      const py = (y * sy + margin) / CELL + 0.5
      for (let r = SMALLEST; r <= LARGEST; r++) {
        const u = (px + (nx * r) / CELL) | 0
        const v = (py + (ny * r) / CELL) | 0
        if (u < 0 || v < 0 || u >= columns || v >= rows) break
        votes[v * columns + u]! += weight / r
      }
    }
  }
  return peaks(votes, columns, rows).flatMap((p) =>
    sizesAt(map, (p.u * CELL - margin) / sx, (p.v * CELL - margin) / sy, sx, sy),
  )
}

function peaks(votes: Float32Array, columns: number, rows: number): { u: number; v: number; votes: number }[] {
  const smooth = new Float32Array(votes.length)
  for (let v = 1; v < rows - 1; v++) {
    for (let u = 1; u < columns - 1; u++) {
      const i = v * columns + u
      smooth[i] =
        4 * votes[i]! +
        2 * (votes[i - 1]! + votes[i + 1]! + votes[i - columns]! + votes[i + columns]!) +
        votes[i - columns - 1]! +
        votes[i - columns + 1]! +
        votes[i + columns - 1]! +
        votes[i + columns + 1]!
    }
  }
  const list: { u: number; v: number; votes: number }[] = []
  for (let v = 1; v < rows - 1; v++) {
    for (let u = 1; u < columns - 1; u++) {
      const i = v * columns + u
      const s = smooth[i]!
      if (s < 2) continue
      if (
        s >= smooth[i - 1]! &&
        s > smooth[i + 1]! &&
        s >= smooth[i - columns]! &&
        s > smooth[i + columns]! &&
        s >= smooth[i - columns - 1]! &&
        s > smooth[i + columns + 1]! &&
        s >= smooth[i - columns + 1]! &&
        s > smooth[i + columns - 1]!
      ) {
        list.push({ u, v, votes: s })
      }
    }
  }
  list.sort((a, b) => b.votes - a.votes)
  return list.slice(0, PEAKS)
}

/** The best one or two radii at a voted centre, by how much of the rim has more ink inside than outside. */
function sizesAt(map: InkMap, cx: number, cy: number, sx: number, sy: number): Candidate[] {
  const scores: number[] = []
  for (let r = SMALLEST - 1; r <= LARGEST + 2; r++) scores.push(rimStrength(map, cx, cy, r / sx, r / sy))
  const out: Candidate[] = []
  for (let k = 1; k < scores.length - 1; k++) {
    const s = scores[k]!
    if (s > 0.2 && s >= scores[k - 1]! && s > scores[k + 1]!) {
      const r = SMALLEST - 1 + k
      out.push({ ellipse: axisEllipse(cx, cy, r / sx, r / sy), strength: s })
    }
  }
  out.sort((a, b) => b.strength - a.strength)
  return out.slice(0, 2)
}

function rimStrength(map: InkMap, cx: number, cy: number, rx: number, ry: number): number {
  let sum = 0
  let seen = 0
  for (let k = 0; k < RIM_ANGLES; k++) {
    const ux = COS[k]!
    const uy = SIN[k]!
    const edge = 1.5 / Math.hypot(ux * rx, uy * ry)
    const outer = 1 + edge
    const inner = 1 - edge * 0.7
    const outside = sample(map, cx + ux * rx * outer, cy + uy * ry * outer)
    const inside = sample(map, cx + ux * rx * inner, cy + uy * ry * inner)
    if (inside < 0 || outside < 0) continue
    seen++
    const step = inside - outside
    if (step > 0) sum += step / (step + 20)
  }
  return seen < RIM_ANGLES * 0.4 ? 0 : sum / (seen + 0.25 * (RIM_ANGLES - seen))
}
