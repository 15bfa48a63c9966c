/**
 * The one loop the nets spend their time in, as WebAssembly: eight products at once, where JavaScript does one. The code
 * is put together here, instruction by instruction, so that there is no binary in the repository nobody can read.
 */

/** What is used of WebAssembly; its types otherwise come only with those of a browser. */
declare const WebAssembly: {
  readonly Memory: new (size: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer }
  readonly Module: new (code: Uint8Array<ArrayBuffer>) => object
  readonly Instance: new (module: object, host: object) => { readonly exports: Record<string, unknown> }
}

/** 32 MB of addresses, of which only what is used takes memory: a picture of the largest size needs about 10. */
const PAGES = 512
const memory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES })
/** What flows through a net, in whole numbers of which UNIT are one: half as many bytes as floats, and two products for the price of one. */
export const values = new Int16Array(memory.buffer)
/** What a net answers, and what its layers' sums are worth. */
export const floats = new Float32Array(memory.buffer)

/** Values reach to 64 to both sides, in steps finer than a byte's of a picture; no layer of any net comes near to 64. */
export const UNIT = 512

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
  if (used > memory.buffer.byteLength) throw new Error('the picture is larger than any that is handed out')
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
export const sumWindows = (job: Job): void => start(run.rectified, job, 2)

/** The same, with results as floats and below zero, too: what a net answers. */
export const sumAnswers = (job: Job): void => start(run.answered, job, 4)

function start(runs: Run, job: Job, resultBytes: number): void {
  runs(
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

const I32 = 0x7f
const V128 = 0x7b
const LOOP = [0x03, 0x40]
const BLOCK_START = [0x02, 0x40]
const BREAK_OUT = [0x0d, 0]
const END = 0x0b
const [ADD, SUB, LESS] = [0x6a, 0x6b, 0x49]
/** Places whose sums are made side by side: enough of them that no sum waits for its own last addition. */
const WIDE = 4
/** Sums of a place: eight outputs, four in a vector. */
const SUMS = [
  ['low0', 'high0'],
  ['low1', 'high1'],
  ['low2', 'high2'],
  ['low3', 'high3'],
] as const
/** The function's parameters, then its own variables, in the order in which WebAssembly counts them. */
const PARAMETERS = [
  ...(['from', 'columns', 'rows', 'columnStep', 'rowStep', 'lines', 'pitch', 'across'] as const),
  // outputs: bytes of a float for each
  ...(['weights', 'scale', 'bias', 'outputs', 'to', 'toColumn', 'toStep'] as const),
] as const
const COUNTERS = [
  ...(['column', 'corner', 'out', 'block', 'line', 'start', 'place', 'end', 'weight', 'result'] as const),
  // how far the second, third and fourth place are from the first
  ...(['step1', 'step2', 'step3'] as const),
] as const
const VECTORS = [...SUMS.flat(), 'value', 'lowWeights', 'highWeights', 'zero', 'unit'] as const
const LOCALS = [...PARAMETERS, ...COUNTERS, ...VECTORS] as const
type Local = (typeof LOCALS)[number]
const get = (local: Local): number[] => [0x20, LOCALS.indexOf(local)]
const set = (local: Local): number[] => [0x21, LOCALS.indexOf(local)]
const tee = (local: Local): number[] => [0x22, LOCALS.indexOf(local)]
/** -64 to 63: one byte holds no more. */
const number = (v: number): number[] => [0x41, v & 0x7f]
const vector = (...code: number[]): number[] => [0xfd, ...code]
const load = (offset: number): number[] => vector(0x00, 0, offset)
const store = (offset: number): number[] => vector(0x0b, 0, offset)
/** a pair of values, four times */
const LOAD_PAIR = vector(0x09, 0, 0)
/** sums of the products of pairs, and sums of those */
const PAIRS = vector(0xba, 0x01)
const PLUS_WHOLE = vector(0xae, 0x01)
const TO_FLOAT = vector(0xfa, 0x01)
const [PLUS, TIMES, MOST] = [vector(0xe4, 0x01), vector(0xe6, 0x01), vector(0xe9, 0x01)]
/** to whole numbers, and two vectors of those to one of half as many bytes, as far as they reach */
const [NEAREST, TO_WHOLE, NARROW] = [vector(0x6a), vector(0xf8, 0x01), vector(0x85, 0x01)]
const SPLAT = vector(0x13)
const HALVED = [...number(1), 0x76]
const float = (v: number): number[] => [0x43, ...new Uint8Array(Float32Array.of(v).buffer)]
/** local += a value on the stack's recipe */
const advance = (local: Local, by: number[]): number[] => [...get(local), ...by, ADD, ...set(local)]
const again = (condition: number[]): number[] => [...condition, 0x0d, 0, END]
const countDown = (local: Local): number[] => again([...get(local), ...number(1), SUB, ...tee(local)])

type Result = 'rectified' | 'answered'

/** Goes over the columns left in a row, `wide` of them at a time. */
function overColumns(wide: 1 | typeof WIDE, result: Result): number[] {
  const sums = SUMS.slice(0, wide)
  const steps = [[], ...(['step1', 'step2', 'step3'] as const).map((step) => [...get(step), ADD])]
  const grow = (sum: Local, weights: Local): number[] => [
    ...get(sum),
    ...get('value'),
    ...get(weights),
    ...PAIRS,
    ...PLUS_WHOLE,
    ...set(sum),
  ]
  const perOutput = (of: Local, offset: number): number[] => [...get(of), ...get('block'), ADD, ...load(offset)]
  const worth = (sum: Local, offset: number): number[] => [
    ...get(sum),
    ...TO_FLOAT,
    ...perOutput('scale', offset),
    ...TIMES,
    ...perOutput('bias', offset),
    ...PLUS,
  ]
  const end = (low: Local, high: Local): number[] =>
    result === 'rectified'
      ? [
          ...get('result'),
          ...[low, high].flatMap((sum, k) => [...worth(sum, k * 16), ...get('zero'), ...MOST, ...NEAREST, ...TO_WHOLE]),
          ...NARROW,
          ...store(0),
        ]
      : [low, high].flatMap((sum, k) => [
          ...get('result'),
          ...worth(sum, k * 16),
          ...get('unit'),
          ...TIMES,
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
      ...LOAD_PAIR,
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
    ...(result === 'rectified' ? HALVED : []),
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

function bodyOf(result: Result): number[] {
  return [
    ...float(1 / UNIT),
    ...SPLAT,
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
    END,
  ]
}

function assemble(): Uint8Array<ArrayBuffer> {
  const results = ['rectified', 'answered'] as const
  const sized = (bytes: number[]): number[] => [(bytes.length & 0x7f) | 0x80, bytes.length >> 7, ...bytes]
  const section = (id: number, bytes: number[]): number[] => [id, ...sized(bytes)]
  const text = (s: string): number[] => [s.length, ...Buffer.from(s)]
  const pages = [(PAGES & 0x7f) | 0x80, PAGES >> 7]
  const variables = [2, COUNTERS.length, I32, VECTORS.length, V128]
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [1, 0x60, PARAMETERS.length, ...PARAMETERS.map(() => I32), 0]),
    ...section(2, [1, ...text('host'), ...text('memory'), 0x02, 0x01, ...pages, ...pages]),
    ...section(3, [results.length, ...results.map(() => 0)]),
    ...section(7, [results.length, ...results.flatMap((result, k) => [...text(result), 0x00, k])]),
    ...section(10, [results.length, ...results.flatMap((result) => sized([...variables, ...bodyOf(result)]))]),
  ])
}

type Run = (...numbers: number[]) => void
const instance = new WebAssembly.Instance(new WebAssembly.Module(assemble()), { host: { memory } })
const run = instance.exports as Record<Result, Run>
