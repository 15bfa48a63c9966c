import sharp, { type Sharp, type SharpOptions } from 'sharp'
import type { Region } from '../../../domain/model/inspection.ts'
import {
  type ColourRaster,
  type GreyRaster,
  mostFullPixels,
  type Picture,
  type Source,
  spreadGrey,
  workingShrink,
} from '../picture.ts'
import { brokenFile, type FileFormat, tooManyPixels } from './format.ts'

// every worker is one core's worth already; a cache would only hold clients' papers in memory
sharp.concurrency(1)
sharp.cache(false)

/** Decoders that stream rows need little memory whatever the size; the others hold every pixel at once. */
const maxStreamedPixels = 268_000_000
const maxHeldPixels = 100_000_000

const jpegForShowing = { quality: 82, mozjpeg: false } as const

/** Pixels to begin from: an encoded picture, or a raster some other decoder made. */
export type PixelInput =
  | { readonly bytes: Uint8Array; readonly format: Exclude<FileFormat, 'pdf' | 'bmp'> }
  | { readonly data: Uint8Array; readonly width: number; readonly height: number; readonly channels: 3 | 4 }

/**
 * Opens what sharp can read, or a raster already decoded.
 * @throws DeskRefusal 'unreadable-file' | 'too-large'
 */
export async function openRaster(input: PixelInput): Promise<Source> {
  const open = (page: number) =>
    'bytes' in input
      ? sharp(input.bytes, { ...decoderOptions, page, pages: 1 })
      : sharp(input.data, { raw: { width: input.width, height: input.height, channels: input.channels } })
  const jpeg = 'bytes' in input && input.format === 'jpeg'
  const first = await readSize(open(0), input)
  // only TIFF pages are sheets of paper; frames of GIF and WebP are an animation, of which the first is the picture
  const pageCount = 'bytes' in input && input.format === 'tiff' ? first.pages : 1
  const sizeOf = async (index: number) => (index === 0 ? first : await readSize(open(index), input))
  return {
    pageCount,
    page: async (index) => decodePage(open, index, await sizeOf(index), jpeg),
    preview: async (index, width) => {
      const size = await sizeOf(index)
      return upright(open(index), size.grey)
        .resize({ width: Math.min(width, size.width) })
        .jpeg(jpegForShowing)
        .toBuffer()
        .catch((fault: unknown) => {
          throw brokenFile(fault)
        })
    },
    full: async (index) => decodeFull(open(index), await sizeOf(index)),
    close: () => {},
  }
}

const decoderOptions: SharpOptions = { failOn: 'error', limitInputPixels: maxStreamedPixels, sequentialRead: true }

interface Size {
  /** upright */
  readonly width: number
  readonly height: number
  readonly pages: number
  /** stored with a rotation: an extract in upright coordinates must turn the pixels first */
  readonly turned: boolean
  /** one channel in the file */
  readonly grey: boolean
  /** pixels per inch, as the file claims */
  readonly density?: number
}

async function readSize(image: Sharp, input: PixelInput): Promise<Size> {
  if (!('bytes' in input)) return { width: input.width, height: input.height, pages: 1, turned: false, grey: false }
  const meta = await image.metadata().catch((fault: unknown) => {
    throw /pixel limit/i.test(String(fault)) ? tooManyPixels(...declaredSize(input.bytes)) : brokenFile(fault)
  })
  const pixels = meta.width * meta.height
  const streamed = (input.format === 'jpeg' || input.format === 'png') && !meta.isProgressive
  if (pixels > (streamed ? maxStreamedPixels : maxHeldPixels)) throw tooManyPixels(meta.width, meta.height)
  return {
    width: meta.autoOrient.width,
    height: meta.autoOrient.height,
    pages: meta.pages ?? 1,
    turned: (meta.orientation ?? 1) > 1,
    grey: meta.space === 'b-w' || meta.space === 'grey16',
    density: meta.density,
  }
}

/** Width and height as a PNG or JPEG header says, for the words of a refusal; zeros where they are not found. */
function declaredSize(bytes: Uint8Array): [number, number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes[0] === 0x89 && bytes.length > 24) return [view.getUint32(16), view.getUint32(20)]
  for (let at = 2; bytes[0] === 0xff && at + 9 < bytes.length; ) {
    const marker = bytes[at + 1]!
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return [view.getUint16(at + 7), view.getUint16(at + 5)]
    }
    at += 2 + view.getUint16(at + 2)
  }
  return [0, 0]
}

/** Right way up, on white, in sRGB or one channel of grey. */
function upright(image: Sharp, grey: boolean): Sharp {
  return image
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace(grey ? 'b-w' : 'srgb')
}

async function decodePage(open: (page: number) => Sharp, index: number, size: Size, jpeg: boolean): Promise<Picture> {
  const shrink = workingShrink(size.width, size.height, jpeg)
  const width = Math.max(1, Math.round(size.width / shrink))
  const height = Math.max(1, Math.round(size.height / shrink))
  const image = upright(open(index), size.grey)
  if (shrink > 1) image.resize(width, height, { fit: 'fill', kernel: 'linear' })
  const { data, info } = await image
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((fault: unknown) => {
      throw brokenFile(fault)
    })
  const scale = size.width / info.width
  return {
    data: size.grey ? spreadGrey(data) : data,
    width: info.width,
    height: info.height,
    scale,
    fullWidth: size.width,
    fullHeight: size.height,
    grey: size.grey,
    density: size.density,
    closeUp: async (region) => (shrink > 1 ? cut(open(index), region, size) : undefined),
  }
}

async function decodeFull(image: Sharp, size: Size): Promise<ColourRaster> {
  const shrink = Math.sqrt((size.width * size.height) / mostFullPixels)
  const ready = upright(image, false)
  if (shrink > 1) ready.resize({ width: Math.floor(size.width / shrink) })
  const { data, info } = await ready
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((fault: unknown) => {
      throw brokenFile(fault)
    })
  return { data, width: info.width, height: info.height }
}

async function cut(image: Sharp, region: Region, size: Size): Promise<GreyRaster> {
  const left = Math.max(0, Math.min(size.width - 1, Math.floor(region.x)))
  const top = Math.max(0, Math.min(size.height - 1, Math.floor(region.y)))
  const width = Math.max(1, Math.min(size.width - left, Math.ceil(region.width)))
  const height = Math.max(1, Math.min(size.height - top, Math.ceil(region.height)))
  // turning before the cut needs the whole picture in memory: only for pictures stored on their side
  const ready = size.turned ? image.autoOrient() : image
  const { data, info } = await ready
    .extract({ left, top, width, height })
    .flatten({ background: '#ffffff' })
    .toColourspace('b-w')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((fault: unknown) => {
      throw brokenFile(fault)
    })
  return { data, width: info.width, height: info.height }
}
