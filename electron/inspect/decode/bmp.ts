import type { ColourRaster } from '../picture.ts'
import { brokenFile, tooManyPixels } from './format.ts'

/** BMP holds its pixels uncompressed, so this is also a bound of the file. */
const maxPixels = 60_000_000

/**
 * Reads a Windows bitmap (libvips, on which sharp rests, is built without a reader for it).
 * 1, 4, 8, 16, 24 and 32 bits a pixel, RLE4, RLE8 and bit fields, bottom-up and top-down; alpha is ignored, as
 * viewers do. Source: Microsoft, BITMAPINFOHEADER / BITMAPV5HEADER.
 * @throws DeskRefusal 'unreadable-file' | 'too-large'
 */
export function readBmp(bytes: Uint8Array): ColourRaster {
  try {
    return read(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch (fault) {
    throw fault instanceof RangeError ? brokenFile(fault) : fault
  }
}

interface Header {
  readonly width: number
  readonly height: number
  readonly topDown: boolean
  readonly bits: number
  readonly compression: number
  readonly offset: number
  readonly palette: Uint8Array
  readonly masks: readonly number[]
}

const RGB = 0
const RLE8 = 1
const RLE4 = 2
const BITFIELDS = 3
const ALPHA_BITFIELDS = 6

function readHeader(view: DataView): Header {
  const offset = view.getUint32(10, true)
  const size = view.getUint32(14, true)
  const core = size === 12
  const width = core ? view.getUint16(18, true) : view.getInt32(18, true)
  const rawHeight = core ? view.getInt16(20, true) : view.getInt32(22, true)
  const height = Math.abs(rawHeight)
  const bits = view.getUint16(core ? 24 : 28, true)
  const compression = core ? RGB : view.getUint32(30, true)
  if (width <= 0 || height === 0) throw brokenFile(new Error(`BMP of ${width}x${rawHeight}`))
  if (width * height > maxPixels) throw tooManyPixels(width, height)
  const entry = core ? 3 : 4
  const declared = core ? 0 : view.getUint32(46, true)
  const entries = bits > 8 ? 0 : Math.min(declared || 1 << bits, 256)
  const palette = new Uint8Array(256 * 3)
  // the masks of a 40-byte header stand between it and the palette
  const masksAfter =
    size === 40 && compression === BITFIELDS ? 12 : size === 40 && compression === ALPHA_BITFIELDS ? 16 : 0
  const paletteAt = 14 + size + masksAfter
  for (let i = 0; i < entries; i++) {
    const at = paletteAt + i * entry
    palette[i * 3] = view.getUint8(at + 2)
    palette[i * 3 + 1] = view.getUint8(at + 1)
    palette[i * 3 + 2] = view.getUint8(at)
  }
  const fields = compression === BITFIELDS || compression === ALPHA_BITFIELDS
  const masks = fields
    ? [54, 58, 62].map((at) => view.getUint32(at, true))
    : bits === 16
      ? [0x7c00, 0x3e0, 0x1f]
      : [0xff0000, 0xff00, 0xff]
  return { width, height, topDown: rawHeight < 0, bits, compression, offset, palette, masks }
}

function read(bytes: Uint8Array, view: DataView): ColourRaster {
  const header = readHeader(view)
  const { width, height, bits, compression } = header
  const data = new Uint8Array(width * height * 3)
  if (compression === RLE8 || compression === RLE4) {
    readRuns(bytes, header, data)
  } else if ([RGB, BITFIELDS, ALPHA_BITFIELDS].includes(compression) && [1, 4, 8, 16, 24, 32].includes(bits)) {
    const stride = Math.floor((bits * width + 31) / 32) * 4
    if (header.offset + stride * (height - 1) + Math.ceil((bits * width) / 8) > bytes.length) {
      throw brokenFile(new Error('BMP ends early'))
    }
    for (let row = 0; row < height; row++) {
      const y = header.topDown ? row : height - 1 - row
      readRow(bytes, view, header, header.offset + row * stride, data, y * width * 3)
    }
  } else {
    throw brokenFile(new Error(`BMP with ${bits} bits, compression ${compression}`))
  }
  return { data, width, height }
}

function readRow(bytes: Uint8Array, view: DataView, header: Header, at: number, out: Uint8Array, to: number): void {
  const { width, bits, palette } = header
  if (bits <= 8) {
    const perByte = 8 / bits
    for (let x = 0; x < width; x++) {
      const shift = 8 - bits * ((x % perByte) + 1)
      paint(out, to + x * 3, palette, (bytes[at + Math.floor(x / perByte)]! >> shift) & ((1 << bits) - 1))
    }
  } else if (bits === 24) {
    for (let x = 0; x < width; x++) {
      out[to + x * 3] = bytes[at + x * 3 + 2]!
      out[to + x * 3 + 1] = bytes[at + x * 3 + 1]!
      out[to + x * 3 + 2] = bytes[at + x * 3]!
    }
  } else {
    const fields = header.masks.map(field)
    for (let x = 0; x < width; x++) {
      const value = bits === 16 ? view.getUint16(at + x * 2, true) : view.getUint32(at + x * 4, true)
      for (let c = 0; c < 3; c++) {
        const { mask, shift, max } = fields[c]!
        out[to + x * 3 + c] = max === 0 ? 0 : Math.round((((value & mask) >>> shift) * 255) / max)
      }
    }
  }
}

/** A bit mask taken apart: where its bits stand and the largest value they hold. */
function field(mask: number): { mask: number; shift: number; max: number } {
  const shift = mask === 0 ? 0 : 31 - Math.clz32(mask & -mask)
  return { mask, shift, max: mask === 0 ? 0 : mask >>> shift }
}

function paint(out: Uint8Array, at: number, palette: Uint8Array, index: number): void {
  out[at] = palette[index * 3]!
  out[at + 1] = palette[index * 3 + 1]!
  out[at + 2] = palette[index * 3 + 2]!
}

/** RLE8 and RLE4: pairs of (count, value); count 0 escapes to end of line, end of bitmap, a jump, or a literal run. */
function readRuns(bytes: Uint8Array, header: Header, out: Uint8Array): void {
  const { width, height, palette } = header
  const four = header.compression === RLE4
  out.fill(255)
  let x = 0
  let row = 0
  const put = (index: number) => {
    if (x < width && row < height)
      paint(out, ((header.topDown ? row : height - 1 - row) * width + x) * 3, palette, index)
    x++
  }
  let at = header.offset
  while (row < height) {
    if (at + 1 >= bytes.length) throw brokenFile(new Error('BMP runs end early'))
    const count = bytes[at]!
    const value = bytes[at + 1]!
    at += 2
    if (count > 0) {
      for (let i = 0; i < count; i++) put(four ? (i % 2 === 0 ? value >> 4 : value & 15) : value)
    } else if (value === 0) {
      x = 0
      row++
    } else if (value === 1) {
      return
    } else if (value === 2) {
      x += bytes[at] ?? 0
      row += bytes[at + 1] ?? 0
      at += 2
    } else {
      for (let i = 0; i < value; i++) {
        const byte = bytes[at + (four ? i >> 1 : i)] ?? 0
        put(four ? (i % 2 === 0 ? byte >> 4 : byte & 15) : byte)
      }
      const used = four ? Math.ceil(value / 2) : value
      at += used + (used % 2)
    }
  }
}
