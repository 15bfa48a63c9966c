import type { Cells } from '../cells.ts'
import {
  ABOVE,
  ADD,
  access,
  assemble,
  BELOW,
  bits,
  type Code,
  call,
  type Definition,
  doubles,
  floats,
  LOOP,
  type Loops,
  lanesLeft,
  load,
  loadSplat,
  loadWhole,
  loadWholePart,
  number,
  SELECT,
  SHIFT_LEFT,
  shuffle,
  store,
  storeWhole,
  type Variables,
  whileAbove,
  wholes,
} from './assembler.ts'
import { counts, placesFor } from './workshop.ts'

/** The loops over a tile's cells: how bright they are, what the brightest of them look like, how many are dark. */

/** Cells that are taken in at once. */
const CELLS = 4

const brightnessVariables = {
  parameters: ['from', 'width', 'height', 'pitch', 'bins'],
  counters: ['at', 'left', 'bin', 'least', 'most', 'place'],
  vectors: ['zero'],
} as const satisfies Variables<string>

const BINS = 256
/** Where, after the bins, the darkest and the brightest cell's bin go. */
const ENDS = BINS * 4

/** Counts cells by the whole part of their luminance, and says from where to where there are any. */
function brightness(): Definition {
  const { get, tee, put, advance, countDown } = access(brightnessVariables)
  const further = (end: 'least' | 'most', comparison: number): Code =>
    put(end, call(SELECT, get('bin'), get(end), call(comparison, get('bin'), get(end))))
  const bin = call(ADD, get('bins'), call(SHIFT_LEFT, get('bin'), number(2)))
  const body = [
    ...Array.from({ length: BINS / 4 }, (_, k) => call(store(k * 16), get('bins'), get('zero'))).flat(),
    ...put('least', number(BINS - 1)),
    ...LOOP, // rows
    ...put('at', get('from')),
    ...put('left', get('width')),
    ...LOOP, // cells of a row
    ...put('bin', loadWholePart(get('at'))),
    ...further('least', BELOW),
    ...further('most', ABOVE),
    ...storeWhole([...bin, ...tee('place')], call(ADD, loadWhole(get('place')), number(1))),
    ...advance('at', number(4)),
    ...countDown('left'),
    ...advance('from', get('pitch')),
    ...countDown('height'),
    ...storeWhole(get('bins'), get('least'), ENDS),
    ...storeWhole(get('bins'), get('most'), ENDS + 4),
  ]
  return { name: 'brightness', variables: brightnessVariables, body }
}

const PLANES = ['red', 'green', 'blue', 'luma'] as const

const brightestVariables = {
  parameters: ['from', 'plane', 'width', 'height', 'pitch', 'least', 'to'],
  counters: ['at', 'place', 'left'],
  vectors: [...PLANES, 'kept', 'threshold', 'wanted', 'values'],
} as const satisfies Variables<string>

/** Sums up the channels and the luminance of the cells that are at least so bright, two sums of each, and how many there are, in four. */
function brightest(): Definition {
  const { get, put, advance, countDown } = access(brightestVariables)
  const upperHalf = shuffle([8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15])
  const luma = [...put('place', get('at')), ...PLANES.slice(1).flatMap(() => advance('place', get('plane')))]
  const body = [
    ...put('threshold', call(floats.fromWholes, call(wholes.splat, get('least')))),
    ...LOOP, // rows
    ...put('at', get('from')),
    ...put('left', get('width')),
    ...LOOP, // four cells of a row
    ...luma,
    ...put(
      'wanted',
      call(bits.and, call(floats.atLeast, call(load(0), get('place')), get('threshold')), lanesLeft(get('left'))),
    ),
    ...put('kept', call(wholes.minus, get('kept'), get('wanted'))),
    ...put('place', get('at')),
    ...PLANES.flatMap((plane) => [
      ...put('values', call(bits.and, call(load(0), get('place')), get('wanted'))),
      ...put(plane, call(doubles.plus, get(plane), call(doubles.fromFloats, get('values')))),
      ...put(
        plane,
        call(doubles.plus, get(plane), call(doubles.fromFloats, call(upperHalf, get('values'), get('values')))),
      ),
      ...advance('place', get('plane')),
    ]),
    ...advance('at', number(CELLS * 4)),
    ...advance('left', number(-CELLS)),
    ...whileAbove(get('left')),
    ...advance('from', get('pitch')),
    ...countDown('height'),
    ...([...PLANES, 'kept'] as const).flatMap((sum, k) => call(store(k * 16), get('to'), get(sum))),
  ]
  return { name: 'brightest', variables: brightestVariables, body }
}

const darkerVariables = {
  parameters: ['from', 'width', 'height', 'pitch', 'limits', 'to'],
  counters: ['at', 'left'],
  vectors: ['first', 'second', 'firsts', 'seconds', 'values', 'lanes'],
} as const satisfies Variables<string>

/** Counts, in four sums each, the cells that are darker than either of two limits. */
function darker(): Definition {
  const { get, put, advance, countDown } = access(darkerVariables)
  const count = (sum: 'firsts' | 'seconds', limit: 'first' | 'second'): Code =>
    put(sum, call(wholes.minus, get(sum), call(bits.and, call(floats.below, get('values'), get(limit)), get('lanes'))))
  const body = [
    ...put('first', call(loadSplat(0), get('limits'))),
    ...put('second', call(loadSplat(4), get('limits'))),
    ...LOOP, // rows
    ...put('at', get('from')),
    ...put('left', get('width')),
    ...LOOP, // four cells of a row
    ...put('values', call(load(0), get('at'))),
    ...put('lanes', lanesLeft(get('left'))),
    ...count('firsts', 'first'),
    ...count('seconds', 'second'),
    ...advance('at', number(CELLS * 4)),
    ...advance('left', number(-CELLS)),
    ...whileAbove(get('left')),
    ...advance('from', get('pitch')),
    ...countDown('height'),
    ...call(store(0), get('to'), get('firsts')),
    ...call(store(16), get('to'), get('seconds')),
  ]
  return { name: 'darker', variables: darkerVariables, body }
}

const loops = assemble([brightness(), brightest(), darker()], true)

/** A tile's cells: those of a rectangle of the page. */
export interface Tile {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** What is counted of a page's tiles, one after the other; each question gives up the answer to the same one before. */
export class TileCounter {
  /** cells counted last, by the whole part of their luminance */
  readonly histogram: Int32Array
  darkest = 0
  brightest = 0
  /** of the cells summed up last: how many, and the sums of their channels and luminance */
  kept = 0
  red = 0
  green = 0
  blue = 0
  luma = 0
  /** cells counted last that are darker than the first and the second limit */
  belowFirst = 0
  belowSecond = 0

  readonly #run: Loops
  readonly #columns: number
  readonly #cells: number
  readonly #plane: number
  readonly #ends: Int32Array
  readonly #sums: Float64Array
  readonly #tallies: Int32Array
  readonly #limits: Float32Array

  constructor({ workshop, columns, rows }: Cells) {
    const { cells, plane } = placesFor(columns * rows)
    const { buffer } = workshop
    this.#run = loops(workshop)
    this.#columns = columns
    this.#cells = cells
    this.#plane = plane
    this.histogram = new Int32Array(buffer, counts.at, BINS)
    this.#ends = new Int32Array(buffer, counts.at + ENDS, 2)
    this.#sums = new Float64Array(buffer, atSums, PLANES.length * 2)
    this.#tallies = new Int32Array(buffer, atSums + PLANES.length * 16, 8)
    this.#limits = new Float32Array(buffer, atLimits, 2)
  }

  /** Counts a tile's cells by brightness. */
  count(tile: Tile): void {
    this.#run.brightness!(this.#luma(tile), tile.width, tile.height, this.#columns * 4, counts.at)
    this.darkest = this.#ends[0]!
    this.brightest = this.#ends[1]!
  }

  /** Sums up a tile's cells that are at least so bright. @param least a whole number */
  sumFrom(least: number, { left, top, width, height }: Tile): void {
    const from = this.#cells + (top * this.#columns + left) * 4
    this.#run.brightest!(from, this.#plane, width, height, this.#columns * 4, least, atSums)
    const [sums, tallies] = [this.#sums, this.#tallies]
    this.red = sums[0]! + sums[1]!
    this.green = sums[2]! + sums[3]!
    this.blue = sums[4]! + sums[5]!
    this.luma = sums[6]! + sums[7]!
    this.kept = tallies[0]! + tallies[1]! + tallies[2]! + tallies[3]!
  }

  /** Counts a tile's cells whose luminance is below either limit. */
  countBelow(first: number, second: number, tile: Tile): void {
    this.#limits[0] = first
    this.#limits[1] = second
    this.#run.darker!(
      this.#luma(tile),
      tile.width,
      tile.height,
      this.#columns * 4,
      atLimits,
      atSums + PLANES.length * 16,
    )
    const tallies = this.#tallies
    this.belowFirst = tallies[0]! + tallies[1]! + tallies[2]! + tallies[3]!
    this.belowSecond = tallies[4]! + tallies[5]! + tallies[6]! + tallies[7]!
  }

  #luma({ left, top }: Tile): number {
    return this.#cells + 3 * this.#plane + (top * this.#columns + left) * 4
  }
}

/** After the histogram and its ends: sums of eight bytes, two of each plane, tallies of four bytes, limits. */
const atSums = counts.at + ENDS + 16
const atLimits = atSums + PLANES.length * 16 + 32
