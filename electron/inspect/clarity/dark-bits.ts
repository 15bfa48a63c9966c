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

/** Pixels of a row are told apart in words of so many bits. */
export const WORD = 32

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
export function darkBits(
  { data, start, pitch, width, height }: GreyPart,
  darkest: number,
): [bits: Int32Array, words: number] {
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
export function nextColumn(bits: Int32Array, row: number, words: number, from: number, flipped: 0 | -1): number {
  let word = from >>> 5
  let left = (bits[row + word]! ^ flipped) & (-1 << (from & 31))
  while (left === 0 && ++word < words) left = bits[row + word]! ^ flipped
  return left === 0 ? words * WORD : word * WORD + 31 - Math.clz32(left & -left)
}
