import type { Region } from '../../domain/model/inspection.ts'

/** One byte a pixel, 0 = black. */
export interface GreyRaster {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/** A part of a grey raster, where it lies in it. */
export interface GreyPart extends GreyRaster {
  /** its first pixel's place in `data` */
  readonly start: number
  /** from one of its rows to the next */
  readonly pitch: number
}

/** Three bytes a pixel (sRGB, interleaved, no padding). */
export interface ColourRaster {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/** How a page at working scale lies in the page as a person sees it. */
export interface Frame {
  /** full pixels per working pixel, >= 1 */
  readonly scale: number
  /** size of the page as a person sees it, in full pixels */
  readonly fullWidth: number
  readonly fullHeight: number
}

/**
 * One page as every check sees it: upright, opaque, sRGB, at a working scale.
 * All checks share these pixels; `closeUp` is for the few answers that need finer ones.
 */
export interface Picture extends ColourRaster, Frame {
  /** the file itself holds no colour (one channel); data then has R = G = B */
  readonly grey: boolean
  /** pixels per inch that the file claims, where it does */
  readonly density?: number
  /** a part of the page in grey at full resolution; undefined where the working scale already is full resolution */
  readonly closeUp: (region: Region) => Promise<GreyRaster | undefined>
}

/**
 * Gives the memory of pixels or of a whole file back at once. Left to the collector, some megabytes a page outside its heap made it go
 * through everything at every second or third page, 10 ms each time.
 */
export function letGo({ data }: Pick<ColourRaster, 'data'>): void {
  const { buffer } = data
  if (buffer instanceof ArrayBuffer && data.byteLength === buffer.byteLength) buffer.transfer(0)
}

/** A file that was recognised, its pages not decoded yet. */
export interface Source {
  readonly pageCount: number
  /** Decodes one page at working scale. `page` counts from 0. */
  page(index: number): Promise<Picture>
  /**
   * An upright JPEG no wider than `width`, never enlarged.
   * @param region only this part (upright full pixels; what lies beyond the page is left out), enlarged at most twice
   */
  preview(index: number, width: number, region?: Region): Promise<Uint8Array>
  /** A page with all its pixels, shrunk only where it has more than `mostFullPixels`. */
  full(index: number): Promise<ColourRaster>
  close(): void
}

/** Most pixels of a whole page held at once: an A4 page at 600 dpi has 35 million, and 60 million fill 180 MB. */
export const mostFullPixels = 60_000_000
/** How much larger than it is a cut-out is shown at most: more would only show pixels. */
export const mostEnlarged = 2

/** Long edge of the working raster in pixels (A4 at about 105 dpi): text stays measurable, a pass takes a few ms. */
export const workingEdge = 1240
/** Up to this long edge a picture is taken as it is: resampling would cost more than it saves. */
export const unshrunkEdge = 1800

/**
 * How much a page is shrunk for the checks.
 * @param width,height full size in pixels
 * @param jpeg libjpeg decodes at 1/2, 1/4, 1/8 for a fraction of the price, but sharp only asks for it
 *   from a shrink of 3 on (it steps back where the whole part of the shrink equals the factor)
 * @returns full pixels per working pixel, >= 1
 */
export function workingShrink(width: number, height: number, jpeg: boolean): number {
  const edge = Math.max(width, height)
  if (edge <= unshrunkEdge) return 1
  const shrink = edge / workingEdge
  return jpeg && shrink >= 2.2 && shrink < 3.01 ? 3.01 : shrink
}

/** A region in working pixels to full pixels, cut to the page. */
export function toFullRegion({ scale, fullWidth, fullHeight }: Frame, region: Region): Region {
  const x = Math.max(0, Math.round(region.x * scale))
  const y = Math.max(0, Math.round(region.y * scale))
  const right = Math.min(fullWidth, Math.round((region.x + region.width) * scale))
  const bottom = Math.min(fullHeight, Math.round((region.y + region.height) * scale))
  return { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) }
}

/** The luminance of a part of a picture, which must lie inside it (integer Rec. 601 weights, which JPEG itself uses). */
export function toGrey({ data, width }: ColourRaster, part: Region): GreyRaster {
  const grey = new Uint8Array(part.width * part.height)
  for (let y = 0, out = 0; y < part.height; y++) {
    let at = ((part.y + y) * width + part.x) * 3
    for (const end = out + part.width; out < end; out++, at += 3) {
      grey[out] = (77 * data[at]! + 150 * data[at + 1]! + 29 * data[at + 2]!) >> 8
    }
  }
  return { data: grey, width: part.width, height: part.height }
}

/** A grey picture in the three channels the checks read. */
export function spreadGrey(grey: Uint8Array): Uint8Array {
  const rgb = new Uint8Array(grey.length * 3)
  for (let i = 0, o = 0; i < grey.length; i++, o += 3) {
    const value = grey[i]!
    rgb[o] = value
    rgb[o + 1] = value
    rgb[o + 2] = value
  }
  return rgb
}
