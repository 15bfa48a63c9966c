import type { Face } from './face.ts'
import { type OutlinePoint, simplified } from './outline.ts'

/**
 * Grid units in an em. 200 is 0.018 mm at the form's largest body type, under half a dot of a 600-dpi printer, and
 * saves a third of the font that every sheet carries (docs/decisions/sheet-drawing.md).
 */
export const grid = 200
/** how far an outline may move when points are dropped, in grid units */
const tolerance = 0.5

/**
 * A TrueType subset holding just the characters that were asked for, in the order they were asked for; glyph 0 is
 * blank. It carries the tables that PDF wants of an embedded CIDFontType2 (ISO 32000-1, 9.9) and no others.
 * pdf-lib calls it in the place of fontkit's own subset.
 */
export class CompactSubset {
  private readonly face: Face
  private readonly order = new Map<number, number>()

  constructor(face: Face) {
    this.face = face
  }

  /** @returns the character's glyph number in the subset */
  includeGlyph(glyph: number | { id: number }): number {
    const codePoint = typeof glyph === 'number' ? glyph : glyph.id
    const known = this.order.get(codePoint)
    if (known !== undefined) return known
    const id = this.order.size + 1
    this.order.set(codePoint, id)
    return id
  }

  /** The font file. */
  encode(): Uint8Array {
    const codePoints = [...this.order.keys()]
    const blank = { bytes: new Uint8Array(0), points: 0, contours: 0, left: 0 }
    const glyphs = [blank, ...codePoints.map((codePoint) => glyphOf(this.face, codePoint))]
    const advances = [grid, ...codePoints.map((codePoint) => (this.face.letter(codePoint)?.advance ?? 1) * grid)]
    const offsets = [0]
    for (const { bytes } of glyphs) offsets.push((offsets.at(-1) ?? 0) + bytes.length)
    const { font } = this.face
    const scale = grid / font.unitsPerEm
    const head = table(54, (w) => {
      w.u32(0x00010000, 0x00010000, 0, 0x5f0f3cf5)
      w.u16(0b1011, grid)
      w.u32(0, 0, 0, 0)
      w.i16(font.bbox.minX * scale, font.bbox.minY * scale, font.bbox.maxX * scale, font.bbox.maxY * scale)
      w.u16(0, 8, 2, 1, 0)
    })
    const hhea = table(36, (w) => {
      w.u32(0x00010000)
      w.i16(font.ascent * scale, font.descent * scale, 0, Math.max(...advances), 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0)
      w.u16(advances.length)
    })
    const maxp = table(32, (w) => {
      w.u32(0x00010000)
      w.u16(glyphs.length, Math.max(...glyphs.map((g) => g.points)), Math.max(...glyphs.map((g) => g.contours)))
      w.u16(0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)
    })
    const hmtx = table(glyphs.length * 4, (w) => {
      glyphs.forEach((g, i) => {
        w.i16(advances[i] ?? 0, g.left)
      })
    })
    const loca = table(offsets.length * 4, (w) => w.u32(...offsets))
    const glyf = table(offsets.at(-1) ?? 0, (w) => {
      for (const { bytes } of glyphs) w.bytes(bytes)
    })
    return fontFile({ glyf, head, hhea, hmtx, loca, maxp })
  }
}

interface EncodedGlyph {
  readonly bytes: Uint8Array
  readonly points: number
  readonly contours: number
  readonly left: number
}

/** Encoded glyphs of a face: a batch asks for the same form again and again. */
const encoded = new WeakMap<Face, Map<number, EncodedGlyph>>()

function glyphOf(face: Face, codePoint: number): EncodedGlyph {
  let glyphs = encoded.get(face)
  if (glyphs === undefined) {
    glyphs = new Map()
    encoded.set(face, glyphs)
  }
  let glyph = glyphs.get(codePoint)
  if (glyph === undefined) {
    glyph = encodeGlyph(face, codePoint)
    glyphs.set(codePoint, glyph)
  }
  return glyph
}

/** One entry of the glyf table (OpenType specification, glyf: simple glyph description). */
function encodeGlyph(face: Face, codePoint: number): EncodedGlyph {
  const scale = grid / face.font.unitsPerEm
  const contours = face
    .outline(codePoint)
    .map((contour) => simplified(contour, scale, tolerance))
    .filter((contour) => contour.length > 0)
  const points = contours.flat()
  if (points.length === 0) return { bytes: new Uint8Array(0), points: 0, contours: 0, left: 0 }
  const xs = points.map((p) => p.x)
  const ys = points.map((p) => p.y)
  const left = Math.min(...xs)
  const ends: number[] = []
  for (const contour of contours) ends.push((ends.at(-1) ?? -1) + contour.length)
  const { flags, deltas } = encodePoints(points)
  const length = 10 + ends.length * 2 + 2 + flags.length + deltas.length
  const bytes = table(length + (length % 2), (w) => {
    w.i16(contours.length, left, Math.min(...ys), Math.max(...xs), Math.max(...ys))
    w.u16(...ends, 0)
    w.bytes(flags)
    w.bytes(deltas)
  })
  return { bytes, points: points.length, contours: contours.length, left }
}

/** Flags and coordinate differences of a glyph's points: no byte for a difference of 0, one up to 255, else two. */
function encodePoints(points: readonly OutlinePoint[]): { flags: Uint8Array; deltas: Uint8Array } {
  const flags: number[] = []
  const alongX: number[] = []
  const alongY: number[] = []
  let at = { x: 0, y: 0 }
  for (const point of points) {
    const x = difference(point.x - at.x, 0x02, 0x10)
    const y = difference(point.y - at.y, 0x04, 0x20)
    flags.push((point.onCurve ? 1 : 0) | x.flag | y.flag)
    alongX.push(...x.bytes)
    alongY.push(...y.bytes)
    at = point
  }
  return { flags: Uint8Array.from(flags), deltas: Uint8Array.from([...alongX, ...alongY]) }
}

function difference(delta: number, short: number, sameOrPositive: number): { flag: number; bytes: number[] } {
  if (delta === 0) return { flag: sameOrPositive, bytes: [] }
  if (Math.abs(delta) < 256) return { flag: short | (delta > 0 ? sameOrPositive : 0), bytes: [Math.abs(delta)] }
  return { flag: 0, bytes: [(delta >> 8) & 0xff, delta & 0xff] }
}

/** Writes big-endian numbers one after the other. */
class TableWriter {
  private readonly view: DataView
  private at = 0

  constructor(target: Uint8Array) {
    this.view = new DataView(target.buffer, target.byteOffset, target.byteLength)
  }
  u16(...values: number[]): void {
    for (const value of values) {
      this.view.setUint16(this.at, value)
      this.at += 2
    }
  }
  i16(...values: number[]): void {
    for (const value of values) {
      this.view.setInt16(this.at, Math.round(value))
      this.at += 2
    }
  }
  u32(...values: number[]): void {
    for (const value of values) {
      this.view.setUint32(this.at, value)
      this.at += 4
    }
  }
  bytes(values: Uint8Array): void {
    for (const value of values) this.view.setUint8(this.at++, value)
  }
}

function table(length: number, write: (writer: TableWriter) => void): Uint8Array {
  const bytes = new Uint8Array(length)
  write(new TableWriter(bytes))
  return bytes
}

const padded = (length: number): number => (length + 3) & ~3

/** Puts tables into one sfnt file, directory first, each table on a four-byte edge with its checksum. */
function fontFile(tables: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries = Object.entries(tables)
  const power = 2 ** Math.floor(Math.log2(entries.length))
  let offset = 12 + entries.length * 16
  const total = entries.reduce((sum, [, bytes]) => sum + padded(bytes.length), offset)
  const file = new Uint8Array(total)
  const directory = new TableWriter(file)
  directory.u32(0x00010000)
  directory.u16(entries.length, power * 16, Math.log2(power), entries.length * 16 - power * 16)
  for (const [tag, bytes] of entries) {
    file.set(bytes, offset)
    directory.bytes(new TextEncoder().encode(tag))
    directory.u32(checksum(file.subarray(offset, offset + padded(bytes.length))), offset, bytes.length)
    offset += padded(bytes.length)
  }
  return file
}

function checksum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}
