import type { Quad } from '../../upload-copy/projection.ts'
import { pipeline, pixelsOf } from '../../upload-copy/raster.ts'
import { straightened } from '../../upload-copy/warp.ts'
import { type ColourRaster, mostEnlarged } from '../picture.ts'
import type { SheetCrop } from './crop.ts'

/** A part of a sheet laid flat and upright, as a JPEG no wider than `width`, enlarged at most twice. */
export async function flatPart(raster: ColourRaster, crop: SheetCrop, width: number): Promise<Uint8Array> {
  const by = Math.min(mostEnlarged, width / Math.max(1, crop.width))
  // shrunk first, so that no line falls between the pixels that the warp looks at
  const shrink = Math.min(1, by)
  const small =
    shrink < 1
      ? await pixelsOf(pipeline(raster).resize({ width: Math.max(1, Math.round(raster.width * shrink)) }))
      : raster
  const scale = small.width / raster.width
  const quad = crop.quad.map(({ x, y }) => [x * scale, y * scale] as const) as unknown as Quad
  const [wide, high] = [Math.round(crop.width * by), Math.round(crop.height * by)]
  const flat = straightened(small, quad, Math.max(1, wide), Math.max(1, high), [255, 255, 255])
  return pipeline(flat).jpeg({ quality: 82 }).toBuffer()
}
