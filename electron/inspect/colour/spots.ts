import type { Cells } from '../cells.ts'
import { type Paper, tileAt } from '../paper.ts'
import type { PageView } from '../view.ts'
import { Departures } from './departures.ts'
import { quantile, tintOf } from './tint.ts'

/** A patch of cells whose colour neither the light nor the paper explains. */
export interface Spot {
  /** in cells */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly cells: number
  /** mean departure from what light and paper explain, as a share of the paper's brightness */
  readonly chroma: number
  /** 0..1: how much its cells agree on the hue; fringes of a lens or scanner cancel out */
  readonly unity: number
  /** sum of departures over its cells: how much colour there is in all */
  readonly mass: number
  /** mean hue angle, radians: 0 = red, about 2.1 = green, about -2.1 = blue */
  readonly hue: number
  /** mean luminance against the paper's */
  readonly lightness: number
  /** share of its cells at the picture's edge or the edge of the sheet; from 0 on it may be a finger, the table or the next page */
  readonly edge: number
}

export interface Spots {
  readonly spots: readonly Spot[]
  /** departure above which a cell counted as coloured */
  readonly threshold: number
}

/** Scratch memory, kept from page to page: filled and read within one call of `findSpots`. */
let across: Float32Array = new Float32Array(0)
let down: Float32Array = new Float32Array(0)
let lightness: Float32Array = new Float32Array(0)
let coloured = new Uint8Array(0)
/** The cells of one spot. */
let patch = new Int32Array(0)

/** Finds what is coloured on the sheet. */
export function findSpots(view: Pick<PageView, 'cells' | 'paper'>): Spots {
  const { cells, paper } = view
  const departures = readDepartures(view)
  const { list, listed } = departures
  across = departures.across
  down = departures.down
  lightness = departures.lightness
  if (coloured.length < list.length) {
    coloured = new Uint8Array(list.length)
    patch = new Int32Array(list.length)
  }
  const candidates = list.subarray(0, listed)
  const threshold = departures.threshold()
  const fringed = takeFringesOff(cells, paper, darkestLevel(paper), candidates)
  let found = 0
  for (let k = 0; k < listed; k++) {
    const i = list[k]!
    if (departure(i) <= threshold * threshold) continue
    if (fringed && lastsAround(i, cells) <= threshold * leastLasting) continue
    list[found++] = i
    coloured[i] = 1
  }
  const starts = list.subarray(0, found)
  return { spots: gather(cells, paper, starts, fringed ? fewestFringed : fewest), threshold }
}

function readDepartures({ cells, paper }: Pick<PageView, 'cells' | 'paper'>): Departures {
  const departures = new Departures(cells)
  const darkest = darkestLevel(paper)
  const tint = tintOf(paper)
  for (let tile = 0; tile < paper.level.length; tile++) {
    if (!paper.within[tile]) continue
    const column = tile % paper.columns
    const left = column * paper.tile
    const top = ((tile - column) / paper.columns) * paper.tile
    const width = Math.min(cells.columns - left, paper.tile)
    const height = Math.min(cells.rows - top, paper.tile)
    const level = Math.max(darkest, paper.level[tile]!)
    const light = { level, red: tint.red[tile]!, green: tint.green[tile]!, blue: tint.blue[tile]! }
    departures.read({ left, top, width, height }, light)
  }
  return departures
}

/** Fringes are told from coloured ink where they explain this share of all that departs; ink has no side it prefers. */
const leastExplained = 0.25

/** Share of the page's tiles in which something departs. */
const leastSpread = 0.07
/** So many cells are enough to fit a shift to. */
const enoughCells = 3000

/**
 * Lenses and the sensor lines of scanners draw red and blue a little beside green: every dark edge gets a reddish and a
 * bluish side. The shift, which may grow from the middle of the picture, is fitted to the slopes of the cells that
 * depart, and what it explains is taken off.
 * @returns whether there were any
 */
function takeFringesOff(cells: Cells, paper: Paper, darkest: number, candidates: Int32Array): boolean {
  // a signature alone is so few slopes that a shift may seem to explain it; fringes are wherever there is print
  if (!isSpread(candidates, cells, paper)) return false
  const step = Math.ceil(candidates.length / enoughCells)
  // normal equations of: departure = a * slope across + b * slope down + c * slope outward, for both axes of colour
  const m = new Float64Array(9)
  const vs = [new Float64Array(3), new Float64Array(3)] as const
  const total = [0, 0]
  const slope = new Float64Array(3)
  for (let k = 0; k < candidates.length; k += step) {
    const i = candidates[k]!
    if (!readSlope(i, cells, paper, darkest, slope)) continue
    for (let r = 0; r < 3; r++) {
      for (let c = 0; c < 3; c++) m[r * 3 + c]! += slope[r]! * slope[c]!
      vs[0][r]! += slope[r]! * across[i]!
      vs[1][r]! += slope[r]! * down[i]!
    }
    total[0]! += across[i]! * across[i]!
    total[1]! += down[i]! * down[i]!
  }
  const [byAcross, byDown] = [solveThree(m, vs[0]), solveThree(m, vs[1])]
  const explained = (by: readonly number[], v: Float64Array) => by.reduce((sum, value, k) => sum + value * v[k]!, 0)
  if (explained(byAcross, vs[0]) + explained(byDown, vs[1]) < (total[0]! + total[1]!) * leastExplained) return false
  for (const i of candidates) {
    if (!readSlope(i, cells, paper, darkest, slope)) continue
    across[i]! -= byAcross[0] * slope[0]! + byAcross[1] * slope[1]! + byAcross[2] * slope[2]!
    down[i]! -= byDown[0] * slope[0]! + byDown[1] * slope[1]! + byDown[2] * slope[2]!
  }
  return true
}

/** Whether the cells lie on many of the page's tiles. */
function isSpread(some: Int32Array, { columns }: Cells, paper: Paper): boolean {
  const enough = paper.level.length * leastSpread
  const seen = new Uint8Array(paper.level.length)
  let count = 0
  for (let k = 0; k < some.length && count < enough; k++) {
    const column = some[k]! % columns
    const tile = tileAt(paper, column, (some[k]! - column) / columns)
    if (!seen[tile]) count++
    seen[tile] = 1
  }
  return count >= enough
}

/** Reads how brightness changes at a cell: across, down and outward. @returns false at the picture's edge */
function readSlope(
  i: number,
  { columns, rows, luma }: Cells,
  paper: Paper,
  darkest: number,
  slope: Float64Array,
): boolean {
  const column = i % columns
  const row = (i - column) / columns
  if (column === 0 || row === 0 || column === columns - 1 || row === rows - 1) return false
  const level = Math.max(darkest, paper.level[tileAt(paper, column, row)]!)
  const x = (luma[i + 1]! - luma[i - 1]!) / level
  const y = (luma[i + columns]! - luma[i - columns]!) / level
  slope[0] = x
  slope[1] = y
  slope[2] = (x * (column - columns / 2) + y * (row - rows / 2)) / (columns / 2)
  return true
}

/** Solves three linear equations by Cramer's rule; a little is added to the diagonal, so that there is always an answer. */
function solveThree(m: Float64Array, v: Float64Array): [number, number, number] {
  const [a, b, c, , e, f, , , i] = m as unknown as number[]
  const [A, E, I] = [a! + 1e-3, e! + 1e-3, i! + 1e-3]
  const det = A * (E * I - f! * f!) - b! * (b! * I - f! * c!) + c! * (b! * f! - E * c!)
  const [p, q, r] = [v[0]!, v[1]!, v[2]!]
  const x = p * (E * I - f! * f!) - b! * (q * I - f! * r) + c! * (q * f! - E * r)
  const y = A * (q * I - f! * r) - p * (b! * I - f! * c!) + c! * (b! * r - q * c!)
  const z = A * (E * r - q * f!) - b! * (b! * r - q * c!) + p * (b! * f! - E * c!)
  return [x / det, y / det, z / det]
}

/** Fewer cells than this are no spot; where there are fringes, what is left of one at a corner may be a few. */
const fewest = 3
const fewestFringed = 12

/** What is left of a cell's departure over its neighbourhood, against the threshold, where there are fringes. */
const leastLasting = 0.6

/** Length of the mean departure of a cell and those around it: a shift only moves colour, so its two sides cancel out. */
function lastsAround(i: number, { columns, rows }: Cells): number {
  const column = i % columns
  const row = (i - column) / columns
  let u = 0
  let v = 0
  let count = 0
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
      u += across[y * columns + x]!
      v += down[y * columns + x]!
      count++
    }
  }
  return Math.sqrt(u * u + v * v) / count
}

const departure = (i: number) => across[i]! * across[i]! + down[i]! * down[i]!

/** Paper darker than this is taken as bright as this: in deep shadow noise would pass for colour. */
export const darkestLevel = ({ level }: Paper): number => Math.max(24, quantile(level, 0.75) * 0.22)

/** Where the cells of a spot agree less than this, several hues have run together. */
const leastUnited = 0.6

/**
 * How much colour there is in a spot that is a fringe, whose two sides cancel out within a few cells, or a frame with an
 * emblem on it, each of which keeps to its own hue for longer than that.
 */
function tileByTile(patch: Int32Array, { columns }: Cells, paper: Paper): number {
  const sums = new Map<number, [number, number]>()
  for (const i of patch) {
    const column = i % columns
    const tile = tileAt(paper, column, (i - column) / columns)
    const sum = sums.get(tile)
    if (!sum) sums.set(tile, [across[i]!, down[i]!])
    else {
      sum[0] += across[i]!
      sum[1] += down[i]!
    }
  }
  let chroma = 0
  for (const [u, v] of sums.values()) chroma += Math.sqrt(u * u + v * v)
  return chroma
}

/** Whether a cell lies at the edge of the picture or of the sheet. */
const isAtEdge = (column: number, row: number, { columns, rows }: Cells, paper: Paper): boolean =>
  column < 1 ||
  row < 1 ||
  column >= columns - 1 ||
  row >= rows - 1 ||
  // all tiles of a sheet that fills the picture are within it
  (paper.surrounded &&
    (!paper.within[tileAt(paper, column - 1, row - 1)] || !paper.within[tileAt(paper, column + 1, row + 1)]))

/** Joins coloured cells that touch into spots; takes their marks off again. */
function gather(cells: Cells, paper: Paper, starts: Int32Array, fewestCells: number): Spot[] {
  const { columns, rows } = cells
  const spots: Spot[] = []
  for (const start of starts) {
    if (!coloured[start]) continue
    let count = 1
    patch[0] = start
    coloured[start] = 0
    let left = columns
    let right = 0
    let top = rows
    let bottom = 0
    let u = 0
    let v = 0
    let mass = 0
    let light = 0
    let edge = 0
    for (let at = 0; at < count; at++) {
      const i = patch[at]!
      const column = i % columns
      const row = (i - column) / columns
      if (column < left) left = column
      if (column > right) right = column
      if (row < top) top = row
      if (row > bottom) bottom = row
      u += across[i]!
      v += down[i]!
      mass += Math.sqrt(departure(i))
      light += lightness[i]!
      if (isAtEdge(column, row, cells, paper)) edge++
      const first = column > 0 ? -1 : 0
      const last = column < columns - 1 ? 1 : 0
      const below = row < rows - 1 ? i + columns : i
      for (let beside = row > 0 ? i - columns : i; beside <= below; beside += columns) {
        for (let next = beside + first; next <= beside + last; next++) {
          if (!coloured[next]) continue
          coloured[next] = 0
          patch[count++] = next
        }
      }
    }
    if (count < fewestCells) continue
    const overall = Math.sqrt(u * u + v * v)
    const chroma = overall < mass * leastUnited ? tileByTile(patch.subarray(0, count), cells, paper) : overall
    spots.push({
      x: left,
      y: top,
      width: right - left + 1,
      height: bottom - top + 1,
      cells: count,
      chroma: chroma / count,
      unity: chroma / mass,
      mass,
      hue: Math.atan2(v, u),
      lightness: light / count,
      edge: edge / count,
    })
  }
  return spots.sort((a, b) => b.mass * b.unity - a.mass * a.unity)
}
