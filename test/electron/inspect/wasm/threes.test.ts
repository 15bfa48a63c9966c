import { describe, expect, it } from 'vitest'
import { readCells } from '../../../../electron/inspect/cells.ts'
import { toGrey } from '../../../../electron/inspect/picture.ts'
import { speckled } from './speckled.ts'

describe('three by three pixels at once', () => {
  // whole groups and broken ones, rows left over, a strip and many
  it.each([
    [1290, 48],
    [1165, 824],
    [1301, 25],
    [3, 1290],
  ])('of %i x %i pixels are their means and their luminance', (width, height) => {
    const picture = speckled(width, height)
    // what the page before left in the memory of the loops is not to be seen
    readCells(speckled(1290, 50))
    const cells = readCells(picture)
    expect(cells).toMatchObject({ size: 3, columns: Math.floor(width / 3), rows: Math.floor(height / 3) })
    const farOff: string[] = []
    for (let row = 0; row < cells.rows; row++) {
      for (let column = 0; column < cells.columns; column++) {
        const cell = row * cells.columns + column
        const means = [0, 0, 0]
        for (let k = 0; k < 9; k++) {
          const pixel = (row * 3 + Math.floor(k / 3)) * width + column * 3 + (k % 3)
          for (let c = 0; c < 3; c++) means[c]! += picture.data[pixel * 3 + c]! / 9
        }
        const [r, g, b] = means as [number, number, number]
        const wanted = [r, g, b, 0.299 * r + 0.587 * g + 0.114 * b]
        const found = [cells.red[cell]!, cells.green[cell]!, cells.blue[cell]!, cells.luma[cell]!]
        if (wanted.some((value, k) => Math.abs(value - found[k]!) > 1e-4)) farOff.push(`${column}, ${row}`)
      }
    }
    expect(farOff).toEqual([])
    expect(cells.grey).toEqual(toGrey(picture, { x: 0, y: 0, width, height }).data)
  })

  it.each([
    [1654, 233],
    [17, 5],
    [1, 1],
  ])('of %i x %i pixels in other cells are their luminance alone', (width, height) => {
    const picture = speckled(width, height)
    readCells(speckled(1290, 50))
    expect(readCells(picture).grey).toEqual(toGrey(picture, { x: 0, y: 0, width, height }).data)
  })
})
