import type { Cells } from '../cells.ts'
import type { Paper } from '../paper.ts'

/**
 * The colour the light (and the paper) lend to everything on the sheet: ln(red/green) and ln(blue/green) of bare paper
 * as smooth surfaces over the page. A lamp on one side and a window on the other bend them; a seal does not.
 */
export interface Tint {
  /** ln(red/green) at a place; x and y run from -1 to 1 over the page */
  redAt(x: number, y: number): number
  blueAt(x: number, y: number): number
  /** how far tiles' own paper colour lies off the surface (median), as a share of the level */
  readonly unrest: number
}

/** Terms of the surface: a plane and its curvature. */
const terms = (x: number, y: number): number[] => [1, x, y, x * x, x * y, y * y]

/** Fits the tint to the paper of all tiles on the sheet, again and again leaving out what sticks out. */
export function fitTint(cells: Cells, paper: Paper): Tint {
  const places: number[][] = []
  const reds: number[] = []
  const blues: number[] = []
  const worth: number[] = []
  const brightest = quantile(paper.level, 0.9)
  for (let i = 0; i < paper.level.length; i++) {
    // dark tiles tell little of the paper's colour, and blown-out ones nothing
    if (!paper.onSheet[i] || paper.level[i]! < brightest * 0.4) continue
    const column = i % paper.columns
    const row = (i - column) / paper.columns
    const [x, y] = toUnit(cells, (column + 0.5) * paper.tile, (row + 0.5) * paper.tile)
    places.push(terms(x, y))
    reds.push(Math.log((paper.red[i]! + 1) / (paper.green[i]! + 1)))
    blues.push(Math.log((paper.blue[i]! + 1) / (paper.green[i]! + 1)))
    worth.push(1)
  }
  if (places.length === 0) return { redAt: () => 0, blueAt: () => 0, unrest: 0 }
  let red = [median(reds), 0, 0, 0, 0, 0]
  let blue = [median(blues), 0, 0, 0, 0, 0]
  let unrest = 0
  const off = new Array<number>(places.length).fill(0)
  for (let round = 0; round < 6; round++) {
    for (let i = 0; i < places.length; i++) {
      off[i] = Math.hypot(reds[i]! - dot(red, places[i]!), blues[i]! - dot(blue, places[i]!))
    }
    unrest = median(off)
    const reach = Math.max(0.01, unrest * 2.5)
    for (let i = 0; i < off.length; i++) worth[i] = 1 / (1 + (off[i]! / reach) ** 4)
    if (round === 5) break
    // few tiles carry only a plain value, not a curved surface
    if (places.length >= 30) {
      red = solve(places, reds, worth) ?? red
      blue = solve(places, blues, worth) ?? blue
    }
  }
  return {
    redAt: (x, y) => dot(red, terms(x, y)),
    blueAt: (x, y) => dot(blue, terms(x, y)),
    unrest,
  }
}

/** Cell coordinates to -1..1 over the page. */
export function toUnit(cells: Cells, x: number, y: number): [number, number] {
  return [(2 * x) / cells.columns - 1, (2 * y) / cells.rows - 1]
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, i) => sum + value * b[i]!, 0)

/** Weighted least squares by the normal equations, a little ridge on the curved terms. */
function solve(places: number[][], values: number[], worth: number[]): number[] | undefined {
  const n = 6
  const matrix = Array.from({ length: n }, () => new Array<number>(n + 1).fill(0))
  for (let k = 0; k < places.length; k++) {
    const place = places[k]!
    for (let i = 0; i < n; i++) {
      const weighted = place[i]! * worth[k]!
      for (let j = 0; j < n; j++) matrix[i]![j]! += weighted * place[j]!
      matrix[i]![n]! += weighted * values[k]!
    }
  }
  for (let i = 1; i < n; i++) matrix[i]![i]! += places.length * 0.01
  for (let i = 0; i < n; i++) {
    let pivot = i
    for (let r = i + 1; r < n; r++) if (Math.abs(matrix[r]![i]!) > Math.abs(matrix[pivot]![i]!)) pivot = r
    ;[matrix[i], matrix[pivot]] = [matrix[pivot]!, matrix[i]!]
    const lead = matrix[i]![i]!
    if (Math.abs(lead) < 1e-9) return undefined
    for (let j = i; j <= n; j++) matrix[i]![j]! /= lead
    for (let r = 0; r < n; r++) {
      if (r === i) continue
      const factor = matrix[r]![i]!
      for (let j = i; j <= n; j++) matrix[r]![j]! -= factor * matrix[i]![j]!
    }
  }
  return matrix.map((row) => row[n]!)
}

export function quantile(values: ArrayLike<number>, at: number): number {
  const sorted = Float32Array.from(values).sort()
  return sorted.length === 0 ? 0 : sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))]!
}

const median = (values: readonly number[]) => quantile(values, 0.5)
