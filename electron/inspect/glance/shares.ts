import { netMemory, floats as numbers, take, UNIT, values } from '../net/kernel.ts'
import { at, firstGrid, type Grid } from '../net/layers.ts'
import {
  access,
  assemble,
  bits,
  type Code,
  call,
  constant,
  type Definition,
  floats,
  LOOP,
  load,
  loadSplat,
  minus,
  number,
  plus,
  shorts,
  shuffle,
  storeLane,
  TIMES,
  times,
  type Variables,
  whileAbove,
  wholes,
} from '../wasm/assembler.ts'
import { type PageMap, PLACE_VALUES } from './map.ts'

/** Values of a place as the net takes them, and as they lie in its grid. */
const CHANNELS = 9
const placeBytes = (CHANNELS + 1) * 2
/** How much the differences within a place count: the edge of a sheet on a sheet is a few hundredths. */
const EDGES = 4
/** Values that the net does not get beyond. */
const most = 2 * UNIT
/** Places that are read at once. */
const PLACES = 4

/** The values of a place, in their order in a page map. */
const seen = ['red', 'green', 'blue', 'a', 'b', 'c', 'd'] as const
/** What the paper's white makes of them, in the order in which the loop finds it. */
const settings = ['perRed', 'perGreen', 'perBlue', 'perLuma', 'perEdge'] as const

const variables = {
  parameters: ['from', 'to', 'columns', 'rows', 'toStep', 'settings'],
  counters: ['in', 'out', 'left'],
  vectors: [...seen, ...settings, 'first', 'second', 'pairs', 'redShare', 'greenShare', 'blueShare'],
} as const satisfies Variables<string>

const { get, put, advance, countDown } = access<(typeof variables)[keyof typeof variables][number]>(variables)
const least = (a: Code, b: Code): Code => call(floats.least, a, b)
const luma = (r: Code, g: Code, b: Code): Code =>
  plus(plus(times(r, constant(0.299)), times(g, constant(0.587))), times(b, constant(0.114)))
const edge = (plusses: Code, minusses: Code): Code => times(minus(plusses, minusses), get('perEdge'))
const [a, b, c, d] = (['a', 'b', 'c', 'd'] as const).map(get) as [Code, Code, Code, Code]

/** What the net takes of a place: brightness and colour as shares of the paper's, brightness by itself, and how its quarters differ. */
const channels: readonly Code[] = [
  luma(get('redShare'), get('greenShare'), get('blueShare')),
  times(least(least(a, b), least(c, d)), get('perLuma')),
  times(minus(get('redShare'), get('greenShare')), constant(3)),
  times(minus(get('blueShare'), get('greenShare')), constant(3)),
  times(luma(get('red'), get('green'), get('blue')), constant(UNIT / 255)),
  constant(UNIT),
  edge(plus(a, c), plus(b, d)),
  edge(plus(a, b), plus(c, d)),
  edge(plus(a, d), plus(b, c)),
  constant(0),
]

/** The bytes of one value of four places, each in four bytes of its own. */
function seenBytes(k: number): Code {
  const places = Array.from({ length: 16 }, (_, byte) => Math.floor(byte / 4) * PLACE_VALUES + k)
  return call(
    floats.fromWholes,
    call(bits.and, call(shuffle(places), get('first'), get('second')), wholes.constant(255, 255, 255, 255)),
  )
}

/** Writes two channels of four places, rounded to zero. */
function writePair(k: number): Code {
  const [first, second] = [k, k + 1].map((channel) => call(wholes.fromFloats, channels[channel]!)) as [Code, Code]
  // four shorts of each: those of a place belong together
  const sideBySide = Array.from({ length: 16 }, (_, byte) => (byte >> 2) * 2 + (byte & 1) + (byte & 2) * 4)
  return [
    ...put('pairs', call(wholes.toShorts, first, second)),
    ...put('pairs', call(shorts.least, get('pairs'), call(shorts.splat, number(most)))),
    ...put('pairs', call(shorts.most, get('pairs'), call(shorts.splat, number(-most)))),
    ...put('pairs', call(shuffle(sideBySide), get('pairs'), get('pairs'))),
    ...Array.from({ length: PLACES }, (_, place) =>
      call(storeLane(place, place * placeBytes + k * 2), get('out'), get('pairs')),
    ).flat(),
  ]
}

const shares: Definition = {
  name: 'shares',
  variables,
  body: [
    ...settings.flatMap((setting, k) => put(setting, call(loadSplat(k * 4), get('settings')))),
    ...LOOP, // rows
    ...put('in', get('from')),
    ...put('out', get('to')),
    ...put('left', get('columns')),
    ...LOOP, // four places of a row
    ...put('first', call(load(0), get('in'))),
    ...put('second', call(load(16), get('in'))),
    ...seen.flatMap((value, k) => put(value, seenBytes(k))),
    ...put('redShare', times(get('red'), get('perRed'))),
    ...put('greenShare', times(get('green'), get('perGreen'))),
    ...put('blueShare', times(get('blue'), get('perBlue'))),
    ...channels.flatMap((_, k) => (k % 2 === 0 ? writePair(k) : [])),
    ...advance('in', number(PLACES * PLACE_VALUES)),
    ...advance('out', number(PLACES * placeBytes)),
    ...advance('left', number(-PLACES)),
    ...whileAbove(get('left')),
    ...advance('from', call(TIMES, get('columns'), number(PLACE_VALUES))),
    ...advance('to', get('toStep')),
    ...countDown('rows'),
  ],
}
const run = assemble([shares], false)(netMemory)

/** A page as the glancing net takes it: shares of the paper's brightness and colour, so that lamp and exposure count for little. */
export function sharesOf({ columns, rows, data, white }: PageMap): Grid {
  const grid = firstGrid(columns, rows, CHANNELS)
  // the last places of a row are read four at a time, too
  const from = take(data.length + PLACES * PLACE_VALUES)
  const atSettings = take(settings.length * 4)
  new Uint8Array(netMemory.buffer).set(data, from)
  const [red, green, blue] = white.map((value) => Math.max(8, value)) as [number, number, number]
  const perLuma = UNIT / (0.299 * red + 0.587 * green + 0.114 * blue)
  numbers.set([UNIT / red, UNIT / green, UNIT / blue, perLuma, perLuma * EDGES], atSettings >> 2)
  const toStep = (columns + 2) * placeBytes
  run.shares!(from, at(grid, 0, 0) * 2, columns, rows, toStep, atSettings)
  // a row's last four may have reached into the border and, where the next row does not write over it, beyond
  for (let row = 0; row < rows; row++) values.fill(0, at(grid, columns, row), at(grid, columns + 2, row))
  values.fill(0, at(grid, columns, rows - 1), at(grid, columns + PLACES, rows - 1))
  return grid
}
