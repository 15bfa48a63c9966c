import type { ColourRaster } from './picture.ts'

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
export function readCells(picture: ColourRaster): Cells {
  const { width, height } = picture
  const size = Math.max(1, Math.min(width, height, Math.round(Math.max(width, height) / cellsAlongEdge)))
  const columns = Math.floor(width / size)
  const rows = Math.floor(height / size)
  const count = columns * rows
  const room = takeRoom(count * 4)
  const cells: Cells = {
    columns,
    rows,
    size,
    red: room.subarray(0, count),
    green: room.subarray(count, 2 * count),
    blue: room.subarray(2 * count, 3 * count),
    luma: room.subarray(3 * count, 4 * count),
  }
  // an A4 page at working scale has cells of three pixels: written out, a third of the time of the loop for any size
  if (size === 3) sumThrees(picture, cells)
  else sumAny(picture, cells)
  return cells
}

/** What the cells of the last page filled: memory that comes and goes with each page makes V8 look for more of it. */
let spare: ArrayBufferLike | undefined

function takeRoom(length: number): Float32Array {
  const room = spare && spare.byteLength >= length * 4 ? new Float32Array(spare, 0, length) : new Float32Array(length)
  spare = undefined
  return room
}

/** Hands over cells that nobody will look at any more; the next page's are written over them. */
export function giveCellsBack({ red }: Cells): void {
  spare = red.buffer
}

function sumThrees({ data, width }: ColourRaster, { columns, rows, red, green, blue, luma }: Cells): void {
  const below = width * 3
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let column = 0, a = row * 3 * below; column < columns; column++, cell++, a += 9) {
      const b = a + below
      const c = b + below
      const r =
        data[a]! +
        data[a + 3]! +
        data[a + 6]! +
        data[b]! +
        data[b + 3]! +
        data[b + 6]! +
        data[c]! +
        data[c + 3]! +
        data[c + 6]!
      const g =
        data[a + 1]! +
        data[a + 4]! +
        data[a + 7]! +
        data[b + 1]! +
        data[b + 4]! +
        data[b + 7]! +
        data[c + 1]! +
        data[c + 4]! +
        data[c + 7]!
      const bl =
        data[a + 2]! +
        data[a + 5]! +
        data[a + 8]! +
        data[b + 2]! +
        data[b + 5]! +
        data[b + 8]! +
        data[c + 2]! +
        data[c + 5]! +
        data[c + 8]!
      red[cell] = r / 9
      green[cell] = g / 9
      blue[cell] = bl / 9
      luma[cell] = (0.299 * r + 0.587 * g + 0.114 * bl) / 9
    }
  }
}

function sumAny({ data, width }: ColourRaster, { columns, rows, size, red, green, blue, luma }: Cells): void {
  const share = 1 / (size * size)
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, cell++) {
      let r = 0
      let g = 0
      let b = 0
      for (let y = 0; y < size; y++) {
        let at = ((row * size + y) * width + column * size) * 3
        for (const end = at + size * 3; at < end; at += 3) {
          r += data[at]!
          g += data[at + 1]!
          b += data[at + 2]!
        }
      }
      red[cell] = r * share
      green[cell] = g * share
      blue[cell] = b * share
      luma[cell] = (0.299 * r + 0.587 * g + 0.114 * b) * share
    }
  }
}
