import { bars, frame } from '../../../domain/sheet/lines.ts'
import { page } from '../../../domain/sheet/parts.ts'
import type { Paper } from '../paper.ts'
import { type Homography, through } from './homography.ts'

/** Side of the tiles in which the paper's brightness is known, in mm. */
export const tileSide = 5
export const tilesAcross = page.width / tileSide
/** tile corners, not middles: one more than tiles */
const columns = tilesAcross + 1
const rows = Math.ceil(page.height / tileSide) + 1

type Channel = 'red' | 'green' | 'blue'
const channels: readonly Channel[] = ['red', 'green', 'blue']

/** How bright bare paper is under every place of the form. */
export interface Light {
  /** Fills in by how many 256ths red, green and blue make 255 of paper, at each tile's edge along the height `y` (mm). */
  gainsAt(y: number, gains: Float64Array): void
}

/**
 * The paper's brightness on the form, from that of the picture's tiles. Where a bar or other ink leaves no paper the
 * places around it tell.
 * @param tilePixels side of the picture's tiles in its pixels
 */
export function paperUnder(paper: Paper, tilePixels: number, toPicture: Homography): Light {
  const levels = channels.map((channel) => spread(sampled(paper, paper[channel], tilePixels, toPicture)))
  return {
    gainsAt: (y, gains) => {
      const at = Math.max(0, Math.min(rows - 1.001, y / tileSide))
      const top = at | 0
      for (let k = 0; k < columns; k++) {
        for (let c = 0; c < 3; c++) {
          const a = levels[c]![top * columns + k]!
          const b = levels[c]![(top + 1) * columns + k]!
          gains[k * 3 + c] = (255 * 256) / Math.max(1, a + (b - a) * (at - top))
        }
      }
    },
  }
}

/** A bar stands at this place, and its tile shows no paper. */
const isBarred = (x: number, y: number): boolean =>
  x > frame.left - 1 && x < frame.right + 1 && bars.some(({ top, bottom }) => y > top - 1.5 && y < bottom + 1.5)

function sampled(paper: Paper, values: Float32Array, tilePixels: number, toPicture: Homography): Float32Array {
  const out = new Float32Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [mx, my] = [column * tileSide, row * tileSide]
      if (isBarred(mx, my)) continue
      const { x, y } = through(toPicture, mx, my)
      const [u, v] = [x / tilePixels - 0.5, y / tilePixels - 0.5]
      if (!(u > -1 && v > -1 && u < paper.columns && v < paper.rows)) continue
      out[row * columns + column] = smooth(paper, values, u, v)
    }
  }
  return out
}

/** Bilinear between the tiles, of which those that are not on the sheet do not count. */
function smooth(paper: Paper, values: Float32Array, u: number, v: number): number {
  const within = (k: number, count: number) => Math.max(0, Math.min(count - 1, k))
  let sum = 0
  let weights = 0
  for (const [du, dv] of around) {
    const column = within(Math.floor(u) + du, paper.columns)
    const row = within(Math.floor(v) + dv, paper.rows)
    const i = row * paper.columns + column
    if (!paper.within[i]) continue
    const weight = Math.max(0.001, (1 - Math.abs(u - Math.floor(u) - du)) * (1 - Math.abs(v - Math.floor(v) - dv)))
    sum += values[i]! * weight
    weights += weight
  }
  return weights > 0 ? sum / weights : 0
}
const around = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const

/** Fills places without paper, and lifts those far darker than what is around them: print or ink that leaves no paper. */
function spread(levels: Float32Array): Float32Array {
  const out = levels.slice()
  const near: number[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const own = levels[row * columns + column]!
      for (let reach = 1; reach < 8; reach++) {
        near.length = 0
        for (let r = Math.max(0, row - reach); r <= Math.min(rows - 1, row + reach); r++) {
          for (let c = Math.max(0, column - reach); c <= Math.min(columns - 1, column + reach); c++) {
            const level = levels[r * columns + c]!
            if (level > 0 && (r !== row || c !== column)) near.push(level)
          }
        }
        if (near.length < 3) continue
        near.sort((p, q) => p - q)
        const middle = near[near.length >> 1]!
        if (own < middle * 0.9) out[row * columns + column] = middle
        break
      }
    }
  }
  return out
}
