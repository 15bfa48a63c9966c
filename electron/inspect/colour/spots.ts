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

/** Finds what is coloured on the sheet. */
export function findSpots({ cells, paper, tint }: Pick<PageView, 'cells' | 'paper' | 'tint'>): Spots {
  const { columns, rows } = cells
  const across = new Float32Array(columns * rows)
  const down = new Float32Array(columns * rows)
  const lightness = new Float32Array(columns * rows)
  // in deep shadow noise would pass for colour
  const darkest = Math.max(24, quantile(paper.level, 0.75) * 0.22)
  const bare = new Int32Array(noiseBins)
  let bareCells = 0
  for (let row = 0; row < rows; row++) {
    const tileRow = Math.floor(row / paper.tile) * paper.columns
    for (let column = 0; column < columns; column++) {
      const tile = tileRow + Math.floor(column / paper.tile)
      if (!paper.within[tile]) continue
      const i = row * columns + column
      const level = 1 / Math.max(darkest, paper.level[tile]!)
      const light = cells.luma[i]! * level
      // how much the light and the paper lend to each channel here
      const redGain = tint.red[tile]!
      const greenGain = tint.green[tile]!
      const blueGain = tint.blue[tile]!
      // the cell with that taken off, on two axes of colour: red against cyan, green against blue
      const red = cells.red[i]! * level * redGain
      const green = cells.green[i]! * level * greenGain
      const blue = cells.blue[i]! * level * blueGain
      const u = red - (green + blue) / 2
      const v = ((green - blue) * Math.sqrt(3)) / 2
      // where ink that is neutral by itself would come to lie
      const nu = light * (redGain - (greenGain + blueGain) / 2)
      const nv = (light * (greenGain - blueGain) * Math.sqrt(3)) / 2
      // anything between lit ink and neutral ink is explained; tone curves of cameras reach a little beyond both
      const length = nu * nu + nv * nv
      const along = length > 1e-8 ? (u * nu + v * nv) / length : 0
      const explained = along < -0.35 ? -0.35 : along > 1.35 ? 1.35 : along
      const du = u - explained * nu
      const dv = v - explained * nv
      across[i] = du
      down[i] = dv
      lightness[i] = light
      if (light > 0.9) {
        bareCells++
        bare[Math.min(noiseBins - 1, (Math.sqrt(du * du + dv * dv) * (noiseBins / noiseReach)) | 0)]!++
      }
    }
  }
  // the median of a two-dimensional spread is 1.18 of its deviation
  const noise = (medianBin(bare, bareCells) * noiseReach) / noiseBins / 1.18
  const threshold = Math.max(floor, noise * 4.5)
  return { spots: gather(cells, paper, across, down, lightness, threshold), threshold }
}

function medianBin(histogram: Int32Array, count: number): number {
  let left = count / 2
  for (let bin = 0; bin < histogram.length; bin++) {
    left -= histogram[bin]!
    if (left <= 0) return bin
  }
  return 0
}

function gather(
  cells: Cells,
  paper: Paper,
  across: Float32Array,
  down: Float32Array,
  lightness: Float32Array,
  threshold: number,
): Spot[] {
  const { columns, rows } = cells
  const seen = new Uint8Array(across.length)
  const squared = threshold * threshold
  const coloured = (i: number) => across[i]! * across[i]! + down[i]! * down[i]! > squared
  const spots: Spot[] = []
  const patch: number[] = []
  const offSheet = (column: number, row: number) =>
    column < 1 ||
    row < 1 ||
    column >= columns - 1 ||
    row >= rows - 1 ||
    !paper.within[Math.floor((row - 1) / paper.tile) * paper.columns + Math.floor((column - 1) / paper.tile)] ||
    !paper.within[Math.floor((row + 1) / paper.tile) * paper.columns + Math.floor((column + 1) / paper.tile)]
  for (let start = 0; start < across.length; start++) {
    if (seen[start] || !coloured(start)) continue
    patch.length = 0
    patch.push(start)
    seen[start] = 1
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
      mass += Math.hypot(across[i]!, down[i]!)
      light += lightness[i]!
      atEdge ||= offSheet(column, row)
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
          const next = y * columns + x
          if (seen[next] || !coloured(next)) continue
          seen[next] = 1
          patch.push(next)
        }
      }
    }
    if (patch.length < 3) continue
    spots.push({
      x: left,
      y: top,
      width: right - left + 1,
      height: bottom - top + 1,
      cells: patch.length,
      chroma: Math.hypot(u, v) / patch.length,
      unity: Math.hypot(u, v) / mass,
      mass,
      hue: Math.atan2(v, u),
      lightness: light / patch.length,
      atEdge,
    })
  }
  return spots.sort((a, b) => b.mass * b.unity - a.mass * a.unity)
}
