import { boundingBox, type Ellipse, halfAxes, meanRadius, scaleAround, scaleEllipse } from './ellipse.ts'
import { closeUp, type Ground, type Ink } from './ink.ts'
import { LOG, UNITS_PER_DENSITY } from './paper.ts'
import { type InkMap, sample } from './picture.ts'
import { levelFor } from './refine.ts'

/** What is measured of a ring candidate; the model weighs these, in this order. */
export const FEATURES = [
  'ringCover',
  'ridgeCover',
  'longestGap',
  'thickness',
  'thicknessSpread',
  'outside',
  'band',
  'strokes',
  'sectors',
  'strokeLength',
  'core',
  'middle',
  'gap',
  'wobble',
  'axisRatio',
  'inkDensity',
  'hue',
  'gold',
  'blueInside',
  'darkness',
  'radius',
  'share',
  'visible',
  'solid',
  'inkSpread',
  'outsideMarks',
  'sectorSpread',
  'bare',
  'ringOverBand',
  'radialStrokes',
  'bandOverMiddle',
  'corners',
  'letterDensity',
  'innerGap',
  'glyphs',
  'glyphLength',
  'hueApart',
  'inkInside',
] as const
export type FeatureVector = Float64Array

const ANGLES = 144
const RADIAL_STEP = 0.025
const RINGS = 54
const SIN = Float64Array.from({ length: ANGLES }, (_, k) => Math.sin((2 * Math.PI * k) / ANGLES))
const COS = Float64Array.from({ length: ANGLES }, (_, k) => Math.cos((2 * Math.PI * k) / ANGLES))
const SECTORS = 16
const ringAt = (r: number): number => Math.round(r / RADIAL_STEP)

const grid = new Float32Array(ANGLES * RINGS)
const crest = new Float32Array(ANGLES)
const crestAt = new Int16Array(ANGLES)
const covered = new Uint8Array(ANGLES)

/**
 * Measures a fitted ellipse on the ink map, unrolled into polar coordinates of the ellipse.
 * @param levels pyramid of the ink map, finest first
 * @param ground the picture the map was made of, for the ink's hue
 * @param ellipse outer edge of the ring, in finest pixels
 */
export function measure(levels: readonly InkMap[], ground: Ground, ink: Ink, ellipse: Ellipse): FeatureVector {
  if (ground.shrink > 1 && meanRadius(ellipse) < LEGIBLE) unrollCloseUp(ground, ink, ellipse)
  else {
    const k = levelFor(levels, meanRadius(ellipse), LEGIBLE)
    unroll(levels[k]!, scaleEllipse(ellipse, 1 / 2 ** k))
  }
  const f = new Float64Array(FEATURES.length)
  const put = (name: (typeof FEATURES)[number], value: number): void => {
    f[FEATURES.indexOf(name)] = Number.isFinite(value) ? value : 0
  }
  const seen = visibleAngles()
  const density = ringInk(seen)
  measureRing(seen, density, put)
  measureInside(seen, density, put)
  measureColour(ground, ellipse, density, put)
  const axes = halfAxes(ellipse)
  put('axisRatio', axes.short / axes.long)
  put('inkDensity', Math.log(density))
  put('radius', Math.log(meanRadius(ellipse)))
  put('share', Math.log(meanRadius(ellipse) / Math.max(levels[0]!.width, levels[0]!.height)))
  put('visible', seen.length / ANGLES)
  return f
}

type Put = (name: (typeof FEATURES)[number], value: number) => void

/** Radius in pixels up to which a larger picture of a seal shows more of its lettering. */
const LEGIBLE = 56

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
function visibleAngles(): number[] {
  const seen: number[] = []
  for (let t = 0; t < ANGLES; t++) if (grid[t * RINGS + ringAt(1)]! >= 0) seen.push(t)
  return seen
}

function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) return 0
  return Float64Array.from(values).sort()[Math.floor((values.length - 1) * q)]!
}

function mean(values: readonly number[]): number {
  let sum = 0
  for (const v of values) sum += v
  return values.length === 0 ? 0 : sum / values.length
}

function spread(values: readonly number[]): number {
  const m = mean(values)
  return Math.sqrt(mean(values.map((v) => (v - m) ** 2)))
}

/** Mean over part of one ray; parts outside the picture do not count. */
function rayMean(t: number, from: number, to: number): number {
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

/** Finds the ring's crest along each ray and says how dense its ink is (upper quartile: faded parts do not speak for it). */
function ringInk(seen: readonly number[]): number {
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

function measureRing(seen: readonly number[], ink: number, put: Put): void {
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

/** Lettering between ring and centre, star or text in the middle, and how much of the inside stays bare. */
function measureInside(seen: readonly number[], ink: number, put: Put): void {
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
function measureColour(ground: Ground, e: Ellipse, ink: number, put: Put): void {
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

/** The same measurements with all that speaks of colour set to what a clean red seal has: the form alone is asked about. */
export function asIfRed(f: FeatureVector): FeatureVector {
  const form = Float64Array.from(f)
  const clean: Partial<Record<(typeof FEATURES)[number], number>> = {
    hue: 0.75,
    gold: 0,
    blueInside: 0,
    darkness: 0.1,
    hueApart: 0.03,
    inkInside: 1,
  }
  for (const [name, value] of Object.entries(clean)) form[FEATURES.indexOf(name as (typeof FEATURES)[number])] = value
  return form
}
