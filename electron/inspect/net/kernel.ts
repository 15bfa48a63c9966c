/**
 * The one loop the nets spend their time in, as WebAssembly: four products at once, where JavaScript does one. The code
 * is put together here, instruction by instruction, so that there is no binary in the repository nobody can read.
 */

/** What is used of WebAssembly; its types otherwise come only with those of a browser. */
declare const WebAssembly: {
  readonly Memory: new (size: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer }
  readonly Module: new (code: Uint8Array<ArrayBuffer>) => object
  readonly Instance: new (module: object, host: object) => { readonly exports: Record<string, unknown> }
}

/** 32 MB of addresses, of which only what is used takes memory: a picture of the largest size needs about 20. */
const PAGES = 512
const memory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES })
export const values = new Float32Array(memory.buffer)

let resident = 0
let used = 0

/** Takes room for good, e.g. for weights, before any room is taken for a while. @returns index in `values` */
export function keep(length: number): number {
  if (used > resident) throw new Error('room for good is taken first')
  const start = resident
  resident += length
  used = resident
  return start
}

/** Takes zeroed room until `clear` is called. @returns index in `values` */
export function take(length: number): number {
  const start = used
  used += length
  if (used > values.length) throw new Error('the picture is larger than any that is handed out')
  values.fill(0, start, used)
  return start
}

/** Gives back all that `take` took. */
export function clear(): void {
  used = resident
}

/** Outputs summed up side by side. */
export const BLOCK = 8

interface Job {
  /** where the first sum's values begin, and how far on the next column's and the next row's do; all counts in values */
  readonly from: number
  readonly columnStep: number
  readonly rowStep: number
  readonly columns: number
  readonly rows: number
  /** a sum runs over this many lines of `across` values, `pitch` apart */
  readonly lines: number
  readonly across: number
  readonly pitch: number
  /** [block of eight outputs][line][value][eight weights], and a bias for each output */
  readonly weights: number
  readonly bias: number
  readonly outputs: number
  /** where the results go, and how far apart their rows are */
  readonly to: number
  readonly toStep: number
  /** results below it are raised to it */
  readonly least: number
}

/** Weighted sums over windows of a grid: a convolution, or a single layer where there is but one window. */
export function sumWindows(job: Job): void {
  const bytes = (v: number): number => v * 4
  run(
    bytes(job.from),
    job.columns,
    job.rows,
    bytes(job.columnStep),
    bytes(job.rowStep),
    job.lines,
    bytes(job.pitch),
    bytes(job.across),
    bytes(job.weights),
    bytes(job.bias),
    bytes(job.outputs),
    bytes(job.to),
    bytes(job.toStep),
    job.least,
  )
}

const I32 = 0x7f
const F32 = 0x7d
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
  ...(['weights', 'bias', 'outputs', 'to', 'toStep', 'least'] as const),
] as const
const COUNTERS = [
  ...(['column', 'corner', 'out', 'block', 'line', 'start', 'place', 'end', 'weight', 'result'] as const),
  // how far the second, third and fourth place are from the first
  ...(['step1', 'step2', 'step3'] as const),
] as const
const VECTORS = [...SUMS.flat(), 'value', 'lowWeights', 'highWeights', 'floor'] as const
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
const LOAD_SPLAT = vector(0x09, 0, 0)
const SPLAT = vector(0x13)
const PLUS = vector(0xe4, 0x01)
const TIMES = vector(0xe6, 0x01)
const MOST = vector(0xe9, 0x01)
/** local += a value on the stack's recipe */
const advance = (local: Local, by: number[]): number[] => [...get(local), ...by, ADD, ...set(local)]
const again = (condition: number[]): number[] => [...condition, 0x0d, 0, END]
const countDown = (local: Local): number[] => again([...get(local), ...number(1), SUB, ...tee(local)])

/** Goes over the columns left in a row, `wide` of them at a time. */
function overColumns(wide: 1 | typeof WIDE): number[] {
  const sums = SUMS.slice(0, wide)
  const steps = [[], ...(['step1', 'step2', 'step3'] as const).map((step) => [...get(step), ADD])]
  const grow = (sum: Local, weights: Local): number[] => [
    ...get(sum),
    ...get('value'),
    ...get(weights),
    ...TIMES,
    ...PLUS,
    ...set(sum),
  ]
  const begin = (sum: Local, offset: number): number[] => [
    ...get('bias'),
    ...get('block'),
    ADD,
    ...load(offset),
    ...set(sum),
  ]
  const end = (sum: Local, offset: number): number[] => [
    ...get('result'),
    ...get(sum),
    ...get('floor'),
    ...MOST,
    ...store(offset),
  ]
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
    ...sums.flatMap(([low, high]) => [...begin(low, 0), ...begin(high, 16)]),
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
    ...LOOP, // values of a line
    ...get('weight'),
    ...load(0),
    ...set('lowWeights'),
    ...get('weight'),
    ...load(16),
    ...set('highWeights'),
    ...sums.flatMap(([low, high], k) => [
      ...get('place'),
      ...steps[k]!,
      ...LOAD_SPLAT,
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
    ADD,
    ...set('result'),
    ...sums.flatMap(([low, high]) => [...end(low, 0), ...end(high, 16), ...advance('result', get('outputs'))]),
    ...advance('block', number(32)),
    ...again([...get('block'), ...get('outputs'), LESS]),
    ...sums.flatMap(() => [...advance('out', get('outputs')), ...advance('corner', get('columnStep'))]),
    ...advance('column', number(-wide)),
    ...again([...number(wide - 1), ...get('column'), LESS]),
    END,
  ]
}

function assemble(): Uint8Array<ArrayBuffer> {
  const body = [
    ...get('least'),
    ...SPLAT,
    ...set('floor'),
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
    ...overColumns(WIDE),
    ...overColumns(1),
    ...advance('from', get('rowStep')),
    ...advance('to', get('toStep')),
    ...countDown('rows'),
    END,
  ]
  const sized = (bytes: number[]): number[] => [(bytes.length & 0x7f) | 0x80, bytes.length >> 7, ...bytes]
  const section = (id: number, bytes: number[]): number[] => [id, ...sized(bytes)]
  const text = (s: string): number[] => [s.length, ...Buffer.from(s)]
  const pages = [(PAGES & 0x7f) | 0x80, PAGES >> 7]
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [1, 0x60, PARAMETERS.length, ...PARAMETERS.map((name) => (name === 'least' ? F32 : I32)), 0]),
    ...section(2, [1, ...text('host'), ...text('memory'), 0x02, 0x01, ...pages, ...pages]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...text('run'), 0x00, 0]),
    ...section(10, [1, ...sized([2, COUNTERS.length, I32, VECTORS.length, V128, ...body])]),
  ])
}

const instance = new WebAssembly.Instance(new WebAssembly.Module(assemble()), { host: { memory } })
const run = instance.exports.run as (...numbers: number[]) => void
