import { BLOCK, clear, floats, keep, sumAnswers, sumWindows, take, UNIT, values } from './kernel.ts'

/** One layer of a small net, as the fitting scripts write it. */
export interface Packed {
  /** taps times input channels */
  readonly inputs: number
  readonly outputs: number
  readonly stride: number
  /** what one step of each output's weights is worth */
  readonly scale: readonly number[]
  readonly bias: readonly number[]
  /** signed bytes in base64, all outputs of one input side by side */
  readonly weights: string
}

/** A layer ready to run, its numbers where the kernel finds them; places in bytes. */
export interface Layer {
  readonly inputs: number
  readonly outputs: number
  readonly stride: number
  readonly weights: number
  readonly scale: number
  readonly bias: number
}

/** Values are summed up in pairs. */
const even = (count: number): number => count + (count & 1)

/**
 * Puts layers where the kernel finds them. Outputs are rounded up to whole blocks; the surplus ones are zero. Channels are rounded
 * up to pairs: only a net's first layer, which is a convolution, can have an odd number of them.
 */
export function unpack(packed: readonly Packed[]): Layer[] {
  return packed.map(({ inputs, outputs, stride, scale, bias, weights: text }) => {
    const bytes = new Int8Array(Buffer.from(text, 'base64'))
    const padded = Math.ceil(outputs / BLOCK) * BLOCK
    const taps = inputs % 2 === 1 ? 9 : 1
    const channels = even(inputs / taps)
    const wide = taps * channels
    const [weights, worth, shift] = [keep(padded * wide * 2), keep(padded * 4), keep(padded * 4)]
    floats.set(scale, worth >> 2)
    floats.set(
      bias.map((value) => value * UNIT),
      shift >> 2,
    )
    for (let o = 0; o < outputs; o++) {
      const block = (weights >> 1) + Math.floor(o / BLOCK) * BLOCK * wide + (o % BLOCK) * 2
      for (let i = 0; i < inputs; i++) {
        const place = Math.floor(i / (inputs / taps)) * channels + (i % (inputs / taps))
        values[block + (place >> 1) * BLOCK * 2 + (place & 1)] = bytes[i * outputs + o]!
      }
    }
    return { inputs: wide, outputs: padded, stride, weights, scale: worth, bias: shift }
  })
}

/** Values in a grid with a border of one zero all round, `channels` side by side, from `start` on in the kernel's memory (bytes). */
export interface Grid {
  readonly columns: number
  readonly rows: number
  readonly channels: number
  readonly start: number
}

/** What a net answers for each place: `channels` floats side by side, from `start` on in the kernel's memory (bytes). */
export interface Answers extends Grid {}

/** A first grid; those of the run before are given up. @param channels rounded up to an even number */
export function firstGrid(columns: number, rows: number, channels: number): Grid {
  clear()
  return nextGrid(columns, rows, even(channels))
}

function nextGrid(columns: number, rows: number, channels: number): Grid {
  return { columns, rows, channels, start: take((columns + 2) * (rows + 2) * channels * 2) }
}

/** Where a place's values begin, as an index of `values`. */
export function at(grid: Grid, column: number, row: number): number {
  return (grid.start >> 1) + ((row + 1) * (grid.columns + 2) + column + 1) * grid.channels
}

/** A 3 x 3 convolution, padded by one, rectified. */
export function convolve(from: Grid, layer: Layer): Grid {
  const { stride, outputs } = layer
  const to = nextGrid(Math.ceil(from.columns / stride), Math.ceil(from.rows / stride), outputs)
  const pitch = (from.columns + 2) * from.channels
  sumWindows({
    ...layer,
    from: from.start,
    columnStep: stride * from.channels,
    rowStep: stride * pitch,
    columns: to.columns,
    rows: to.rows,
    lines: 3,
    across: 3 * from.channels,
    pitch,
    to: at(to, 0, 0) * 2,
    toStep: (to.columns + 2) * outputs,
  })
  return to
}

/** A net's last layer, over every place of a grid by itself. */
export function answers(from: Grid, layer: Layer): Answers {
  const { columns, rows } = from
  const { outputs } = layer
  const start = take(columns * rows * outputs * 4)
  sumAnswers({
    ...layer,
    from: at(from, 0, 0) * 2,
    columnStep: from.channels,
    rowStep: (columns + 2) * from.channels,
    columns,
    rows,
    lines: 1,
    across: from.channels,
    pitch: 0,
    to: start,
    toStep: columns * outputs,
  })
  return { columns, rows, channels: outputs, start }
}

/** A layer over all of a grid at once, rectified. */
export function connect(from: Grid, layer: Layer): Grid {
  const to = nextGrid(1, 1, layer.outputs)
  sumWindows({ ...layer, ...overAll(from), to: at(to, 0, 0) * 2, toStep: 0 })
  return to
}

const overAll = (from: Grid) => ({
  from: at(from, 0, 0) * 2,
  columnStep: 0,
  rowStep: 0,
  columns: 1,
  rows: 1,
  lines: from.rows,
  across: from.columns * from.channels,
  pitch: (from.columns + 2) * from.channels,
})

/** What is answered for one place. */
export function answerAt({ columns, channels, start }: Answers, column: number, row: number): Float32Array {
  const first = (start >> 2) + (row * columns + column) * channels
  return floats.subarray(first, first + channels)
}
