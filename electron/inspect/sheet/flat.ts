import { page } from '../../../domain/sheet/parts.ts'
import type { PageView } from '../view.ts'
import { type Homography, through } from './homography.ts'
import { paperUnder, tileSide, tilesAcross } from './light.ts'

/** Pixels to the millimetre of the flattened form: as fine as the working scale of a scanned A4 page. */
export const perMm = 4
export const flatWidth = page.width * perMm
export const flatHeight = page.height * perMm

/**
 * The form laid flat: the A4 page it is printed on, upright, 4 pixels to the millimetre. Levels are parts of 255 of the
 * paper around: shadow, light and tint are gone, 255 is bare paper.
 */
export interface Flat {
  readonly red: Uint8Array
  readonly green: Uint8Array
  readonly blue: Uint8Array
  /** 1 where the picture shows this place */
  readonly shown: Uint8Array
}

/** Pixels walked in a straight line: over 5 mm no perspective bends it. */
const stretch = tileSide * perMm

/** Takes the picture's colours to the form, against the paper's own brightness there. */
export function flatten({ picture, paper, cells }: PageView, toPicture: Homography): Flat {
  const size = flatWidth * flatHeight
  const flat = {
    red: new Uint8Array(size),
    green: new Uint8Array(size),
    blue: new Uint8Array(size),
    shown: new Uint8Array(size),
  }
  const light = paperUnder(paper, paper.tile * cells.size, toPicture)
  const gains = new Float64Array(3 * (tilesAcross + 1))
  for (let v = 0; v < flatHeight; v++) {
    light.gainsAt((v + 0.5) / perMm, gains)
    for (let k = 0; k < tilesAcross; k++) {
      const u = k * stretch
      const from = through(toPicture, (u + 0.5) / perMm, (v + 0.5) / perMm)
      const to = through(toPicture, (u + stretch + 0.5) / perMm, (v + 0.5) / perMm)
      walk(picture, flat, v * flatWidth + u, from.x - 0.5, from.y - 0.5, to.x - 0.5, to.y - 0.5, gains, k * 3)
    }
  }
  return flat
}

/** Fills one stretch from `o` on. Positions are pixel centres; gains are 256ths. */
function walk(
  { data, width, height }: PageView['picture'],
  { red, green, blue, shown }: Flat,
  o: number,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
  gains: Float64Array,
  g: number,
): void {
  const row = width * 3
  const dx = (toX - fromX) / stretch
  const dy = (toY - fromY) / stretch
  const dr = (gains[g + 3]! - gains[g]!) / stretch
  const dg = (gains[g + 4]! - gains[g + 1]!) / stretch
  const db = (gains[g + 5]! - gains[g + 2]!) / stretch
  let r = gains[g]!
  let gr = gains[g + 1]!
  let b = gains[g + 2]!
  let x = fromX
  let y = fromY
  for (let k = 0; k < stretch; k++, o++, x += dx, y += dy, r += dr, gr += dg, b += db) {
    if (!(x >= 0 && y >= 0 && x < width - 1 && y < height - 1)) continue
    const x0 = x | 0
    const y0 = y | 0
    // whole numbers: 256ths of a pixel
    const fx = ((x - x0) * 256) | 0
    const fy = ((y - y0) * 256) | 0
    const p = y0 * row + x0 * 3
    const q = p + row
    const w11 = (fx * fy) >> 8
    const w01 = fx - w11
    const w10 = fy - w11
    const w00 = 256 - w01 - w10 - w11
    const vr = ((data[p]! * w00 + data[p + 3]! * w01 + data[q]! * w10 + data[q + 3]! * w11) * r) >> 16
    const vg = ((data[p + 1]! * w00 + data[p + 4]! * w01 + data[q + 1]! * w10 + data[q + 4]! * w11) * gr) >> 16
    const vb = ((data[p + 2]! * w00 + data[p + 5]! * w01 + data[q + 2]! * w10 + data[q + 5]! * w11) * b) >> 16
    red[o] = vr > 255 ? 255 : vr
    green[o] = vg > 255 ? 255 : vg
    blue[o] = vb > 255 ? 255 : vb
    shown[o] = 1
  }
}
