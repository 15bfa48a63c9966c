import type { Sharp } from 'sharp'
import type { CopyFormat, CopyPlan } from '../../domain/upload/index.ts'
import type { ColourRaster } from '../inspect/picture.ts'
import { pipeline, pixelsOf } from './raster.ts'

/** A picture as it goes to the provider. */
export interface Encoded {
  readonly bytes: Uint8Array
  readonly format: CopyFormat
  readonly width: number
  readonly height: number
  /** JPEG quality; 0 = lossless */
  readonly quality: number
  /** full pixels per pixel written, >= 1 */
  readonly shrink: number
}

/** Why no file within the limits can be read: too large even at its smallest, or too small even at its best. */
export type Misfit = 'too-large' | 'too-small'

/** Above this nobody sees what JPEG takes away, and files only grow. */
const fineQuality = 95
/** Below this the picture is made smaller instead: fewer pixels read better than blocks. */
const blockyQuality = 78
const leastQuality = 60
/** Trellis coding saves 8 to 14 % of a scan's bytes and costs ten times the time: only where the limit presses. */
const trellisGain = 1.07

type Limits = Pick<CopyPlan, 'format' | 'taken' | 'minBytes' | 'aimBytes' | 'maxBytes'>

/**
 * Writes a raster within a provider's limits with as little loss as they allow: first less quality, then fewer pixels,
 * never below what can be read.
 * @param leastShare the smallest scale at which the writing is still large enough, 0..1
 */
export async function encodeWithin(
  raster: ColourRaster,
  limits: Limits,
  leastShare: number,
): Promise<Encoded | Misfit> {
  const encoded =
    limits.format === 'png' ? await png(raster, limits, leastShare) : await jpeg(raster, limits, leastShare)
  if (typeof encoded === 'string' || encoded.bytes.length >= limits.minBytes) return encoded
  return larger(raster, limits)
}

async function jpeg(raster: ColourRaster, limits: Limits, leastShare: number): Promise<Encoded | Misfit> {
  const fine = await quickJpeg(raster, fineQuality)
  if (fine.length <= limits.aimBytes) return told(raster, fine, fineQuality, 1)
  const blocky = await quickJpeg(raster, blockyQuality)
  if (blocky.length <= limits.aimBytes * trellisGain) {
    return pressed(raster, limits, between(fine.length, blocky.length, limits.aimBytes * trellisGain), 1)
  }
  // bytes fall with the pixels a little slower than in proportion
  let share = Math.max(leastShare, Math.min(0.97, ((limits.aimBytes * trellisGain) / blocky.length) ** 0.6))
  for (;;) {
    const small = await scaled(raster, share)
    const bytes = await quickJpeg(small, blockyQuality)
    if (bytes.length <= limits.aimBytes * trellisGain) {
      const best = await quickJpeg(small, fineQuality)
      const quality = between(best.length, bytes.length, limits.aimBytes * trellisGain)
      return pressed(small, limits, quality, raster.width / small.width)
    }
    if (share <= leastShare) return pressed(small, limits, blockyQuality, raster.width / small.width)
    share = Math.max(leastShare, share * Math.min(0.94, ((limits.aimBytes * trellisGain) / bytes.length) ** 0.55))
  }
}

/** The quality at which about so many bytes come out, told from those at the two ends (bytes grow by a steady factor). */
function between(fine: number, blocky: number, wanted: number): number {
  const t = Math.log(wanted / blocky) / Math.log(fine / blocky)
  return Math.max(blockyQuality, Math.min(fineQuality, Math.floor(blockyQuality + (fineQuality - blockyQuality) * t)))
}

/** A file this near the limit leaves nothing worth another try. */
const nearEnough = 0.92
/** Careful writing takes seconds for a large page. */
const mostTries = 4

/** The best quality that keeps within the limit, written with care: from the estimate on, halving what is open. */
async function pressed(
  raster: ColourRaster,
  limits: Limits,
  quality: number,
  shrink: number,
): Promise<Encoded | Misfit> {
  let best: Encoded | undefined
  // one past the highest quality that may still fit
  let tooHigh = fineQuality + 1
  let tried = quality
  for (let tries = 1; ; tries++) {
    const bytes = await carefulJpeg(raster, tried)
    const share = bytes.length / limits.aimBytes
    if (share <= 1) best = told(raster, bytes, tried, shrink)
    else tooHigh = tried
    const done = best && ((share > nearEnough && share <= 1) || tries >= mostTries || tooHigh - best.quality <= 1)
    if (best && done) return best
    if (best) tried = (best.quality + tooHigh) >> 1
    else if (tried <= leastQuality) return 'too-large'
    else tried = Math.max(leastQuality, tried - Math.max(2, Math.round((share - 1) * 30)))
  }
}

/** Of a provider that takes no JPEG: lossless, so that only fewer pixels make it smaller. */
async function png(raster: ColourRaster, limits: Limits, leastShare: number): Promise<Encoded | Misfit> {
  for (let share = 1; ; share = Math.max(leastShare, share * 0.85)) {
    const small = share === 1 ? raster : await scaled(raster, share)
    const bytes = await finish(pipeline(small)).png({ compressionLevel: 9, adaptiveFiltering: true }).toBuffer()
    if (bytes.length <= limits.aimBytes) return told(small, bytes, 0, raster.width / small.width)
    if (share <= leastShare) return 'too-large'
  }
}

/** More bytes out of the same pixels, for a provider that asks for a least size: less is left out, then nothing at all. */
async function larger(raster: ColourRaster, limits: Limits): Promise<Encoded | Misfit> {
  const asJpeg = (quality: number) => async () => told(raster, await quickJpeg(raster, quality), quality, 1)
  const asPng = (compressionLevel: number) => async () =>
    told(raster, await finish(pipeline(raster)).png({ compressionLevel }).toBuffer(), 0, 1)
  const ways = [
    ...(limits.format === 'jpeg' ? [asJpeg(98), asJpeg(100)] : []),
    ...(limits.taken.includes('png') ? [asPng(9), asPng(0)] : []),
  ]
  for (const way of ways) {
    const encoded = await way()
    if (encoded.bytes.length >= limits.minBytes && encoded.bytes.length <= limits.maxBytes) return encoded
  }
  return 'too-small'
}

const told = ({ width, height }: ColourRaster, bytes: Uint8Array, quality: number, shrink: number): Encoded => ({
  bytes,
  format: quality === 0 ? 'png' : 'jpeg',
  width,
  height,
  quality,
  shrink,
})

const scaled = (raster: ColourRaster, share: number): Promise<ColourRaster> =>
  pixelsOf(pipeline(raster).resize({ width: Math.max(1, Math.round(raster.width * share)), kernel: 'lanczos3' }))

/** Nothing of where and with what it was taken goes along; sRGB is said, for programs that would guess otherwise. */
const finish = (image: Sharp): Sharp => image.withIccProfile('srgb')

/** Full-resolution colour: a red seal over black writing smears at half. Baseline, which every reader takes. */
const chroma = { chromaSubsampling: '4:4:4', quantisationTable: 3 } as const

const quickJpeg = (raster: ColourRaster, quality: number): Promise<Uint8Array> =>
  finish(pipeline(raster))
    .jpeg({ quality, ...chroma })
    .toBuffer()

const carefulJpeg = (raster: ColourRaster, quality: number): Promise<Uint8Array> =>
  finish(pipeline(raster))
    .jpeg({ quality, ...chroma, trellisQuantisation: true, overshootDeringing: true })
    .toBuffer()
