import { readdirSync, readFileSync } from 'node:fs'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { readJpegHeader } from '../../../../electron/inspect/decode/jpeg-header.ts'
import { sampleScan } from '../pictures.ts'

const page = () => sharp({ create: { width: 120, height: 80, channels: 3, background: '#ddeeff' } })
const jpeg = (image: Sharp, options: Parameters<Sharp['jpeg']>[0] = {}) => image.jpeg(options).toBuffer()

/** JFIF's segment, put where a scanner puts it. */
function withJfif(bytes: Buffer, unit: number, across: number, down: number): Buffer {
  const segment = Buffer.from([0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0'), 1, 2, unit, 0, 0, 0, 0, 0, 0])
  segment.writeUInt16BE(across, 12)
  segment.writeUInt16BE(down, 14)
  return Buffer.concat([bytes.subarray(0, 2), segment, bytes.subarray(2)])
}

/** Such a segment of any kind, after the start. */
const withSegment = (bytes: Buffer, marker: number, content: string) =>
  Buffer.concat([
    bytes.subarray(0, 2),
    Buffer.from([0xff, marker, 0, content.length + 2]),
    Buffer.from(content),
    bytes.subarray(2),
  ])

async function saysTheSame(bytes: Uint8Array): Promise<void> {
  const { width, height, grey, density } = readJpegHeader(bytes)
  const meta = await sharp(bytes).metadata()
  expect({ width, height, grey, density }).toEqual({
    width: meta.width,
    height: meta.height,
    grey: meta.space === 'b-w',
    density: meta.density,
  })
  expect([meta.orientation ?? 1, meta.isProgressive, meta.hasProfile]).toEqual([1, false, false])
}

describe('the header of a plain JPEG', () => {
  it.each([
    ['in colour', () => jpeg(page())],
    ['4:4:4', () => jpeg(page(), { chromaSubsampling: '4:4:4' })],
    ['grey', () => jpeg(page().toColourspace('b-w'))],
    ['with a density per inch', async () => withJfif(await jpeg(page()), 1, 300, 300)],
    ['with a density per centimetre', async () => withJfif(await jpeg(page()), 2, 118, 118)],
    ['with a shape of pixels for a density', async () => withJfif(await jpeg(page()), 0, 1, 1)],
    ['with a remark', async () => withSegment(await jpeg(page()), 0xfe, 'SCANNER')],
  ])('says what the decoder would: %s', async (_name, make) => {
    const bytes = await make()
    expect(readJpegHeader(bytes).plain).toBe(true)
    await saysTheSame(bytes)
  })

  it('of the samples says what the decoder would wherever it is plain', async () => {
    const names = readdirSync(sampleScan('.')).filter((name) => name.endsWith('.jpg'))
    const plain = names.map((name) => readFileSync(sampleScan(name))).filter((bytes) => readJpegHeader(bytes).plain)
    expect(plain.length).toBeGreaterThan(0)
    for (const bytes of plain) await saysTheSame(bytes)
  })
})

describe('a JPEG that only the decoder can tell of', () => {
  it.each([
    ['turned by EXIF', () => jpeg(page().withMetadata({ orientation: 6 }))],
    ['with a colour profile', () => jpeg(page().withIccProfile('p3'))],
    ['in CMYK', () => jpeg(page().toColourspace('cmyk'))],
    ['progressive', () => jpeg(page(), { progressive: true })],
    ['with Adobe’s segment', async () => withSegment(await jpeg(page()), 0xee, 'Adobe\0d\0\0\0\0\0')],
    ['with a density no scan has', async () => withJfif(await jpeg(page()), 1, 2, 2)],
    ['with a density of no unit', async () => withJfif(await jpeg(page()), 0, 300, 300)],
  ])('is not taken for a plain one: %s', async (_name, make) => {
    expect(readJpegHeader(await make()).plain).toBe(false)
  })

  it('may be cut off anywhere', async () => {
    const bytes = withJfif(await jpeg(page()), 1, 300, 300)
    for (let length = 3; length < bytes.length; length += 1) {
      const header = readJpegHeader(bytes.subarray(0, length))
      if (header.plain) expect(header).toMatchObject({ width: 120, height: 80, density: 300 })
    }
    expect(readJpegHeader(Uint8Array.from([0xff, 0xd8, 0xff]))).toMatchObject({ plain: false, width: 0, height: 0 })
  })
})
