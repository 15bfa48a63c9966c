import type { Paper } from '../paper.ts'

/** Natural logarithm of a channel value; the offset keeps sensor noise in the dark from counting as ink. */
export const LOG: Float32Array = Float32Array.from({ length: 256 }, (_, v) => Math.log(v + 14))

/** The colour of the bare ground around each tile, as log values, so that light and tint fall out of every comparison. */
export interface Ground {
  readonly columns: number
  readonly rows: number
  /** cells along a tile's side */
  readonly tile: number
  /** three log values a tile */
  readonly log: Float32Array
}

/** A tile this much darker than its surroundings (log of green) has no bare ground of its own. */
const DARKER = 0.15
const REACH = 3

/** Takes each tile's own bright cells for the ground, or a bright neighbour's where the tile is full of ink. */
export function readGround(paper: Paper): Ground {
  const { columns, rows, green } = paper
  const count = columns * rows
  const rowBest = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    const column = i % columns
    const from = i - column
    rowBest[i] = brighter(green, from + Math.max(0, column - REACH), from + Math.min(columns - 1, column + REACH), 1)
  }
  const log = new Float32Array(count * 3)
  for (let i = 0; i < count; i++) {
    const column = i % columns
    const row = (i - column) / columns
    const top = Math.max(0, row - REACH) * columns + column
    const bottom = Math.min(rows - 1, row + REACH) * columns + column
    const bright = brighter(green, top, bottom, columns, rowBest)
    const tile = LOG[green[bright]! | 0]! - LOG[green[i]! | 0]! > DARKER ? bright : i
    log[i * 3] = LOG[paper.red[tile]! | 0]!
    log[i * 3 + 1] = LOG[green[tile]! | 0]!
    log[i * 3 + 2] = LOG[paper.blue[tile]! | 0]!
  }
  return { columns, rows, tile: paper.tile, log }
}

/** Index of the second brightest of the tiles from `from` to `to`: the brightest may be a glare. */
function brighter(green: Float32Array, from: number, to: number, step: number, via?: Int32Array): number {
  let first = -1
  let second = -1
  for (let k = from; k <= to; k += step) {
    const i = via ? via[k]! : k
    if (first < 0 || green[i]! > green[first]!) {
      second = first
      first = i
    } else if (second < 0 || green[i]! > green[second]!) second = i
  }
  return second < 0 ? first : second
}
