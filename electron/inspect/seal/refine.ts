import { type Ellipse, meanRadius, scaleEllipse } from './ellipse.ts'
import { type InkMap, sample } from './picture.ts'

const ANGLES = 72
const SIN = Float64Array.from({ length: ANGLES }, (_, k) => Math.sin((2 * Math.PI * k) / ANGLES))
const COS = Float64Array.from({ length: ANGLES }, (_, k) => Math.cos((2 * Math.PI * k) / ANGLES))

/** Half widths of the search for the rim, in radii, from round to round. */
const SEARCH = [0.24, 0.18, 0.12, 0.08, 0.06]
const STEPS = 15

/** The level of the pyramid on which an ellipse of this mean radius (finest pixels) is at most `most` pixels in radius. */
export function levelFor(levels: readonly InkMap[], radius: number, most: number): number {
  let k = 0
  while (k + 1 < levels.length && radius / 2 ** k > most) k++
  return k
}

/**
 * Fits the ellipse to the outer edge of the ring: along each ray the strongest step from bare to inked near the
 * present rim, then a weighted least-squares change of centre, size and shape; outlying rays lose their say.
 * @param ellipse in pixels of the finest level
 */
export function refine(levels: readonly InkMap[], ellipse: Ellipse): Ellipse {
  let e = ellipse
  for (let round = 0; round < SEARCH.length; round++) {
    const k = levelFor(levels, meanRadius(e), round < 2 ? 30 : 60)
    const here = scaleEllipse(e, 1 / 2 ** k)
    e = scaleEllipse(adjust(levels[k]!, here, SEARCH[round]!, 1), 2 ** k)
  }
  return e
}

/** A quick fit on one level, enough to tell a ring from a crowd. */
export function roughFit(map: InkMap, ellipse: Ellipse): Ellipse {
  return adjust(map, adjust(map, ellipse, 0.22, 2), 0.13, 2)
}

const at = new Float64Array(ANGLES)
const weight = new Float64Array(ANGLES)
const profile = new Float64Array(64)
const normal = new Float64Array(30)
const basis = Float64Array.of(1, 0, 0, 0, 0)

/** @param stride every how many-th ray is used */
function adjust(map: InkMap, e: Ellipse, reach: number, stride: number): Ellipse {
  const pixel = 1 / meanRadius(e)
  const thick = Math.max(0.05, pixel * 1.2)
  const lo = 1 - reach - thick
  const steps = Math.min(STEPS, Math.max(3, Math.ceil(reach / (0.6 * pixel))))
  const step = reach / steps
  const span = Math.max(1, Math.round(thick / step))
  const n = Math.min(64, 2 * steps + 1 + 2 * span)
  weight.fill(0)
  for (let k = 0; k < ANGLES; k += stride) {
    const ux = COS[k]!
    const uy = SIN[k]!
    const dx = e.a * ux + e.b * uy
    const dy = e.c * ux + e.d * uy
    let missing = false
    for (let i = 0; i < n; i++) {
      const r = lo + i * step
      const v = sample(map, e.cx + dx * r, e.cy + dy * r)
      if (v < 0 && r < 0.97) missing = true
      profile[i] = v < 0 ? (i > 0 ? profile[i - 1]! : 0) : v
    }
    if (missing) continue
    let best = 0
    for (let i = span; i < n - span; i++) {
      let inside = 0
      let outside = 0
      for (let s = 1; s <= span; s++) {
        inside += profile[i - s]!
        outside += profile[i + s]!
      }
      const r = lo + i * step
      const off = (r - 1) / reach
      const gain = ((inside - outside) / span) * (1 - 0.35 * off * off) * (1 + 0.15 * off)
      if (gain > best) {
        best = gain
        at[k] = r
      }
    }
    weight[k] = best < 6 ? 0 : best / (best + 30)
  }
  return solve(e, reach)
}

/** Least squares of r(t) = 1 + c0 + tx cos t + ty sin t + p cos 2t + q sin 2t, three rounds with outliers pressed down. */
function solve(e: Ellipse, reach: number): Ellipse {
  let x: readonly number[] = [0, 0, 0, 0, 0]
  let scatter = reach
  for (let round = 0; round < 4; round++) {
    normal.fill(0)
    let total = 0
    for (let k = 0; k < ANGLES; k++) {
      if (weight[k] === 0) continue
      const c = COS[k]!
      const s = SIN[k]!
      basis[1] = c
      basis[2] = s
      basis[3] = c * c - s * s
      basis[4] = 2 * c * s
      const y = at[k]! - 1
      let off = y
      for (let i = 0; i < 5; i++) off -= x[i]! * basis[i]!
      const spread = 1 + (off / scatter) ** 2
      const w = weight[k]! / (spread * spread)
      total += w
      for (let i = 0; i < 5; i++) {
        const v = w * basis[i]!
        for (let j = i; j < 5; j++) normal[i * 6 + j]! += v * basis[j]!
        normal[i * 6 + 5]! += v * y
      }
    }
    if (total < 2) return e
    // a pull towards no change keeps a half-seen ring from running away
    for (let i = 0; i < 5; i++) {
      normal[i * 6 + i]! += 0.02 * total
      for (let j = 0; j < i; j++) normal[i * 6 + j] = normal[j * 6 + i]!
    }
    x = eliminate(normal)
    scatter = Math.max(0.02, scatter * 0.5)
  }
  const limit = reach * 1.2
  const [c0, tx, ty, p, q] = x.map((v) => Math.max(-limit, Math.min(limit, v))) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const m11 = 1 + c0 + p
  const m22 = 1 + c0 - p
  return {
    cx: e.cx + e.a * tx + e.b * ty,
    cy: e.cy + e.c * tx + e.d * ty,
    a: e.a * m11 + e.b * q,
    b: e.a * q + e.b * m22,
    c: e.c * m11 + e.d * q,
    d: e.c * q + e.d * m22,
  }
}

/** Solves the 5 x 5 positive definite system with its right side as sixth column; overwrites it. */
function eliminate(m: Float64Array): number[] {
  for (let i = 0; i < 5; i++) {
    const head = m[i * 6 + i]!
    if (head < 1e-9) return [0, 0, 0, 0, 0]
    for (let r = 0; r < 5; r++) {
      if (r === i) continue
      const f = m[r * 6 + i]! / head
      for (let c = i; c < 6; c++) m[r * 6 + c]! -= f * m[i * 6 + c]!
    }
  }
  return [0, 1, 2, 3, 4].map((i) => m[i * 6 + 5]! / m[i * 6 + i]!)
}
