import { type PDFContext, type PDFDict, PDFName, PDFRawStream, type PDFRef, PDFString } from 'pdf-lib'
import { trueTypeSubset } from './compact-subset.ts'
import type { Face } from './face.ts'
import { toUnicodeCMap } from './to-unicode.ts'

/** A face embedded in one document, once, as a subset of just what the document says. */
export class Pen {
  /** the name it goes by in the pages' resources */
  readonly key = 'F'
  readonly face: Face
  /** the font dictionary in the document */
  readonly ref: PDFRef
  private readonly glyphs: ReadonlyMap<number, number>

  private constructor(face: Face, ref: PDFRef, codePoints: readonly number[]) {
    this.face = face
    this.ref = ref
    this.glyphs = new Map(codePoints.map((codePoint, i) => [codePoint, i + 1]))
  }

  /**
   * @param texts everything that will be written; glyphs are numbered by code point, since neighbours in Unicode look
   *   alike and compress well side by side
   */
  static async dip(context: PDFContext, face: Face, texts: Iterable<string>): Promise<Pen> {
    const characters = new Set<number>()
    for (const text of texts) for (const character of text) characters.add(character.codePointAt(0) ?? 0)
    const codePoints = [...characters].filter((codePoint) => face.letter(codePoint) !== undefined)
    codePoints.sort((a, b) => a - b)
    return new Pen(face, await embed(context, face, codePoints), codePoints)
  }

  /**
   * A text as the glyph numbers that a content stream shows, two bytes each, fit to stand between parentheses; characters
   * without a glyph are left out.
   */
  encode(text: string): string {
    const bytes: number[] = []
    for (const character of text) {
      const glyph = this.glyphs.get(character.codePointAt(0) ?? 0)
      if (glyph !== undefined) bytes.push(glyph >> 8, glyph & 0xff)
    }
    return bytes.map(literal).join('')
  }
}

/** A byte inside a literal string (ISO 32000-1, 7.3.4.2): half as long as hexadecimal, and smaller once compressed. */
function literal(byte: number): string {
  if (byte === 0x0d) return '\\r'
  const character = String.fromCharCode(byte)
  return character === '(' || character === ')' || character === '\\' ? `\\${character}` : character
}

/** Puts a subset font into a document (ISO 32000-1, 9.7: composite font, two-byte codes that are glyph numbers). */
async function embed(context: PDFContext, face: Face, codePoints: readonly number[]): Promise<PDFRef> {
  const { font } = face
  const BaseFont = `BEIANT+${font.postscriptName}`
  const thousandths = (units: number): number => Math.round((units * 1000) / font.unitsPerEm)
  const file = trueTypeSubset(face, codePoints)
  const FontDescriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: BaseFont,
      Flags: 4,
      FontBBox: [font.bbox.minX, font.bbox.minY, font.bbox.maxX, font.bbox.maxY].map(thousandths),
      ItalicAngle: 0,
      Ascent: thousandths(font.ascent),
      Descent: thousandths(font.descent),
      CapHeight: thousandths(font.capHeight),
      StemV: 80,
      FontFile2: await compressed(context, file, context.obj({ Length1: file.length })),
    }),
  )
  const widths = codePoints.map((codePoint) => Math.round((face.letter(codePoint)?.advance ?? 1) * 1000))
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont,
    CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
    CIDToGIDMap: 'Identity',
    FontDescriptor,
    DW: 1000,
    W: widths.flatMap((width, i) => (width === 1000 ? [] : [i + 1, [width]])),
  })
  const names = new TextEncoder().encode(toUnicodeCMap(codePoints))
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont,
      Encoding: 'Identity-H',
      DescendantFonts: [context.register(descendant)],
      ToUnicode: await compressed(context, names, context.obj({})),
    }),
  )
}

/** Registers a stream packed by the platform's zlib, which packs a font a twenty-fifth smaller than pdf-lib does. */
export async function compressed(context: PDFContext, bytes: Uint8Array, dictionary: PDFDict): Promise<PDFRef> {
  const packing = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream('deflate'))
  // not by way of a Response: Node would load its whole network client for it
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for await (const piece of packing) pieces.push(piece)
  const packed = new Uint8Array(await new Blob(pieces).arrayBuffer())
  dictionary.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
  return context.register(PDFRawStream.of(dictionary, packed))
}
