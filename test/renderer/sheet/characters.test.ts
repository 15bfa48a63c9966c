import { readFileSync } from 'node:fs'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { PDFDocument, PDFName } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { page } from '../../../domain/sheet/parts.ts'
import { Face } from '../../../renderer/sheet/face.ts'
import { missingGlyphs } from '../../../renderer/sheet/index.ts'
import type { Contour } from '../../../renderer/sheet/outline.ts'
import { latin1, paintValues } from '../../../renderer/sheet/paint.ts'
import { Pen } from '../../../renderer/sheet/pen.ts'
import { bodyToBaseline, mm } from '../../../renderer/sheet/typeset.ts'
import { haveTool, type Raster, renderPage, renderWithPoppler } from './raster.ts'
import { haveStandardCharacters, standardCharactersPath } from './reference.ts'
import { clientOf, fontPath, fonts } from './sheets.ts'

/** A plate of characters, in points; at 300 dpi every character begins on a whole pixel and its em is 100 pixels. */
const plate = { width: 600, height: 840, size: 24, left: 12, columns: 24, rows: 31, pitch: 26.4 } as const
const dpi = 300
const pixels = (points: number): number => Math.round((points * dpi) / 72)
const em = pixels(plate.size)
const perPlate = plate.columns * plate.rows
const baselineOf = (row: number): number => plate.pitch * (row + 1) - 3.6
/** How far ink may lie from where it should, in pixels: the redrawn outlines move by up to 1.33 (1.33 % of an em). */
const reach = 2

/** Characters as a sheet's values are written: the same subset, the same operators. */
async function drawPlates(face: Face, plates: readonly (readonly string[])[]): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const pen = await Pen.dip(document.context, face, plates.flat())
  const Resources = document.context.obj({ Font: { [pen.key]: pen.ref } })
  for (const characters of plates) {
    const lines = Array.from({ length: plate.rows }, (_, row) => ({
      text: characters.slice(row * plate.columns, (row + 1) * plate.columns).join(''),
      x: plate.left / mm,
      y: page.height - (plate.height - baselineOf(row) + bodyToBaseline * plate.size) / mm,
      size: plate.size,
    }))
    const { node } = document.addPage([plate.width, plate.height])
    node.set(PDFName.of('Resources'), Resources)
    node.set(
      PDFName.of('Contents'),
      document.context.register(document.context.flateStream(latin1(paintValues(pen, lines)))),
    )
  }
  return document.save()
}

GlobalFonts.registerFromPath(fontPath, 'Characters')

/** The same plate set by another engine (Skia) straight from the font file. */
function plateBySkia(characters: readonly string[]): Raster {
  const [width, height] = [pixels(plate.width), pixels(plate.height)]
  const context = createCanvas(width, height).getContext('2d')
  context.font = `${em}px Characters`
  for (const [i, character] of characters.entries()) {
    const x = plate.left + (i % plate.columns) * plate.size
    context.fillText(character, pixels(x), pixels(baselineOf(Math.floor(i / plate.columns))))
  }
  const { data } = context.getImageData(0, 0, width, height)
  return {
    width,
    height,
    scale: dpi / 25.4,
    ink: Uint8Array.from({ length: width * height }, (_, i) => data[i * 4 + 3]!),
  }
}

/** Ink grown by `reach` pixels every way. */
function grown({ width, ink }: Raster): Uint8Array {
  const along = new Uint8Array(ink.length)
  const both = new Uint8Array(ink.length)
  for (let at = 0; at < ink.length; at++) if (ink[at]! > 127) along.fill(1, Math.max(0, at - reach), at + reach + 1)
  for (let at = 0; at < ink.length; at++)
    if (along[at] === 1)
      for (let to = at - reach * width; to <= at + reach * width; to += width)
        if (to >= 0 && to < both.length) both[to] = 1
  return both
}

/**
 * Ink that is out of place: of each character, how much of one picture's has none of the other's within reach, either
 * way, in thousandths of an em square. Measured: of the 8,105 as they are drawn at most 0.0; of a character beside another
 * at least 2.8 (汨 for 汩), of one without its smallest contour 1.2, moved by 0.05 em 3.4.
 */
function strayInk(one: Raster, other: Raster, count: number): number[] {
  if (one.width !== other.width || one.height !== other.height) throw new Error('pictures of two sizes')
  const [nearOne, nearOther] = [grown(one), grown(other)]
  return Array.from({ length: count }, (_, i) => {
    const left = pixels(plate.left + (i % plate.columns) * plate.size)
    const bottom = pixels(baselineOf(Math.floor(i / plate.columns)) + 3.6)
    let stray = 0
    for (let y = bottom - pixels(plate.pitch); y < bottom; y++)
      for (let x = left; x < left + em; x++) {
        const at = y * one.width + x
        if (one.ink[at]! > 127 && nearOther[at] === 0) stray++
        if (other.ink[at]! > 127 && nearOne[at] === 0) stray++
      }
    return (stray * 1000) / (em * em)
  })
}

const border = 0.5

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
  const drawn = drawPlates(new Face(fonts.regular), plates)

  it('are all in the font: none is missing', () => {
    expect(new Set(all).size).toBe(8105)
    const requests = all.map((character) => ({ client: clientOf(character, [[]]) }))
    expect(requests.flatMap((request) => missingGlyphs(request, fonts)).map((one) => one.character)).toEqual([])
  })

  const printsItsOwn = async (i: number, render: typeof renderPage): Promise<void> => {
    const characters = plates[i] ?? []
    expect(amiss(characters, await render(await drawn, i, dpi), plateBySkia(characters))).toEqual([])
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
    const page = await renderPage(await drawPlates(new Face(fonts.regular), [pairs]), 0, dpi)
    expect(amiss(pairs, page, plateBySkia(pairs))).toEqual([])
    expect(amiss(pairs, page, plateBySkia(other))).toHaveLength(pairs.length)
  })

  it('notices that a stroke is lost, be it the smallest', async () => {
    const page = await renderPage(await drawPlates(new Maimed(fonts.regular), [many]), 0, dpi)
    expect(amiss(many, page, plateBySkia(many))).toHaveLength(many.length)
  })

  it.each([
    ['left', 5],
    ['right', -5],
    ['up', 5 * pixels(plate.width)],
    ['down', -5 * pixels(plate.width)],
  ])('notices that a character stands 0.05 em too far %s', async (_, step) => {
    const page = await renderPage(await drawPlates(new Face(fonts.regular), [many]), 0, dpi)
    const moved = { ...page, ink: page.ink.map((_, at) => page.ink[at + step] ?? 0) }
    expect(amiss(many, moved, plateBySkia(many))).toHaveLength(many.length)
  })

  it('notices that a character is not there', async () => {
    const page = await renderPage(await drawPlates(new Face(fonts.regular), [[]]), 0, dpi)
    expect(amiss(many, page, plateBySkia(many))).toHaveLength(many.length)
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
