import type { Point } from '../../../domain/model/inspection.ts'

/** A plane projective map, row by row; the last number is 1 up to scale. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number]

/** Where a map takes a point. */
export function through(m: Homography, x: number, y: number): Point {
  const w = m[6] * x + m[7] * y + m[8]
  return { x: (m[0] * x + m[1] * y + m[2]) / w, y: (m[3] * x + m[4] * y + m[5]) / w }
}

/** The way back; a map that flattens the plane has none and gives numbers that are not finite. */
export function inverse([a, b, c, d, e, f, g, h, i]: Homography): Homography {
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
  const s = 1 / determinant
  return [
    (e * i - f * h) * s,
    (c * h - b * i) * s,
    (b * f - c * e) * s,
    (f * g - d * i) * s,
    (a * i - c * g) * s,
    (c * d - a * f) * s,
    (d * h - e * g) * s,
    (b * g - a * h) * s,
    (a * e - b * d) * s,
  ]
}

/** First `first`, then `then`. */
export function chained(first: Homography, then: Homography): Homography {
  const out = [0, 1, 2].flatMap((row) =>
    [0, 1, 2].map((column) => [0, 1, 2].reduce((sum, k) => sum + then[row * 3 + k]! * first[k * 3 + column]!, 0)),
  )
  return out as unknown as Homography
}

/** Says that the map takes `from` onto the line x = `to.x` and, or, y = `to.y`. */
export interface Constraint {
  readonly from: Point
  readonly to: { readonly x?: number; readonly y?: number }
  readonly weight: number
}

/** How freely a map may be fitted: turned and scaled; also stretched and sheared; also in perspective. */
export type Freedom = 'similarity' | 'affine' | 'projective'
const unknowns: Record<Freedom, number> = { similarity: 4, affine: 6, projective: 8 }

/**
 * The map that meets the constraints best (weighted least squares of their distances as `near` scales them).
 * @param near a map already close, whose perspective turns algebraic distances into true ones; left out: none
 * @returns undefined where the constraints do not determine it
 */
export function fitMap(
  constraints: readonly Constraint[],
  freedom: Freedom,
  near?: Homography,
): Homography | undefined {
  if (constraints.length === 0) return undefined
  // both sides near the origin and of size one, or the equations lose their digits
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const cx = mean(constraints.map(({ from }) => from.x))
  const cy = mean(constraints.map(({ from }) => from.y))
  const reach = Math.max(1e-9, mean(constraints.map(({ from }) => Math.hypot(from.x - cx, from.y - cy))))
  const n = unknowns[freedom]
  const normal = new Float64Array(n * n)
  const right = new Float64Array(n)
  const row = new Float64Array(n)
  const add = (target: number, weight: number) => {
    for (let i = 0; i < n; i++) {
      const scaled = row[i]! * weight
      if (scaled === 0) continue
      right[i]! += scaled * target
      for (let j = 0; j < n; j++) normal[i * n + j]! += scaled * row[j]!
    }
  }
  for (const { from, to, weight } of constraints) {
    const x = (from.x - cx) / reach
    const y = (from.y - cy) / reach
    const depth = near ? near[6] * from.x + near[7] * from.y + near[8] : 1
    const w = weight / (depth * depth)
    for (const axis of [0, 1] as const) {
      const target = axis === 0 ? to.x : to.y
      if (target === undefined) continue
      const t = target / lengths
      row.fill(0)
      if (freedom === 'similarity') {
        row.set(axis === 0 ? [x, -y, 1, 0] : [y, x, 0, 1])
      } else {
        row.set([x, y, 1], axis * 3)
        if (freedom === 'projective') row.set([-t * x, -t * y], 6)
      }
      add(t, w)
    }
  }
  const solved = solve(normal, right, n)
  if (!solved) return undefined
  const [a, b, c, d, e = 0, f = 0, g = 0, h = 0] = solved as [number, number, number, number, ...number[]]
  const unit: Homography = freedom === 'similarity' ? [a, -b, c, b, a, d, 0, 0, 1] : [a, b, c, d, e, f, g, h, 1]
  const shrink: Homography = [1 / reach, 0, -cx / reach, 0, 1 / reach, -cy / reach, 0, 0, 1]
  const found = chained(chained(shrink, unit), [lengths, 0, 0, 0, lengths, 0, 0, 0, 1])
  return found.every(Number.isFinite) ? (found.map((v) => v / found[8]) as unknown as Homography) : undefined
}

/** Targets are millimetres of an A4 page or pixels: brought to about one. */
const lengths = 100

/** Gauss with row exchange; undefined where the system is singular. */
function solve(matrix: Float64Array, right: Float64Array, n: number): number[] | undefined {
  const a = matrix.slice()
  const b = right.slice()
  for (let k = 0; k < n; k++) {
    let pivot = k
    for (let r = k + 1; r < n; r++) if (Math.abs(a[r * n + k]!) > Math.abs(a[pivot * n + k]!)) pivot = r
    if (Math.abs(a[pivot * n + k]!) < 1e-9) return undefined
    if (pivot !== k) {
      for (let c = 0; c < n; c++) [a[k * n + c], a[pivot * n + c]] = [a[pivot * n + c]!, a[k * n + c]!]
      ;[b[k], b[pivot]] = [b[pivot]!, b[k]!]
    }
    for (let r = k + 1; r < n; r++) {
      const factor = a[r * n + k]! / a[k * n + k]!
      for (let c = k; c < n; c++) a[r * n + c]! -= factor * a[k * n + c]!
      b[r]! -= factor * b[k]!
    }
  }
  const x = Array.from({ length: n }, () => 0)
  for (let k = n - 1; k >= 0; k--) {
    let sum = b[k]!
    for (let c = k + 1; c < n; c++) sum -= a[k * n + c]! * x[c]!
    x[k] = sum / a[k * n + k]!
  }
  return x
}
