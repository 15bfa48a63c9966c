import type { Cells } from '../cells.ts'
import type { Loops } from '../wasm/assembler.ts'
import type { Tile } from '../wasm/tiles.ts'
import { type Places, placesFor, tally } from '../wasm/workshop.ts'
import {
  CALM,
  floor,
  LISTED,
  loops,
  noiseBins,
  noiseReach,
  overNoise,
  perDeviation,
  settings,
} from './departure-loop.ts'

/** What light and paper do on a tile. */
export interface TileLight {
  /** brightness of its paper */
  readonly level: number
  /** the factors that take the tint off */
  readonly red: number
  readonly green: number
  readonly blue: number
}

/** How the colours of a page's cells depart, in the cells' own workshop: what was read of the page before is given up. */
export class Departures {
  /** red-cyan and green-blue, as shares of the paper's brightness; zero where a cell does not depart */
  readonly across: Float32Array
  readonly down: Float32Array
  /** brightness as a share of the paper's; written only where a cell departs */
  readonly lightness: Float32Array
  /** room for as many cells as there are; the first of them depart, see `listed` */
  readonly list: Int32Array

  readonly #run: Loops
  readonly #columns: number
  readonly #places: Places
  readonly #settings: Float32Array
  readonly #bins: Int32Array
  readonly #calm: Int32Array
  readonly #listed: Int32Array

  constructor(cells: Cells) {
    const count = cells.columns * cells.rows
    this.#columns = cells.columns
    this.#places = placesFor(count)
    const { departures, plane } = this.#places
    const { buffer } = cells.workshop
    const planeFrom = (k: number) => new Float32Array(buffer, departures + k * plane, count)
    this.#run = loops(cells.workshop)
    this.across = planeFrom(0).fill(0)
    this.down = planeFrom(1).fill(0)
    this.lightness = planeFrom(2)
    this.list = new Int32Array(buffer, departures + 3 * plane, count)
    this.#bins = new Int32Array(buffer, tally.at, noiseBins)
    this.#calm = new Int32Array(buffer, tally.at + CALM, 4)
    this.#listed = new Int32Array(buffer, tally.at + LISTED, 1)
    this.#settings = new Float32Array(buffer, atSettings, settings.length)
    new Uint8Array(buffer, tally.at, LISTED + 4).fill(0)
  }

  /** How many cells of the list depart. */
  get listed(): number {
    return this.#listed[0]!
  }

  /** Reads a tile's cells after those of the tiles before. */
  read({ left, top, width, height }: Tile, { level, red, green, blue }: TileLight): void {
    const columns = this.#columns
    const { cells, departures, plane } = this.#places
    // where ink that is neutral by itself would come to lie, at full lightness
    const neutralU = red - (green + blue) / 2
    const neutralV = (green - blue) * (Math.sqrt(3) / 2)
    const length = neutralU * neutralU + neutralV * neutralV
    const set = this.#settings
    set[0] = 1 / level
    set[1] = red / level
    set[2] = green / level
    set[3] = blue / level
    set[4] = neutralU
    set[5] = neutralV
    set[6] = length
    set[7] = 1 / length
    const index = top * columns + left
    this.#run.readTile!(
      cells + index * 4,
      plane,
      departures + index * 4,
      index,
      width,
      height,
      columns,
      atSettings,
      departures + 3 * plane,
      tally.at,
    )
  }

  /** The departure above which a cell counts as coloured: far above what bare paper shows. */
  threshold(): number {
    const calm = this.#calm.reduce((sum, count) => sum + count, 0)
    const noise = (medianBin(this.#bins, calm) * noiseReach) / noiseBins / perDeviation
    return Math.max(floor, noise * overNoise)
  }
}

const atSettings = tally.at + LISTED + 16

/** @param calm how many more there are in the first bin */
function medianBin(histogram: Int32Array, calm: number): number {
  let left = histogram.reduce((sum, count) => sum + count, calm) / 2 - calm
  for (let bin = 0; bin < histogram.length; bin++) {
    left -= histogram[bin]!
    if (left <= 0) return bin
  }
  return 0
}
