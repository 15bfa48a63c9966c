import type { GreyPart } from '../picture.ts'
import {
  access,
  assemble,
  bytes,
  call,
  type Definition,
  LOOP,
  load,
  number,
  openMemory,
  storeHalf,
  type Variables,
} from '../wasm/assembler.ts'

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

/** Pixels of a row are told apart in words of so many bits. */
const WORD = 32

const variables = {
  parameters: ['from', 'to', 'groups', 'darkest'],
  counters: [],
  vectors: ['level'],
} as const satisfies Variables<string>

/** A bit for each of sixteen pixels at a time: whether it is at most so bright. */
function markDark(): Definition {
  const { get, put, advance, countDown } = access(variables)
  const body = [
    ...put('level', call(bytes.splat, get('darkest'))),
    ...LOOP,
    ...storeHalf(get('to'), call(bytes.toBits, call(bytes.atMost, call(load(0), get('from')), get('level')))),
    ...advance('from', number(16)),
    ...advance('to', number(2)),
    ...countDown('groups'),
  ]
  return { name: 'markDark', variables, body }
}

const loops = assemble([markDark()], false)
/** A window's pixels and, after them, their bits; made anew where one is larger than all before. */
let memory = openMemory(0, false)

/**
 * Marks the dark pixels of a window, its outermost left out.
 * @param darkest the brightest level that is dark
 * @returns rows of so many words, the first pixel's bit the lowest
 */
function darkBits({ data, start, pitch, width, height }: GreyPart, darkest: number): [bits: Int32Array, words: number] {
  const words = Math.ceil((width + 1) / WORD)
  const wide = words * WORD
  const count = wide * height
  if (memory.buffer.byteLength < count + count / 8) memory = openMemory(count + count / 8, false)
  const pixels = new Uint8Array(memory.buffer, 0, count).fill(255)
  for (let y = 1; y < height - 1; y++) {
    const from = start + y * pitch + 1
    pixels.set(data.subarray(from, from + width - 2), y * wide + 1)
  }
  loops(memory).markDark!(0, count, count / 16, darkest)
  return [new Int32Array(memory.buffer, count, words * height), words]
}

/** The first column from one on whose bit is set or, with all bits flipped, is not; past the end of the row where none is. */
function nextColumn(bits: Int32Array, row: number, words: number, from: number, flipped: 0 | -1): number {
  let word = from >>> 5
  let left = (bits[row + word]! ^ flipped) & (-1 << (from & 31))
  while (left === 0 && ++word < words) left = bits[row + word]! ^ flipped
  return left === 0 ? words * WORD : word * WORD + 31 - Math.clz32(left & -left)
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
