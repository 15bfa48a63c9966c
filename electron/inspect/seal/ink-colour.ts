import type { Ellipse } from './ellipse.ts'
import type { Put } from './features.ts'
import type { Ground } from './ink.ts'
import { LOG, UNITS_PER_DENSITY } from './paper.ts'
import { ANGLES, COS, grid, RADIAL_STEP, RINGS, ringAt, SIN } from './unrolled.ts'

/** Mean densities per channel over some inked places, against the ground there. */
class InkColour {
  r = 0
  g = 0
  b = 0
  count = 0

  add(r: number, g: number, b: number): void {
    this.r += r
    this.g += g
    this.b += b
    this.count++
  }

  /** 45 degrees is pure red; crimson less, orange more */
  hue(): number {
    const n = Math.max(1, this.count)
    return Math.atan2((this.b - this.r) / n, Math.max(2, (this.g - this.r) / n))
  }
}

/** Hue of ring and lettering, gold and blue in the inside, how dark it is under the red. */
export function measureColour(ground: Ground, e: Ellipse, ink: number, put: Put): void {
  const { picture, paper } = ground
  const { data, width, height } = picture
  const ring = new InkColour()
  const letters = new InkColour()
  let gold = 0
  let bluish = 0
  let inside = 0
  for (let t = 0; t < ANGLES; t += 2) {
    const dx = e.a * COS[t]! + e.b * SIN[t]!
    const dy = e.c * COS[t]! + e.d * SIN[t]!
    for (let i = 2; i <= ringAt(1); i += 2) {
      const radius = i * RADIAL_STEP
      const x = Math.round(e.cx + dx * radius)
      const y = Math.round(e.cy + dy * radius)
      if (x < 0 || y < 0 || x >= width || y >= height) continue
      const tile = (Math.floor(y / paper.tile) * paper.columns + Math.floor(x / paper.tile)) * 3
      const p = (y * width + x) * 3
      const dr = paper.log[tile]! - LOG[data[p]!]!
      const dg = paper.log[tile + 1]! - LOG[data[p + 1]!]!
      const db = paper.log[tile + 2]! - LOG[data[p + 2]!]!
      inside++
      if (db - dg > 45 && db - dr > 60) gold++
      if (dr - db > 25) bluish++
      const v = grid[t * RINGS + i]!
      if (radius > 0.88 && v > 0.5 * ink) ring.add(dr, dg, db)
      if (radius < 0.87 && v > 0.3 * ink) letters.add(dr, dg, db)
    }
  }
  put('hue', ring.hue())
  put('gold', gold / Math.max(1, inside))
  put('blueInside', bluish / Math.max(1, inside))
  put('darkness', Math.max(-1, Math.min(2, ring.r / Math.max(1, ring.count) / UNITS_PER_DENSITY)))
  put('hueApart', letters.count < 8 ? -0.2 : Math.min(1, Math.abs(ring.hue() - letters.hue())))
  const redness = (c: InkColour): number => (c.g - c.r) / Math.max(1, c.count)
  put(
    'inkInside',
    letters.count < 8 ? -0.2 : Math.max(-0.2, Math.min(2, redness(letters) / Math.max(4, redness(ring)))),
  )
}
