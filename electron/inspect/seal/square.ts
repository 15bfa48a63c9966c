import type { Region } from '../../../domain/model/index.ts'
import { type Ellipse, meanRadius, scaleEllipse } from './ellipse.ts'
import { type InkMap, sample } from './picture.ts'
import { levelFor } from './refine.ts'

const TURNS = 15
const POINTS_A_SIDE = 12
const SIZES = [0.78, 0.85, 0.92, 1, 1.08, 1.16]

/** A square mark (人名章, 法人章) in pixels of the finest level; `score` 0..1 is the inked share of its four sides. */
export interface Square extends Region {
  readonly score: number
}

/**
 * Looks whether what was taken for a ring is a square frame or block: a square's four sides also vote for one centre.
 * @param levels pyramid of the ink map
 */
export function squareAt(levels: readonly InkMap[], ring: Ellipse): Square | undefined {
  const k = levelFor(levels, meanRadius(ring), 40)
  const map = levels[k]!
  const e = scaleEllipse(ring, 1 / 2 ** k)
  let best = { score: 0, half: 0, turn: 0 }
  for (let n = 0; n < TURNS; n++) {
    const turn = (Math.PI / 2) * (n / TURNS)
    for (const size of SIZES) {
      const half = meanRadius(e) * size
      const score = sides(map, e.cx, e.cy, half, turn)
      if (score > best.score) best = { score, half, turn }
    }
  }
  if (best.score < LEAST) return undefined
  const reach = best.half * (Math.abs(Math.cos(best.turn)) + Math.abs(Math.sin(best.turn))) * 2 ** k
  return { x: ring.cx - reach, y: ring.cy - reach, width: 2 * reach, height: 2 * reach, score: best.score }
}

/** Share of the sides that must be inked for a square; a ring in a square's place reaches about half. */
const LEAST = 0.72

/** The least inked of the four sides speaks half: three sides are a table's corner. */
function sides(map: InkMap, cx: number, cy: number, half: number, turn: number): number {
  const cos = Math.cos(turn)
  const sin = Math.sin(turn)
  const edge = Math.max(1.2, half * 0.06)
  const shares: number[] = []
  for (let side = 0; side < 4; side++) {
    let inked = 0
    for (let p = 0; p < POINTS_A_SIDE; p++) {
      const along = half * (-0.9 + (1.8 * p) / (POINTS_A_SIDE - 1))
      const at = (out: number): number => {
        const [u, v] =
          side === 0 ? [along, out] : side === 1 ? [-out, along] : side === 2 ? [along, -out] : [out, along]
        return sample(map, cx + u! * cos - v! * sin, cy + u! * sin + v! * cos)
      }
      if (at(half - edge) > Math.max(12, 2 * at(half + edge))) inked++
    }
    shares.push(inked / POINTS_A_SIDE)
  }
  return (Math.min(...shares) + (shares[0]! + shares[1]! + shares[2]! + shares[3]!) / 4) / 2
}
