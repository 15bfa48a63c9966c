import type { SealPicture } from './picture.ts'

/** Logarithm of a channel value, in ink-map units; the offset keeps sensor noise in the dark from counting as ink. */
export const UNITS_PER_DENSITY = 160
const OFFSET = 14
export const LOG: Float32Array = Float32Array.from({ length: 256 }, (_, v) => Math.log(v + OFFSET) * UNITS_PER_DENSITY)

/** The colour of the bare ground around each tile, as log values, so that light and tint fall out of every comparison. */
export interface Paper {
  readonly tile: number
  readonly columns: number
  readonly rows: number
  /** columns * rows * 3 log values */
  readonly log: Float32Array
}

/** Share of a tile's brightest pixels taken for its bare ground. */
const BRIGHT_SHARE = 0.3

/** Estimates the ground: the mean of each tile's brightest pixels, borrowed from brighter neighbours where a tile has no bare ground. */
export function estimatePaper(picture: SealPicture): Paper {
  const { width, height } = picture
  const tile = Math.max(8, Math.ceil(Math.max(width, height) / 36))
  const columns = Math.ceil(width / tile)
  const rows = Math.ceil(height / tile)
  const own = new Float32Array(columns * rows * 3)
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) tileGround(picture, c * tile, r * tile, tile, own, (r * columns + c) * 3)
  }
  const log = new Float32Array(own.length)
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) borrow(own, columns, rows, c, r, log)
  }
  return { tile, columns, rows, log }
}

const histogram = new Uint32Array(64)
const sums = new Float64Array(64 * 3)

function tileGround(
  picture: SealPicture,
  left: number,
  top: number,
  tile: number,
  out: Float32Array,
  at: number,
): void {
  const { data, width, height } = picture
  const right = Math.min(width, left + tile)
  const bottom = Math.min(height, top + tile)
  histogram.fill(0)
  sums.fill(0)
  let count = 0
  const step = tile >= 24 ? 2 : 1
  for (let y = top; y < bottom; y += step) {
    for (let x = left; x < right; x += step) {
      const i = (y * width + x) * 3
      const r = data[i]!
      const g = data[i + 1]!
      const b = data[i + 2]!
      const bin = (r + 2 * g + b) >> 4
      histogram[bin]!++
      sums[bin * 3]! += r
      sums[bin * 3 + 1]! += g
      sums[bin * 3 + 2]! += b
      count++
    }
  }
  let left2 = Math.max(1, count * BRIGHT_SHARE)
  let n = 0
  let r = 0
  let g = 0
  let b = 0
  for (let bin = 63; bin >= 0 && left2 > 0; bin--) {
    const k = histogram[bin]!
    if (k === 0) continue
    n += k
    left2 -= k
    r += sums[bin * 3]!
    g += sums[bin * 3 + 1]!
    b += sums[bin * 3 + 2]!
  }
  out[at] = LOG[Math.round(r / n)]!
  out[at + 1] = LOG[Math.round(g / n)]!
  out[at + 2] = LOG[Math.round(b / n)]!
}

/** How much darker (ink-map units, in green) than its surroundings a tile may be and still count as bare ground. */
const DARKER = 24
const REACH = 3
const ranked: number[] = []

function borrow(own: Float32Array, columns: number, rows: number, c: number, r: number, out: Float32Array): void {
  ranked.length = 0
  for (let y = Math.max(0, r - REACH); y <= Math.min(rows - 1, r + REACH); y++) {
    for (let x = Math.max(0, c - REACH); x <= Math.min(columns - 1, c + REACH); x++) ranked.push((y * columns + x) * 3)
  }
  ranked.sort((a, b) => own[a + 1]! - own[b + 1]!)
  const bright = ranked[Math.floor((ranked.length - 1) * 0.75)]!
  const at = (r * columns + c) * 3
  const from = own[at + 1]! < own[bright + 1]! - DARKER ? bright : at
  out[at] = own[from]!
  out[at + 1] = own[from + 1]!
  out[at + 2] = own[from + 2]!
}

/**
 * The ground's log values along part of a row, interpolated between tile centres.
 * @param y row, `left` first column and `width` number of columns, in pixels `shrink` times as fine as the paper's
 * @param out three values a pixel
 */
export function paperRow(
  paper: Paper,
  y: number,
  left: number,
  width: number,
  shrink: number,
  out: Float32Array,
): void {
  const { columns, rows, log } = paper
  const tile = paper.tile * shrink
  const v = Math.min(rows - 1, Math.max(0, (y + 0.5) / tile - 0.5))
  const r0 = Math.floor(v)
  const r1 = Math.min(rows - 1, r0 + 1)
  const fy = v - r0
  const step = 4
  for (let x = 0; x < width; x += step) {
    const u = Math.min(columns - 1, Math.max(0, (left + x + step / 2) / tile - 0.5))
    const c0 = Math.floor(u)
    const c1 = Math.min(columns - 1, c0 + 1)
    const fx = u - c0
    for (let k = 0; k < 3; k++) {
      const top = log[(r0 * columns + c0) * 3 + k]! * (1 - fx) + log[(r0 * columns + c1) * 3 + k]! * fx
      const bottom = log[(r1 * columns + c0) * 3 + k]! * (1 - fx) + log[(r1 * columns + c1) * 3 + k]! * fx
      const value = top * (1 - fy) + bottom * fy
      for (let s = 0; s < step && x + s < width; s++) out[(x + s) * 3 + k] = value
    }
  }
}
