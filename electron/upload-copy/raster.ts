import sharp, { type Sharp } from 'sharp'
import type { Region } from '../../domain/model/inspection.ts'
import { type ColourRaster, type Picture, workingEdge } from '../inspect/picture.ts'
import { type PageView, toView } from '../inspect/view.ts'

/** A raster as a sharp pipeline. */
export const pipeline = ({ data, width, height }: ColourRaster): Sharp =>
  sharp(data, { raw: { width, height, channels: 3 } })

export async function pixelsOf(image: Sharp): Promise<ColourRaster> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** A raster turned clockwise by quarters. */
export const turned = (raster: ColourRaster, degrees: 0 | 90 | 180 | 270): Promise<ColourRaster> =>
  degrees === 0 ? Promise.resolve(raster) : pixelsOf(pipeline(raster).rotate(degrees))

export const cutOut = (raster: ColourRaster, { x, y, width, height }: Region): Promise<ColourRaster> =>
  pixelsOf(pipeline(raster).extract({ left: x, top: y, width, height }))

/** What the scan checks share of a page, of a raster that is in memory already. */
export async function viewOf(raster: ColourRaster): Promise<PageView> {
  const shrink = Math.max(1, Math.max(raster.width, raster.height) / workingEdge)
  const small =
    shrink === 1
      ? raster
      : await pixelsOf(
          pipeline(raster).resize({ width: Math.max(1, Math.round(raster.width / shrink)), kernel: 'linear' }),
        )
  const picture: Picture = {
    ...small,
    scale: raster.width / small.width,
    fullWidth: raster.width,
    fullHeight: raster.height,
    grey: false,
    closeUp: async () => undefined,
  }
  return toView(picture)
}
