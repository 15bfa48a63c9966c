import sharp from 'sharp'
import type { Random } from '../random.ts'
import { type Raster, toSharp } from './raster.ts'

export interface Encoding {
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/tiff'
  /** 1-100, for the lossy ones */
  readonly quality: number
  /** full-resolution colour in JPEG */
  readonly fullChroma: boolean
  /** one channel in the file; only for grey content */
  readonly singleChannel: boolean
  /** EXIF orientation tag; the stored pixels are turned against it, so a viewer that heeds it shows the page upright */
  readonly orientation: 1 | 3 | 6 | 8
  /** dpi written into the file; 0 = none */
  readonly density: number
}

export function inventEncoding(
  rnd: Random,
  capture: 'scan' | 'photo' | 'screen',
  dpi: number,
  grey: boolean,
): Encoding {
  const mediaType =
    capture === 'photo'
      ? rnd.weighted<Encoding['mediaType']>([
          ['image/jpeg', 12],
          ['image/webp', 1],
        ])
      : rnd.weighted<Encoding['mediaType']>([
          ['image/jpeg', capture === 'screen' ? 3 : 14],
          ['image/png', 3],
          ['image/webp', 1],
          ['image/tiff', 1],
        ])
  return {
    mediaType,
    quality: Math.round(
      rnd.weighted([
        [rnd.range(78, 95), 6],
        [rnd.range(55, 78), 3],
        [rnd.range(30, 55), 1.2],
      ]),
    ),
    fullChroma: rnd.chance(0.25),
    singleChannel: grey && rnd.chance(0.5),
    orientation: capture === 'photo' ? rnd.pick([1, 1, 1, 6, 6, 8, 3]) : rnd.chance(0.04) ? 3 : 1,
    density: capture === 'scan' && rnd.chance(0.7) ? Math.round(dpi) : rnd.pick([0, 72]),
  }
}

const undo = { 1: 0, 3: 180, 6: 270, 8: 90 } as const

/** Writes the picture as a file a client might send. */
export async function encode(raster: Raster, how: Encoding): Promise<Uint8Array> {
  let image = toSharp(raster)
  if (undo[how.orientation] !== 0) {
    const turned = await image.rotate(undo[how.orientation]).raw().toBuffer({ resolveWithObject: true })
    image = sharp(turned.data, { raw: { width: turned.info.width, height: turned.info.height, channels: 3 } })
  }
  if (how.singleChannel) image = image.toColourspace('b-w')
  if (how.orientation !== 1 || how.density > 0)
    image = image.withMetadata({
      ...(how.orientation !== 1 ? { orientation: how.orientation } : {}),
      ...(how.density > 0 ? { density: how.density } : {}),
    })
  const { quality } = how
  if (how.mediaType === 'image/png') return image.png({ compressionLevel: 6 }).toBuffer()
  if (how.mediaType === 'image/webp') return image.webp({ quality, effort: 2 }).toBuffer()
  if (how.mediaType === 'image/tiff')
    return image.tiff({ compression: 'jpeg', quality: Math.max(70, quality) }).toBuffer()
  return image.jpeg({ quality, chromaSubsampling: how.fullChroma ? '4:4:4' : '4:2:0' }).toBuffer()
}
