import { axisEllipse, boundingBox, type Ellipse, overlap, scaleEllipse } from './ellipse.ts'
import { halveMap, type InkMap, sample, sampleHeld } from './picture.ts'
import { roughFit } from './refine.ts'

/** A place and size where an inked ring may be; `strength` 0..1 is the share of its rim that looks inked from inside. */
export interface Candidate {
  readonly ellipse: Ellipse
  readonly strength: number
}

/** Radii looked for on each level of the pyramid; the levels together cover all sizes. */
const SMALLEST = 10
const LARGEST = 21
/** How the plane is stretched before circles are looked for: round seals, lying ovals, standing ovals. */
const STRETCHES: readonly (readonly [number, number])[] = [
  [1, 1],
  [0.7, 1],
  [1, 0.7],
]
const CELL = 2
const PEAKS = 12
const FAINTEST_GRADIENT = 5
const HALF_WEIGHT = 10
const RIM_ANGLES = 40
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
export function ringCandidates(levels: readonly InkMap[], most: number): Candidate[] {
  const found: Candidate[] = []
  const sure: Candidate[] = []
  for (let k = 0; k < levels.length; k++) {
    const edges = edgesOf(levels[k]!)
    const here: Candidate[] = []
    for (const [sx, sy] of STRETCHES) {
      for (const c of voteLevel(levels[k]!, edges, sx, sy)) {
        here.push({ ellipse: scaleEllipse(c.ellipse, 2 ** k), strength: c.strength })
      }
    }
    here.sort(byStrength)
    sure.push(...spread(here, SEATS, []))
    found.push(...here)
  }
  found.sort(byStrength)
  sure.sort(byStrength)
  return spread(found, most, spread(sure, most, []))
}

/** Every level brings its best few: small print makes many small rings by chance, and must not crowd out a pale large one. */
const SEATS = 5
const byStrength = (p: Candidate, q: Candidate): number => q.strength - p.strength

/** Fills up `kept` with the strongest, without near copies. */
function spread(sorted: readonly Candidate[], most: number, kept: Candidate[]): Candidate[] {
  for (const c of sorted) {
    if (kept.length >= most) break
    const box = boundingBox(c.ellipse)
    if (!kept.some((o) => overlap(boundingBox(o.ellipse), box) > 0.75)) kept.push(c)
  }
  return kept
}

/** Places where ink begins on one level: position and gradient, pointing into the ink. Valid until the next call. */
interface Edges {
  readonly count: number
  readonly x: Float32Array
  readonly y: Float32Array
  readonly gx: Float32Array
  readonly gy: Float32Array
}

/** Edges used at most per level: on a page full of red every n-th speaks for the rest. */
const MOST_EDGES = 24_000
let scratch = new Float32Array(0)

function edgesOf(map: InkMap): Edges {
  const { data, width, height } = map
  const room = width * height
  if (scratch.length < room * 4) scratch = new Float32Array(room * 4)
  const part = (k: number): Float32Array => scratch.subarray(k * room, (k + 1) * room)
  const edges = { x: part(0), y: part(1), gx: part(2), gy: part(3) }
  const faintest = 64 * FAINTEST_GRADIENT * FAINTEST_GRADIENT
  let count = 0
  for (let y = 1; y < height - 1; y++) {
    const end = (y + 1) * width - 1
    for (let i = y * width + 1; i < end; i++) {
      const ne = data[i + 1 - width]!
      const nw = data[i - 1 - width]!
      const se = data[i + 1 + width]!
      const sw = data[i - 1 + width]!
      const gx = 2 * (data[i + 1]! - data[i - 1]!) + ne - nw + se - sw
      const gy = 2 * (data[i + width]! - data[i - width]!) + se - ne + sw - nw
      if (gx * gx + gy * gy < faintest) continue
      edges.x[count] = i - y * width
      edges.y[count] = y
      edges.gx[count] = gx / 8
      edges.gy[count++] = gy / 8
    }
  }
  const stride = Math.ceil(count / MOST_EDGES)
  if (stride < 2) return { ...edges, count }
  for (let k = 0, from = 0; from < count; k++, from += stride) {
    for (const list of [edges.x, edges.y, edges.gx, edges.gy]) list[k] = list[from]!
  }
  return { ...edges, count: Math.floor((count - 1) / stride) + 1 }
}

/** One of 16 bits for the direction of a unit vector. */
const SIDE = new Uint16Array(33 * 33)
for (let u = 0; u < 33; u++) {
  for (let v = 0; v < 33; v++)
    SIDE[u * 33 + v] = 1 << (Math.floor((Math.atan2(v - 16, u - 16) / (2 * Math.PI) + 1) * 16) & 15)
}

/** seals cut by the edge have their centre near it, or a little outside */
const MARGIN = SMALLEST

function voteLevel(map: InkMap, edges: Edges, sx: number, sy: number): Candidate[] {
  const columns = Math.ceil((map.width * sx + 2 * MARGIN) / CELL) + 1
  const rows = Math.ceil((map.height * sy + 2 * MARGIN) / CELL) + 1
  const votes = new Float32Array(columns * rows)
  // one bit for each of 16 directions the votes came from: a ring is voted for from all sides, a line of print is not
  const sides = new Uint16Array(columns * rows)
  for (let k = 0; k < edges.count; k++) {
    const gx = edges.gx[k]! / sx
    const gy = edges.gy[k]! / sy
    const size = Math.sqrt(gx * gx + gy * gy)
    const nx = gx / size
    const ny = gy / size
    const weight = size / (size + HALF_WEIGHT)
    const bit = SIDE[Math.round(nx * 16 + 16) * 33 + Math.round(ny * 16 + 16)]!
    const px = (edges.x[k]! * sx + MARGIN) / CELL + 0.5
    const py = (edges.y[k]! * sy + MARGIN) / CELL + 0.5
    // one vote a cell on the way inwards
    for (let r = SMALLEST; r <= LARGEST; r += CELL) {
      const u = (px + (nx * r) / CELL) | 0
      const v = (py + (ny * r) / CELL) | 0
      if (u < 0 || v < 0 || u >= columns || v >= rows) break
      const i = v * columns + u
      votes[i]! += weight / r
      sides[i]! |= bit
    }
  }
  return peaks(votes, sides, columns, rows).flatMap((p) =>
    sizesAt(map, (p.u * CELL - MARGIN) / sx, (p.v * CELL - MARGIN) / sy, sx, sy),
  )
}

const BITS = Uint8Array.from({ length: 65536 }, (_, v) => {
  let n = 0
  for (let b = v; b > 0; b &= b - 1) n++
  return n
})
const FEWEST_VOTES = 0.6

interface Peak {
  readonly u: number
  readonly v: number
  readonly worth: number
}

function peaks(votes: Float32Array, sides: Uint16Array, columns: number, rows: number): Peak[] {
  const worth = new Float32Array(votes.length)
  for (let v = 1; v < rows - 1; v++) {
    for (let u = 1; u < columns - 1; u++) {
      const i = v * columns + u
      const up = i - columns
      const down = i + columns
      const near =
        4 * votes[i]! +
        2 * (votes[i - 1]! + votes[i + 1]! + votes[up]! + votes[down]!) +
        votes[up - 1]! +
        votes[up + 1]! +
        votes[down - 1]! +
        votes[down + 1]!
      if (near < FEWEST_VOTES) continue
      const all = sides[i]! | sides[i - 1]! | sides[i + 1]! | sides[up]! | sides[down]!
      worth[i] = Math.sqrt(near) * BITS[all]! ** 2
    }
  }
  const list: Peak[] = []
  for (let v = 1; v < rows - 1; v++) {
    for (let u = 1; u < columns - 1; u++) {
      const i = v * columns + u
      const w = worth[i]!
      if (w === 0 || !isPeak(worth, i, columns)) continue
      list.push({ u, v, worth: w })
    }
  }
  list.sort((a, b) => b.worth - a.worth)
  return list.slice(0, PEAKS)
}

function isPeak(worth: Float32Array, i: number, columns: number): boolean {
  const w = worth[i]!
  const up = i - columns
  const down = i + columns
  return (
    w >= worth[i - 1]! &&
    w > worth[i + 1]! &&
    w >= worth[up]! &&
    w > worth[down]! &&
    w >= worth[up - 1]! &&
    w > worth[down + 1]! &&
    w >= worth[up + 1]! &&
    w > worth[down - 1]!
  )
}

/** The best few radii at a voted centre, each fitted roughly to its rim. */
function sizesAt(map: InkMap, cx: number, cy: number, sx: number, sy: number): Candidate[] {
  const scores: number[] = []
  for (let r = SMALLEST - 1; r <= LARGEST + 2; r++) scores.push(rimStrength(map, axisEllipse(cx, cy, r / sx, r / sy)))
  const tops: { r: number; s: number }[] = []
  for (let k = 1; k < scores.length - 1; k++) {
    const s = scores[k]!
    if (s > 0.1 && s >= scores[k - 1]! && s > scores[k + 1]!) tops.push({ r: SMALLEST - 1 + k, s })
  }
  tops.sort((p, q) => q.s - p.s)
  return tops.slice(0, 2).map((top) => {
    const ellipse = roughFit(map, axisEllipse(cx, cy, top.r / sx, top.r / sy))
    return { ellipse, strength: rimStrength(map, ellipse) }
  })
}

const steps = new Float64Array(RIM_ANGLES)

/** Share of the rim that steps up to ink, in terms of the rim's own typical step: pale rings count like dense ones. */
export function rimStrength(map: InkMap, e: Ellipse): number {
  let seen = 0
  for (let k = 0; k < RIM_ANGLES; k++) {
    const dx = e.a * COS[k]! + e.b * SIN[k]!
    const dy = e.c * COS[k]! + e.d * SIN[k]!
    const edge = 1.5 / Math.hypot(dx, dy)
    const outer = 1 + edge
    const inner = 1 - edge * 0.7
    // a rim near the border has little room outside it, but a rim beyond the border is not there
    if (sample(map, e.cx + dx, e.cy + dy) < 0) continue
    const outside = sampleHeld(map, e.cx + dx * outer, e.cy + dy * outer)
    const inside = sample(map, e.cx + dx * inner, e.cy + dy * inner)
    steps[seen++] = inside - outside
  }
  if (seen < RIM_ANGLES * 0.4) return 0
  let rising = 0
  let squares = 0
  for (let k = 0; k < seen; k++) {
    const s = steps[k]!
    if (s <= 0) continue
    rising += s
    squares += s * s
  }
  const typical = rising === 0 ? 0 : squares / rising
  if (typical < 4) return 0
  let sum = 0
  // a crowd steps down as often as up; a ring has gaps, but hardly ever more ink outside than inside
  for (let k = 0; k < seen; k++) sum += Math.max(-1, Math.min(1, steps[k]! / typical))
  return ((Math.max(0, sum) / (seen + 0.25 * (RIM_ANGLES - seen))) * typical) / (typical + 6)
}
