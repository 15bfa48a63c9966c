import { describe, expect, it } from 'vitest'
import { type PageMap, PLACE_VALUES } from '../../../../electron/inspect/glance/map.ts'
import { sharesOf } from '../../../../electron/inspect/glance/shares.ts'
import { UNIT, values } from '../../../../electron/inspect/net/kernel.ts'
import { at } from '../../../../electron/inspect/net/layers.ts'
import { seeded } from '../seal/drawn/random.ts'

function map(columns: number, rows: number): PageMap {
  const random = seeded(columns)
  const data = Uint8Array.from({ length: columns * rows * PLACE_VALUES }, () => random.whole(0, 255))
  return { columns, rows, side: 2, data, white: [240, 225, 3] }
}

/** What the net takes of a place, in plain words. */
function wantedOf({ data, white }: PageMap, place: number): number[] {
  const [red, green, blue, a, b, c, d] = [...data.subarray(place * PLACE_VALUES)] as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const paper = white.map((value) => Math.max(8, value)) as [number, number, number]
  const luma = (r: number, g: number, b: number) => 0.299 * r + 0.587 * g + 0.114 * b
  const [r, g, bl] = [red / paper[0], green / paper[1], blue / paper[2]]
  const paperLuma = luma(...paper)
  return [
    luma(r, g, bl),
    Math.min(a, b, c, d) / paperLuma,
    (r - g) * 3,
    (bl - g) * 3,
    luma(red, green, blue) / 255,
    1,
    ((a - b + c - d) * 4) / paperLuma,
    ((a + b - c - d) * 4) / paperLuma,
    ((a - b - c + d) * 4) / paperLuma,
    0,
  ].map((value) => Math.max(-2, Math.min(2, value)) * UNIT)
}

describe('a page as the glancing net takes it', () => {
  // rows of whole groups of four places, broken ones, and fewer than a group
  it.each([
    [8, 3],
    [13, 5],
    [215, 2],
    [2, 4],
    [1, 1],
  ])('has shares of the paper in %i x %i places, and zeros round them', (columns, rows) => {
    const page = map(columns, rows)
    // what the page before has left is not to be seen
    sharesOf(map(columns + 5, rows + 2))
    const grid = sharesOf(page)
    expect(grid).toMatchObject({ columns, rows, channels: 10 })
    for (let row = -1; row <= rows; row++) {
      for (let column = -1; column <= columns; column++) {
        const inside = row >= 0 && row < rows && column >= 0 && column < columns
        const wanted = inside ? wantedOf(page, row * columns + column) : Array.from({ length: 10 }, () => 0)
        const found = [...values.subarray(at(grid, column, row), at(grid, column, row) + 10)]
        // rounded to zero
        const far = found.filter((value, k) => Math.abs(value - wanted[k]!) > 1.01)
        expect(far, `${column}, ${row}: ${found} instead of ${wanted}`).toEqual([])
      }
    }
  })
})
