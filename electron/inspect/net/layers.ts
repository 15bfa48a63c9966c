import { BLOCK, clear, keep, sumWindows, take, values } from './kernel.ts'

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

/** A layer ready to run, its weights where the kernel finds them. */
export interface Layer {
  readonly inputs: number
  readonly outputs: number
  readonly stride: number
  readonly weights: number
  readonly bias: number
}

/** Outputs are rounded up to whole blocks; the surplus ones are zero. */
export function unpack(packed: readonly Packed[]): Layer[] {
  return packed.map(({ inputs, outputs, stride, scale, bias, weights: text }) => {
    const bytes = new Int8Array(Buffer.from(text, 'base64'))
    const padded = Math.ceil(outputs / BLOCK) * BLOCK
    const weights = keep(padded * inputs)
    const shift = keep(padded)
    values.set(bias, shift)
    for (let o = 0; o < outputs; o++) {
      const block = weights + Math.floor(o / BLOCK) * BLOCK * inputs
      for (let i = 0; i < inputs; i++) values[block + i * BLOCK + (o % BLOCK)] = bytes[i * outputs + o]! * scale[o]!
    }
    return { inputs, outputs: padded, stride, weights, bias: shift }
  })
}

/** Values in a grid with a border of one zero all round, `channels` side by side, from `start` on in the kernel's memory. */
export interface Grid {
  readonly columns: number
  readonly rows: number
  readonly channels: number
  readonly start: number
}

/** A first grid; those of the run before are given up. */
export function firstGrid(columns: number, rows: number, channels: number): Grid {
  clear()
  return nextGrid(columns, rows, channels)
}

function nextGrid(columns: number, rows: number, channels: number): Grid {
  return { columns, rows, channels, start: take((columns + 2) * (rows + 2) * channels) }
}

/** Where a place's values begin. */
export function at(grid: Grid, column: number, row: number): number {
  return grid.start + ((row + 1) * (grid.columns + 2) + column + 1) * grid.channels
}

/** A 3 x 3 convolution, padded by one, rectified. */
export function convolve(from: Grid, layer: Layer): Grid {
  const { stride, outputs, weights, bias } = layer
  const to = nextGrid(Math.ceil(from.columns / stride), Math.ceil(from.rows / stride), outputs)
  const pitch = (from.columns + 2) * from.channels
  sumWindows({
    from: from.start,
    columnStep: stride * from.channels,
    rowStep: stride * pitch,
    columns: to.columns,
    rows: to.rows,
    lines: 3,
    across: 3 * from.channels,
    pitch,
    weights,
    bias,
    outputs,
    to: at(to, 0, 0),
    toStep: (to.columns + 2) * outputs,
    least: 0,
  })
  return to
}

/** A layer over every place of a grid by itself, not rectified. */
export function answers(from: Grid, layer: Layer): Grid {
  const { outputs, weights, bias } = layer
  const to = nextGrid(from.columns, from.rows, outputs)
  sumWindows({
    from: at(from, 0, 0),
    columnStep: from.channels,
    rowStep: (from.columns + 2) * from.channels,
    columns: to.columns,
    rows: to.rows,
    lines: 1,
    across: layer.inputs,
    pitch: 0,
    weights,
    bias,
    outputs,
    to: at(to, 0, 0),
    toStep: (to.columns + 2) * outputs,
    least: Number.NEGATIVE_INFINITY,
  })
  return to
}

/** A layer over all of a grid at once. @param rectified whether results below zero become zero */
export function connect(from: Grid, layer: Layer, rectified: boolean): Grid {
  const { outputs, weights, bias } = layer
  const to = nextGrid(1, 1, outputs)
  sumWindows({
    from: at(from, 0, 0),
    columnStep: 0,
    rowStep: 0,
    columns: 1,
    rows: 1,
    lines: from.rows,
    across: from.columns * from.channels,
    pitch: (from.columns + 2) * from.channels,
    weights,
    bias,
    outputs,
    to: at(to, 0, 0),
    toStep: 0,
    least: rectified ? 0 : Number.NEGATIVE_INFINITY,
  })
  return to
}

/** The values of one place. */
export function valuesAt(grid: Grid, column: number, row: number): Float32Array {
  const start = at(grid, column, row)
  return values.subarray(start, start + grid.channels)
}
