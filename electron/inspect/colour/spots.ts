import type { Cells } from '../cells.ts'
import { type Paper, tileAt } from '../paper.ts'
import type { PageView } from '../view.ts'
import { quantile, type Tint, tintOf } from './tint.ts'

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

/** Departures below this are within what JPEG and sensors do to grey. */
const floor = 0.055
/** Departures of bare paper are told to this fineness. */
const noiseBins = 512
const noiseReach = 0.5
/** The threshold is so many times the deviation of bare paper. */
const overNoise = 4.5
/** Squared departures below this, whose median would leave the threshold at its floor, count as none. */
const calmest = ((floor * 1.18) / overNoise) ** 2

/** Scratch memory, kept from page to page: filled and read within one call of `findSpots`. */
let size = 0
let across = new Float32Array(0)
let down = new Float32Array(0)
let lightness = new Float32Array(0)
let coloured = new Uint8Array(0)
/** Cells that depart at all, then those that count as coloured. */
let departing = new Int32Array(0)
const bare = new Int32Array(noiseBins)

function makeRoom(cells: number): void {
  if (size >= cells) return
  size = cells
  across = new Float32Array(cells)
  down = new Float32Array(cells)
  lightness = new Float32Array(cells)
  coloured = new Uint8Array(cells)
  departing = new Int32Array(cells)
}

/** Finds what is coloured on the sheet. */
export function findSpots(view: Pick<PageView, 'cells' | 'paper'>): Spots {
  const { cells, paper } = view
  makeRoom(cells.columns * cells.rows)
  across.fill(0)
  down.fill(0)
  bare.fill(0)
  const darkest = darkestLevel(paper)
  const tint = tintOf(paper)
  let departed = 0
  for (let tile = 0; tile < paper.level.length; tile++)
    if (paper.within[tile]) departed = readTile(view, tint, tile, darkest, departed)
  const candidates = departing.subarray(0, departed)
  // the median of a two-dimensional spread is 1.18 of its deviation
  const noise = (medianBin(bare) * noiseReach) / noiseBins / 1.18
  const threshold = Math.max(floor, noise * overNoise)
  const fringed = takeFringesOff(cells, paper, darkest, candidates)
  let found = 0
  for (let k = 0; k < departed; k++) {
    const i = departing[k]!
    if (departure(i) <= threshold * threshold) continue
    if (fringed && lastsAround(i, cells) <= threshold * leastLasting) continue
    departing[found++] = i
    coloured[i] = 1
  }
  const starts = departing.subarray(0, found)
  return { spots: gather(cells, paper, starts, fringed ? fewestFringed : fewest), threshold }
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
  if (tilesOf(candidates, cells, paper) < paper.level.length * leastSpread) return false
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

/** How many tiles of the page the cells lie on. */
function tilesOf(some: Int32Array, { columns }: Cells, paper: Paper): number {
  const seen = new Uint8Array(paper.level.length)
  let count = 0
  for (const i of some) {
    const column = i % columns
    const tile = tileAt(paper, column, (i - column) / columns)
    if (!seen[tile]) count++
    seen[tile] = 1
  }
  return count
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

/**
 * How much of where neutral ink would lie at full lightness light and paper explain of a cell's colour. Anything between neutral ink and
 * the paper's own colour: tone curves of cameras reach a little beyond lit ink, and JPEG, which keeps colour coarsely, lends the paper's to
 * the ink beside it.
 * @param along the cell's colour times that of neutral ink
 * @param length the latter's square
 * @param perLength one over that; a division for each cell takes longer than all else
 * @param light the cell's brightness as a share of the paper's
 */
function explainedOf(along: number, length: number, perLength: number, light: number): number {
  const wanted = length * light * light > 1e-8 ? along * perLength : 0
  const most = light > 1.05 / 1.35 ? 1.35 * light : 1.05
  const least = -0.35 * light
  return wanted > most ? most : wanted < least ? least : wanted
}

/** Paper darker than this is taken as bright as this: in deep shadow noise would pass for colour. */
export const darkestLevel = ({ level }: Paper): number => Math.max(24, quantile(level, 0.75) * 0.22)

/**
 * How far the colours of a tile's cells depart from what light and paper explain, on two axes: red-cyan, green-blue.
 * @param count how many cells of the tiles before depart
 * @returns how many do now
 */
function readTile(
  { cells, paper }: Pick<PageView, 'cells' | 'paper'>,
  tint: Tint,
  tile: number,
  darkest: number,
  count: number,
): number {
  const { columns, luma, red: reds, green: greens, blue: blues } = cells
  const [onAcross, onDown, onLightness, onDeparting] = [across, down, lightness, departing]
  const column = tile % paper.columns
  const left = column * paper.tile
  const top = ((tile - column) / paper.columns) * paper.tile
  const right = Math.min(columns, left + paper.tile)
  const bottom = Math.min(cells.rows, top + paper.tile)
  const level = 1 / Math.max(darkest, paper.level[tile]!)
  const root = Math.sqrt(3) / 2
  // how much the light and the paper lend to each channel here
  const redGain = tint.red[tile]!
  const greenGain = tint.green[tile]!
  const blueGain = tint.blue[tile]!
  const [perRed, perGreen, perBlue] = [level * redGain, level * greenGain, level * blueGain]
  // where ink that is neutral by itself would come to lie, at full lightness
  const nu = redGain - (greenGain + blueGain) / 2
  const nv = (greenGain - blueGain) * root
  const length = nu * nu + nv * nv
  const perLength = 1 / length
  let calm = 0
  let departed = count
  for (let y = top; y < bottom; y++) {
    for (let i = y * columns + left, end = y * columns + right; i < end; i++) {
      const light = luma[i]! * level
      const green = greens[i]! * perGreen
      const blue = blues[i]! * perBlue
      const u = reds[i]! * perRed - (green + blue) * 0.5
      const v = (green - blue) * root
      // what light and paper explain only brings it nearer
      if (u * u + v * v < calmest) {
        if (light > 0.9) calm++
        continue
      }
      const explained = explainedOf(u * nu + v * nv, length, perLength, light)
      const du = u - explained * nu
      const dv = v - explained * nv
      const squared = du * du + dv * dv
      if (squared > floor * floor) {
        onAcross[i] = du
        onDown[i] = dv
        onLightness[i] = light
        onDeparting[departed++] = i
      }
      if (light <= 0.9) continue
      if (squared < calmest) calm++
      else bare[Math.min(noiseBins - 1, (Math.sqrt(squared) * (noiseBins / noiseReach)) | 0)]!++
    }
  }
  bare[0]! += calm
  return departed
}

function medianBin(histogram: Int32Array): number {
  let left = histogram.reduce((sum, count) => sum + count, 0) / 2
  for (let bin = 0; bin < histogram.length; bin++) {
    left -= histogram[bin]!
    if (left <= 0) return bin
  }
  return 0
}

/** Where the cells of a spot agree less than this, several hues have run together. */
const leastUnited = 0.6

/**
 * How much colour there is in a spot that is a fringe, whose two sides cancel out within a few cells, or a frame with an
 * emblem on it, each of which keeps to its own hue for longer than that.
 */
function tileByTile(patch: readonly number[], { columns }: Cells, paper: Paper): number {
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
  const patch: number[] = []
  for (const start of starts) {
    if (!coloured[start]) continue
    patch.length = 0
    patch.push(start)
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
    for (let at = 0; at < patch.length; at++) {
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
          patch.push(next)
        }
      }
    }
    if (patch.length < fewestCells) continue
    const overall = Math.sqrt(u * u + v * v)
    const chroma = overall < mass * leastUnited ? tileByTile(patch, cells, paper) : overall
    spots.push({
      x: left,
      y: top,
      width: right - left + 1,
      height: bottom - top + 1,
      cells: patch.length,
      chroma: chroma / patch.length,
      unity: chroma / mass,
      mass,
      hue: Math.atan2(v, u),
      lightness: light / patch.length,
      edge: edge / patch.length,
    })
  }
  return spots.sort((a, b) => b.mass * b.unity - a.mass * a.unity)
}
