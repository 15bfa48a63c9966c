import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { officialTitle } from '../../../domain/sheet/wording.ts'
import { faceOf } from '../../../renderer/sheet/face.ts'
import { sheetForm } from '../../../renderer/sheet/form/form.ts'
import { type Area, crop, haveTool, linesIn, profile, type Raster, renderPage, renderWithPoppler } from './raster.ts'
import { haveReference, type Reference, readReference } from './reference.ts'
import { clientOf, drawShipped, fonts } from './sheets.ts'

const title = haveReference
  ? 'the sheet over the published form'
  : 'SKIPPED, shared/reference is not here: the sheet over the published form'

/** what the task allows */
const allowed = 1

const havePoppler = haveTool('pdftoppm')
if (!havePoppler) console.warn('SKIPPED, pdftoppm is not here: the sheet over the published form, as poppler draws it')
const engines = havePoppler ? (['PDFium', 'poppler'] as const) : (['PDFium'] as const)
const cases = (['unit', 'person'] as const).flatMap((kind) => engines.map((engine) => [kind, engine] as const))

describe.skipIf(!haveReference).each(cases)(`${title} (%s, %s)`, (kind, engine) => {
  let reference: Reference
  let drawn: Raster
  beforeAll(async () => {
    reference = await readReference(kind)
    const client = clientOf('', [[]], { kind: kind === 'unit' ? 'enterprise' : 'person' })
    const pdf = await drawShipped([{ client }], fonts)
    drawn = await (engine === 'poppler' ? renderWithPoppler(pdf) : renderPage(pdf))
    await writeOverlay(`sheet-${kind}-${engine}.png`, reference.raster, drawn)
  })

  const inside: Area = { left: 16.6, top: 10, right: 196.6, bottom: 290 }

  it('has every horizontal line and bar, and no other, within a millimetre', () => {
    // red notes leave gaps in the reference's lines
    const expected = linesIn(reference.raster, inside, 'rows', 0.6)
    const found = linesIn(drawn, inside, 'rows', 0.75)
    // the red note hides where bar 2 begins on the personal sheet
    const start = (line: readonly [number, number]) =>
      kind === 'person' && line[0] > 50 && line[0] < 52 ? 50.05 : line[0]
    expect(expected.length).toBe(23)
    expect(found.length).toBe(expected.length)
    expected.forEach((line, i) => {
      expect(Math.abs(start(line) - found[i]![0]), `top of line ${i} at ${line[0]} mm`).toBeLessThan(allowed)
      expect(Math.abs(line[1] - found[i]![1]), `bottom of line ${i} at ${line[1]} mm`).toBeLessThan(allowed)
    })
  })

  it.each([
    ['name row', 21.5, 29.5, 5],
    ['domain row', 31.5, 46.5, 3],
    ['pledges', 240, 285, 2],
  ])('has the vertical lines of the %s within a millimetre', (_, top, bottom, count) => {
    const area = { left: 12, top, right: 200, bottom }
    const expected = linesIn(reference.raster, area, 'columns', 0.9)
    const found = linesIn(drawn, area, 'columns', 0.9)
    expect(expected.length).toBe(count)
    expect(found.length).toBe(count)
    expected.forEach((line, i) => {
      expect(Math.abs(line[0] - found[i]![0])).toBeLessThan(allowed)
      expect(Math.abs(line[1] - found[i]![1])).toBeLessThan(allowed)
    })
  })

  it.skipIf(kind === 'person')('splits the first row of section 三 where the form does', () => {
    const area = { left: 100, top: 147.4, right: 110, bottom: 151.4 }
    const [expected] = linesIn(reference.raster, area, 'columns', 0.9)
    const [found] = linesIn(drawn, area, 'columns', 0.9)
    expect(Math.abs(expected![0] - found![0])).toBeLessThan(allowed)
  })

  it.each([
    ['dotted line between the two rows of papers', 75.9, 77.2],
    ['dashed line above the client’s pledge', 235.6, 237.8],
  ])('has the %s within a millimetre', (_, top, bottom) => {
    const area = { left: 125, top, right: 155, bottom }
    const peak = (raster: Raster) => {
      const part = crop(raster, area)
      const rows = Array.from({ length: part.height }, (_, y) =>
        part.ink.subarray(y * part.width, (y + 1) * part.width).reduce((sum, ink) => sum + ink, 0),
      )
      const most = Math.max(...rows)
      expect(most / part.width).toBeGreaterThan(40)
      return top + rows.indexOf(most) / raster.scale
    }
    expect(Math.abs(peak(reference.raster) - peak(drawn))).toBeLessThan(allowed)
  })

  it('has every line of wording within a millimetre', () => {
    const form = sheetForm(kind === 'unit', officialTitle, faceOf(fonts.regular))
    const far: string[] = []
    let compared = 0
    for (const text of form.texts) {
      // another typeface draws other strokes: only pieces of some length can be told apart by their strokes' rhythm
      if (text.right === undefined || text.white || [...text.text].length < 5) continue
      const half = (text.size * 0.55 * 25.4) / 72
      const area = { left: text.left - 0.4, top: text.y - half, right: text.right + 0.4, bottom: text.y + half }
      const shift = shiftBetween(reference, drawn, area)
      if (shift === undefined) continue
      compared++
      if (Math.max(Math.abs(shift.x), Math.abs(shift.y)) > allowed)
        far.push(`${text.text} ${shift.x.toFixed(2)} ${shift.y.toFixed(2)}`)
    }
    expect(far).toEqual([])
    expect(compared).toBeGreaterThan(30)
  })

  it('prints 单位盖章 on the unit’s sheet only', () => {
    const label = { left: 98, top: 267, right: 117, bottom: 272.5 }
    const inked = (raster: Raster) => profile(crop(raster, label), 'rows').some((share) => share > 0.03)
    expect(inked(reference.raster)).toBe(kind === 'unit')
    expect(inked(drawn)).toBe(kind === 'unit')
  })
})

/** Lays both over each other for a person to look at: the published form is red, ours blue, what agrees is black. */
async function writeOverlay(name: string, published: Raster, ours: Raster): Promise<void> {
  const folder = join(tmpdir(), 'beian-sheet-overlays')
  await mkdir(folder, { recursive: true })
  const { width, height, scale } = published
  const rgb = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = [x, y].map((at) => Math.round((at * ours.scale) / scale)) as [number, number]
      const theirInk = published.ink[y * width + x]!
      const ourInk = u < ours.width && v < ours.height ? ours.ink[v * ours.width + u]! : 0
      rgb.set([255 - ourInk, 255 - Math.max(theirInk, ourInk), 255 - theirInk], (y * width + x) * 3)
    }
  await sharp(rgb, { raw: { width, height, channels: 3 } })
    .png()
    .toFile(join(folder, name))
  console.log(`overlay: ${join(folder, name)}`)
}

/**
 * How far the ink of an area must be moved to lie best on the reference's, in millimetres. What a red note hides in the
 * reference is left out of both.
 * @returns undefined where too little of the reference can be seen
 */
function shiftBetween({ raster, hidden }: Reference, drawn: Raster, area: Area): { x: number; y: number } | undefined {
  const reach = Math.round(1.7 * raster.scale)
  const grown = reach / raster.scale
  const around = {
    left: area.left - grown,
    top: area.top - grown,
    right: area.right + grown,
    bottom: area.bottom + grown,
  }
  const mask = crop({ ...raster, ink: hidden }, around)
  const covered = mask.ink.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0) / mask.ink.length
  if (covered > 0.2) return undefined
  const seen = (picture: Raster) => {
    const part = crop(picture, around)
    return { ...part, ink: part.ink.map((ink, i) => (mask.ink[i]! > 0 ? 0 : ink)) }
  }
  const one = seen(raster)
  const other = seen(drawn)
  const best = (along: 'rows' | 'columns') => {
    const expected = blurred(amounts(one, along))
    const found = blurred(amounts(other, along))
    let choice = { shift: 0, score: Number.NEGATIVE_INFINITY }
    for (let shift = -reach; shift <= reach; shift++) {
      const window = (values: readonly number[], by: number) => values.slice(reach + by, values.length - reach + by)
      const score = correlation(window(expected, 0), window(found, shift))
      if (score > choice.score) choice = { shift, score }
    }
    return choice.shift / raster.scale
  }
  return { x: best('columns'), y: best('rows') }
}

/** Ink of every row (or column). */
function amounts({ width, height, ink }: Raster, along: 'rows' | 'columns'): number[] {
  const sums = new Array<number>(along === 'rows' ? height : width).fill(0)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) sums[along === 'rows' ? y : x]! += ink[y * width + x]!
  return sums
}

const blurred = (values: readonly number[]): number[] =>
  values.map((_, i) => values.slice(Math.max(0, i - 2), i + 3).reduce((sum, value) => sum + value, 0))

function correlation(one: readonly number[], other: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [ma, mb] = [mean(one), mean(other)]
  let [ab, aa, bb] = [0, 0, 0]
  one.forEach((value, i) => {
    const [da, db] = [value - ma, (other[i] ?? 0) - mb]
    ab += da * db
    aa += da * da
    bb += db * db
  })
  return ab / Math.sqrt(aa * bb || 1)
}
