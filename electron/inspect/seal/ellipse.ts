import type { Region } from '../../../domain/model/index.ts'

/** Centre and the 2 x 2 matrix that maps the unit circle onto the ellipse (x = cx + a*u + b*v, y = cy + c*u + d*v). */
export interface Ellipse {
  readonly cx: number
  readonly cy: number
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
}

export function axisEllipse(cx: number, cy: number, rx: number, ry: number): Ellipse {
  return { cx, cy, a: rx, b: 0, c: 0, d: ry }
}

/** Half axes, long one first (singular values of the matrix). */
export function halfAxes(e: Ellipse): { long: number; short: number } {
  const p = e.a * e.a + e.b * e.b + e.c * e.c + e.d * e.d
  const det = Math.abs(e.a * e.d - e.b * e.c)
  const q = Math.sqrt(Math.max(0, p * p - 4 * det * det))
  return { long: Math.sqrt((p + q) / 2), short: Math.sqrt(Math.max(0, (p - q) / 2)) }
}

/** Radius of the circle of the same area. */
export function meanRadius(e: Ellipse): number {
  return Math.sqrt(Math.abs(e.a * e.d - e.b * e.c))
}

export function scaleEllipse(e: Ellipse, k: number): Ellipse {
  // pixel centres: coordinate x of one level is (x + 0.5) * k - 0.5 of another
  return { cx: (e.cx + 0.5) * k - 0.5, cy: (e.cy + 0.5) * k - 0.5, a: e.a * k, b: e.b * k, c: e.c * k, d: e.d * k }
}

/** The same ellipse grown about its centre. */
export function scaleAround(e: Ellipse, k: number): Ellipse {
  return { cx: e.cx, cy: e.cy, a: e.a * k, b: e.b * k, c: e.c * k, d: e.d * k }
}

/** The upright rectangle round the ellipse. */
export function boundingBox(e: Ellipse): Region {
  const w = Math.hypot(e.a, e.b)
  const h = Math.hypot(e.c, e.d)
  return { x: e.cx - w, y: e.cy - h, width: 2 * w, height: 2 * h }
}

/** Overlap of two rectangles over their union, 0..1. */
export function overlap(p: Region, q: Region): number {
  const w = Math.min(p.x + p.width, q.x + q.width) - Math.max(p.x, q.x)
  const h = Math.min(p.y + p.height, q.y + q.height) - Math.max(p.y, q.y)
  if (w <= 0 || h <= 0) return 0
  return (w * h) / (p.width * p.height + q.width * q.height - w * h)
}
