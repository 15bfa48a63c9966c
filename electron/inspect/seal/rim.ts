import type { Put } from './features.ts'
import { ANGLES, grid, mean, quantile, RADIAL_STEP, RINGS, rayMean, ringAt, spread } from './unrolled.ts'

const crest = new Float32Array(ANGLES)
const crestAt = new Int16Array(ANGLES)
const covered = new Uint8Array(ANGLES)

/** Finds the ring's crest along each ray and says how dense its ink is (upper quartile: faded parts do not speak for it). */
export function ringInk(seen: readonly number[]): number {
  for (const t of seen) {
    let best = -1
    for (let i = ringAt(0.875); i <= ringAt(1.025); i++) {
      const v = grid[t * RINGS + i]!
      if (v > best) {
        best = v
        crestAt[t] = i
      }
    }
    crest[t] = best
  }
  return Math.max(
    4,
    quantile(
      seen.map((t) => crest[t]!),
      0.7,
    ),
  )
}

/** The rim: how much of it is there, how wide and steady it is, and what lies outside it. */
export function measureRing(seen: readonly number[], ink: number, put: Put): void {
  let ring = 0
  let ridge = 0
  const outsides: number[] = []
  const widths: number[] = []
  covered.fill(2)
  for (const t of seen) {
    const outside = rayMean(t, 1.075, 1.2)
    outsides.push(outside)
    const c = crest[t]!
    const at = crestAt[t]!
    const stands = c > 0.35 * ink && c - outside > 0.3 * ink
    covered[t] = stands ? 1 : 0
    if (!stands) continue
    ring++
    let inner = at
    while (inner > 0 && grid[t * RINGS + inner]! > 0.5 * c) inner--
    let outer = at
    while (outer < RINGS - 1 && grid[t * RINGS + outer]! > 0.5 * c) outer++
    widths.push((outer - inner - 1) * RADIAL_STEP)
    let valley = c
    for (let i = at - 1; i >= at - ringAt(0.15) && i >= 0; i--) valley = Math.min(valley, grid[t * RINGS + i]!)
    if (valley < 0.55 * c) ridge++
  }
  const n = Math.max(1, seen.length)
  put('ringCover', ring / n)
  put('ridgeCover', ridge / n)
  put('longestGap', longestGap())
  put('thickness', Math.min(0.5, quantile(widths, 0.5)))
  put('thicknessSpread', Math.min(0.5, spread(widths)))
  put('outside', Math.min(2, mean(outsides) / ink))
  put('inkSpread', spread(seen.map((t) => Math.min(1.5, crest[t]! / ink))))
  let marks = 0
  let cells = 0
  for (let t = 0; t < ANGLES; t++) {
    for (let i = ringAt(1.075); i < RINGS; i++) {
      const v = grid[t * RINGS + i]!
      if (v < 0) continue
      cells++
      if (v > 0.4 * ink) marks++
    }
  }
  put('outsideMarks', marks / Math.max(1, cells))
  put('wobble', wobble())
  put('corners', corners(ink))
}

/** Longest run of rays without ring, as a share of the circle; rays outside the picture are skipped. */
function longestGap(): number {
  let longest = 0
  let run = 0
  for (let t = 0; t < 2 * ANGLES; t++) {
    const c = covered[t % ANGLES]!
    if (c === 2) continue
    run = c === 1 ? 0 : run + 1
    longest = Math.max(longest, run)
  }
  return Math.min(1, longest / ANGLES)
}

/** How unsteadily the crest runs between neighbouring rays: a pressed die is smooth, a hand-drawn circle is not. */
function wobble(): number {
  const off: number[] = []
  for (let t = 0; t < ANGLES; t++) {
    if (covered[t] !== 1) continue
    off.push((crestAt[t]! * RADIAL_STEP - 0.96) ** 2)
  }
  return Math.sqrt(quantile(off, 0.75))
}

/** Ink where only a square's corners would be, against ink at its sides' middles. */
function corners(ink: number): number {
  let diagonal = 0
  let straight = 0
  for (let t = 0; t < ANGLES; t++) {
    const quarter = t % (ANGLES / 4)
    const v = rayMean(t, 1.1, 1.3)
    if (Math.abs(quarter - ANGLES / 8) < ANGLES / 32) diagonal += v
    else if (quarter < ANGLES / 32 || quarter > (7 * ANGLES) / 32) straight += v
  }
  return Math.max(-2, Math.min(2, (diagonal - straight) / (ink * (ANGLES / 4))))
}
