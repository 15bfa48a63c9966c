import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inspectBytes } from '../../../electron/inspect/inspect.ts'
import { offKnownShape, pageScale, type SeenPage } from '../../../electron/inspect/scale.ts'
import { sampleScan } from './pictures.ts'

const bare = { columns: 36, rows: 36, onSheet: new Uint8Array(36 * 36).fill(1), surrounded: false }
const seen = (width: number, height: number, density?: number): SeenPage => ({
  width,
  height,
  density,
  paper: bare,
  tilePixels: Math.max(width, height) / 36,
})

/** A sheet of so many mm that lies in the middle of a picture 36 tiles wide, turned by some degrees. */
function onTable(wide: number, high: number, tilesPerMm: number, degrees: number, shift = 0): SeenPage {
  const columns = 36
  const rows = 48
  const onSheet = new Uint8Array(columns * rows)
  const angle = (degrees * Math.PI) / 180
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = column - columns / 2 + 0.5 - shift
      const y = row - rows / 2 + 0.5
      const along = Math.abs(x * Math.cos(angle) + y * Math.sin(angle))
      const across = Math.abs(y * Math.cos(angle) - x * Math.sin(angle))
      if (along < (wide * tilesPerMm) / 2 && across < (high * tilesPerMm) / 2) onSheet[row * columns + column] = 1
    }
  }
  return { width: 3600, height: 4800, paper: { columns, rows, onSheet, surrounded: true }, tilePixels: 100 }
}

describe('the size of the paper', () => {
  it('is what the file claims where that makes a paper there is', () => {
    expect(pageScale(seen(2480, 3508, 300))).toEqual({ mmPerPixel: 25.4 / 300, basis: 'density' })
    expect(pageScale(seen(4961, 3508, 300))).toMatchObject({ basis: 'density' })
    expect(pageScale(seen(1748, 2480, 300))?.mmPerPixel).toBeCloseTo(25.4 / 300)
  })

  it('is not what cameras and editors claim', () => {
    expect(pageScale(seen(3024, 4032, 72))).toBeUndefined()
    expect(pageScale(seen(3024, 4032, 300))).toBeUndefined()
    // 72 would make a sheet of A2 and more of it; the shape says A4
    expect(pageScale(seen(2480, 3508, 72))).toEqual({ mmPerPixel: 297 / 3508, basis: 'picture' })
  })

  it('is that of A4 for a picture of its shape, upright or across, and unknown for others', () => {
    expect(pageScale(seen(1240, 1754))?.mmPerPixel).toBeCloseTo(297 / 1754)
    expect(pageScale(seen(1754, 1240))?.mmPerPixel).toBeCloseTo(297 / 1754)
    for (const [width, height] of [
      [3000, 4000],
      [1080, 1920],
      [1000, 1000],
      [1786, 944],
    ] as const) {
      expect(pageScale(seen(width, height)), `${width} x ${height}`).toBeUndefined()
    }
  })

  it.each([0, 3, 17, 90])('is told by a sheet on a table turned by %i degrees', (degrees) => {
    const tilesPerMm = 0.105
    const told = pageScale(onTable(210, 297, tilesPerMm, degrees))
    expect(told?.basis).toBe('outline')
    expect(told!.mmPerPixel / (1 / (tilesPerMm * 100))).toBeCloseTo(1, 1)
  })

  it('is told by a card, and by nothing that is neither or runs out of the picture', () => {
    const card = pageScale(onTable(85.6, 54, 0.35, 5))
    expect(card!.mmPerPixel / (1 / 35)).toBeCloseTo(1, 1)
    expect(pageScale(onTable(200, 200, 0.1, 0))).toBeUndefined()
    expect(pageScale(onTable(210, 297, 0.1, 0, 10))).toBeUndefined()
  })
})

describe('the size of a seal', () => {
  const truth = JSON.parse(readFileSync(new URL('../../../assets/samples/expected.json', import.meta.url), 'utf8'))
  // scans, and a licence photographed on a table
  it.each(['zj-tea-sheet.jpg', 'gd-app-licence.jpg', 'sn-school-sheet.tif', 'sc-shop-licence.jpg'])(
    'in mm comes near to the truth on %s',
    async (name) => {
      const [page] = truth[`scans/${name}`].pages
      const [drawn] = page.sealBoxes
      const bytes = readFileSync(sampleScan(name))
      const [found] = (await inspectBytes(bytes)).seal.seals
      const actual = (drawn.width / page.dpi) * 25.4
      expect(found!.widthMm! / actual).toBeGreaterThan(0.95)
      expect(found!.widthMm! / actual).toBeLessThan(1.05)
    },
  )
})

describe('the shape of a picture', () => {
  it('is known of papers, cards and cameras, however they lie', () => {
    for (const [width, height] of [
      [2480, 3508],
      [3508, 2480],
      [1013, 638],
      [4000, 3000],
      [2000, 3000],
    ] as const)
      expect(offKnownShape(width, height), `${width} x ${height}`).toBeLessThan(1)
  })

  it('is not known of what is left of a page', () => {
    for (const [width, height] of [
      [2480, 2480],
      [1500, 3508],
      [2480, 2900],
    ] as const)
      expect(offKnownShape(width, height), `${width} x ${height}`).toBeGreaterThan(1)
  })
})
