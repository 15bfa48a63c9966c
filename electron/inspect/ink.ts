import type { Cells } from './cells.ts'
import type { Paper } from './paper.ts'
import { TileCounter } from './wasm/tiles.ts'

/** How much of each tile of the sheet is written on. */
export interface Ink {
  /** share of a tile's cells that are clearly darker than the paper around them, 0..1 */
  readonly dark: Float32Array
  /** share that are a little darker: faint marks, and noise */
  readonly faint: Float32Array
  /** share of the sheet, its rim left out, that is clearly darker than the paper around it */
  readonly share: number
}

const darkAt = 0.9
const faintAt = 0.97
/** A sheet's rim, as a share of the picture: the lid of a scanner shows beside it. */
const rim = 0.045

/** Counts the ink, tile by tile. */
export function readInk(cells: Cells, paper: Paper): Ink {
  const count = paper.columns * paper.rows
  const dark = new Float32Array(count)
  const faint = new Float32Array(count)
  const high = Math.max(1, Math.round(cells.rows * rim))
  const wide = Math.max(1, Math.round(cells.columns * rim))
  const counter = new TileCounter(cells)
  const whole = { cells: 0, ink: 0 }
  const inner = { cells: 0, ink: 0 }
  for (let tile = 0, tileRow = 0; tileRow < paper.rows; tileRow++) {
    const top = tileRow * paper.tile
    const bottom = Math.min(cells.rows, top + paper.tile)
    for (let tileColumn = 0; tileColumn < paper.columns; tileColumn++, tile++) {
      const left = tileColumn * paper.tile
      const right = Math.min(cells.columns, left + paper.tile)
      const all = (bottom - top) * (right - left)
      const level = paper.level[tile]!
      counter.countBelow(level * darkAt, level * faintAt, { left, top, width: right - left, height: bottom - top })
      const darks = counter.belowFirst
      dark[tile] = darks / all
      faint[tile] = counter.belowSecond / all
      if (!paper.onSheet[tile]) continue
      const onRim = top < high || bottom > cells.rows - high || left < wide || right > cells.columns - wide
      for (const sum of onRim ? [whole] : [whole, inner]) {
        sum.cells += all
        sum.ink += darks
      }
    }
  }
  // a picture of a few pixels is all rim
  const sum = inner.cells > 0 ? inner : whole
  return { dark, faint, share: sum.cells === 0 ? 0 : sum.ink / sum.cells }
}
