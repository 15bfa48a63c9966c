import type { Cells } from '../cells.ts'
import type { Paper } from '../paper.ts'
import { quantile, type Tint, toUnit } from './tint.ts'

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
  /** spread of the departures over bare paper */
  readonly noise: number
  /** how strongly paper is tinted: 0 = white, 0.3 = yellowed or lamp-lit */
  readonly paperTint: number
  /**
   * Where ink lies between "lit by the light that tints the paper" (0) and "neutral by itself" (1); far outside 0..1 the
   * ink has a colour of its own. NaN where the paper has no tint to tell by.
   */
  readonly inkNeutral: number
}

/** Departures below this are within what JPEG and sensors do to grey. */
const floor = 0.055

/** Finds what is coloured on the sheet. */
export function findSpots(cells: Cells, paper: Paper, tint: Tint): Spots {
  const count = cells.columns * cells.rows
  const across = new Float32Array(count)
  const down = new Float32Array(count)
  const lightness = new Float32Array(count)
  const bare: number[] = []
  const bareTint: number[] = []
  let inkSum = 0
  let inkTint = 0
  for (let row = 0; row < cells.rows; row++) {
    for (let column = 0; column < cells.columns; column++) {
      const i = row * cells.columns + column
      const tile = Math.floor(row / paper.tile) * paper.columns + Math.floor(column / paper.tile)
      if (!paper.onSheet[tile]) continue
      const [x, y] = toUnit(cells, column, row)
      const level = Math.max(24, paper.level[tile]!)
      // what bare paper looks like here
      const redness = Math.exp(tint.redAt(x, y))
      const blueness = Math.exp(tint.blueAt(x, y))
      const norm = 1 / (0.299 * redness + 0.587 + 0.114 * blueness)
      const light = cells.luma[i]! / level
      lightness[i] = light
      // the cell with the light's and the paper's colour taken off, and what a neutral ink would be after that
      const red = cells.red[i]! / (redness * norm) / level
      const green = cells.green[i]! / norm / level
      const blue = cells.blue[i]! / (blueness * norm) / level
      const [u, v] = opponent(red, green, blue)
      const [nu, nv] = opponent(light / (redness * norm), light / norm, light / (blueness * norm))
      // anything between lit ink and neutral ink is explained; tone curves of cameras reach a little beyond both
      const length = nu * nu + nv * nv
      const along = length > 1e-8 ? (u * nu + v * nv) / length : 0
      const explained = Math.max(-0.35, Math.min(1.35, along))
      across[i] = u - explained * nu
      down[i] = v - explained * nv
      if (light > 0.9) {
        bare.push(Math.hypot(across[i]!, down[i]!))
        bareTint.push(Math.sqrt(length))
      } else if (light < 0.5) {
        inkSum += u * nu + v * nv
        inkTint += length
      }
    }
  }
  const noise = quantile(bare, 0.5) / 1.18
  const paperTint = quantile(bareTint, 0.5)
  const threshold = Math.max(floor, noise * 4.5)
  const spots = gather(cells, paper, across, down, lightness, threshold)
  return { spots, threshold, noise, paperTint, inkNeutral: inkTint > 1e-4 ? inkSum / inkTint : Number.NaN }
}

/** Two axes of colour at equal scale: red against cyan, and green against magenta turned so that hues stand 120 degrees apart. */
function opponent(red: number, green: number, blue: number): [number, number] {
  return [red - (green + blue) / 2, ((green - blue) * Math.sqrt(3)) / 2]
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
    !paper.onSheet[Math.floor((row - 1) / paper.tile) * paper.columns + Math.floor((column - 1) / paper.tile)] ||
    !paper.onSheet[Math.floor((row + 1) / paper.tile) * paper.columns + Math.floor((column + 1) / paper.tile)]
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
