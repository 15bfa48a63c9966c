import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { PDFDocument, PDFName } from 'pdf-lib'
import { page } from '../../../domain/sheet/parts.ts'
import type { Face } from '../../../renderer/sheet/face.ts'
import { latin1, paintValues } from '../../../renderer/sheet/paint.ts'
import { Pen } from '../../../renderer/sheet/pen.ts'
import { bodyToBaseline, mm } from '../../../renderer/sheet/typeset.ts'
import type { Raster } from './raster.ts'
import { fontPath } from './sheets.ts'

/** A plate of characters, in points; at 300 dpi every character begins on a whole pixel and its em is 100 pixels. */
export const plate = { width: 600, height: 840, size: 24, left: 12, columns: 24, rows: 31, pitch: 26.4 } as const
export const dpi = 300
export const pixels = (points: number): number => Math.round((points * dpi) / 72)
export const em = pixels(plate.size)
export const perPlate = plate.columns * plate.rows
export const baselineOf = (row: number): number => plate.pitch * (row + 1) - 3.6
/** How far ink may lie from where it should, in pixels: the redrawn outlines move by up to 1.33 (1.33 % of an em). */
const reach = 2

/** Plates, each as its rows of text, as a sheet's values are written: the same subset, the same operators. */
export async function drawPlates(face: Face, plates: readonly (readonly string[])[]): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const pen = await Pen.dip(document.context, face, plates.flat())
  const Resources = document.context.obj({ Font: { [pen.key]: pen.ref } })
  for (const rows of plates) {
    const lines = rows.map((text, row) => ({
      text,
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

/** The same plate set by another engine (Skia) straight from the font file, character by character: no kerning. */
export function plateBySkia(rows: readonly string[]): Raster {
  const [width, height] = [pixels(plate.width), pixels(plate.height)]
  const context = createCanvas(width, height).getContext('2d')
  context.font = `${em}px Characters`
  for (const [row, text] of rows.entries()) {
    let x = pixels(plate.left)
    for (const character of text) {
      context.fillText(character, x, pixels(baselineOf(row)))
      x += context.measureText(character).width
    }
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
 * Ink that is out of place: in each em of the rows, one after the other, how much of one picture's has none of the other's within reach, either
 * way, in thousandths of an em square. Measured: of the 8,105 as they are drawn at most 0.0; of a character beside another
 * at least 2.8 (汨 for 汩), of one without its smallest contour 1.2, moved by 0.05 em 3.4.
 */
export function strayInk(one: Raster, other: Raster, count: number): number[] {
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
/** Where the border lies between ink that is its own and ink that is not: see above. */
export const border = 0.5
