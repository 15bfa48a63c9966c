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

/** Sums a picture up in cells; what does not fill a cell at the right and bottom is left out. */
export function toCells(picture: Picture): Cells {
  const size = Math.max(1, Math.round(Math.max(picture.width, picture.height) / cellsAlongEdge))
  const columns = Math.max(1, Math.floor(picture.width / size))
  const rows = Math.max(1, Math.floor(picture.height / size))
  const count = columns * rows
  const cells = {
    columns,
    rows,
    size,
    red: new Float32Array(count),
    green: new Float32Array(count),
    blue: new Float32Array(count),
    luma: new Float32Array(count),
  }
  const { data } = picture
  const stride = picture.width * 3
  const high = Math.min(size, picture.height)
  const wide = Math.min(size, picture.width)
  const share = 1 / (high * wide)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let red = 0
      let green = 0
      let blue = 0
      for (let y = 0; y < high; y++) {
        let at = (row * size + y) * stride + column * size * 3
        for (let x = 0; x < wide; x++, at += 3) {
          red += data[at]!
          green += data[at + 1]!
          blue += data[at + 2]!
        }
      }
      const i = row * columns + column
      cells.red[i] = red * share
      cells.green[i] = green * share
      cells.blue[i] = blue * share
      cells.luma[i] = (0.299 * red + 0.587 * green + 0.114 * blue) * share
    }
  }
  return cells
}
