import type { Put } from './features.ts'
import { ANGLES, grid, mean, quantile, RINGS, ringAt, spread } from './unrolled.ts'

const SECTORS = 16

/** Lettering between ring and centre, star or text in the middle, and how much of the inside stays bare. */
export function measureInside(seen: readonly number[], ink: number, put: Put): void {
  const profile: number[] = []
  for (let i = 0; i < RINGS; i++) {
    let sum = 0
    let n = 0
    for (const t of seen) {
      const v = grid[t * RINGS + i]!
      if (v < 0) continue
      sum += Math.min(v, 1.6 * ink)
      n++
    }
    profile.push(n === 0 ? 0 : sum / n / ink)
  }
  const part = (from: number, to: number): number => mean(profile.slice(ringAt(from), ringAt(to) + 1))
  const band = part(0.6, 0.86)
  put('band', band)
  put('core', part(0, 0.28))
  put('middle', part(0.3, 0.55))
  put('gap', Math.min(...profile.slice(ringAt(0.8), ringAt(0.93) + 1)) / Math.max(0.1, part(0.94, 0.98)))
  put('ringOverBand', Math.min(6, Math.max(...profile.slice(ringAt(0.9), ringAt(1) + 1)) / Math.max(0.05, band)))
  put('bandOverMiddle', band - part(0.45, 0.56))
  put('innerGap', Math.min(2, Math.min(...profile.slice(ringAt(0.36), ringAt(0.66) + 1)) / Math.max(0.04, band)))
  measureStrokes(ink, put)
  let solid = 0
  let bare = 0
  let cells = 0
  for (const t of seen) {
    for (let i = 2; i <= ringAt(0.86); i++) {
      const v = grid[t * RINGS + i]!
      if (v < 0) continue
      cells += i
      if (v > 0.6 * ink) solid += i
      if (v < 0.25 * ink) bare += i
    }
  }
  put('solid', solid / Math.max(1, cells))
  put('bare', bare / Math.max(1, cells))
}

function bandCells(): number[] {
  const cells: number[] = []
  for (let t = 0; t < ANGLES; t++) {
    for (let i = ringAt(0.6); i <= ringAt(0.85); i++) {
      const v = grid[t * RINGS + i]!
      if (v >= 0) cells.push(v)
    }
  }
  return cells
}

function measureStrokes(ink: number, put: Put): void {
  // the lettering is often thinner and paler than the ring: it is read against its own density
  const letters = quantile(bandCells(), 0.92)
  const level = Math.max(0.12 * ink, 0.45 * letters)
  put('letterDensity', Math.min(2, letters / ink))
  let runs = 0
  let inked = 0
  let cells = 0
  const circles = [0.625, 0.675, 0.725, 0.775, 0.825].map(ringAt)
  for (const i of circles) {
    let before = grid[(ANGLES - 1) * RINGS + i]! > level
    for (let t = 0; t < ANGLES; t++) {
      const v = grid[t * RINGS + i]!
      if (v < 0) continue
      const on = v > level
      cells++
      if (on) inked++
      if (on && !before) runs++
      before = on
    }
  }
  put('strokes', (runs / Math.max(1, cells)) * ANGLES)
  put('strokeLength', inked / Math.max(1, runs) / ANGLES)
  measureGlyphs(level, put)
  const perSector: number[] = []
  const rays = ANGLES / SECTORS
  let radial = 0
  let rayCount = 0
  for (let s = 0; s < SECTORS; s++) {
    let sum = 0
    let n = 0
    for (let t = s * rays; t < (s + 1) * rays; t++) {
      if (grid[t * RINGS + ringAt(0.86)]! < 0) continue
      rayCount++
      let before = false
      for (let i = ringAt(0.55); i <= ringAt(0.875); i++) {
        const v = grid[t * RINGS + i]!
        sum += v > level ? 1 : 0
        n++
        if (v > level && !before) radial++
        before = v > level
      }
    }
    if (n > 0) perSector.push(sum / n)
  }
  put('sectors', perSector.filter((v) => v > 0.08).length / Math.max(1, perSector.length))
  put('sectorSpread', Math.min(3, spread(perSector) / Math.max(0.02, mean(perSector))))
  put('radialStrokes', radial / Math.max(1, rayCount))
}

/** The lettering seen along the arc, as if projected onto it: how many pieces, how long each. */
function measureGlyphs(level: number, put: Put): void {
  let pieces = 0
  let inked = 0
  let before = false
  for (let t = -1; t < ANGLES; t++) {
    let most = 0
    const ray = ((t + ANGLES) % ANGLES) * RINGS
    for (let i = ringAt(0.62); i <= ringAt(0.84); i++) most = Math.max(most, grid[ray + i]!)
    const on = most > 1.1 * level
    if (t >= 0) {
      if (on) inked++
      if (on && !before) pieces++
    }
    before = on
  }
  put('glyphs', pieces)
  put('glyphLength', inked / Math.max(1, pieces))
}
