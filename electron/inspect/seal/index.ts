import type { z } from 'zod'
import type { Region, sealMarkSchema, sealResultSchema } from '../../../domain/model/index.ts'
import { boundingBox, type Ellipse, halfAxes, overlap } from './ellipse.ts'
import { asIfRed } from './features.ts'
import { type Ground, type Ink, readGround } from './ink.ts'
import { logOdds, probability } from './model.ts'
import { coarser, type SealPicture } from './picture.ts'
import { inkLevels, propose } from './propose.ts'
import { squareAt } from './square.ts'
import { conclude } from './verdict.ts'
import { weights } from './weights.ts'

export type { SealPicture } from './picture.ts'
export type SealResult = z.infer<typeof sealResultSchema>
export type SealMark = z.infer<typeof sealMarkSchema>

/** Marks below this score are not worth showing. */
const LISTED = 0.4
/** Other inks are looked for only where no red seal is likely, and print makes black rings easily. */
const OTHER_INKS: readonly { ink: Ink; least: number }[] = [
  { ink: 'blue', least: 0.6 },
  { ink: 'black', least: 0.75 },
]
const ROUNDEST_OVAL = 0.82

/**
 * Looks for official seals (公章: round or oval, ring and lettering, red).
 * @param picture RGB pixels, upright, long edge best 1600-2000 px; smaller ones are taken as they are
 * @returns verdict, P(a red official seal is there), and every seal-like mark in FULL pixels. Pure and synchronous.
 */
export function findSeals(picture: SealPicture): SealResult {
  const ground = readGround(picture)
  const red = redMarks(ground)
  const marks = red.marks
  if (red.best < 0.5) {
    const coarse = readGround(coarser(ground.picture))
    for (const { ink, least } of OTHER_INKS) {
      const found = otherMarks(coarse, ink, least)
      marks.push(...found)
      if (found.length > 0) break
    }
  }
  return conclude(marks, red.best)
}

interface Scored {
  readonly ellipse: Ellipse
  readonly score: number
}

function redMarks(ground: Ground): { marks: SealMark[]; best: number } {
  const levels = inkLevels(ground, 'red')
  if (!levels) return { marks: [], best: 0 }
  const scored = propose(ground, 'red', levels)
    .map((p): Scored => ({ ellipse: p.ellipse, score: probability(weights, logOdds(weights, p.features)) }))
    .sort((a, b) => b.score - a.score)
  const marks = listed(ground, scored, 'red', LISTED)
  for (const { ellipse, score } of scored) {
    if (score >= LISTED) continue
    const square = squareAt(levels.density, ellipse)
    if (!square) continue
    const region = inFull(square, ground)
    if (apart(marks, region)) marks.push({ ...region, shape: 'square', ink: 'red', score: square.score })
  }
  return { marks, best: scored[0]?.score ?? 0 }
}

function otherMarks(ground: Ground, ink: Ink, least: number): SealMark[] {
  const levels = inkLevels(ground, ink)
  if (!levels) return []
  const scored = propose(ground, ink, levels)
    .map((p): Scored => ({ ellipse: p.ellipse, score: probability(weights, logOdds(weights, asIfRed(p.features))) }))
    .sort((a, b) => b.score - a.score)
  return listed(ground, scored, ink, least)
}

/** The likely rings, best first, none lying on a better one. */
function listed(ground: Ground, scored: readonly Scored[], ink: Ink, least: number): SealMark[] {
  const marks: SealMark[] = []
  for (const { ellipse, score } of scored) {
    if (score < least) break
    const region = inFull(boundingBox(ellipse), ground)
    if (!apart(marks, region)) continue
    const axes = halfAxes(ellipse)
    marks.push({ ...region, shape: axes.short / axes.long < ROUNDEST_OVAL ? 'oval' : 'round', ink, score })
  }
  return marks
}

function apart(marks: readonly SealMark[], region: Region): boolean {
  return !marks.some((m) => overlap(m, region) > 0.25 || within(m, region) || within(region, m))
}

/** Whether most of `inner` lies in `outer`. */
function within(inner: Region, outer: Region): boolean {
  const w = Math.min(inner.x + inner.width, outer.x + outer.width) - Math.max(inner.x, outer.x)
  const h = Math.min(inner.y + inner.height, outer.y + outer.height) - Math.max(inner.y, outer.y)
  return w > 0 && h > 0 && w * h > 0.7 * inner.width * inner.height
}

function inFull(box: Region, ground: Ground): Region {
  const { width, height, scale } = ground.picture
  const x = Math.max(0, box.x * scale)
  const y = Math.max(0, box.y * scale)
  return {
    x,
    y,
    width: Math.min(width * scale, (box.x + box.width) * scale) - x,
    height: Math.min(height * scale, (box.y + box.height) * scale) - y,
  }
}
