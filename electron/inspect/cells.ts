import type { Picture } from './picture.ts'

/** The page in cells of a few pixels: means that calm noise, small enough to look at many times. */
export interface Cells {
  readonly columns: number
  readonly rows: number
  /** working pixels along a cell's side */
  readonly size: number
  /** channel means, 0..255 */
  readonly red: Float32Array
  readonly green: Float32Array
  readonly blue: Float32Array
  /** luminance of the means */
  readonly luma: Float32Array
}

/** Cells along the long edge: a cell is about 0.7 mm of an A4 page, half a seal's ring or a pen stroke. */
const cellsAlongEdge = 430

/**
 * Sums a picture up in cells (what does not fill a cell at the right and bottom is left out) and, in the same pass
 * over its pixels, takes its luminance (integer Rec. 601 weights, which JPEG itself uses).
 */
export function readPixels(picture: Picture): { cells: Cells; grey: Uint8Array } {
  const { data, width, height } = picture
  const size = Math.max(1, Math.min(width, height, Math.round(Math.max(width, height) / cellsAlongEdge)))
  const columns = Math.floor(width / size)
  const rows = Math.floor(height / size)
  const red = new Float32Array(columns * rows)
  const green = new Float32Array(columns * rows)
  const blue = new Float32Array(columns * rows)
  const luma = new Float32Array(columns * rows)
  const grey = new Uint8Array(width * height)
  const share = 1 / (size * size)
  // whole numbers while summing: three times as fast as adding to floats
  const sums = new Int32Array(columns * 3)
  for (let y = 0; y < height; y++) {
    let at = y * width * 3
    let out = y * width
    for (let column = 0; column < columns; column++) {
      let r = 0
      let g = 0
      let b = 0
      for (let k = 0; k < size; k++, at += 3) {
        const pr = data[at]!
        const pg = data[at + 1]!
        const pb = data[at + 2]!
        grey[out++] = (77 * pr + 150 * pg + 29 * pb) >> 8
        r += pr
        g += pg
        b += pb
      }
      sums[column * 3]! += r
      sums[column * 3 + 1]! += g
      sums[column * 3 + 2]! += b
    }
    for (let x = columns * size; x < width; x++, at += 3) {
      grey[out++] = (77 * data[at]! + 150 * data[at + 1]! + 29 * data[at + 2]!) >> 8
    }
    if (y % size !== size - 1) continue
    const row = ((y / size) | 0) * columns
    for (let column = 0; column < columns && row < rows * columns; column++) {
      red[row + column] = sums[column * 3]! * share
      green[row + column] = sums[column * 3 + 1]! * share
      blue[row + column] = sums[column * 3 + 2]! * share
    }
    sums.fill(0)
  }
  for (let i = 0; i < luma.length; i++) luma[i] = 0.299 * red[i]! + 0.587 * green[i]! + 0.114 * blue[i]!
  return { cells: { columns, rows, size, red, green, blue, luma }, grey }
}
