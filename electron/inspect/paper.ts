import type { Cells } from './cells.ts'
import { type Bright, bridge, findSheet } from './outline.ts'
import { type Tile, TileCounter } from './wasm/tiles.ts'

/**
 * Where the sheet is and how bright the bare paper on it is, tile by tile: what tells a shadow from ink, and the
 * table a phone photo shows beside the sheet from the sheet.
 */
export interface Paper {
  readonly columns: number
  readonly rows: number
  /** cells along a tile's side */
  readonly tile: number
  /** luminance of bare paper per tile, 0..255, smoothed over print that leaves no paper showing */
  readonly level: Float32Array
  /** 0..1 per tile: how near its middle cells come to its brightest; about 1 = bare, whatever its brightness */
  readonly flat: Float32Array
  /** share of each tile's cells that are darker than its brightest by what print makes of paper, in any light */
  readonly print: Float32Array
  /** how dark the darkest few cells of each tile are against its paper, 0..1: how strong its print is */
  readonly depth: Float32Array
  /** mean colour of the brightest quarter of each tile */
  readonly red: Float32Array
  readonly green: Float32Array
  readonly blue: Float32Array
  /** 1 where the tile belongs to the sheet */
  readonly onSheet: Uint8Array
  /** onSheet, and what lies between its parts: a shadow or a hand makes tiles look like something else */
  readonly within: Uint8Array
  /** share of tiles that belong to the sheet */
  readonly share: number
  /** the sheet does not fill the picture: a table, a scanner's lid or a frame is to be seen */
  readonly surrounded: boolean
}

const tilesAlongEdge = 36

/** Reads the paper of a page from its cells. */
export function readPaper(cells: Cells): Paper {
  const tile = Math.max(2, Math.round(Math.max(cells.columns, cells.rows) / tilesAlongEdge))
  const columns = Math.max(1, Math.ceil(cells.columns / tile))
  const rows = Math.max(1, Math.ceil(cells.rows / tile))
  const count = columns * rows
  const bright = {
    level: new Float32Array(count),
    red: new Float32Array(count),
    green: new Float32Array(count),
    blue: new Float32Array(count),
    flat: new Float32Array(count),
    print: new Float32Array(count),
    depth: new Float32Array(count),
  }
  const counter = new TileCounter(cells)
  for (let row = 0; row < rows; row++) {
    const top = row * tile
    const height = Math.min(cells.rows - top, tile)
    for (let column = 0; column < columns; column++) {
      const left = column * tile
      const width = Math.min(cells.columns - left, tile)
      readTile(counter, { left, top, width, height }, bright, row * columns + column)
    }
  }
  const sheet = findSheet(bright, columns, rows)
  return {
    columns,
    rows,
    tile,
    ...bright,
    level: overPrint(bright.level, columns, rows),
    ...sheet,
    within: bridge(sheet.onSheet, columns, rows),
  }
}

/** The tile that a cell lies on. */
export const tileAt = ({ tile, columns }: Pick<Paper, 'tile' | 'columns'>, column: number, row: number): number =>
  Math.floor(row / tile) * columns + Math.floor(column / tile)

/** The levels of the sheet's tiles. */
export function sheetLevels({ level, onSheet }: Paper): Float32Array {
  const levels = new Float32Array(level.length)
  let count = 0
  for (let tile = 0; tile < level.length; tile++) if (onSheet[tile]) levels[count++] = level[tile]!
  return levels.slice(0, count)
}

/** How many tiles belong to the sheet. */
export function sheetTiles({ onSheet }: Pick<Paper, 'onSheet'>): number {
  let count = 0
  for (const on of onSheet) count += on
  return count
}

/** A stroke across a tile makes more dark cells than this; a speck fewer. */
const fewDarkest = 4

/** Means over the brightest quarter of a tile's cells. */
function readTile(counter: TileCounter, tile: Tile, bright: Bright, i: number): void {
  const all = tile.width * tile.height
  counter.count(tile)
  counter.sumFrom(brightnessOf(counter, all * 0.25), tile)
  const kept = Math.max(1, counter.kept)
  bright.level[i] = counter.luma / kept
  bright.red[i] = counter.red / kept
  bright.green[i] = counter.green / kept
  bright.blue[i] = counter.blue / kept
  const level = bright.level[i]!
  // print is what is darker by a good part in whole levels, however bright the light
  const printed = Math.ceil(Math.min(0.78 * level, level - 7))
  counter.countBelow(printed, printed, tile)
  bright.print[i] = counter.belowFirst / all
  bright.depth[i] = 1 - Math.min(1, (brightnessOfDarkest(counter, all) + 0.5) / Math.max(1, level))
  bright.flat[i] = Math.min(1, (brightnessOf(counter, all * 0.5) + 0.5) / Math.max(1, counter.luma / kept))
}

/** The brightness that all but the few darkest cells of the histogram reach; white where there are no others. */
function brightnessOfDarkest({ histogram, darkest }: TileCounter, all: number): number {
  if (all <= fewDarkest) return 255
  let v = darkest
  for (let left = fewDarkest - histogram[v]!; left >= 0; left -= histogram[v]!) v++
  return v
}

/** The brightness that so many cells of the histogram reach; white where none need to. */
function brightnessOf({ histogram, brightest }: TileCounter, count: number): number {
  if (count <= 0) return 255
  let left = count
  for (let v = brightest; v > 0; v--) {
    left -= histogram[v]!
    if (left <= 0) return v
  }
  return 0
}

/** A tile full of print shows no paper: it takes the middle of its neighbours where they agree it is too dark. */
function overPrint(level: Float32Array, columns: number, rows: number): Float32Array {
  const smooth = level.slice()
  for (let row = 0, i = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, i++) {
      const own = level[i]!
      let all = 0
      let brighter = 0
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
          all++
          if (level[y * columns + x]! > own) brighter++
        }
      }
      // the middle of them all is brighter when more than half are
      if (brighter * 2 >= all) smooth[i] = middleOf(level, columns, rows, column, row)
    }
  }
  return smooth
}

const around = new Float32Array(9)

/** The middle of a tile's own level and those `step` tiles away, as far as there are such. */
export function middleOf(
  level: Float32Array,
  columns: number,
  rows: number,
  column: number,
  row: number,
  step = 1,
): number {
  let count = 0
  for (let y = row - step; y <= row + step; y += step) {
    if (y < 0 || y >= rows) continue
    for (let x = column - step; x <= column + step; x += step) {
      if (x < 0 || x >= columns) continue
      const value = level[y * columns + x]!
      let at = count++
      while (at > 0 && around[at - 1]! > value) {
        around[at] = around[at - 1]!
        at--
      }
      around[at] = value
    }
  }
  return around[count >> 1]!
}
