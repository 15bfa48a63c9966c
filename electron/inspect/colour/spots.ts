import type { Cells } from '../cells.ts'
import type { Paper } from '../paper.ts'
import type { PageView } from '../view.ts'
import { quantile } from './tint.ts'

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
  /** lies against the picture's edge or the edge of the sheet: may be a finger, the table or the next page */
  readonly atEdge: boolean
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

/** Scratch memory, kept from page to page: filled and read within one call of `findSpots`. */
let size = 0
let across = new Float32Array(0)
let down = new Float32Array(0)
let lightness = new Float32Array(0)
let coloured = new Uint8Array(0)
const bare = new Int32Array(noiseBins)

function makeRoom(cells: number): void {
  if (size >= cells) return
  size = cells
  across = new Float32Array(cells)
  down = new Float32Array(cells)
  lightness = new Float32Array(cells)
  coloured = new Uint8Array(cells)
}

/** Finds what is coloured on the sheet. */
export function findSpots(view: Pick<PageView, 'cells' | 'paper' | 'tint'>): Spots {
  const { cells, paper } = view
  makeRoom(cells.columns * cells.rows)
  bare.fill(0)
  // in deep shadow noise would pass for colour
  const darkest = Math.max(24, quantile(paper.level, 0.75) * 0.22)
  const candidates: number[] = []
  for (let tile = 0; tile < paper.level.length; tile++)
    if (paper.within[tile]) readTile(view, tile, darkest, candidates)
  // the median of a two-dimensional spread is 1.18 of its deviation
  const noise = (medianBin(bare) * noiseReach) / noiseBins / 1.18
  const threshold = Math.max(floor, noise * 4.5)
  const starts = candidates.filter((i) => departure(i) > threshold * threshold)
  for (const i of starts) coloured[i] = 1
  return { spots: gather(cells, paper, starts), threshold }
}

const departure = (i: number) => across[i]! * across[i]! + down[i]! * down[i]!

/** How far the colours of a tile's cells depart from what light and paper explain, on two axes: red-cyan, green-blue. */
function readTile(
  { cells, paper, tint }: Pick<PageView, 'cells' | 'paper' | 'tint'>,
  tile: number,
  darkest: number,
  candidates: number[],
): void {
  const { columns, luma } = cells
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
  // where ink that is neutral by itself would come to lie, at full lightness
  const nu = redGain - (greenGain + blueGain) / 2
  const nv = (greenGain - blueGain) * root
  const length = nu * nu + nv * nv
  for (let y = top; y < bottom; y++) {
    for (let i = y * columns + left, end = y * columns + right; i < end; i++) {
      const light = luma[i]! * level
      const red = cells.red[i]! * level * redGain
      const green = cells.green[i]! * level * greenGain
      const blue = cells.blue[i]! * level * blueGain
      const u = red - (green + blue) / 2
      const v = (green - blue) * root
      // anything between lit ink and neutral ink is explained; tone curves of cameras reach a little beyond both
      const along = length * light * light > 1e-8 ? (u * nu + v * nv) / (length * light) : 0
      const explained = (along < -0.35 ? -0.35 : along > 1.35 ? 1.35 : along) * light
      const du = u - explained * nu
      const dv = v - explained * nv
      const squared = du * du + dv * dv
      if (squared > floor * floor) {
        across[i] = du
        down[i] = dv
        lightness[i] = light
        candidates.push(i)
      }
      if (light > 0.9) bare[Math.min(noiseBins - 1, (Math.sqrt(squared) * (noiseBins / noiseReach)) | 0)]!++
    }
  }
}

function medianBin(histogram: Int32Array): number {
  let left = histogram.reduce((sum, count) => sum + count, 0) / 2
  for (let bin = 0; bin < histogram.length; bin++) {
    left -= histogram[bin]!
    if (left <= 0) return bin
  }
  return 0
}

/** Joins coloured cells that touch into spots; takes their marks off again. */
function gather(cells: Cells, paper: Paper, starts: readonly number[]): Spot[] {
  const { columns, rows } = cells
  const spots: Spot[] = []
  const patch: number[] = []
  const offSheet = (column: number, row: number) =>
    column < 1 ||
    row < 1 ||
    column >= columns - 1 ||
    row >= rows - 1 ||
    !paper.within[Math.floor((row - 1) / paper.tile) * paper.columns + Math.floor((column - 1) / paper.tile)] ||
    !paper.within[Math.floor((row + 1) / paper.tile) * paper.columns + Math.floor((column + 1) / paper.tile)]
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
    let atEdge = false
    for (let at = 0; at < patch.length; at++) {
      const i = patch[at]!
      const column = i % columns
      const row = (i - column) / columns
      left = Math.min(left, column)
      right = Math.max(right, column)
      top = Math.min(top, row)
      bottom = Math.max(bottom, row)
      u += across[i]!
      v += down[i]!
      mass += Math.sqrt(departure(i))
      light += lightness[i]!
      atEdge ||= offSheet(column, row)
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
          const next = y * columns + x
          if (!coloured[next]) continue
          coloured[next] = 0
          patch.push(next)
        }
      }
    }
    if (patch.length < 3) continue
    const chroma = Math.sqrt(u * u + v * v)
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
      atEdge,
    })
  }
  return spots.sort((a, b) => b.mass * b.unity - a.mass * a.unity)
}
