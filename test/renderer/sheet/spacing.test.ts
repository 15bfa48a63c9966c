import { beforeAll, describe, expect, it } from 'vitest'
import { Face, type Letter } from '../../../renderer/sheet/face.ts'
import { baselineOf, border, dpi, drawPlates, em, pixels, plate, plateBySkia, strayInk } from './plates.ts'
import { type Raster, renderPage } from './raster.ts'
import { fonts } from './sheets.ts'

const marks = [...'0123456789abcdefghijklmnopqrstuvwxyz-.ABEGHKMQRTVWXY']
const times = 16
/** every sign by itself many times over, and words as they come; pairs that a typesetter would kern among them */
const plates = [
  marks.slice(0, 30).map((mark) => mark.repeat(times)),
  [
    ...marks.slice(30).map((mark) => mark.repeat(times)),
    'yunshang-tea-2026.com.cn',
    'AVATAR WAVE To Ty LT 10711 f.r.v.',
    'Yunshang 云上茶业 Tea 330106',
  ],
]

/** How far a sign's ink lies from the middle of its place in a row of the same sign, for each but the first and last. */
function offsets({ width, ink }: Raster, row: number, advance: number): number[] {
  // from above the ascenders to below the descenders
  const [top, bottom] = [-0.8, 0.25].map((ems) => Math.round(pixels(baselineOf(row)) + ems * em)) as [number, number]
  return Array.from({ length: times - 2 }, (_, k) => {
    // the ink of neighbours may reach in: alike on either side, so that all places hold the same
    const [from, to] = [k + 1, k + 2].map((i) => pixels(plate.left) + i * advance * em)
    let [sum, moment] = [0, 0]
    for (let y = top; y < bottom; y++)
      for (let x = Math.floor(from!); x < to!; x++) {
        const share = Math.min(x + 1, to!) - Math.max(x, from!)
        sum += ink[y * width + x]! * share
        moment += ink[y * width + x]! * share * (x + 0.5 - (from! + to!) / 2)
      }
    return moment / sum / em
  })
}

describe('digits and Latin', () => {
  const face = new Face(fonts.regular)
  let pages: Raster[] = []
  beforeAll(async () => {
    const pdf = await drawPlates(face, plates)
    pages = [await renderPage(pdf, 0, dpi), await renderPage(pdf, 1, dpi)]
  })

  it('stand evenly: as far apart at the end of a row as at its beginning, to 1 % of an em', () => {
    // 0.03 % at most, but for the hyphen: PDFium sets upright rectangles on whole pixels
    for (const [i, mark] of marks.entries()) {
      const advance = face.letter(mark.codePointAt(0)!)!.advance
      const off = offsets(pages[i < 30 ? 0 : 1]!, i % 30, advance)
      expect(Math.max(...off) - Math.min(...off), mark).toBeLessThan(0.01)
    }
  })

  it('have digits that are all equally wide, so that numbers stand under one another', () => {
    expect(new Set([...'0123456789'].map((digit) => face.letter(digit.codePointAt(0)!)!.advance)).size).toBe(1)
  })

  const stray = (page: Raster, rows: readonly string[]) =>
    strayInk(page, plateBySkia(rows), plate.columns * rows.length)

  it('stand where another engine puts them by the font’s own widths, with their own ink', () => {
    for (const [i, rows] of plates.entries()) expect(Math.max(...stray(pages[i]!, rows))).toBeLessThan(border)
  })

  it('would be noticed if each stood a hundredth of an em too far on', async () => {
    class Wide extends Face {
      override letter(codePoint: number): Letter | undefined {
        const letter = super.letter(codePoint)
        return letter && { ...letter, advance: letter.advance + 0.01 }
      }
    }
    const rows = plates[0]!
    const page = await renderPage(await drawPlates(new Wide(fonts.regular), [rows]), 0, dpi)
    expect(Math.max(...stray(page, rows))).toBeGreaterThan(10 * border)
    const uneven = marks.slice(0, 30).filter((mark, i) => {
      const off = offsets(page, i, face.letter(mark.codePointAt(0)!)!.advance)
      return Math.max(...off) - Math.min(...off) > 0.02
    })
    expect(uneven).toHaveLength(30)
  })
})
