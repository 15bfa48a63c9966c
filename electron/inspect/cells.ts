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
  const inside = columns * size
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / size)
    let at = y * width * 3
    let out = y * width
    for (let x = 0; x < width; x++, at += 3) {
      grey[out++] = (77 * data[at]! + 150 * data[at + 1]! + 29 * data[at + 2]!) >> 8
    }
    if (row >= rows) continue
    at = y * width * 3
    let cell = row * columns
    for (let x = 0; x < inside; x += size, cell++) {
      let r = 0
      let g = 0
      let b = 0
      for (let k = 0; k < size; k++, at += 3) {
        r += data[at]!
        g += data[at + 1]!
        b += data[at + 2]!
      }
      red[cell]! += r * share
      green[cell]! += g * share
      blue[cell]! += b * share
    }
  }
  for (let i = 0; i < luma.length; i++) luma[i] = 0.299 * red[i]! + 0.587 * green[i]! + 0.114 * blue[i]!
  return { cells: { columns, rows, size, red, green, blue, luma }, grey }
}
