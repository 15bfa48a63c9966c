import type { GreyPart } from '../picture.ts'
import { darkBits, nextColumn, WORD } from './dark-bits.ts'

/** A connected piece of ink; all bounds inclusive, in pixels of the part. */
export interface Piece {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly area: number
}

/** Scratch memory for the runs of a window, kept between calls; of a piece's first run also what the piece has grown to. */
let room = 0
let from = new Int32Array(0)
let to = new Int32Array(0)
let owner = new Int32Array(0)
let left = new Int32Array(0)
let right = new Int32Array(0)
let top = new Int32Array(0)
let bottom = new Int32Array(0)
let area = new Int32Array(0)

function makeRoom(runs: number): void {
  if (room >= runs) return
  room = runs
  from = new Int32Array(runs)
  to = new Int32Array(runs)
  owner = new Int32Array(runs)
  left = new Int32Array(runs)
  right = new Int32Array(runs)
  top = new Int32Array(runs)
  bottom = new Int32Array(runs)
  area = new Int32Array(runs)
}

function rootOf(run: number): number {
  let at = run
  while (owner[at] !== at) {
    owner[at] = owner[owner[at]!]!
    at = owner[at]!
  }
  return at
}

/**
 * The pieces of what is darker than `threshold`, touching at corners included. The outermost pixels of the raster are
 * not looked at: they are there for slopes. Works on runs of dark pixels along rows, several times as fast as pixel by
 * pixel.
 */
export function findPieces(part: GreyPart, threshold: number): Piece[] {
  const { width, height } = part
  // levels are whole numbers: darker than the threshold is at most this
  const darkest = Math.ceil(threshold) - 1
  if (darkest < 0) return []
  makeRoom((width >> 1) * height + 1)
  const [bits, words] = darkBits(part, darkest)
  const end = words * WORD
  let count = 0
  let above = 0
  for (let y = 1; y < height - 1; y++) {
    const first = count
    let over = above
    const row = y * words
    for (let begin = nextColumn(bits, row, words, 1, 0); begin < end; ) {
      // the last column is never dark
      const after = nextColumn(bits, row, words, begin, -1)
      const run = count++
      from[run] = begin
      to[run] = after - 1
      owner[run] = run
      left[run] = begin
      right[run] = after - 1
      top[run] = y
      bottom[run] = y
      area[run] = after - begin
      while (over < first && to[over]! < begin - 1) over++
      // the last run above may reach over the next run of this row too
      for (let k = over; k < first && from[k]! <= after; k++) join(rootOf(k), rootOf(run))
      begin = nextColumn(bits, row, words, after, 0)
    }
    above = first
  }
  const pieces: Piece[] = []
  for (let run = 0; run < count; run++) {
    if (owner[run] !== run) continue
    pieces.push({ left: left[run]!, right: right[run]!, top: top[run]!, bottom: bottom[run]!, area: area[run]! })
  }
  return pieces
}

function join(a: number, b: number): void {
  if (a === b) return
  const kept = a < b ? a : b
  const given = a < b ? b : a
  owner[given] = kept
  if (left[given]! < left[kept]!) left[kept] = left[given]!
  if (right[given]! > right[kept]!) right[kept] = right[given]!
  if (top[given]! < top[kept]!) top[kept] = top[given]!
  if (bottom[given]! > bottom[kept]!) bottom[kept] = bottom[given]!
  area[kept]! += area[given]!
}
