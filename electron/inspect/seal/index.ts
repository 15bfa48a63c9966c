import type { z } from 'zod'
import type { Region, sealMarkSchema, sealResultSchema } from '../../../domain/model/index.ts'
import { boundingBox, overlap } from './ellipse.ts'
import { readGround } from './ink.ts'
import { logOdds, probability } from './model.ts'
import type { SealPicture } from './picture.ts'
import { inkLevels, propose } from './propose.ts'
import { conclude } from './verdict.ts'
import { weights } from './weights.ts'

export type { SealPicture } from './picture.ts'
export type SealResult = z.infer<typeof sealResultSchema>
export type SealMark = z.infer<typeof sealMarkSchema>

/**
 * Looks for official seals (公章: round or oval, ring and lettering, red).
 * @param picture RGB pixels, upright, long edge best 1600-2000 px; smaller ones are taken as they are
 * @returns verdict, P(a red official seal is there), and every seal-like mark in FULL pixels. Pure and synchronous.
 */
export function findSeals(picture: SealPicture): SealResult {
  const ground = readGround(picture)
  const detection = ground.picture
  const marks: SealMark[] = []
  let best = 0
  const levels = inkLevels(ground, 'red')
  if (levels) {
    const scored = propose(ground, 'red', levels, 0)
      .map((p) => ({ ellipse: p.ellipse, score: probability(weights, logOdds(weights, p.features)) }))
      .sort((a, b) => b.score - a.score)
    best = scored[0]?.score ?? 0
    for (const s of scored) {
      if (s.score < LISTED) break
      const box = boundingBox(s.ellipse)
      if (marks.some((m) => overlap(m, inFull(box, detection)) > 0.3)) continue
      marks.push({ ...inFull(box, detection), shape: 'round', ink: 'red', score: s.score })
    }
  }
  return conclude(marks, best)
}

/** Marks below this score are not worth showing. */
const LISTED = 0.35

function inFull(box: Region, detection: SealPicture): Region {
  const k = detection.scale
  const x = Math.max(0, box.x * k)
  const y = Math.max(0, box.y * k)
  return {
    x,
    y,
    width: Math.min(detection.width * k, (box.x + box.width) * k) - x,
    height: Math.min(detection.height * k, (box.y + box.height) * k) - y,
  }
}
