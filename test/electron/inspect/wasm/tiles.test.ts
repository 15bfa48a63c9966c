import { describe, expect, it } from 'vitest'
import { type Cells, readCells } from '../../../../electron/inspect/cells.ts'
import { type Tile, TileCounter } from '../../../../electron/inspect/wasm/tiles.ts'
import { speckled } from './speckled.ts'

/** A tile's cells, one by one. */
function* cellsOf({ columns }: Cells, { left, top, width, height }: Tile): Generator<number> {
  for (let row = top; row < top + height; row++)
    for (let column = left; column < left + width; column++) yield row * columns + column
}

const cells = readCells(speckled(1290, 300))
/** Whole groups of four and broken ones, at the page's rim and within, of one cell, and the whole page. */
const tiles: Tile[] = [
  { left: 0, top: 0, width: 12, height: 12 },
  { left: 5, top: 3, width: 11, height: 7 },
  { left: cells.columns - 10, top: cells.rows - 3, width: 10, height: 3 },
  { left: 7, top: 9, width: 1, height: 1 },
  { left: 0, top: 0, width: cells.columns, height: cells.rows },
]

describe('the counter of a page’s tiles', () => {
  const counter = new TileCounter(cells)

  it.each(tiles)('counts brightness in $width x $height cells from $left, $top', (tile) => {
    const wanted = new Int32Array(256)
    for (const cell of cellsOf(cells, tile)) wanted[Math.floor(cells.luma[cell]!)]!++
    counter.count(tile)
    expect(counter.histogram).toEqual(wanted)
    expect(counter.darkest).toBe(wanted.findIndex((count) => count > 0))
    expect(counter.brightest).toBe(wanted.findLastIndex((count) => count > 0))
  })

  it.each(tiles)('sums up the brightest of $width x $height cells from $left, $top', (tile) => {
    const all = [...cellsOf(cells, tile)]
    const least = Math.floor(cells.luma[all[all.length >> 1]!]!)
    const kept = all.filter((cell) => cells.luma[cell]! >= least)
    const sum = (plane: Float32Array) => kept.reduce((total, cell) => total + plane[cell]!, 0)
    counter.sumFrom(least, tile)
    expect(counter).toMatchObject({
      kept: kept.length,
      red: sum(cells.red),
      green: sum(cells.green),
      blue: sum(cells.blue),
      luma: sum(cells.luma),
    })
    counter.sumFrom(256, tile)
    expect(counter).toMatchObject({ kept: 0, red: 0, green: 0, blue: 0, luma: 0 })
  })

  it.each(tiles)('counts what is darker than two limits in $width x $height cells from $left, $top', (tile) => {
    const below = (limit: number) => [...cellsOf(cells, tile)].filter((cell) => cells.luma[cell]! < limit).length
    counter.countBelow(127.5, 150, tile)
    expect([counter.belowFirst, counter.belowSecond]).toEqual([below(127.5), below(150)])
  })
})
