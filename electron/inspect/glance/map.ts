import type { Cells } from '../cells.ts'
import { type Paper, sheetLevels } from '../paper.ts'

/** A page as the glancing net sees it: places of a few cells, some two hundred along the page's long edge. */
export interface PageMap {
  readonly columns: number
  readonly rows: number
  /** cells along a place's side */
  readonly side: number
  /** per place: mean red, green and blue, and the luminance of its quarters (upper left and right, lower left and right), 0..255 */
  readonly data: Uint8Array
  /** red, green and blue of the page's paper, 0..255 */
  readonly white: readonly [number, number, number]
}

/** Values of a place. */
export const PLACE_VALUES = 7
/** Places along the long edge: letters of the smallest print that matters are one or two places high. */
const placesAlongEdge = 215
/** The paper's brightness is that of this part of the sheet's tiles, the darkest first: shadows lie below it, reflections above. */
const whiteAt = 0.7

/** Sums the cells up in places; what does not fill a place at the right and bottom is left out. */
export function pageMap(cells: Cells, paper: Paper): PageMap {
  const side = Math.max(1, Math.round(Math.max(cells.columns, cells.rows) / placesAlongEdge))
  const columns = Math.max(1, Math.floor(cells.columns / side))
  const rows = Math.max(1, Math.floor(cells.rows / side))
  const data = new Uint8Array(columns * rows * PLACE_VALUES)
  // an A4 page has places of two cells: written out, less than half the time of the loop for any size
  if (side === 2) sumTwos(cells, columns, rows, data)
  else sumAny(cells, columns, rows, side, data)
  return { columns, rows, side, data, white: whiteOf(paper) }
}

function sumTwos(cells: Cells, columns: number, rows: number, data: Uint8Array): void {
  const { red, green, blue, luma } = cells
  const mean = (values: Float32Array, a: number, c: number) =>
    ((values[a]! + values[a + 1]! + values[c]! + values[c + 1]!) * 0.25 + 0.5) | 0
  for (let row = 0, out = 0; row < rows; row++) {
    let a = row * 2 * cells.columns
    let c = a + cells.columns
    for (let column = 0; column < columns; column++, out += PLACE_VALUES, a += 2, c += 2) {
      data[out] = mean(red, a, c)
      data[out + 1] = mean(green, a, c)
      data[out + 2] = mean(blue, a, c)
      data[out + 3] = (luma[a]! + 0.5) | 0
      data[out + 4] = (luma[a + 1]! + 0.5) | 0
      data[out + 5] = (luma[c]! + 0.5) | 0
      data[out + 6] = (luma[c + 1]! + 0.5) | 0
    }
  }
}

function sumAny(cells: Cells, columns: number, rows: number, side: number, data: Uint8Array): void {
  const { red, green, blue, luma } = cells
  const mean = (values: Float32Array, left: number, top: number, size: number) => {
    let sum = 0
    for (let y = 0; y < size; y++) {
      let cell = (top + y) * cells.columns + left
      for (const end = cell + size; cell < end; cell++) sum += values[cell]!
    }
    return (sum / (size * size) + 0.5) | 0
  }
  // the quarters of an odd number of cells share those in the middle
  const half = (side + 1) >> 1
  for (let row = 0, out = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, out += PLACE_VALUES) {
      const [left, top] = [column * side, row * side]
      data[out] = mean(red, left, top, side)
      data[out + 1] = mean(green, left, top, side)
      data[out + 2] = mean(blue, left, top, side)
      const [right, below] = [left + side - half, top + side - half]
      data[out + 3] = mean(luma, left, top, half)
      data[out + 4] = mean(luma, right, top, half)
      data[out + 5] = mean(luma, left, below, half)
      data[out + 6] = mean(luma, right, below, half)
    }
  }
}

/** The mean colour of the sheet's tiles that are about as bright as its paper. */
function whiteOf(paper: Paper): [number, number, number] {
  const levels = sheetLevels(paper).sort()
  const from = levels[Math.floor((levels.length - 1) * (whiteAt - 0.15))]!
  const to = levels[Math.floor((levels.length - 1) * (whiteAt + 0.15))]!
  let tiles = 0
  const sum: [number, number, number] = [0, 0, 0]
  for (let tile = 0; tile < paper.level.length; tile++) {
    if (!paper.onSheet[tile] || paper.level[tile]! < from || paper.level[tile]! > to) continue
    tiles++
    sum[0] += paper.red[tile]!
    sum[1] += paper.green[tile]!
    sum[2] += paper.blue[tile]!
  }
  return [sum[0] / Math.max(1, tiles), sum[1] / Math.max(1, tiles), sum[2] / Math.max(1, tiles)]
}
