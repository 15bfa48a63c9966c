import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { drawnPage } from '../pictures.ts'

const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#f4f4f2' }, limitInputPixels: false })

/** A PNG of hand-written chunks; `rows` are packed, each with its filter byte. */
function writtenPng(width: number, height: number, bits: number, colourType: number, packed: Uint8Array): Buffer {
  const chunk = (name: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(name), data])
    const out = Buffer.alloc(body.length + 8)
    out.writeUInt32BE(data.length, 0)
    body.copy(out, 4)
    out.writeUInt32BE(crc32(body), body.length + 4)
    return out
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([bits, colourType, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', packed), chunk('IEND', new Uint8Array())])
}

/** A white bilevel PNG, really encoded: a few kilobytes of it hold every pixel. */
export function sparsePng(width: number, height: number): Buffer {
  const row = Buffer.alloc(1 + Math.ceil(width / 8), 0xff)
  row[0] = 0
  return writtenPng(width, height, 1, 0, deflateSync(Buffer.concat(new Array<Buffer>(height).fill(row)), { level: 1 }))
}

/** A PNG whose header promises more than its data hold. */
export const boastingPng = (width: number, height: number): Buffer =>
  writtenPng(width, height, 8, 2, deflateSync(Buffer.alloc(64)))

/** A JPEG whose frame header promises another size than its data hold. */
export async function boastingJpeg(width: number, height: number): Promise<Buffer> {
  const bytes = await flat(16, 16).jpeg().toBuffer()
  for (let at = 2; at + 9 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    if (bytes[at + 1] !== 0xc0) continue
    bytes.writeUInt16BE(height, at + 5)
    bytes.writeUInt16BE(width, at + 7)
    return bytes
  }
  throw new Error('no frame header')
}

export const sparseJpeg = (
  width: number,
  height: number,
  options: { progressive?: boolean; orientation?: number } = {},
) =>
  flat(width, height)
    .withMetadata({ orientation: options.orientation ?? 1 })
    .jpeg({ quality: 40, progressive: options.progressive ?? false, chromaSubsampling: '4:4:4' })
    .toBuffer()

export const sparseWebp = (width: number, height: number) =>
  flat(width, height).webp({ lossless: true, effort: 0 }).toBuffer()

/** Puts a segment behind the start of a JPEG. */
export const withSegment = (jpeg: Buffer, marker: number, body: Uint8Array): Buffer => {
  const head = Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255])
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)])
}

/** EXIF that claims a size, an orientation that does not exist, and a directory that points at itself. */
export function lyingExif(): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 12 * 4 + 4)
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(4, 8)
  const entry = (i: number, tag: number, type: number, count: number, value: number) => {
    const at = 10 + i * 12
    tiff.writeUInt16BE(tag, at)
    tiff.writeUInt16BE(type, at + 2)
    tiff.writeUInt32BE(count, at + 4)
    if (type === 3) tiff.writeUInt16BE(value, at + 8)
    else tiff.writeUInt32BE(value, at + 8)
  }
  entry(0, 0x0100, 4, 1, 30_000)
  entry(1, 0x0101, 4, 1, 30_000)
  entry(2, 0x0112, 3, 1, 77)
  entry(3, 0x8769, 4, 0xffffffff, 8)
  tiff.writeUInt32BE(8, tiff.length - 4)
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
}

/** A small page with words and a red ring, the raw material of most cases. */
export const smallPage = () => drawnPage(420, 594, { ring: true })
