import {
  ADD,
  access,
  again,
  assemble,
  BLOCK_START,
  BREAK_OUT,
  type Code,
  END,
  float,
  LESS,
  LOOP,
  load,
  loadSplat,
  number,
  openMemory,
  SHIFT_RIGHT,
  store,
  floats as vectors,
  wholes,
} from '../wasm/assembler.ts'

/** Values reach to 64 to both sides, in steps finer than a byte's of a picture; no layer of any net comes near to 64. */
export const UNIT = 512

/** 32 MB of addresses: a picture of the largest size needs about 10. */
const BYTES = 2 ** 25

let resident = 0
let used = 0

/** Room begins where vectors begin. */
const aligned = (bytes: number): number => (bytes + 15) & ~15

/** Takes room for good, e.g. for weights, before any room is taken for a while. @returns where, in bytes */
export function keep(bytes: number): number {
  if (used > resident) throw new Error('room for good is taken first')
  const start = resident
  resident += aligned(bytes)
  used = resident
  return start
}

/** Takes zeroed room until `clear` is called. @returns where, in bytes */
export function take(bytes: number): number {
  const start = used
  used += aligned(bytes)
  if (used > buffer.byteLength) throw new Error('the picture is larger than any that is handed out')
  values.fill(0, start >> 1, used >> 1)
  return start
}

/** Gives back all that `take` took. */
export function clear(): void {
  used = resident
}

/** Outputs summed up side by side. */
export const BLOCK = 8

/** Places in bytes, distances and lengths of what is read in values. */
interface Job {
  /** where the first sum's values begin, and how far on the next column's and the next row's do */
  readonly from: number
  readonly columnStep: number
  readonly rowStep: number
  readonly columns: number
  readonly rows: number
  /** a sum runs over this many lines of `across` values, an even number of them, `pitch` apart */
  readonly lines: number
  readonly across: number
  readonly pitch: number
  /** [block of eight outputs][line][pair of values][eight outputs][two weights] */
  readonly weights: number
  /** what a sum of each output is worth and what is added to it, both UNIT times as much */
  readonly scale: number
  readonly bias: number
  readonly outputs: number
  /** where the results go, and how many results lie from one row to the next */
  readonly to: number
  readonly toStep: number
}

/** Weighted sums over windows of a grid, none below zero: a convolution, or a single layer where there is but one window. */
export const sumWindows = (job: Job): void => start('rectified', job, 2)

/** The same, with results as floats and below zero, too: what a net answers. */
export const sumAnswers = (job: Job): void => start('answered', job, 4)

function start(name: Result, job: Job, resultBytes: number): void {
  run[name]!(
    job.from,
    job.columns,
    job.rows,
    job.columnStep * 2,
    job.rowStep * 2,
    job.lines,
    job.pitch * 2,
    job.across * 2,
    job.weights,
    job.scale,
    job.bias,
    job.outputs * 4,
    job.to,
    job.outputs * resultBytes,
    job.toStep * resultBytes,
  )
}

/** Places whose sums are made side by side: enough of them that no sum waits for its own last addition. */
const WIDE = 4
/** Sums of a place: eight outputs, four in a vector. */
const SUMS = [
  ['low0', 'high0'],
  ['low1', 'high1'],
  ['low2', 'high2'],
  ['low3', 'high3'],
] as const
const variables = {
  parameters: [
    ...(['from', 'columns', 'rows', 'columnStep', 'rowStep', 'lines', 'pitch', 'across'] as const),
    // outputs: bytes of a float for each
    ...(['weights', 'scale', 'bias', 'outputs', 'to', 'toColumn', 'toStep'] as const),
  ],
  counters: [
    ...(['column', 'corner', 'out', 'block', 'line', 'start', 'place', 'end', 'weight', 'result'] as const),
    // how far the second, third and fourth place are from the first
    ...(['step1', 'step2', 'step3'] as const),
  ],
  vectors: [...SUMS.flat(), 'value', 'lowWeights', 'highWeights', 'zero', 'unit'],
} as const
type Local = (typeof variables)[keyof typeof variables][number]
const { get, set, tee, advance, countDown } = access<Local>(variables)

type Result = (typeof results)[number]

/** Goes over the columns left in a row, `wide` of them at a time. */
function overColumns(wide: 1 | typeof WIDE, result: Result): Code {
  const sums = SUMS.slice(0, wide)
  const steps = [[], ...(['step1', 'step2', 'step3'] as const).map((step) => [...get(step), ADD])]
  const grow = (sum: Local, weights: Local): Code => [
    ...get(sum),
    ...get('value'),
    ...get(weights),
    ...wholes.productsOfShorts,
    ...wholes.plus,
    ...set(sum),
  ]
  const perOutput = (of: Local, offset: number): Code => [...get(of), ...get('block'), ADD, ...load(offset)]
  const worth = (sum: Local, offset: number): Code => [
    ...get(sum),
    ...vectors.fromWholes,
    ...perOutput('scale', offset),
    ...vectors.times,
    ...perOutput('bias', offset),
    ...vectors.plus,
  ]
  const end = (low: Local, high: Local): Code =>
    result === 'rectified'
      ? [
          ...get('result'),
          ...[low, high].flatMap((sum, k) => [
            ...worth(sum, k * 16),
            ...get('zero'),
            ...vectors.most,
            ...vectors.nearest,
            ...wholes.fromFloats,
          ]),
          ...wholes.toShorts,
          ...store(0),
        ]
      : [low, high].flatMap((sum, k) => [
          ...get('result'),
          ...worth(sum, k * 16),
          ...get('unit'),
          ...vectors.times,
          ...store(k * 16),
        ])
  return [
    ...BLOCK_START,
    ...get('column'),
    ...number(wide),
    LESS,
    ...BREAK_OUT,
    ...LOOP, // columns
    ...number(0),
    ...set('block'),
    ...get('weights'),
    ...set('weight'),
    ...LOOP, // blocks of outputs
    ...sums.flat().flatMap((sum) => [...get('zero'), ...set(sum)]),
    ...get('lines'),
    ...set('line'),
    ...get('corner'),
    ...set('start'),
    ...LOOP, // lines of a window
    ...get('start'),
    ...tee('place'),
    ...get('across'),
    ADD,
    ...set('end'),
    ...LOOP, // pairs of values of a line
    ...get('weight'),
    ...load(0),
    ...set('lowWeights'),
    ...get('weight'),
    ...load(16),
    ...set('highWeights'),
    ...sums.flatMap(([low, high], k) => [
      ...get('place'),
      ...steps[k]!,
      ...loadSplat(),
      ...set('value'),
      ...grow(low, 'lowWeights'),
      ...grow(high, 'highWeights'),
    ]),
    ...advance('weight', number(32)),
    ...advance('place', number(4)),
    ...again([...get('place'), ...get('end'), LESS]),
    ...advance('start', get('pitch')),
    ...countDown('line'),
    ...get('out'),
    ...get('block'),
    ...(result === 'rectified' ? [...number(1), SHIFT_RIGHT] : []),
    ADD,
    ...set('result'),
    ...sums.flatMap(([low, high]) => [...end(low, high), ...advance('result', get('toColumn'))]),
    ...advance('block', number(32)),
    ...again([...get('block'), ...get('outputs'), LESS]),
    ...sums.flatMap(() => [...advance('out', get('toColumn')), ...advance('corner', get('columnStep'))]),
    ...advance('column', number(-wide)),
    ...again([...number(wide - 1), ...get('column'), LESS]),
    END,
  ]
}

function bodyOf(result: Result): Code {
  return [
    ...float(1 / UNIT),
    ...vectors.splat,
    ...set('unit'),
    ...get('columnStep'),
    ...tee('step1'),
    ...get('columnStep'),
    ADD,
    ...tee('step2'),
    ...get('columnStep'),
    ADD,
    ...set('step3'),
    ...LOOP, // rows
    ...get('from'),
    ...set('corner'),
    ...get('to'),
    ...set('out'),
    ...get('columns'),
    ...set('column'),
    ...overColumns(WIDE, result),
    ...overColumns(1, result),
    ...advance('from', get('rowStep')),
    ...advance('to', get('toStep')),
    ...countDown('rows'),
  ]
}

/** The one loop the nets spend their time in, as WebAssembly: eight products at once, where JavaScript does one. */
const results = ['rectified', 'answered'] as const
/** What the nets run in, each thread's own. */
export const netMemory = openMemory(BYTES, false)
const { buffer } = netMemory
const run = assemble(
  results.map((name) => ({ name, variables, body: bodyOf(name) })),
  false,
)(netMemory)
/** What flows through a net, in whole numbers of which UNIT are one: half as many bytes as floats, and two products for the price of one. */
export const values = new Int16Array(buffer)
/** What a net answers, and what its layers' sums are worth. */
export const floats = new Float32Array(buffer)
