import { describe, expect, it } from 'vitest'
import { readCells } from '../../../../electron/inspect/cells.ts'
import { PLACE_VALUES, pageMap } from '../../../../electron/inspect/glance/map.ts'
import { readPaper } from '../../../../electron/inspect/paper.ts'

/** A page of one colour with a black square on it. */
function page(width: number, height: number, [r, g, b]: readonly [number, number, number], dark: [number, number]) {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inside = x >= dark[0] && x < dark[0] + 6 && y >= dark[1] && y < dark[1] + 6
      data.set(inside ? [0, 0, 0] : [r, g, b], (y * width + x) * 3)
    }
  }
  return { data, width, height }
}

describe('the map of a page', () => {
  it('has means and the quarters of its places, and the colour of the paper', () => {
    const cells = readCells(page(900, 1290, [240, 230, 200], [24, 36]))
    const map = pageMap(cells, readPaper(cells))
    expect(cells.size).toBe(3)
    expect(map).toMatchObject({ side: 2, columns: 150, rows: 215 })
    expect(map.white.map(Math.round)).toEqual([240, 230, 200])
    const at = (column: number, row: number) => [
      ...map.data.subarray(
        (row * map.columns + column) * PLACE_VALUES,
        (row * map.columns + column + 1) * PLACE_VALUES,
      ),
    ]
    expect(at(4, 6)).toEqual([0, 0, 0, 0, 0, 0, 0])
    expect(at(80, 100)).toEqual([240, 230, 200, 230, 230, 230, 230])
  })

  it('says which quarters are dark where a place is so in part', () => {
    const cells = readCells(page(900, 1290, [240, 240, 240], [27, 36]))
    const map = pageMap(cells, readPaper(cells))
    expect([...map.data.subarray((6 * map.columns + 4) * PLACE_VALUES, (6 * map.columns + 5) * PLACE_VALUES)]).toEqual([
      120, 120, 120, 240, 0, 240, 0,
    ])
  })

  it('of three cells a side has quarters that share the middle ones', () => {
    // 630 cells of one pixel along the long edge: places of three of them
    const cells = readCells(page(440, 630, [240, 240, 240], [30, 30]))
    const map = pageMap(cells, readPaper(cells))
    expect([cells.size, map.side]).toEqual([1, 3])
    // the square's upper left corner is this place's
    const start = (10 * map.columns + 10) * PLACE_VALUES
    expect([...map.data.subarray(start, start + PLACE_VALUES)]).toEqual([0, 0, 0, 0, 0, 0, 0])
    expect([...map.data.subarray(start - PLACE_VALUES, start)]).toEqual([240, 240, 240, 240, 240, 240, 240])
  })

  it('of a picture of one pixel is one place', () => {
    const cells = readCells({ data: Uint8Array.from([10, 20, 30]), width: 1, height: 1 })
    expect(pageMap(cells, readPaper(cells))).toMatchObject({
      columns: 1,
      rows: 1,
      data: Uint8Array.from([10, 20, 30, 18, 18, 18, 18]),
    })
  })
})
