import { beforeAll, describe, expect, it } from 'vitest'
import { drawCalibration } from '../../../renderer/sheet/index.ts'
import { crop, haveTool, inkOf, linesIn, profile, type Raster, renderPage, renderWithPoppler } from './raster.ts'
import { fonts } from './sheets.ts'

const dpi = 600
/** what a clerk's steel rule would find, in millimetres */
const allowed = 0.2

const engines = [
  ['PDFium', renderPage],
  ...(haveTool('pdftoppm') ? [['poppler', renderWithPoppler] as const] : []),
] as const

describe.each(engines)(
  'the calibration page 校准页 by its ink (%s; poppler SKIPPED where pdftoppm is missing)',
  (_, render) => {
    let page: Raster
    beforeAll(async () => {
      page = await render(await drawCalibration(fonts), 0, dpi)
    })

    /** middles of the strokes that cross a narrow strip */
    const strokes = (along: 'rows' | 'columns', strip: Parameters<typeof crop>[1]): number[] => {
      const part = crop(page, strip)
      const start = (along === 'rows' ? strip.top : strip.left) * page.scale
      const middles: number[] = []
      let from = -1
      for (const [i, share] of [...profile(part, along), 0].entries()) {
        if (share > 0.5 && from < 0) from = i
        else if (share <= 0.5 && from >= 0) {
          middles.push((Math.round(start) + (from + i) / 2) / page.scale)
          from = -1
        }
      }
      return middles
    }

    it.each([
      ['across', 'columns', { left: 14, right: 196, top: 20.6, bottom: 21.6 }, 15, 180],
      ['down', 'rows', { left: 15.6, right: 16.6, top: 19, bottom: 281 }, 20, 260],
    ] as const)('has a ruler %s that is right at every millimetre', (_, along, strip, first, length) => {
      const at = strokes(along, strip)
      expect(at).toHaveLength(length + 1)
      for (const [i, middle] of at.entries()) expect(Math.abs(middle - first - i)).toBeLessThan(allowed)
      expect(Math.abs(at.at(-1)! - at[0]! - length)).toBeLessThan(allowed)
    })

    it('has longer strokes at tens, and the number of each over the middle of its stroke', () => {
      const tens = strokes('columns', { left: 16, right: 196, top: 23.8, bottom: 24.6 })
      expect(tens.map((middle) => Math.round(middle))).toEqual(Array.from({ length: 18 }, (_, i) => 25 + i * 10))
      for (const middle of tens) {
        const number = crop(page, { left: middle - 4, right: middle + 4, top: 15.5, bottom: 19.7 })
        const inked = profile(number, 'columns').flatMap((share, i) => (share > 0 ? [i] : []))
        const centre = (inked[0]! + inked.at(-1)! + 1) / 2 / page.scale - 4
        expect(inked.length).toBeGreaterThan(0)
        expect(Math.abs(centre)).toBeLessThan(0.35)
      }
    })

    it('has a square of 50 mm either way', () => {
      const upright = linesIn(page, { left: 30, right: 90, top: 127, bottom: 173 }, 'columns', 0.9)
      const level = linesIn(page, { left: 36, right: 82, top: 120, bottom: 180 }, 'rows', 0.9)
      for (const lines of [upright, level]) {
        expect(lines).toHaveLength(2)
        const [one, other] = lines.map(([from, to]) => (from + to) / 2)
        expect(Math.abs(other! - one! - 50)).toBeLessThan(allowed)
      }
    })

    it('has all four corners 8 mm from the paper’s edges', () => {
      for (const left of [8, 196])
        for (const top of [8, 283]) {
          const [x, y] = [left === 8 ? 8 : 202, top === 8 ? 8 : 289]
          expect(
            inkOf(crop(page, { left: x - 0.3, right: x + 0.3, top: top + 0.5, bottom: top + 5.5 })),
          ).toBeGreaterThan(100)
          expect(
            inkOf(crop(page, { left: left + 0.5, right: left + 5.5, top: y - 0.3, bottom: y + 0.3 })),
          ).toBeGreaterThan(100)
        }
      const paper = { left: 0, right: 210, top: 0, bottom: 7.7 }
      expect(inkOf(crop(page, paper))).toBe(0)
    })
  },
)

it('a printer that fits the page to its margins (96 %) would be found out', async () => {
  const page = await renderPage(await drawCalibration(fonts), 0, dpi)
  const shrunk = { ...page, scale: page.scale / 0.96 }
  const lines = linesIn(shrunk, { left: 25, right: 90, top: 125, bottom: 160 }, 'columns', 0.9)
  const [one, other] = lines.map(([from, to]) => (from + to) / 2)
  expect(Math.abs(other! - one! - 50)).toBeGreaterThan(1.5)
})
