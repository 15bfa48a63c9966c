import { describe, expect, it } from 'vitest'
import { clear, UNIT, values } from '../../../../electron/inspect/net/kernel.ts'
import {
  answerAt,
  answers,
  at,
  connect,
  convolve,
  firstGrid,
  type Grid,
  type Layer,
  type Packed,
  unpack,
} from '../../../../electron/inspect/net/layers.ts'
import { seeded } from '../seal/drawn/random.ts'

function packed(
  inputs: number,
  outputs: number,
  stride: number,
): { layer: Packed; weight: (i: number, o: number) => number } {
  const random = seeded(inputs + outputs)
  const bytes = Int8Array.from({ length: inputs * outputs }, () => random.whole(-127, 127))
  const scale = Array.from({ length: outputs }, () => random.range(0.001, 0.01))
  const bias = Array.from({ length: outputs }, () => random.range(-1, 1))
  const weights = Buffer.from(bytes.buffer).toString('base64')
  return {
    layer: { inputs, outputs, stride, scale, bias, weights },
    weight: (i, o) => bytes[i * outputs + o]! * scale[o]!,
  }
}

function filled(columns: number, rows: number, channels: number): Grid {
  const random = seeded(columns)
  const grid = firstGrid(columns, rows, channels)
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++)
      for (let c = 0; c < channels; c++)
        values[at(grid, x, y) + c] = random.chance(0.3) ? 0 : random.range(-1, 1) * UNIT
  return grid
}

const value = (g: Grid, x: number, y: number, c: number): number =>
  x < 0 || y < 0 || x >= g.columns || y >= g.rows ? 0 : values[at(g, x, y) + c]! / UNIT

/** Decimals that are right in whole numbers of which UNIT are one. */
const STEP = 2.5

/** Weights have their room before any grid. */
function unpackFirst(layer: Packed): Layer {
  clear()
  return unpack([layer])[0]!
}

describe('small nets', () => {
  it.each([
    [3, 8, 2],
    [4, 12, 1],
    [16, 16, 2],
  ])('convolve %i channels to %i in steps of %i as the definition says', (channels, outputs, stride) => {
    const { layer, weight } = packed(9 * channels, outputs, stride)
    const ready = unpackFirst(layer)
    const from = filled(7, 6, channels)
    const to = convolve(from, ready)
    expect([to.columns, to.rows]).toEqual([Math.ceil(7 / stride), Math.ceil(6 / stride)])
    for (let y = 0; y < to.rows; y++) {
      for (let x = 0; x < to.columns; x++) {
        for (let o = 0; o < outputs; o++) {
          let sum = layer.bias[o]!
          for (let dy = 0; dy < 3; dy++)
            for (let dx = 0; dx < 3; dx++)
              for (let c = 0; c < channels; c++)
                sum +=
                  value(from, x * stride + dx - 1, y * stride + dy - 1, c) * weight((dy * 3 + dx) * channels + c, o)
          expect(value(to, x, y, o)).toBeCloseTo(Math.max(0, sum), STEP)
        }
      }
    }
  })

  it('connect all of a grid', () => {
    const { layer, weight } = packed(36, 7, 1)
    const ready = unpackFirst(layer)
    const from = filled(3, 2, 6)
    const out = connect(from, ready)
    for (let o = 0; o < 7; o++) {
      let sum = layer.bias[o]!
      for (let i = 0; i < 36; i++) sum += value(from, Math.floor(i / 6) % 3, Math.floor(i / 18), i % 6) * weight(i, o)
      expect(value(out, 0, 0, o)).toBeCloseTo(Math.max(0, sum), STEP)
    }
  })

  it('keep to what their numbers reach where a sum goes beyond it', () => {
    const { layer } = packed(36, 8, 1)
    const ready = unpackFirst({ ...layer, bias: layer.bias.map(() => 1000) })
    const out = convolve(filled(3, 3, 4), ready)
    expect(value(out, 1, 1, 0)).toBeCloseTo(64, 1)
  })

  it('answer for every place by itself', () => {
    const { layer, weight } = packed(6, 5, 1)
    const ready = unpackFirst(layer)
    const from = filled(4, 3, 6)
    const to = answers(from, ready)
    for (let y = 0; y < 3; y++) {
      for (let x = 0; x < 4; x++) {
        for (let o = 0; o < 5; o++) {
          let sum = layer.bias[o]!
          for (let i = 0; i < 6; i++) sum += value(from, x, y, i) * weight(i, o)
          expect(answerAt(to, x, y)[o]).toBeCloseTo(sum, 4)
        }
      }
    }
  })
})
