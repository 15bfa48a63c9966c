import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { pdfOf } from '../pictures.ts'
import * as pdf from './documents.ts'
import * as picture from './pictures.ts'

/** The answer a file deserves: its size as a person sees it, or a refusal in words that name the trouble. */
export type Answer = { readonly size: readonly [number, number] } | { readonly code: string; readonly words: RegExp }

export interface HostileFile {
  /** the name it comes under; it may lie */
  readonly name: string
  readonly make: () => Promise<Uint8Array> | Uint8Array
  readonly answer: Answer
}

const read = (width: number, height: number): Answer => ({ size: [width, height] })
const broken: Answer = { code: 'unreadable-file', words: /损坏|不完整/ }
const unknown: Answer = { code: 'unreadable-file', words: /认不出/ }
const large = (pixels: string): Answer => ({ code: 'too-large', words: new RegExp(pixels) })
const text = (words: string) => () => new TextEncoder().encode(words)

const { smallPage } = picture
const asJpeg = () => smallPage().jpeg({ quality: 80 }).toBuffer()
const whole = read(420, 594)

const profile = (body: Uint8Array, count = 1): Uint8Array =>
  Buffer.concat([Buffer.from('ICC_PROFILE\0', 'latin1'), Buffer.from([1, count]), body])

/** An animation of one page over and over. */
const frames = async (count: number) => {
  const frame = await smallPage().png().toBuffer()
  return sharp(new Array<Buffer>(count).fill(frame), { join: { animated: true } })
}

/** Everything that comes back within a second or two; what runs out a clock is in `endless`. */
export const hostileFiles: readonly HostileFile[] = [
  // names that lie, things that are no pictures
  { name: 'really-a-png.jpg', make: () => smallPage().png().toBuffer(), answer: whole },
  { name: 'really-a-jpeg.pdf', make: asJpeg, answer: whole },
  { name: 'really-a-pdf.png', make: async () => pdfOf([await asJpeg()], [210, 297]), answer: read(420, 594) },
  { name: 'empty.jpg', make: text(''), answer: { code: 'unreadable-file', words: /空/ } },
  { name: 'one-byte.jpg', make: () => Uint8Array.of(0xff), answer: unknown },
  { name: 'words.jpg', make: text('not a picture at all'), answer: unknown },
  {
    name: 'office.pdf',
    make: text('PK\u0003\u0004[Content_Types].xml'),
    answer: { code: 'unreadable-file', words: /Office/ },
  },
  {
    name: 'bomb.zip',
    make: () => Buffer.concat([Buffer.from('PK\u0003\u0004'), gzipSync(Buffer.alloc(50_000_000))]),
    answer: { code: 'unreadable-file', words: /压缩包/ },
  },
  { name: 'bomb.gz.jpg', make: () => gzipSync(Buffer.alloc(50_000_000)), answer: unknown },
  {
    name: 'phone.heic',
    make: text('\0\0\0\u0018ftypheic\0\0\0\0heicmif1'),
    answer: { code: 'unreadable-file', words: /HEIC/ },
  },
  // vector pictures may fetch, run and multiply: none is drawn
  {
    name: 'fetching.svg',
    make: text(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="http://127.0.0.1:9/x.png"/><script>fetch("/")</script></svg>',
    ),
    answer: unknown,
  },
  {
    name: 'laughing.svg',
    make: text(
      '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><svg xmlns="http://www.w3.org/2000/svg"><text>&c;</text></svg>',
    ),
    answer: unknown,
  },
  {
    name: 'svg-as.png',
    make: text('<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="30000"/>'),
    answer: unknown,
  },
  // sizes
  {
    name: 'one-pixel.png',
    make: () =>
      sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
        .png()
        .toBuffer(),
    answer: read(1, 1),
  },
  { name: 'one-row.png', make: () => picture.sparsePng(20_000, 1), answer: read(20_000, 1) },
  { name: 'one-column.png', make: () => picture.sparsePng(1, 20_000), answer: read(1, 20_000) },
  { name: 'no-width.png', make: () => picture.boastingPng(0, 100), answer: broken },
  { name: 'header-30000.png', make: () => picture.boastingPng(30_000, 30_000), answer: large('30000×30000') },
  { name: 'header-30000.jpg', make: () => picture.boastingJpeg(30_000, 30_000), answer: large('30000×30000') },
  { name: 'header-65535.jpg', make: () => picture.boastingJpeg(65_535, 65_535), answer: large('65535×65535') },
  {
    name: 'header-2-billion.png',
    make: () => picture.boastingPng(0x7fffffff, 0x7fffffff),
    answer: large('2147483647×2147483647'),
  },
  { name: 'header-10000.png', make: () => picture.boastingPng(10_000, 10_000), answer: broken },
  { name: 'sparse-30000.png', make: () => picture.sparsePng(30_000, 30_000), answer: large('30000×30000') },
  { name: 'sparse-16000.png', make: () => picture.sparsePng(16_000, 16_000), answer: read(16_000, 16_000) },
  {
    name: 'sparse-on-its-side.jpg',
    make: () => picture.sparseJpeg(11_000, 10_000, { orientation: 6 }),
    answer: read(10_000, 11_000),
  },
  { name: 'sparse-whole-1.webp', make: () => picture.sparseWebp(8000, 8000), answer: read(8000, 8000) },
  { name: 'sparse-whole-2.webp', make: () => picture.sparseWebp(8000, 8000), answer: read(8000, 8000) },
  {
    name: 'sparse-whole.jpg',
    make: () => picture.sparseJpeg(8000, 8000, { progressive: true }),
    answer: read(8000, 8000),
  },
  { name: 'sparse-too-large.webp', make: () => picture.sparseWebp(10_000, 10_000), answer: large('10000×10000') },
  // kinds of pixels
  { name: 'cmyk.jpg', make: () => smallPage().toColourspace('cmyk').jpeg().toBuffer(), answer: whole },
  { name: '16-bit.png', make: () => smallPage().toColourspace('rgb16').png().toBuffer(), answer: whole },
  { name: '16-bit.tif', make: () => smallPage().toColourspace('rgb16').tiff().toBuffer(), answer: whole },
  { name: 'indexed.png', make: () => smallPage().png({ palette: true, colours: 4 }).toBuffer(), answer: whole },
  { name: 'clear.png', make: () => smallPage().ensureAlpha(0).png().toBuffer(), answer: whole },
  {
    name: 'bilevel.tif',
    make: () =>
      smallPage()
        .greyscale()
        .toColourspace('b-w')
        .threshold(150)
        .tiff({ bitdepth: 1, compression: 'ccittfax4' })
        .toBuffer(),
    answer: whole,
  },
  { name: 'lab.tif', make: () => smallPage().toColourspace('lab').tiff().toBuffer(), answer: whole },
  { name: 'animated.gif', make: async () => (await frames(40)).gif().toBuffer(), answer: whole },
  { name: 'animated.webp', make: async () => (await frames(12)).webp().toBuffer(), answer: whole },
  { name: 'progressive.jpg', make: () => smallPage().jpeg({ progressive: true }).toBuffer(), answer: whole },
  { name: 'interlaced.png', make: () => smallPage().png({ progressive: true }).toBuffer(), answer: whole },
  // what files say about themselves
  ...([1, 2, 3, 4, 5, 6, 7, 8] as const).map((orientation) => ({
    name: `turned-${orientation}.jpg`,
    make: () => smallPage().withMetadata({ orientation }).jpeg().toBuffer(),
    answer: orientation > 4 ? read(594, 420) : whole,
  })),
  {
    name: 'lying-exif.jpg',
    make: async () => picture.withSegment(await asJpeg(), 0xe1, picture.lyingExif()),
    answer: whole,
  },
  {
    name: 'cut-exif.jpg',
    make: async () => picture.withSegment(await asJpeg(), 0xe1, picture.lyingExif().subarray(0, 20)),
    answer: whole,
  },
  { name: 'p3-profile.jpg', make: () => smallPage().withIccProfile('p3').jpeg().toBuffer(), answer: whole },
  { name: 'cmyk-profile.jpg', make: () => smallPage().withIccProfile('cmyk').jpeg().toBuffer(), answer: whole },
  {
    name: 'broken-profile.jpg',
    make: async () => picture.withSegment(await asJpeg(), 0xe2, profile(Buffer.alloc(5000, 0x41))),
    answer: whole,
  },
  {
    name: 'missing-profile.jpg',
    make: async () => picture.withSegment(await asJpeg(), 0xe2, profile(new Uint8Array(), 9)),
    answer: whole,
  },
  // documents
  { name: '500-pages.pdf', make: () => pdf.pdfOfPages(500), answer: read(1242, 1750) },
  { name: 'no-pages.pdf', make: () => pdf.pdfOfPages(0), answer: { code: 'unreadable-file', words: /没有页面|损坏/ } },
  {
    name: 'locked.pdf',
    make: () => pdf.lockedPdf({ userPassword: 'x', ownerPassword: 'y' }),
    answer: { code: 'unreadable-file', words: /密码/ },
  },
  { name: 'looping-pages.pdf', make: pdf.loopingPagesPdf, answer: broken },
  { name: 'boasting.pdf', make: pdf.boastingPdf, answer: read(2479, 3508) },
  { name: 'nested-arrays.pdf', make: pdf.nestedArraysPdf, answer: read(2479, 3508) },
  { name: 'huge-picture.pdf', make: () => pdf.hugePicturePdf(30_000, 30_000), answer: large('30000×30000') },
  { name: 'huge-page.pdf', make: () => pdf.pageOfSize('0 0 14400000 14400000'), answer: read(7746, 7746) },
  { name: 'thin-page.pdf', make: () => pdf.pageOfSize('0 0 100000 0.1'), answer: read(30_000, 1) },
  { name: 'backward-page.pdf', make: () => pdf.pageOfSize('500 800 -10 -20'), answer: read(2125, 3417) },
  { name: 'acting.pdf', make: () => pdf.actingPdf('http://127.0.0.1:9/x'), answer: read(2479, 3508) },
  { name: 'form-in-itself.pdf', make: pdf.selfDrawingFormPdf, answer: read(2479, 3508) },
  { name: 'multiplying-forms.pdf', make: () => pdf.multiplyingFormsPdf(14), answer: broken },
  { name: 'packed-orders.pdf', make: pdf.packedOrdersPdf, answer: broken },
]

/** Files that would keep a decoder busy for hours: ended by the pool's clock. */
export const endless: readonly HostileFile[] = [
  { name: 'finest-tiles.pdf', make: pdf.finestTilesPdf, answer: { code: 'unreadable-file', words: /太久/ } },
]

/** Whole files that are then cut short. */
export const cuttable: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  jpeg: asJpeg,
  'progressive jpeg': () => smallPage().jpeg({ progressive: true, quality: 60 }).toBuffer(),
  png: () => smallPage().png().toBuffer(),
  tiff: () => smallPage().tiff({ compression: 'lzw' }).toBuffer(),
  webp: () => smallPage().webp({ quality: 70 }).toBuffer(),
  gif: () => smallPage().gif().toBuffer(),
  pdf: async () => pdfOf([await asJpeg()]),
  'pdf of a scanner': async () => pdf.scanPdf(await asJpeg(), 420, 594),
}
