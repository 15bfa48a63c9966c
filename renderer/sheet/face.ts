import * as fontkit from 'fontkit'
import type { PDFDocument } from 'pdf-lib'
import { CompactSubset } from './compact-subset.ts'
import { type Contour, contoursOf } from './outline.ts'

/** The bytes of the two TrueType fonts that the sheets are set in (Noto Sans SC 400 and 700). */
export interface SheetFonts {
  readonly regular: Uint8Array
  readonly bold: Uint8Array
}

/** One character of a face. Lengths in em. */
export interface Letter {
  readonly codePoint: number
  readonly advance: number
  /** the ink's edges, left and right of the origin; both 0 for a blank */
  readonly inkLeft: number
  readonly inkRight: number
}

/** pdf-lib's views of a font parser and of a font, as its embedder asks for them */
type Fontkit = Parameters<PDFDocument['registerFontkit']>[0]
type EmbeddableFont = Extract<Awaited<ReturnType<Fontkit['create']>>, { createSubset: unknown }>

/**
 * A parsed font. Characters map to glyphs one to one: Chinese forms need no ligatures, and so every printed character
 * keeps a glyph of its own and can be copied out of the PDF as what it was, even where the font draws two alike.
 */
export class Face {
  readonly font: fontkit.Font
  private readonly letters = new Map<number, Letter | undefined>()
  private readonly outlines = new Map<number, readonly Contour[]>()

  constructor(bytes: Uint8Array) {
    const font = fontkit.create(bytes as Parameters<typeof fontkit.create>[0])
    if (!('createSubset' in font)) throw new TypeError('a sheet font must be a single TrueType face, not a collection')
    this.font = font
  }

  /** @returns undefined where the font has no glyph for the character */
  letter(codePoint: number): Letter | undefined {
    if (!this.letters.has(codePoint)) this.letters.set(codePoint, this.measure(codePoint))
    return this.letters.get(codePoint)
  }

  private measure(codePoint: number): Letter | undefined {
    if (!this.font.hasGlyphForCodePoint(codePoint)) return undefined
    const glyph = this.font.glyphForCodePoint(codePoint)
    const em = this.font.unitsPerEm
    const { minX, maxX } = glyph.bbox
    const blank = !Number.isFinite(minX) || !Number.isFinite(maxX)
    return {
      codePoint,
      advance: glyph.advanceWidth / em,
      inkLeft: blank ? 0 : minX / em,
      inkRight: blank ? 0 : maxX / em,
    }
  }

  /** The glyph's outline in font units; empty for a blank. */
  outline(codePoint: number): readonly Contour[] {
    let outline = this.outlines.get(codePoint)
    if (outline === undefined) {
      outline = contoursOf(this.font.glyphForCodePoint(codePoint).path.commands)
      this.outlines.set(codePoint, outline)
    }
    return outline
  }

  /** The face in the shape that pdf-lib embeds. Glyphs go by their code points. */
  embeddable(): EmbeddableFont {
    const { font } = this
    const glyph = (codePoint: number) => ({
      id: codePoint,
      codePoints: [codePoint],
      advanceWidth: (this.letter(codePoint)?.advance ?? 1) * font.unitsPerEm,
    })
    return {
      postscriptName: font.postscriptName,
      unitsPerEm: font.unitsPerEm,
      ascent: font.ascent,
      descent: font.descent,
      italicAngle: font.italicAngle,
      capHeight: font.capHeight,
      xHeight: font.xHeight,
      bbox: font.bbox,
      characterSet: [],
      glyphForCodePoint: glyph,
      layout: (text: string) => ({ glyphs: [...text].map((character) => glyph(character.codePointAt(0) ?? 0)) }),
      createSubset: () => new CompactSubset(this),
    }
  }
}

/** Faces by their bytes, so that a worker parses a font once, however many sheets it draws. */
const faces = new WeakMap<Uint8Array, Face>()

/** Parses a font, or finds it parsed already. */
export function faceOf(bytes: Uint8Array): Face {
  let face = faces.get(bytes)
  if (face === undefined) {
    face = new Face(bytes)
    faces.set(bytes, face)
  }
  return face
}

/** What pdf-lib calls to parse a font: hands out the cached face. */
export const sheetFontkit: Fontkit = { create: (bytes) => faceOf(bytes).embeddable() }
