import { type Ellipse, halfAxes, meanRadius } from './ellipse.ts'
import type { Ground, Ink } from './ink.ts'
import { measureColour } from './ink-colour.ts'
import { measureInside } from './lettering.ts'
import type { InkMap } from './picture.ts'
import { measureRing, ringInk } from './rim.ts'
import { ANGLES, unrollRing, visibleAngles } from './unrolled.ts'

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

/** Takes one measurement down under its name. */
export type Put = (name: (typeof FEATURES)[number], value: number) => void

/**
 * Measures a fitted ellipse on the ink map, unrolled into polar coordinates of the ellipse.
 * @param levels pyramid of the ink map, finest first
 * @param ground the picture the map was made of, for the ink's hue
 * @param ellipse outer edge of the ring, in finest pixels
 */
export function measure(levels: readonly InkMap[], ground: Ground, ink: Ink, ellipse: Ellipse): FeatureVector {
  unrollRing(levels, ground, ink, ellipse)
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
