import { boundingBox, type Ellipse, meanRadius, scaleAround, scaleEllipse } from './ellipse.ts'
import { closeUp, type Ground, type Ink } from './ink.ts'
import { type InkMap, sample } from './picture.ts'
import { levelFor } from './refine.ts'

export const ANGLES = 144
export const RADIAL_STEP = 0.025
export const RINGS = 54
export const SIN = Float64Array.from({ length: ANGLES }, (_, k) => Math.sin((2 * Math.PI * k) / ANGLES))
export const COS = Float64Array.from({ length: ANGLES }, (_, k) => Math.cos((2 * Math.PI * k) / ANGLES))
export const ringAt = (r: number): number => Math.round(r / RADIAL_STEP)

/** The ring laid out straight, one row of `RINGS` values a ray, -1 outside the picture; holds until the next `unrollRing`. */
export const grid = new Float32Array(ANGLES * RINGS)

/** Radius in pixels up to which a larger picture of a seal shows more of its lettering. */
const LEGIBLE = 56

/** Unrolls the ring into polar coordinates of its ellipse, from the map its lettering is best read on. */
export function unrollRing(levels: readonly InkMap[], ground: Ground, ink: Ink, ellipse: Ellipse): void {
  if (ground.shrink > 1 && meanRadius(ellipse) < LEGIBLE) unrollCloseUp(ground, ink, ellipse)
  else {
    const k = levelFor(levels, meanRadius(ellipse), LEGIBLE)
    unroll(levels[k]!, scaleEllipse(ellipse, 1 / 2 ** k))
  }
}

function unrollCloseUp(ground: Ground, ink: Ink, ellipse: Ellipse): void {
  const e = scaleEllipse(ellipse, ground.shrink)
  const box = boundingBox(scaleAround(e, 1.36))
  const x = Math.max(0, Math.floor(box.x))
  const y = Math.max(0, Math.floor(box.y))
  const width = Math.min(ground.working.width, Math.ceil(box.x + box.width) + 1) - x
  const height = Math.min(ground.working.height, Math.ceil(box.y + box.height) + 1) - y
  unroll(closeUp(ground, ink, { x, y, width, height }), { ...e, cx: e.cx - x, cy: e.cy - y })
}

function unroll(map: InkMap, e: Ellipse): void {
  for (let t = 0; t < ANGLES; t++) {
    const dx = e.a * COS[t]! + e.b * SIN[t]!
    const dy = e.c * COS[t]! + e.d * SIN[t]!
    for (let n = 0; n < RINGS; n++) {
      const r = n * RADIAL_STEP
      grid[t * RINGS + n] = sample(map, e.cx + dx * r, e.cy + dy * r)
    }
  }
}

/** Angles at which the rim lies inside the picture. */
export function visibleAngles(): number[] {
  const seen: number[] = []
  for (let t = 0; t < ANGLES; t++) if (grid[t * RINGS + ringAt(1)]! >= 0) seen.push(t)
  return seen
}

export function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) return 0
  return Float64Array.from(values).sort()[Math.floor((values.length - 1) * q)]!
}

export function mean(values: readonly number[]): number {
  let sum = 0
  for (const v of values) sum += v
  return values.length === 0 ? 0 : sum / values.length
}

export function spread(values: readonly number[]): number {
  const m = mean(values)
  return Math.sqrt(mean(values.map((v) => (v - m) ** 2)))
}

/** Mean over part of one ray; parts outside the picture do not count. */
export function rayMean(t: number, from: number, to: number): number {
  let sum = 0
  let n = 0
  for (let i = ringAt(from); i <= ringAt(to); i++) {
    const v = grid[t * RINGS + i]!
    if (v < 0) continue
    sum += v
    n++
  }
  return n === 0 ? 0 : sum / n
}
