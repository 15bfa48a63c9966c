import type { Region } from '../../../domain/model/index.ts'

/** Overlap of two rectangles over their union, 0..1. */
export function overlap(p: Region, q: Region): number {
  const shared = common(p, q)
  return shared === 0 ? 0 : shared / (p.width * p.height + q.width * q.height - shared)
}

/** Share of `inner` that lies in `outer`, 0..1. */
export function shareWithin(inner: Region, outer: Region): number {
  return common(inner, outer) / (inner.width * inner.height)
}

function common(p: Region, q: Region): number {
  const w = Math.min(p.x + p.width, q.x + q.width) - Math.max(p.x, q.x)
  const h = Math.min(p.y + p.height, q.y + q.height) - Math.max(p.y, q.y)
  return w > 0 && h > 0 ? w * h : 0
}

export function scaleBox(box: Region, k: number): Region {
  return { x: box.x * k, y: box.y * k, width: box.width * k, height: box.height * k }
}
