import type { ColourRaster } from './picture.ts'
import { readGrey, readThrees } from './wasm/threes.ts'
import { isRoomy, openWorkshop, placesFor, type Workshop } from './wasm/workshop.ts'

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
  /** luminance of each pixel of the picture (integer weights of Rec. 601, which JPEG itself uses) */
  readonly grey: Uint8Array
  /** the memory all of these lie in */
  readonly workshop: Workshop
}

/** Cells along the long edge: a cell is about 0.7 mm of an A4 page, half a seal's ring or a pen stroke. */
const cellsAlongEdge = 430

/** Sums a picture up in cells; what does not fill a cell at the right and bottom is left out. */
export function readCells(picture: ColourRaster): Cells {
  const { data, width, height } = picture
  const size = Math.max(1, Math.min(width, height, Math.round(Math.max(width, height) / cellsAlongEdge)))
  const columns = Math.floor(width / size)
  const rows = Math.floor(height / size)
  const count = columns * rows
  const workshop = takeWorkshop(count, width * height)
  const at = placesFor(count)
  const plane = (k: number) => new Float32Array(workshop.buffer, at.cells + k * at.plane, count)
  const grey = new Uint8Array(workshop.buffer, at.grey, width * height)
  const cells = { columns, rows, size, red: plane(0), green: plane(1), blue: plane(2), luma: plane(3), grey, workshop }
  // an A4 page at working scale has cells of three pixels: those are read by a loop of their own
  if (size === 3) readThrees(workshop, data, width, height)
  else {
    sumAny(picture, cells)
    readGrey(workshop, data, width, height, count)
  }
  return cells
}

/** What the cells of the last page filled: memory that comes and goes with each page makes V8 look for more of it. */
let spare: Workshop | undefined

function takeWorkshop(count: number, pixels: number): Workshop {
  const workshop = spare && isRoomy(spare, count, pixels) ? spare : openWorkshop(count, pixels)
  spare = undefined
  return workshop
}

/**
 * Hands over cells, and the luminance that came along, that nobody will look at any more: the next page's are written over them. They lie
 * in memory that other threads can look at.
 */
export function giveCellsBack({ workshop }: Cells): void {
  spare = workshop
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
