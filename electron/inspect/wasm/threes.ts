import {
  access,
  assemble,
  type Code,
  type Definition,
  float,
  floats,
  LOOP,
  load,
  number,
  shorts,
  shuffle,
  store,
  type Variables,
  wholes,
} from './assembler.ts'

/**
 * The two loops that go over every pixel of a page: its luminance, and the means of three by three of its pixels. As WebAssembly, for
 * JavaScript takes a byte at a time, and taking it from another core's memory is what costs.
 */

/** Pixels and cells that are made at once. */
const PIXELS = 16
const CELLS = 8
/** Integer weights of Rec. 601 in 256ths. */
const WEIGHTS = { red: 77, green: 150, blue: 29 } as const
const CHANNELS = ['red', 'green', 'blue'] as const
type Channel = (typeof CHANNELS)[number]

/** The bytes of every third number of `bytes` bytes, from the first, second or third on, of three vectors of them. */
function everyThird(first: Code, second: Code, third: Code, from: number, bytes: 1 | 2): Code {
  const places = Array.from({ length: 16 }, (_, k) => (Math.floor(k / bytes) * 3 + from) * bytes + (k % bytes))
  return [
    ...first,
    ...second,
    ...shuffle(places.map((place) => (place < 32 ? place : 0))),
    ...third,
    ...shuffle(places.map((place, k) => (place < 32 ? k : place - 16))),
  ]
}

const rowVariables = {
  parameters: ['from', 'grey', 'sums', 'plane', 'groups'],
  counters: ['sum'],
  vectors: ['first', 'second', 'third', 'bytes', 'low', 'high', 'light', 'lights', 'red', 'green', 'blue'],
} as const satisfies Variables<string>

/** Of one row of pixels: its luminance, and its channels added to the sums of theirs so far, each in a plane of its own. */
function row(): Definition {
  const { get, set, tee, advance, countDown } = access(rowVariables)
  const channel = (name: Channel, k: number): Code => {
    const half = (widened: Code, into: 'low' | 'high', light: 'light' | 'lights', offset: number): Code => [
      ...get('bytes'),
      ...widened,
      ...tee(into),
      ...get(name),
      ...shorts.times,
      ...(k > 0 ? [...get(light), ...shorts.plus] : []),
      ...set(light),
      ...get('sum'),
      ...get('sum'),
      ...load(offset),
      ...get(into),
      ...shorts.plus,
      ...store(offset),
    ]
    return [
      ...everyThird(get('first'), get('second'), get('third'), k, 1),
      ...set('bytes'),
      ...half(shorts.fromLowBytes, 'low', 'light', 0),
      ...half(shorts.fromHighBytes, 'high', 'lights', 16),
      ...advance('sum', get('plane')),
    ]
  }
  const body = [
    ...CHANNELS.flatMap((name) => [...number(WEIGHTS[name]), ...shorts.splat, ...set(name)]),
    ...LOOP,
    ...(['first', 'second', 'third'] as const).flatMap((part, k) => [...get('from'), ...load(k * 16), ...set(part)]),
    ...get('sums'),
    ...set('sum'),
    ...CHANNELS.flatMap(channel),
    ...get('grey'),
    ...(['light', 'lights'] as const).flatMap((part) => [...get(part), ...number(8), ...shorts.shiftRight]),
    ...shorts.toBytes,
    ...store(0),
    ...advance('from', number(48)),
    ...advance('grey', number(PIXELS)),
    ...advance('sums', number(PIXELS * 2)),
    ...countDown('groups'),
  ]
  return { name: 'row', variables: rowVariables, body }
}

const cellVariables = {
  parameters: ['sums', 'plane', 'to', 'toPlane', 'groups'],
  counters: ['sum', 'out'],
  vectors: ['first', 'second', 'third', 'zero', 'mean', 'low', 'high', 'lumaLow', 'lumaHigh', 'share'],
} as const satisfies Variables<string>

/** Of the sums of three rows: the means of a row of cells and their luminance, each in a plane of its own; the sums begin anew. */
function cells(): Definition {
  const { get, set, advance, countDown } = access(cellVariables)
  const shares: Record<Channel, number> = { red: 0.299, green: 0.587, blue: 0.114 }
  const channel = (name: Channel, k: number): Code => {
    const half = (widened: Code, luma: 'lumaLow' | 'lumaHigh', offset: number): Code => [
      ...get('out'),
      ...get('mean'),
      ...widened,
      ...floats.fromWholes,
      ...get('share'),
      ...floats.times,
      ...set('low'),
      ...get('low'),
      ...store(offset),
      ...get('low'),
      ...float(shares[name]),
      ...floats.splat,
      ...floats.times,
      ...(k > 0 ? [...get(luma), ...floats.plus] : []),
      ...set(luma),
    ]
    return [
      ...(['first', 'second', 'third'] as const).flatMap((part, third) => [
        ...get('sum'),
        ...load(third * 16),
        ...set(part),
        ...get('sum'),
        ...get('zero'),
        ...store(third * 16),
      ]),
      ...[0, 1, 2].flatMap((from) => [
        ...everyThird(get('first'), get('second'), get('third'), from, 2),
        ...(from > 0 ? shorts.plus : []),
      ]),
      ...set('mean'),
      ...half(wholes.fromLowShorts, 'lumaLow', 0),
      ...half(wholes.fromHighShorts, 'lumaHigh', 16),
      ...advance('sum', get('plane')),
      ...advance('out', get('toPlane')),
    ]
  }
  const body = [
    ...float(1 / 9),
    ...floats.splat,
    ...set('share'),
    ...LOOP,
    ...get('sums'),
    ...set('sum'),
    ...get('to'),
    ...set('out'),
    ...CHANNELS.flatMap(channel),
    ...(['lumaLow', 'lumaHigh'] as const).flatMap((luma, k) => [...get('out'), ...get(luma), ...store(k * 16)]),
    ...advance('sums', number(48)),
    ...advance('to', number(CELLS * 4)),
    ...countDown('groups'),
  ]
  return { name: 'cells', variables: cellVariables, body }
}

/** Pixels of a row at most: longer ones are not of working scale. */
const mostPixels = 4096
/** Rows of pixels that are taken in at once: few enough to stay in the nearest memory. */
const ROWS = 24
/** What runs over the end of a row by less than a step is written over by the next. */
const SLACK = 256
const STRIP = mostPixels * 3 * ROWS + SLACK
const GREY = mostPixels * ROWS + SLACK
const SUMS = mostPixels * 2 + SLACK
const MEANS = ((mostPixels / 3) | 0) * (ROWS / 3) * 4 + SLACK
const even = (bytes: number): number => Math.ceil(bytes / 16) * 16
const planeOfSums = even(SUMS)
const planeOfMeans = even(MEANS)
const at = {
  strip: 0,
  grey: even(STRIP),
  sums: even(STRIP) + even(GREY),
  means: even(STRIP) + even(GREY) + 3 * planeOfSums,
} as const
const { memory, run } = assemble([row(), cells()], at.means + 4 * planeOfMeans)
const bytes = new Uint8Array(memory)
const means = new Float32Array(memory)

/** Takes rows of pixels in, from `top` on, and puts their luminance into `grey`. @returns how many */
function readStrip(
  data: Uint8Array,
  width: number,
  top: number,
  height: number,
  grey: Uint8Array,
  afterRow: (row: number) => void,
): number {
  const rows = Math.min(ROWS, height - top)
  const groups = Math.ceil(width / PIXELS)
  bytes.set(data.subarray(top * width * 3, (top + rows) * width * 3), at.strip)
  for (let y = 0; y < rows; y++) {
    run.row!(at.strip + y * width * 3, at.grey + y * width, at.sums, planeOfSums, groups)
    afterRow(y)
  }
  grey.set(bytes.subarray(at.grey, at.grey + rows * width), top * width)
  return rows
}

/** What is read of a picture. */
export interface Threes {
  /** means of three by three pixels, rows of floor(width / 3) */
  readonly red: Float32Array
  readonly green: Float32Array
  readonly blue: Float32Array
  readonly luma: Float32Array
  /** luminance of each pixel */
  readonly grey: Uint8Array
}

/**
 * Reads every pixel once.
 * @param data three bytes a pixel
 * @param width at most `mostPixels`
 * @param into where to put what is read: means for whole cells only, luminance for every pixel
 */
export function readThrees(data: Uint8Array, width: number, height: number, into: Threes): void {
  const columns = Math.floor(width / 3)
  const groups = Math.ceil(columns / CELLS)
  const sumUp = (y: number) => {
    if (y % 3 === 2) run.cells!(at.sums, planeOfSums, at.means + ((y - 2) / 3) * columns * 4, planeOfMeans, groups)
  }
  for (let top = 0; top < height; top += ROWS) {
    const rows = readStrip(data, width, top, height, into.grey, sumUp)
    const whole = Math.floor(rows / 3) * columns
    const first = (top / 3) * columns
    for (const [k, channel] of ([into.red, into.green, into.blue, into.luma] as const).entries()) {
      const start = (at.means + k * planeOfMeans) >> 2
      channel.set(means.subarray(start, start + whole), first)
    }
  }
  forgetSums()
}

/** Reads the luminance alone; as `readThrees`. */
export function readGrey(data: Uint8Array, width: number, height: number, grey: Uint8Array): void {
  for (let top = 0; top < height; top += ROWS) readStrip(data, width, top, height, grey, () => {})
  forgetSums()
}

/** Rows that made no whole cell have left their sums. */
const forgetSums = () => bytes.fill(0, at.sums, at.means)
