import { fitted } from './curve-fit.ts'
import type { Face } from './face.ts'
import { type EncodedOutline, keptGlyph, noOutline } from './kept-outlines.ts'
import { type OutlinePoint, simplified } from './outline.ts'

/**
 * Grid units in an em. Half a unit is 0.015 mm in the form's body type and 0.02 mm in its largest, half a dot of a
 * 600-dpi printer, and halves the font that every sheet carries (docs/decisions/sheet-drawing.md).
 */
export const grid = 104
/** how far a curve may move when it is redrawn with fewer arcs, in em */
const curveTolerance = 0.0085
/** how far an outline may move when points are dropped, in grid units */
const pointTolerance = 0.6

/**
 * Writes a TrueType font holding just these characters, glyph 1 the first of them; glyph 0 is blank. It carries the
 * tables that PDF wants of an embedded CIDFontType2 (ISO 32000-1, 9.9) and no others.
 * @param codePoints characters that the face has
 */
export function trueTypeSubset(face: Face, codePoints: readonly number[]): Uint8Array {
  const outlines = [noOutline, ...codePoints.map((codePoint) => outlineOf(face, codePoint))]
  const advances = [grid, ...codePoints.map((codePoint) => (face.letter(codePoint)?.advance ?? 1) * grid)]
  const { font } = face
  const scale = grid / font.unitsPerEm
  // One box around all glyphs serves each of them: it may be larger than the glyph, and equal bytes compress away.
  const box = boxAround(outlines)
  const glyphs = outlines.map((outline) => describeGlyph(outline, box))
  const offsets = [0]
  for (const { length } of glyphs) offsets.push((offsets.at(-1) ?? 0) + length)
  const short = (offsets.at(-1) ?? 0) / 2 <= 0xffff
  const head = table(54, (w) => {
    w.u32(0x00010000, 0x00010000, 0, 0x5f0f3cf5)
    w.u16(0b1011, grid)
    w.u32(0, 0, 0, 0)
    w.i16(...box)
    w.u16(0, 8, 2, short ? 0 : 1, 0)
  })
  const hhea = table(36, (w) => {
    w.u32(0x00010000)
    w.i16(font.ascent * scale, font.descent * scale, 0, Math.max(...advances))
    w.i16(box[0], 0, box[2], 1, 0, 0, 0, 0, 0, 0, 0)
    w.u16(advances.length)
  })
  const maxp = table(32, (w) => {
    w.u32(0x00010000)
    w.u16(glyphs.length, Math.max(...outlines.map((o) => o.points)), Math.max(...outlines.map((o) => o.ends.length)))
    w.u16(0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)
  })
  const hmtx = table(glyphs.length * 4, (w) => {
    outlines.forEach((outline, i) => {
      w.i16(advances[i] ?? 0, outline.points === 0 ? 0 : box[0])
    })
  })
  const loca = short
    ? table(offsets.length * 2, (w) => w.u16(...offsets.map((offset) => offset / 2)))
    : table(offsets.length * 4, (w) => w.u32(...offsets))
  const glyf = table(offsets.at(-1) ?? 0, (w) => {
    for (const bytes of glyphs) w.bytes(bytes)
  })
  return fontFile({ glyf, head, hhea, hmtx, loca, maxp })
}

type Box = EncodedOutline['box']

const boxAround = (outlines: readonly EncodedOutline[]): Box => {
  const side = (pick: (...values: number[]) => number, k: 0 | 1 | 2 | 3) => pick(...outlines.map(({ box }) => box[k]))
  return [side(Math.min, 0), side(Math.min, 1), side(Math.max, 2), side(Math.max, 3)]
}

/** One entry of the glyf table (OpenType specification, glyf: simple glyph description). */
function describeGlyph({ points, ends, flags, deltas }: EncodedOutline, box: Box): Uint8Array {
  if (points === 0) return new Uint8Array(0)
  const length = 10 + ends.length * 2 + 2 + flags.length + deltas.length
  return table(length + (length % 2), (w) => {
    w.i16(ends.length, ...box)
    w.u16(...ends, 0)
    w.bytes(flags)
    w.bytes(deltas)
  })
}

/** Encoded outlines of a face: a batch asks for the same form again and again. */
const encoded = new WeakMap<Face, Map<number, EncodedOutline>>()

function outlineOf(face: Face, codePoint: number): EncodedOutline {
  let outlines = encoded.get(face)
  if (outlines === undefined) {
    outlines = new Map()
    encoded.set(face, outlines)
  }
  let outline = outlines.get(codePoint)
  if (outline === undefined) {
    outline = (face.isKept ? keptGlyph(codePoint)?.outline : undefined) ?? encodeOutline(face, codePoint)
    outlines.set(codePoint, outline)
  }
  return outline
}

/** Redraws a character's outline on the grid, with as few points as will do. */
export function encodeOutline(face: Face, codePoint: number): EncodedOutline {
  const em = face.font.unitsPerEm
  const contours = face
    .outline(codePoint)
    .map((contour) => simplified(fitted(contour, curveTolerance * em), grid / em, pointTolerance))
    .filter((contour) => contour.length > 0)
    .map(fromTopLeft)
    .toSorted((a, b) => a.length - b.length || a[0]!.x - b[0]!.x || a[0]!.y - b[0]!.y)
  const points = contours.flat()
  if (points.length === 0) return noOutline
  const xs = points.map((p) => p.x)
  const ys = points.map((p) => p.y)
  const ends: number[] = []
  for (const contour of contours) ends.push((ends.at(-1) ?? -1) + contour.length)
  const box: Box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  return { points: points.length, ends, ...encodePoints(points), box }
}

/**
 * Starts a contour at its topmost, then leftmost point. Contours that start alike and stand in one order (simple
 * ones first, left to right) spell like strokes with like bytes, which saves a twentieth of the compressed font.
 */
function fromTopLeft(contour: readonly OutlinePoint[]): OutlinePoint[] {
  const start = contour.reduce((best, point, i) => {
    const { x, y, onCurve } = contour[best]!
    const better = point.onCurve && (!onCurve || point.y > y || (point.y === y && point.x < x))
    return better ? i : best
  }, 0)
  return [...contour.slice(start), ...contour.slice(0, start)]
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
