import { crc32 } from 'node:zlib'
import { PDFDocument } from 'pdf-lib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { DeskRefusal } from '../../../domain/contract/refusal.ts'
import { openSource } from '../../../electron/inspect/decode/index.ts'
import type { Picture } from '../../../electron/inspect/picture.ts'
import { drawnPage, pdfOf } from './pictures.ts'

const open = async (bytes: Uint8Array) => {
  const source = await openSource(bytes)
  const picture = await source.page(0)
  return { source, picture }
}

const pixel = ({ data, width }: Picture, x: number, y: number) => [
  ...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
]

/** A picture whose upper left quarter is red, the rest white: tells orientation and channel order. */
const corner = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#ffffff' } }).composite([
    {
      input: { create: { width: width / 2, height: height / 2, channels: 3, background: '#d02030' } },
      left: 0,
      top: 0,
    },
  ])

const near = (actual: number[], expected: number[]) => {
  for (let i = 0; i < 3; i++) expect(Math.abs(actual[i]! - expected[i]!), `channel ${i} of ${actual}`).toBeLessThan(24)
}

async function refusalOf(bytes: Uint8Array): Promise<DeskRefusal['refusal']> {
  try {
    const { source } = await open(bytes)
    for (let i = 1; i < source.pageCount; i++) await source.page(i)
  } catch (fault) {
    if (fault instanceof DeskRefusal) return fault.refusal
    throw fault
  }
  throw new Error('it was read')
}

describe('decoding pictures', () => {
  it.each([
    ['jpeg', () => corner(120, 80).jpeg({ quality: 95 })],
    ['progressive jpeg', () => corner(120, 80).jpeg({ progressive: true, quality: 95 })],
    ['cmyk jpeg', () => corner(120, 80).toColourspace('cmyk').jpeg({ quality: 95 })],
    ['png', () => corner(120, 80).png()],
    ['indexed png', () => corner(120, 80).png({ palette: true })],
    ['16-bit png', () => corner(120, 80).toColourspace('rgb16').png()],
    ['webp', () => corner(120, 80).webp({ lossless: true })],
    ['tiff', () => corner(120, 80).tiff()],
    ['gif', () => corner(120, 80).gif()],
  ])('reads %s as upright RGB', async (_name, make) => {
    const { picture } = await open(await make().toBuffer())
    expect([picture.width, picture.height, picture.fullWidth, picture.fullHeight]).toEqual([120, 80, 120, 80])
    near(pixel(picture, 10, 10), [208, 32, 48])
    near(pixel(picture, 100, 70), [255, 255, 255])
  })

  it.each([
    [3, 100, 70],
    [6, 70, 10],
    [8, 10, 100],
  ])('heeds EXIF orientation %i', async (orientation, x, y) => {
    const { picture } = await open(await corner(120, 80).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer())
    expect([picture.fullWidth, picture.fullHeight]).toEqual(orientation > 4 ? [80, 120] : [120, 80])
    near(pixel(picture, x, y), [208, 32, 48])
  })

  it('lays transparent pictures on white', async () => {
    const clear = {
      create: { width: 60, height: 60, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    }
    const { picture } = await open(await sharp(clear).png().toBuffer())
    near(pixel(picture, 30, 30), [255, 255, 255])
  })

  it('knows a one-channel file, and spreads it to RGB', async () => {
    const { picture } = await open(await drawnPage(300, 400).toColourspace('b-w').jpeg().toBuffer())
    expect(picture.grey).toBe(true)
    expect(picture.data.length).toBe(picture.width * picture.height * 3)
  })

  it('shrinks large pages, keeps their full size, and cuts close-ups out of the full pixels', async () => {
    const bytes = await drawnPage(2480, 3508).jpeg({ quality: 90 }).toBuffer()
    const { picture } = await open(bytes)
    expect([picture.fullWidth, picture.fullHeight]).toEqual([2480, 3508])
    expect(picture.height).toBeLessThan(1300)
    expect(picture.scale).toBeCloseTo(2480 / picture.width, 6)
    const close = await picture.closeUp({ x: 200, y: 300, width: 500, height: 400 })
    const truth = await sharp(bytes)
      .extract({ left: 200, top: 300, width: 500, height: 400 })
      .greyscale()
      .raw()
      .toBuffer()
    expect(close).toMatchObject({ width: 500, height: 400 })
    expect(Buffer.compare(Buffer.from(close!.data), truth)).toBe(0)
  })

  it('cuts close-ups of a picture stored on its side where a person sees them', async () => {
    const stored = await corner(2000, 2400).withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer()
    const { picture } = await open(stored)
    expect([picture.fullWidth, picture.fullHeight]).toEqual([2400, 2000])
    const red = await picture.closeUp({ x: 1400, y: 100, width: 100, height: 100 })
    const white = await picture.closeUp({ x: 100, y: 100, width: 100, height: 100 })
    expect(red!.data[5000]).toBeLessThan(110)
    expect(white!.data[5000]).toBeGreaterThan(245)
  })

  it('reads every page of a TIFF and only the first frame of an animation', async () => {
    const frames = [corner(60, 40), corner(60, 40)].map((frame) => frame.png().toBuffer())
    const pages = await sharp(await Promise.all(frames), { join: { animated: true } })
      .tiff()
      .toBuffer()
    expect((await openSource(pages)).pageCount).toBe(2)
    const animation = await sharp(await Promise.all(frames), { join: { animated: true } })
      .gif()
      .toBuffer()
    expect((await openSource(animation)).pageCount).toBe(1)
  })
})

describe('decoding PDF', () => {
  it('renders pages at the resolution of the scan in them', async () => {
    const scan = await drawnPage(1654, 2339, { ring: true }).jpeg({ quality: 90 }).toBuffer()
    const { source, picture } = await open(await pdfOf([scan, scan]))
    expect(source.pageCount).toBe(2)
    expect(Math.abs(picture.fullWidth - 1654)).toBeLessThan(8)
    expect(Math.abs(picture.fullHeight - 2339)).toBeLessThan(8)
    const ring = pixel(picture, Math.round(picture.width * 0.7), Math.round(picture.height * 0.73))
    expect(ring[0]! - ring[1]!).toBeGreaterThan(90)
    const close = await picture.closeUp({ x: 100, y: 200, width: 300, height: 200 })
    expect(close).toMatchObject({ width: 300, height: 200 })
    source.close()
  })

  it('says a PDF without colour is grey', async () => {
    const scan = await drawnPage(800, 1100).greyscale().jpeg().toBuffer()
    expect((await open(await pdfOf([scan]))).picture.grey).toBe(true)
  })

  it('draws a page wider than the window as the right preview', async () => {
    const scan = await drawnPage(1654, 2339, { ring: true }).jpeg().toBuffer()
    const preview = await (await openSource(await pdfOf([scan]))).preview(0, 400)
    expect(await sharp(preview).metadata()).toMatchObject({ format: 'jpeg', width: 400 })
  })
})

describe('files that cannot be checked', () => {
  it('refuses an empty file', async () => {
    expect(await refusalOf(new Uint8Array())).toMatchObject({
      code: 'unreadable-file',
      message: expect.stringContaining('空'),
    })
  })

  it('refuses what is no picture, and says what it is where it can tell', async () => {
    const text = new TextEncoder()
    expect(await refusalOf(text.encode('hello, this is text'))).toMatchObject({ code: 'unreadable-file' })
    expect((await refusalOf(text.encode('PK\u0003\u0004xxxxxxxx'))).message).toContain('Office')
    expect((await refusalOf(text.encode('\0\0\0\u0018ftypheic\0\0\0\0'))).message).toContain('HEIC')
    expect(await refusalOf(text.encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toMatchObject({
      code: 'unreadable-file',
    })
  })

  it('refuses a picture cut short, wherever it was cut', async () => {
    const whole = await drawnPage(500, 700, { ring: true }).jpeg({ quality: 88 }).toBuffer()
    const png = await drawnPage(500, 700).png().toBuffer()
    for (const bytes of [whole, png]) {
      for (let length = 1024; length < bytes.length - 1024; length += 4096) {
        expect((await refusalOf(bytes.subarray(0, length))).code, `cut at ${length}`).toBe('unreadable-file')
      }
    }
  })

  it('refuses 30,000 x 30,000 pixels without decoding them', async () => {
    const png = await sharp({ create: { width: 16, height: 16, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    png.writeUInt32BE(30_000, 16)
    png.writeUInt32BE(30_000, 20)
    png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
    expect(await refusalOf(png)).toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('30000×30000'),
    })
  })

  it('refuses a PDF without pages, a broken one and an encrypted one, each in its own words', async () => {
    const locked = await PDFDocument.create()
    locked.addPage()
    await locked.encrypt({ userPassword: 'secret', ownerPassword: 'owner' })
    expect((await refusalOf(await locked.save({ useObjectStreams: false }))).message).toContain('密码')
    const none = await PDFDocument.create()
    expect(['unreadable-file']).toContain((await refusalOf(await none.save({ addDefaultPage: false }))).code)
    expect((await refusalOf(new TextEncoder().encode('%PDF-1.7 nothing else'))).code).toBe('unreadable-file')
  })
})
