import { type Ground, LOG } from './ground.ts'

export type Ink = 'red' | 'blue' | 'black'

/** Colour values in a grid, 0..255. */
export interface Colours {
  readonly columns: number
  readonly rows: number
  readonly red: Float32Array
  readonly green: Float32Array
  readonly blue: Float32Array
}

/**
 * How each place is covered with ink, by optical density against the ground, three values a place, each in -1..1:
 * how much of the ink's own colour there is, how dark it is under that, and which way the colour leans.
 *
 * A class that cuts its sizes to whole numbers, not a plain object: where sizes had been computed as fractions, V8 13.6
 * (Node 24.21) let two such objects share the boxes it keeps fractions in, and the sizes of one map changed with the
 * next. Whole numbers have no boxes. See docs/decisions/seal-check.md.
 */
export class InkMap {
  readonly columns: number
  readonly rows: number
  readonly data: Float32Array

  constructor(columns: number, rows: number, data: Float32Array) {
    this.columns = columns | 0
    this.rows = rows | 0
    this.data = data
  }
}
export const CHANNELS = 3

/** Half-way points: density at which a value reaches one half, so that a faded seal speaks nearly as loudly as a wet one. */
const HALF_INK = 0.3
const HALF_DARK = 0.5
const HALF_LEAN = 0.3

const place = new Float64Array(3)
const STEP = 4

/**
 * @param tile places along a ground tile's side
 * @param left,top where the grid begins, in places
 */
export function inkMap(colours: Colours, ground: Ground, tile: number, ink: Ink, left = 0, top = 0): InkMap {
  const { columns, rows } = colours
  const data = new Float32Array(columns * rows * CHANNELS)
  // red ink lets red through, takes green out of the light, and blue more or less
  const through = ink === 'blue' ? colours.blue : colours.red
  const taken = ink === 'blue' ? colours.red : colours.green
  const third = ink === 'blue' ? colours.green : colours.blue
  const [a, b, c] = ink === 'blue' ? [2, 0, 1] : [0, 1, 2]
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x += STEP) {
      groundAt(ground, (left + x + STEP / 2) / tile, (top + y + 0.5) / tile)
      const groundThrough = place[a]!
      const groundTaken = place[b]!
      const groundThird = place[c]!
      const end = y * columns + Math.min(columns, x + STEP)
      let o = (y * columns + x) * CHANNELS
      for (let i = y * columns + x; i < end; i++, o += CHANNELS) {
        const under = groundThrough - LOG[(through[i]! + 0.5) | 0]!
        const density = groundTaken - LOG[(taken[i]! + 0.5) | 0]!
        const other = groundThird - LOG[(third[i]! + 0.5) | 0]!
        if (ink === 'black') {
          const least = Math.min(under, density, other)
          data[o] = least > 0 ? least / (least + HALF_DARK) : 0
          continue
        }
        const own = density - under
        const lean = other - density
        data[o] = own / (Math.abs(own) + HALF_INK)
        data[o + 1] = under / (Math.abs(under) + HALF_DARK)
        data[o + 2] = lean / (Math.abs(lean) + HALF_LEAN)
      }
    }
  }
  return new InkMap(columns, rows, data)
}

/** The ground's log values at a place given in tiles, interpolated between tile centres. */
function groundAt({ columns, rows, log }: Ground, column: number, row: number): void {
  const u = Math.max(0, Math.min(columns - 1, column - 0.5))
  const v = Math.max(0, Math.min(rows - 1, row - 0.5))
  const c0 = u | 0
  const r0 = v | 0
  const fx = u - c0
  const fy = v - r0
  const nw = (r0 * columns + c0) * 3
  const ne = c0 + 1 < columns ? nw + 3 : nw
  const down = r0 + 1 < rows ? columns * 3 : 0
  for (let k = 0; k < 3; k++) {
    const high = log[nw + k]! * (1 - fx) + log[ne + k]! * fx
    const low = log[nw + down + k]! * (1 - fx) + log[ne + down + k]! * fx
    place[k] = high * (1 - fy) + low * fy
  }
}

/** 2 x 2 means. */
export function halve(map: InkMap): InkMap {
  const columns = Math.max(1, map.columns >> 1)
  const rows = Math.max(1, map.rows >> 1)
  const data = new Float32Array(columns * rows * CHANNELS)
  const down = map.rows > 1 ? map.columns * CHANNELS : 0
  const right = map.columns > 1 ? CHANNELS : 0
  let o = 0
  for (let y = 0; y < rows; y++) {
    let i = 2 * y * map.columns * CHANNELS
    for (let x = 0; x < columns; x++, i += 2 * CHANNELS) {
      for (let k = 0; k < CHANNELS; k++, o++) {
        data[o] =
          (map.data[i + k]! + map.data[i + right + k]! + map.data[i + down + k]! + map.data[i + right + down + k]!) / 4
      }
    }
  }
  return new InkMap(columns, rows, data)
}
