import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Face } from '../../../renderer/sheet/face.ts'
import { missingGlyphs } from '../../../renderer/sheet/index.ts'
import type { Contour } from '../../../renderer/sheet/outline.ts'
import { border, dpi, drawPlates, perPlate, pixels, plate, plateBySkia, strayInk } from './plates.ts'
import { haveTool, type Raster, renderPage, renderWithPoppler } from './raster.ts'
import { haveStandardCharacters, standardCharactersPath } from './reference.ts'
import { byShipped, clientOf, fonts } from './sheets.ts'

/** How a plate is set: its characters in rows. */
const rowsOf = (characters: readonly string[]): string[] =>
  Array.from({ length: Math.ceil(characters.length / plate.columns) }, (_, row) =>
    characters.slice(row * plate.columns, (row + 1) * plate.columns).join(''),
  )

const platesOf = (characters: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(characters.length / perPlate) }, (_, i) =>
    characters.slice(i * perPlate, (i + 1) * perPlate),
  )

/** The characters whose ink is not their own, each with its stray ink. */
const amiss = (characters: readonly string[], drawn: Raster, expected: Raster): string[] =>
  strayInk(drawn, expected, characters.length).flatMap((stray, i) =>
    stray < border ? [] : [`${characters[i]} ${stray.toFixed(1)}`],
  )

const what = haveStandardCharacters ? '' : 'SKIPPED, shared/reference is not here: '
describe.skipIf(!haveStandardCharacters)(`${what}the 8,105 characters of 通用规范汉字表`, () => {
  const all = haveStandardCharacters
    ? [...readFileSync(standardCharactersPath, 'utf8')].filter((one) => /\p{Script=Han}/u.test(one))
    : []
  const plates = platesOf(all)
  const drawn = drawPlates(new Face(fonts.regular), plates.map(rowsOf))

  it('are all in the font: none is missing', () => {
    expect(new Set(all).size).toBe(8105)
    const requests = all.map((character) => ({ client: clientOf(character, [[]]) }))
    expect(requests.flatMap((request) => missingGlyphs(byShipped(request), fonts)).map((one) => one.character)).toEqual(
      [],
    )
  })

  const printsItsOwn = async (i: number, render: typeof renderPage): Promise<void> => {
    const characters = plates[i] ?? []
    expect(amiss(characters, await render(await drawn, i, dpi), plateBySkia(rowsOf(characters)))).toEqual([])
  }

  it('print each with its own ink, in its place', async () => {
    for (const i of plates.keys()) await printsItsOwn(i, renderPage)
  }, 300_000)

  const poppler = haveTool('pdftoppm')
  it.skipIf(!poppler)(
    `${poppler ? '' : 'SKIPPED, no pdftoppm here: '}print so in poppler too (the first plate and the last)`,
    async () => {
      for (const i of [0, plates.length - 1]) await printsItsOwn(i, renderWithPoppler)
    },
    300_000,
  )
})

describe('the comparison of ink', () => {
  /** alike to the eye, and plain ones */
  const pairs = [...'汩汨已巳己已未末干于土士疸疽睢雎蜓蜒圮圯烶烻日曰戊戌候侯茶荼冶治傅傳']
  const other = pairs.map((_, i) => pairs[i ^ 1]!)
  const many = [...'杭州云上茶业有限公司锦里文化传播工作室绨痂荻泔冢剐梃鸶涎绗鸷氟剜琇绠莛圄虔绁舢姗酊颀𬭊䶮㛃']

  it('notices another character, however alike', async () => {
    const page = await renderPage(await drawPlates(new Face(fonts.regular), [rowsOf(pairs)]), 0, dpi)
    expect(amiss(pairs, page, plateBySkia(rowsOf(pairs)))).toEqual([])
    expect(amiss(pairs, page, plateBySkia(rowsOf(other)))).toHaveLength(pairs.length)
  })

  it('notices that a stroke is lost, be it the smallest', async () => {
    const page = await renderPage(await drawPlates(new Maimed(fonts.regular), [rowsOf(many)]), 0, dpi)
    expect(amiss(many, page, plateBySkia(rowsOf(many)))).toHaveLength(many.length)
  })

  it.each([
    ['left', 5],
    ['right', -5],
    ['up', 5 * pixels(plate.width)],
    ['down', -5 * pixels(plate.width)],
  ])('notices that a character stands 0.05 em too far %s', async (_, step) => {
    const page = await renderPage(await drawPlates(new Face(fonts.regular), [rowsOf(many)]), 0, dpi)
    const moved = { ...page, ink: page.ink.map((_, at) => page.ink[at + step] ?? 0) }
    expect(amiss(many, moved, plateBySkia(rowsOf(many)))).toHaveLength(many.length)
  })

  it('notices that a character is not there', async () => {
    const page = await renderPage(await drawPlates(new Face(fonts.regular), [[]]), 0, dpi)
    expect(amiss(many, page, plateBySkia(rowsOf(many)))).toHaveLength(many.length)
  })
})

/** A face that has lost the smallest contour of every character: a dot, or the hole in a box. */
class Maimed extends Face {
  override readonly isKept = false
  override outline(codePoint: number): readonly Contour[] {
    const reachOf = (values: number[]) => Math.max(...values) - Math.min(...values)
    const area = (contour: Contour) => reachOf(contour.map(({ x }) => x)) * reachOf(contour.map(({ y }) => y))
    return super
      .outline(codePoint)
      .toSorted((a, b) => area(b) - area(a))
      .slice(0, -1)
  }
}
