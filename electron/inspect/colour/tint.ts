import type { Paper } from '../paper.ts'

/**
 * The colour the light (and the paper) lend to everything on the sheet, as smooth surfaces over the page: a lamp on one
 * side and a window on the other bend them; a seal does not. Per tile, the factors that take the tint off a colour and
 * leave its luminance as it is.
 */
export interface Tint {
  readonly red: Float32Array
  readonly green: Float32Array
  readonly blue: Float32Array
}

const termCount = 6
/** So many tiles are enough for a surface of six terms. */
const mostPlaces = 240
const rounds = 5

const known = new WeakMap<Paper, Tint>()

/** The tint of a page's paper; fitted when it is first asked for. */
export function tintOf(paper: Paper): Tint {
  const tint = known.get(paper) ?? fitTint(paper)
  known.set(paper, tint)
  return tint
}

/** Fits the tint to the paper of the tiles on the sheet, again and again leaving out what sticks out. */
function fitTint(paper: Paper): Tint {
  const { columns, rows } = paper
  const brightest = quantile(paper.level, 0.9)
  // dark tiles tell little of the paper's colour
  const usable: number[] = []
  for (let i = 0; i < paper.level.length; i++) {
    if (paper.onSheet[i] && paper.level[i]! >= brightest * 0.4) usable.push(i)
  }
  const step = Math.max(1, usable.length / mostPlaces)
  const count = Math.floor(usable.length / step)
  const places = new Float64Array(count * termCount)
  const reds = new Float64Array(count)
  const blues = new Float64Array(count)
  for (let k = 0; k < count; k++) {
    const tile = usable[Math.floor(k * step)]!
    writeTerms(places, k * termCount, tile % columns, Math.floor(tile / columns), columns, rows)
    reds[k] = Math.log((paper.red[tile]! + 1) / (paper.green[tile]! + 1))
    blues[k] = Math.log((paper.blue[tile]! + 1) / (paper.green[tile]! + 1))
  }
  const [red, blue] = fitSurfaces(places, reds, blues)
  const tint = {
    red: new Float32Array(paper.level.length),
    green: new Float32Array(paper.level.length),
    blue: new Float32Array(paper.level.length),
  }
  const at = new Float64Array(termCount)
  for (let i = 0; i < paper.level.length; i++) {
    writeTerms(at, 0, i % columns, Math.floor(i / columns), columns, rows)
    const redness = Math.exp(dot(red, at, 0))
    const blueness = Math.exp(dot(blue, at, 0))
    const norm = 0.299 * redness + 0.587 + 0.114 * blueness
    tint.red[i] = norm / redness
    tint.green[i] = norm
    tint.blue[i] = norm / blueness
  }
  return tint
}

/** A plane and its curvature, over a page that runs from -1 to 1 both ways. */
function writeTerms(into: Float64Array, at: number, column: number, row: number, columns: number, rows: number): void {
  const x = (2 * (column + 0.5)) / columns - 1
  const y = (2 * (row + 0.5)) / rows - 1
  into[at] = 1
  into[at + 1] = x
  into[at + 2] = y
  into[at + 3] = x * x
  into[at + 4] = x * y
  into[at + 5] = y * y
}

function fitSurfaces(
  places: Float64Array,
  reds: Float64Array,
  blues: Float64Array,
): [Float64Array<ArrayBufferLike>, Float64Array<ArrayBufferLike>] {
  const count = reds.length
  let red: Float64Array = Float64Array.of(quantile(reds, 0.5), 0, 0, 0, 0, 0)
  let blue: Float64Array = Float64Array.of(quantile(blues, 0.5), 0, 0, 0, 0, 0)
  // few tiles carry only a plain value, not a curved surface
  if (count < 30) return [red, blue]
  const worth = new Float64Array(count)
  const off = new Float64Array(count)
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < count; k++) {
      const byRed = reds[k]! - dot(red, places, k * termCount)
      const byBlue = blues[k]! - dot(blue, places, k * termCount)
      off[k] = Math.sqrt(byRed * byRed + byBlue * byBlue)
    }
    const reach = Math.max(0.01, quantile(off, 0.5) * 2.5)
    for (let k = 0; k < count; k++) worth[k] = 1 / (1 + (off[k]! / reach) ** 4)
    const both = solve(places, reds, blues, worth)
    if (both) [red, blue] = both
  }
  return [red, blue]
}

function dot(surface: Float64Array, places: Float64Array, at: number): number {
  let sum = 0
  for (let i = 0; i < termCount; i++) sum += surface[i]! * places[at + i]!
  return sum
}

/** Weighted least squares by the normal equations, a little ridge on all but the constant; two sets of values at once. */
function solve(
  places: Float64Array,
  ones: Float64Array,
  others: Float64Array,
  worth: Float64Array,
): [Float64Array, Float64Array] | undefined {
  const n = termCount
  const wide = n + 2
  const matrix = new Float64Array(n * wide)
  for (let k = 0; k < worth.length; k++) {
    for (let i = 0; i < n; i++) {
      const weighted = places[k * n + i]! * worth[k]!
      const row = i * wide
      for (let j = 0; j < n; j++) matrix[row + j]! += weighted * places[k * n + j]!
      matrix[row + n]! += weighted * ones[k]!
      matrix[row + n + 1]! += weighted * others[k]!
    }
  }
  for (let i = 1; i < n; i++) matrix[i * wide + i]! += worth.length * 0.01
  // symmetric and positive: elimination needs no pivoting
  for (let i = 0; i < n; i++) {
    const lead = matrix[i * wide + i]!
    if (lead < 1e-9) return undefined
    for (let j = i; j < wide; j++) matrix[i * wide + j]! /= lead
    for (let r = 0; r < n; r++) {
      if (r === i) continue
      const factor = matrix[r * wide + i]!
      for (let j = i; j < wide; j++) matrix[r * wide + j]! -= factor * matrix[i * wide + j]!
    }
  }
  const answer = (column: number) => Float64Array.from({ length: n }, (_, i) => matrix[i * wide + column]!)
  return [answer(n), answer(n + 1)]
}

/** Room to put values in order. */
let room = new Float64Array(0)

/** The value below which the share `at` of the values lies; 0 of none. */
export function quantile(values: ArrayLike<number>, at: number): number {
  const count = values.length
  if (count === 0) return 0
  if (room.length < count) room = new Float64Array(count)
  for (let k = 0; k < count; k++) room[k] = values[k]!
  return selected(Math.min(count - 1, Math.floor(at * count)), count)
}

/** Hoare's selection: the value that would be in its place if the first `count` values of the room were in order. */
function selected(place: number, count: number): number {
  let left = 0
  let right = count - 1
  while (left < right) {
    const pivot = room[place]!
    let i = left
    let j = right
    while (i <= j) {
      while (room[i]! < pivot) i++
      while (room[j]! > pivot) j--
      if (i > j) break
      const value = room[i]!
      room[i++] = room[j]!
      room[j--] = value
    }
    if (j < place) left = i
    if (i > place) right = j
  }
  return room[place]!
}
