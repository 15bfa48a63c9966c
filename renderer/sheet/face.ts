import * as fontkit from 'fontkit'
import { DeskRefusal } from '../../domain/contract/refusal.ts'
import { keptFor, keptGlyph } from './kept-outlines.ts'
import { type Contour, contoursOf } from './outline.ts'

/**
 * The bytes of the TrueType font that the sheets are set in. One is enough: the form's bold is thickened regular, as on
 * the real form, and a second font would double every sheet.
 */
export interface SheetFonts {
  /** Noto Sans SC 400 */
  readonly regular: Uint8Array
}

/** One character of a face. Lengths in em. */
export interface Letter {
  readonly codePoint: number
  readonly advance: number
  /** the ink's edges, left and right of the origin; both 0 for a blank */
  readonly inkLeft: number
  readonly inkRight: number
}

/**
 * A parsed font. Characters map to glyphs one to one: a form needs no ligatures, and so every printed character keeps a
 * glyph of its own and can be copied out of the PDF as what it was, even where the font draws two alike.
 */
export class Face {
  readonly font: fontkit.Font
  /** full name and version */
  readonly name: string
  /** whether the form's characters need not be worked out anew */
  readonly isKept: boolean
  private readonly letters = new Map<number, Letter | undefined>()
  private readonly outlines = new Map<number, readonly Contour[]>()

  constructor(bytes: Uint8Array) {
    const font = fontkit.create(bytes as Parameters<typeof fontkit.create>[0])
    if (!('createSubset' in font)) throw new TypeError('a sheet font must be a single TrueType face, not a collection')
    this.font = font
    this.name = `${font.fullName} ${font.version}`
    this.isKept = keptFor(this.name, bytes.length)
  }

  /** @returns undefined where the font has no glyph for the character */
  letter(codePoint: number): Letter | undefined {
    if (!this.letters.has(codePoint))
      this.letters.set(codePoint, (this.isKept ? keptGlyph(codePoint)?.letter : undefined) ?? this.measure(codePoint))
    return this.letters.get(codePoint)
  }

  /** Measures a character in the font itself. */
  measure(codePoint: number): Letter | undefined {
    if (!this.font.hasGlyphForCodePoint(codePoint)) return undefined
    const glyph = this.font.glyphForCodePoint(codePoint)
    const em = this.font.unitsPerEm
    const { minX, maxX } = glyph.cbox
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

/**
 * Opens a font for drawing.
 * @throws DeskRefusal 'unreadable-file', in the clerk's words, where it cannot be read
 */
export function openFace(bytes: Uint8Array): Face {
  try {
    return faceOf(bytes)
  } catch (cause) {
    throw new DeskRefusal('unreadable-file', '打印用的字体文件读不出来', '请重新安装备案台', { cause })
  }
}
