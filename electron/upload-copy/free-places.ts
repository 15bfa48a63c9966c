import type { Region } from '../../domain/model/inspection.ts'
import type { PageView } from '../inspect/view.ts'

/** How empty a picture is, cell by cell: 0 = something is there, else the distance in cells to the next such place. */
export interface EmptyMap {
  readonly columns: number
  readonly rows: number
  /** full pixels along a cell's side */
  readonly cell: number
  readonly clear: Uint16Array
}

/** working pixels along a cell's side: half a small character */
const cellSide = 6
/** A cell is bare paper while it is this even and this near the paper around it; the ground of a licence passes, print does not. */
const evenness = 26
const nearness = 0.86
/** how far the colour may be from the paper's: a pale seal is off by more */
const tintOff = 26

/** Reads where nothing is printed, written, stamped or photographed. What lies beside the paper counts as taken. */
export function readEmptiness({ picture, grey, paper, cells }: PageView): EmptyMap {
  const { width, height, data, scale } = picture
  const columns = Math.floor(width / cellSide)
  const rows = Math.floor(height / cellSide)
  const tileSide = paper.tile * cells.size
  const clear = new Uint16Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const middle = { x: (column + 0.5) * cellSide, y: (row + 0.5) * cellSide }
      const tile =
        Math.min(paper.rows - 1, Math.floor(middle.y / tileSide)) * paper.columns +
        Math.min(paper.columns - 1, Math.floor(middle.x / tileSide))
      if (!paper.onSheet[tile]) continue
      const ground = [paper.red[tile]!, paper.green[tile]!, paper.blue[tile]!] as const
      const bare = isBare(data, grey, width, column * cellSide, row * cellSide, paper.level[tile]!, ground)
      if (bare) clear[row * columns + column] = 65_535
    }
  }
  return { columns, rows, cell: cellSide * scale, clear: distances(clear, columns, rows) }
}

function isBare(
  data: Uint8Array,
  grey: Uint8Array,
  width: number,
  left: number,
  top: number,
  level: number,
  [red, green, blue]: readonly [number, number, number],
): boolean {
  let least = 255
  let most = 0
  for (let y = top; y < top + cellSide; y++) {
    for (let x = left; x < left + cellSide; x++) {
      const i = y * width + x
      const value = grey[i]!
      if (value < least) least = value
      if (value > most) most = value
      const o = i * 3
      // how much redder, and how much bluer, than the ground, whatever the light
      const warm = data[o]! - data[o + 1]! - (red - green)
      const cold = data[o + 2]! - data[o + 1]! - (blue - green)
      if (Math.abs(warm) > tintOff || Math.abs(cold) > tintOff) return false
    }
  }
  return most - least <= evenness && least >= level * nearness
}

/** Two-pass chessboard distance to the nearest taken cell; the picture's edge counts as taken. */
function distances(clear: Uint16Array, columns: number, rows: number): Uint16Array {
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= columns || row >= rows ? 0 : clear[row * columns + column]!
  const relax = (column: number, row: number, step: number) => {
    const i = row * columns + column
    if (clear[i] === 0) return
    const near = Math.min(
      at(column - step, row),
      at(column, row - step),
      at(column - step, row - step),
      at(column + step, row - step),
    )
    clear[i] = Math.min(clear[i]!, near + 1)
  }
  for (let row = 0; row < rows; row++) for (let column = 0; column < columns; column++) relax(column, row, 1)
  for (let row = rows - 1; row >= 0; row--) for (let column = columns - 1; column >= 0; column--) relax(column, row, -1)
  return clear
}

/** Room beyond this, in cells, is no better: what counts then is that the words stand among what they protect. */
const enoughRoom = 4

/**
 * Empty boxes of a given shape, well apart from one another: with room around them, and of those the nearest to the
 * middle of what is on the page, where they cannot be cut away.
 * @param width,height of the box in full pixels
 * @param most how many are wanted
 */
export function emptyBoxes(map: EmptyMap, width: number, height: number, most: number): Region[] {
  const wide = Math.max(1, Math.ceil(width / map.cell))
  const high = Math.max(1, Math.ceil(height / map.cell))
  const taken = takenBefore(map)
  const middle = middleOf(map)
  const found: { column: number; row: number; worth: number }[] = []
  for (let row = 1; row + high < map.rows; row++) {
    for (let column = 1; column + wide < map.columns; column++) {
      if (countIn(taken, map.columns, column, row, wide, high) > 0) continue
      const [x, y] = [column + wide / 2, row + high / 2]
      const room = Math.min(enoughRoom, map.clear[Math.floor(y) * map.columns + Math.floor(x)]! - high / 2)
      const away = Math.hypot(x - middle.x, y - middle.y) / Math.max(map.columns, map.rows)
      found.push({ column, row, worth: room / enoughRoom - 2 * away })
    }
  }
  found.sort((a, b) => b.worth - a.worth)
  const chosen: typeof found = []
  for (const place of found) {
    if (chosen.length >= most) break
    const apart = chosen.every(
      (other) => Math.abs(other.column - place.column) > wide * 1.1 || Math.abs(other.row - place.row) > high * 3,
    )
    if (apart) chosen.push(place)
  }
  return chosen.map(({ column, row }) => ({
    x: Math.round(column * map.cell),
    y: Math.round(row * map.cell),
    width: Math.round(wide * map.cell),
    height: Math.round(high * map.cell),
  }))
}

/** The middle of what is on the page, in cells. */
function middleOf({ clear, columns, rows }: EmptyMap): { x: number; y: number } {
  const sum = { x: 0, y: 0, count: 0 }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (clear[row * columns + column] !== 0) continue
      sum.x += column
      sum.y += row
      sum.count++
    }
  }
  return sum.count === 0 ? { x: columns / 2, y: rows / 2 } : { x: sum.x / sum.count, y: sum.y / sum.count }
}

/** Taken cells above and to the left of each cell, summed, so that any box can be counted in four steps. */
function takenBefore({ clear, columns, rows }: EmptyMap): Int32Array {
  const sums = new Int32Array((columns + 1) * (rows + 1))
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const i = (row + 1) * (columns + 1) + column + 1
      const here = clear[row * columns + column] === 0 ? 1 : 0
      sums[i] = here + sums[i - 1]! + sums[i - columns - 1]! - sums[i - columns - 2]!
    }
  }
  return sums
}

function countIn(sums: Int32Array, columns: number, left: number, top: number, wide: number, high: number): number {
  const at = (column: number, row: number) => sums[row * (columns + 1) + column]!
  return at(left + wide, top + high) - at(left, top + high) - at(left + wide, top) + at(left, top)
}
