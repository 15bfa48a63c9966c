import sharp, { type Sharp, type SharpOptions } from 'sharp'
import type { Region } from '../../../domain/model/inspection.ts'
import { boxWithin } from '../../../domain/model/region.ts'
import {
  type ColourRaster,
  type GreyRaster,
  mostEnlarged,
  mostFullPixels,
  type Picture,
  type Source,
  spreadGrey,
  workingShrink,
} from '../picture.ts'
import { ample, type Room, roomMegabytes } from '../room.ts'
import { brokenFile, type FileFormat, tooManyPixels } from './format.ts'
import { type JpegHeader, readJpegHeader } from './jpeg-header.ts'
import { type Orientation, onItsSide, type Stored, storedRegion, toOrientation, turned } from './orientation.ts'

// every worker is one core's worth already; a cache would only hold clients' papers in memory
sharp.concurrency(1)
sharp.cache(false)

/** Decoders that stream rows need little memory whatever the size. */
const maxStreamedPixels = 268_000_000

type SharpFormat = Exclude<FileFormat, 'pdf' | 'bmp'>

/** Bytes a pixel that decoders take which hold the whole picture, measured as the process's peak on 60 to 100 megapixels. */
const heldBytes: Record<SharpFormat, number> = { jpeg: 6.5, png: 3.5, webp: 8, avif: 8, gif: 5, tiff: 6 }

const jpegForShowing = { quality: 82, mozjpeg: false } as const

/** Pixels to begin from: an encoded picture, or a raster some other decoder made. */
export type PixelInput =
  | { readonly bytes: Uint8Array; readonly format: SharpFormat }
  | { readonly data: Uint8Array; readonly width: number; readonly height: number; readonly channels: 3 | 4 }

/**
 * Opens what sharp can read, or a raster already decoded.
 * @param room where pictures that must be decoded whole wait until there is memory for them
 * @throws DeskRefusal 'unreadable-file' | 'too-large'
 */
export async function openRaster(input: PixelInput, room: Room = ample): Promise<Source> {
  const open = (page: number) =>
    'bytes' in input
      ? sharp(input.bytes, { ...decoderOptions, page, pages: 1 })
      : sharp(input.data, { raw: { width: input.width, height: input.height, channels: input.channels } })
  const jpeg = 'bytes' in input && input.format === 'jpeg'
  const first = await readSize(open(0), input)
  // only TIFF pages are sheets of paper; frames of GIF and WebP are an animation, of which the first is the picture
  const pageCount = 'bytes' in input && input.format === 'tiff' ? first.pages : 1
  const entryOf = async (index: number): Promise<Entry> => {
    const size = index === 0 ? first : await readSize(open(index), input)
    return { open: () => open(index), size, hold: (work) => room(size.heldBytes, work) }
  }
  return {
    pageCount,
    page: async (index) => decodePage(await entryOf(index), jpeg),
    preview: async (index, width, region) => {
      const { size, hold } = await entryOf(index)
      const part = region && boxWithin(region, size)
      const from = part ?? size
      const shown = Math.min(width, part ? part.width * mostEnlarged : size.width)
      const height = Math.max(1, Math.round((from.height * shown) / from.width))
      const wanted: Wanted = { width: shown, height, kernel: 'lanczos3' }
      const pixels = await hold(() => read(open(index), size, wanted, part))
      const raw = { width: pixels.width, height: pixels.height, channels: pixels.channels }
      return sharp(pixels.data, { raw }).jpeg(jpegForShowing).toBuffer()
    },
    full: async (index) => decodeFull(await entryOf(index)),
    close: () => {},
  }
}

const decoderOptions: SharpOptions = { failOn: 'error', limitInputPixels: maxStreamedPixels, sequentialRead: true }

interface Size {
  /** upright */
  readonly width: number
  readonly height: number
  readonly pages: number
  readonly orientation: Orientation
  /** one channel in the file */
  readonly grey: boolean
  /** pixels per inch, as the file claims */
  readonly density?: number
  /** memory that decoding takes whatever the scale; 0 where rows are streamed */
  readonly heldBytes: number
}

/** One page of a file, not decoded yet. */
interface Entry {
  readonly open: () => Sharp
  readonly size: Size
  /** decodes when there is memory for it */
  readonly hold: <T>(work: () => Promise<T>) => Promise<T>
}

async function readSize(image: Sharp, input: PixelInput): Promise<Size> {
  if (!('bytes' in input))
    return { width: input.width, height: input.height, pages: 1, orientation: 1, grey: false, heldBytes: 0 }
  const plain = input.format === 'jpeg' ? sizeOfPlain(readJpegHeader(input.bytes)) : undefined
  if (plain) return plain
  const meta = await image.metadata().catch((fault: unknown) => {
    const [width, height] = declaredSize(input.bytes)
    const tooMany = width * height > maxStreamedPixels || /pixel limit/i.test(String(fault))
    throw tooMany ? tooManyPixels(width, height) : brokenFile(fault)
  })
  const pixels = meta.width * meta.height
  const streamed = (input.format === 'jpeg' || input.format === 'png') && !meta.isProgressive
  const held = streamed ? 0 : pixels * heldBytes[input.format] * (meta.depth === 'ushort' ? 2 : 1)
  if (pixels > maxStreamedPixels || held > roomMegabytes * 1048576) throw tooManyPixels(meta.width, meta.height)
  return {
    width: meta.autoOrient.width,
    height: meta.autoOrient.height,
    pages: meta.pages ?? 1,
    orientation: toOrientation(meta.orientation),
    grey: meta.space === 'b-w' || meta.space === 'grey16',
    density: meta.density,
    heldBytes: held,
  }
}

/** What needs no decoder to be asked: of a lone page that takes longer than any one of its checks. */
function sizeOfPlain({ plain, width, height, grey, density }: JpegHeader): Size | undefined {
  if (!plain || width === 0 || height === 0 || width * height > maxStreamedPixels) return undefined
  return { width, height, pages: 1, orientation: 1, grey, density, heldBytes: 0 }
}

/** Width and height as a PNG or JPEG header says, for the words of a refusal; zeros where they are not found. */
function declaredSize(bytes: Uint8Array): [number, number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes[0] === 0x89 && bytes.length > 24) return [view.getUint32(16), view.getUint32(20)]
  if (bytes[0] !== 0xff) return [0, 0]
  const { width, height } = readJpegHeader(bytes)
  return [width, height]
}

interface Wanted {
  readonly width: number
  readonly height: number
  readonly kernel: 'linear' | 'lanczos3'
}

interface Pixels extends Stored {
  readonly channels: 1 | 3
}

/**
 * Decodes a page upright, on white, in sRGB or one channel of grey, at a size of one's choice. It is shrunk while it is
 * still stored as it was and turned afterwards: the other way round a photo held on its side is decoded whole.
 * @param part only this part of the upright page, in its whole pixels
 */
async function read(image: Sharp, size: Size, wanted: Wanted, part?: Region): Promise<Pixels> {
  const { orientation, grey } = size
  const [width, height] = onItsSide(orientation) ? [wanted.height, wanted.width] : [wanted.width, wanted.height]
  const from = part ?? size
  const plain = (part ? extracted(image, part, size) : image)
    .flatten({ background: '#ffffff' })
    .toColourspace(grey ? 'b-w' : 'srgb')
  const fits = wanted.width === from.width && wanted.height === from.height
  const sized = fits ? plain : plain.resize(width, height, { fit: 'fill', kernel: wanted.kernel })
  const { data, info } = await sized
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((fault: unknown) => {
      throw brokenFile(fault)
    })
  const channels = info.channels as 1 | 3
  return { ...turned({ data, width: info.width, height: info.height }, channels, orientation), channels }
}

async function decodePage({ open, size, hold }: Entry, jpeg: boolean): Promise<Picture> {
  const shrink = workingShrink(size.width, size.height, jpeg)
  const wanted: Wanted = {
    kernel: 'linear',
    width: Math.max(1, Math.round(size.width / shrink)),
    height: Math.max(1, Math.round(size.height / shrink)),
  }
  const { data, width, height } = await hold(() => read(open(), size, wanted))
  return {
    data: size.grey ? spreadGrey(data) : data,
    width,
    height,
    scale: size.width / width,
    fullWidth: size.width,
    fullHeight: size.height,
    grey: size.grey,
    density: size.density,
    closeUp: async (region) => (shrink > 1 ? hold(() => cut(open(), region, size)) : undefined),
  }
}

/** The page in colour at full size, or as large as is worth having. */
async function decodeFull({ open, size, hold }: Entry): Promise<ColourRaster> {
  const shrink = Math.max(1, Math.sqrt((size.width * size.height) / mostFullPixels))
  const wanted: Wanted = {
    kernel: 'lanczos3',
    width: Math.max(1, Math.floor(size.width / shrink)),
    height: Math.max(1, Math.round(size.height / shrink)),
  }
  const { data, width, height } = await hold(() => read(open(), { ...size, grey: false }, wanted))
  return { data, width, height }
}

/** A part of the upright page, as the page is stored. */
function extracted(image: Sharp, part: Region, { width, height, orientation }: Size): Sharp {
  const [storedWidth, storedHeight] = onItsSide(orientation) ? [height, width] : [width, height]
  const stored = storedRegion(part, storedWidth, storedHeight, orientation)
  return image.extract({ left: stored.x, top: stored.y, width: stored.width, height: stored.height })
}

async function cut(image: Sharp, region: Region, size: Size): Promise<GreyRaster> {
  const { orientation } = size
  const { data, info } = await extracted(image, boxWithin(region, size), size)
    .flatten({ background: '#ffffff' })
    .toColourspace('b-w')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((fault: unknown) => {
      throw brokenFile(fault)
    })
  return turned({ data, width: info.width, height: info.height }, 1, orientation)
}
