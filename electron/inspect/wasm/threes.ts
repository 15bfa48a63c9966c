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
import { placesFor, ROWS, strip, sums, type Workshop } from './workshop.ts'

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

const loops = assemble([row(), cells()], true)

/**
 * Reads every pixel once: means of three by three pixels, in rows of floor(width / 3), of whole cells only, and the luminance of each pixel.
 * @param data three bytes a pixel
 * @param width as far as a workshop's strip reaches
 */
export function readThrees(workshop: Workshop, data: Uint8Array, width: number, height: number): void {
  const columns = Math.floor(width / 3)
  const groups = Math.ceil(columns / CELLS)
  const run = loops(workshop)
  const { cells, plane } = placesFor(columns * Math.floor(height / 3))
  readRows(workshop, data, width, height, columns * Math.floor(height / 3), (y) => {
    if (y % 3 !== 2) return
    run.cells!(sums.at, sums.bytes, cells + ((y - 2) / 3) * columns * 4, plane, groups)
  })
}

/** Reads the luminance alone; as `readThrees`. @param count cells that there is to be room for before it */
export function readGrey(workshop: Workshop, data: Uint8Array, width: number, height: number, count: number): void {
  readRows(workshop, data, width, height, count, () => {})
}

function readRows(
  workshop: Workshop,
  data: Uint8Array,
  width: number,
  height: number,
  count: number,
  afterRow: (row: number) => void,
): void {
  const { grey } = placesFor(count)
  const run = loops(workshop)
  const groups = Math.ceil(width / PIXELS)
  const rowsOfPixels = new Uint8Array(workshop.buffer, strip.at, strip.bytes)
  for (let top = 0; top < height; top += ROWS) {
    const rows = Math.min(ROWS, height - top)
    rowsOfPixels.set(data.subarray(top * width * 3, (top + rows) * width * 3))
    for (let y = 0; y < rows; y++) {
      run.row!(strip.at + y * width * 3, grey + (top + y) * width, sums.at, sums.bytes, groups)
      afterRow(top + y)
    }
  }
  // rows that made no whole cell have left their sums
  new Uint8Array(workshop.buffer, sums.at, 3 * sums.bytes).fill(0)
}
