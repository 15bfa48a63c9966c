import {
  ADD,
  access,
  assemble,
  bits,
  type Code,
  call,
  constant,
  type Definition,
  floats,
  LOOP,
  lanesLeft,
  load,
  loadSplat,
  loadWhole,
  minus,
  number,
  onlyIf,
  plus,
  SHIFT_LEFT,
  SUB,
  store,
  storeWhole,
  times,
  type Variables,
  whileAbove,
  wholes,
} from '../wasm/assembler.ts'

/** Departures below this are within what JPEG and sensors do to grey. */
export const floor = 0.055
/** Departures of bare paper are told to this fineness. */
export const noiseBins = 512
export const noiseReach = 0.5
/** The threshold is so many times the deviation of bare paper. */
export const overNoise = 4.5
/** The median of a two-dimensional spread is so many times its deviation. */
export const perDeviation = 1.18
/** Squared departures below this, whose median would leave the threshold at its floor, count as none. */
const calmest = ((floor * perDeviation) / overNoise) ** 2
/** From this share of the paper's brightness on a cell is bare paper. */
const bright = 0.9

/** Four cells at a time. */
const CELLS = 4
const lanes = [0, 1, 2, 3] as const

/** What a tile's light and paper are, in the order in which the loop finds them. */
export const settings = [
  'level',
  'perRed',
  'perGreen',
  'perBlue',
  'neutralU',
  'neutralV',
  'length',
  'perLength',
] as const

const variables = {
  parameters: ['from', 'plane', 'to', 'index', 'width', 'height', 'columns', 'settings', 'list', 'tally'],
  counters: ['at', 'out', 'cell', 'left', 'count', 'place'],
  vectors: [
    ...settings,
    ...(['inTile', 'light', 'green', 'blue', 'u', 'v', 'isBright', 'moved', 'calm', 'explained'] as const),
    ...(['squared', 'departing', 'noisy', 'bins'] as const),
  ],
} as const satisfies Variables<string>

/** Where, after the tally's bins and one for what is not counted, the number of calm cells, in four, and of listed ones go. */
export const CALM = (noiseBins + 4) * 4
export const LISTED = CALM + 16

const { get, put, advance, countDown } = access<(typeof variables)[keyof typeof variables][number]>(variables)
const planeOf = (name: 'at' | 'out', k: number): Code =>
  Array.from({ length: k }).reduce<Code>((address) => call(ADD, address, get('plane')), get(name))
const lengthSquared: Code = plus(times(get('u'), get('u')), times(get('v'), get('v')))

/**
 * How much of where neutral ink would lie at full lightness light and paper explain of a cell's colour. Anything between neutral ink and
 * the paper's own colour: tone curves of cameras reach a little beyond lit ink, and JPEG, which keeps colour coarsely, lends the paper's to
 * the ink beside it.
 */
const explain: Code = put(
  'explained',
  call(
    floats.least,
    call(
      floats.most,
      call(
        bits.and,
        times(plus(times(get('u'), get('neutralU')), times(get('v'), get('neutralV'))), get('perLength')),
        call(floats.above, times(get('length'), times(get('light'), get('light'))), constant(1e-8)),
      ),
      times(get('light'), constant(-0.35)),
    ),
    call(floats.most, times(get('light'), constant(1.35)), constant(1.05)),
  ),
)

/** Writes down the cells that depart: how, on both axes, how light they are, and which they are. */
const writeDeparting: Code = [
  ...(['u', 'v', 'light'] as const).flatMap((value, k) =>
    call(
      store(0),
      planeOf('out', k),
      call(bits.either, get(value), call(load(0), planeOf('out', k)), get('departing')),
    ),
  ),
  ...lanes.flatMap((k) => [
    ...storeWhole(call(ADD, get('list'), call(SHIFT_LEFT, get('count'), number(2))), call(ADD, get('cell'), number(k))),
    ...put('count', call(SUB, get('count'), call(wholes.lane(k), get('departing')))),
  ]),
]

/** Counts how far bare paper departs; what is not bare paper goes into a bin of its own. */
const countNoisy: Code = [
  ...put(
    'bins',
    call(
      bits.either,
      call(
        wholes.least,
        call(wholes.fromFloats, times(call(floats.root, get('squared')), constant(noiseBins / noiseReach))),
        wholes.constant(noiseBins - 1, noiseBins - 1, noiseBins - 1, noiseBins - 1),
      ),
      wholes.constant(noiseBins, noiseBins, noiseBins, noiseBins),
      get('noisy'),
    ),
  ),
  ...lanes.flatMap((k) => [
    ...put('place', call(ADD, get('tally'), call(SHIFT_LEFT, call(wholes.lane(k), get('bins')), number(2)))),
    ...storeWhole(get('place'), call(ADD, loadWhole(get('place')), number(1))),
  ]),
]

const readFour: Code = [
  ...put('inTile', lanesLeft(get('left'))),
  ...put('light', times(call(load(0), planeOf('at', 3)), get('level'))),
  ...put('green', times(call(load(0), planeOf('at', 1)), get('perGreen'))),
  ...put('blue', times(call(load(0), planeOf('at', 2)), get('perBlue'))),
  ...put(
    'u',
    minus(times(call(load(0), get('at')), get('perRed')), times(plus(get('green'), get('blue')), constant(0.5))),
  ),
  ...put('v', times(minus(get('green'), get('blue')), constant(Math.sqrt(3) / 2))),
  ...put('isBright', call(bits.and, call(floats.above, get('light'), constant(bright)), get('inTile'))),
  ...put('moved', call(bits.and, call(floats.atLeast, lengthSquared, constant(calmest)), get('inTile'))),
  ...put('calm', call(wholes.minus, get('calm'), call(bits.without, get('isBright'), get('moved')))),
  // what light and paper explain only brings it nearer
  ...onlyIf(call(bits.any, get('moved')), [
    ...explain,
    ...put('u', minus(get('u'), times(get('explained'), get('neutralU')))),
    ...put('v', minus(get('v'), times(get('explained'), get('neutralV')))),
    ...put('squared', lengthSquared),
    ...put('departing', call(bits.and, call(floats.above, get('squared'), constant(floor * floor)), get('moved'))),
    ...onlyIf(call(bits.any, get('departing')), writeDeparting),
    ...put('isBright', call(bits.and, get('isBright'), get('moved'))),
    ...put('noisy', call(bits.without, get('isBright'), call(floats.below, get('squared'), constant(calmest)))),
    ...put('calm', call(wholes.minus, get('calm'), call(bits.without, get('isBright'), get('noisy')))),
    ...onlyIf(call(bits.any, get('noisy')), countNoisy),
  ]),
]

/** How far the colours of a tile's cells depart from what light and paper explain, on two axes: red-cyan, green-blue. */
const readTile: Definition = {
  name: 'readTile',
  variables,
  body: [
    ...settings.flatMap((setting, k) => put(setting, call(loadSplat(k * 4), get('settings')))),
    ...put('calm', call(load(CALM), get('tally'))),
    ...put('count', loadWhole(get('tally'), LISTED)),
    ...LOOP, // rows
    ...put('at', get('from')),
    ...put('out', get('to')),
    ...put('cell', get('index')),
    ...put('left', get('width')),
    ...LOOP, // four cells of a row
    ...readFour,
    ...advance('at', number(CELLS * 4)),
    ...advance('out', number(CELLS * 4)),
    ...advance('cell', number(CELLS)),
    ...advance('left', number(-CELLS)),
    ...whileAbove(get('left')),
    ...(['from', 'to'] as const).flatMap((row) => advance(row, call(SHIFT_LEFT, get('columns'), number(2)))),
    ...advance('index', get('columns')),
    ...countDown('height'),
    ...call(store(CALM), get('tally'), get('calm')),
    ...storeWhole(get('tally'), get('count'), LISTED),
  ],
}

/** `readTile` over a workshop. */
export const loops = assemble([readTile], true)
