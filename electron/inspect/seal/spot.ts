import type { Region } from '../../../domain/model/index.ts'
import { UNIT, values } from '../net/kernel.ts'
import { answerAt, answers, at, convolve, firstGrid, type Grid, unpack } from '../net/layers.ts'
import { probability } from '../odds.ts'
import { scaleBox } from './box.ts'
import { CHANNELS, type InkMap } from './ink.ts'
import { type Levels, partAt } from './levels.ts'
import { spot as packed } from './spot-weights.ts'

/** A place where a seal may be: the box round it, and how likely the spotting net thinks it. */
export interface Spot extends Region {
  readonly score: number
}

/** Seals of about this many places across are looked for; larger ones are looked for on halved maps. */
export const SMALLEST = 8.5
const TYPICAL = 13
/** Places along an answer's side. */
const STRIDE = 4
/** The net sees about this far round an answer. */
const SIGHT = 12
const layers = unpack(packed)
const body = layers.slice(0, -1)
const head = layers.at(-1)!

/**
 * Looks for seals of one size in a part of a page.
 * @param k the scale: seals of about this many times 2 ** k cells are found
 * @param area where, in cells
 * @param least score from which a place is worth looking at
 * @returns boxes in cells; seals that are cut reach beyond the picture
 */
export function spots(levels: Levels, k: number, area: Region, least: number): Spot[] {
  const scale = 2 ** k
  // begins on the same grid whatever the area, so that the same picture gives the same answers
  const x = Math.max(0, Math.floor(area.x / scale - SIGHT) & ~(STRIDE - 1))
  const y = Math.max(0, Math.floor(area.y / scale - SIGHT) & ~(STRIDE - 1))
  const width = Math.ceil((area.x + area.width) / scale + SIGHT) - x
  const height = Math.ceil((area.y + area.height) / scale + SIGHT) - y
  const { map, left, top } = partAt(levels, k, { x, y, width, height })
  let grid: Grid = cut(
    map,
    x - left,
    y - top,
    Math.min(width, map.columns - x + left),
    Math.min(height, map.rows - y + top),
  )
  for (const layer of body) grid = convolve(grid, layer)
  const found: Spot[] = []
  const answered = answers(grid, head)
  for (let row = 0; row < answered.rows; row++) {
    for (let column = 0; column < answered.columns; column++) {
      const answer = answerAt(answered, column, row)
      const score = probability(answer[0]!)
      if (score < least) continue
      const wide = TYPICAL * Math.exp(answer[3]!)
      const high = TYPICAL * Math.exp(answer[4]!)
      const cx = x + column * STRIDE + 0.5 + 8 * answer[1]!
      const cy = y + row * STRIDE + 0.5 + 8 * answer[2]!
      const box = { x: cx - wide / 2, y: cy - high / 2, width: wide, height: high }
      found.push({ ...scaleBox(box, scale), score })
    }
  }
  return found
}

function cut(map: InkMap, left: number, top: number, columns: number, rows: number): Grid {
  const grid = firstGrid(columns, rows, CHANNELS)
  for (let y = 0; y < rows; y++) {
    let from = ((top + y) * map.columns + left) * CHANNELS
    let to = at(grid, 0, y)
    for (const end = from + columns * CHANNELS; from < end; from += CHANNELS, to += grid.channels) {
      for (let k = 0; k < CHANNELS; k++) values[to + k] = map.data[from + k]! * UNIT
    }
  }
  return grid
}
