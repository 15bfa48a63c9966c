import type { Page } from '../page.ts'
import { field, type Random } from '../random.ts'
import { blur, fromCanvas, noiseSource, type Raster } from './raster.ts'

const luma = (data: Uint8Array, i: number): number => 0.299 * data[i]! + 0.587 * data[i + 1]! + 0.114 * data[i + 2]!

function fromGrey(width: number, height: number, grey: Float32Array): Raster {
  const data = new Uint8Array(width * height * 3)
  for (let i = 0; i < grey.length; i++) {
    const level = Math.min(255, Math.max(0, Math.round(grey[i]!)))
    data[i * 3] = level
    data[i * 3 + 1] = level
    data[i * 3 + 2] = level
  }
  return { width, height, data }
}

/** A grey scan without further damage. */
export function greyOut(raster: Raster): Raster {
  const grey = new Float32Array(raster.width * raster.height)
  for (let i = 0; i < grey.length; i++) grey[i] = luma(raster.data, i * 3)
  return fromGrey(raster.width, raster.height, grey)
}

/**
 * A black-and-white photocopy: hard tone curve, toner grain, specks, a streak, a dark edge where the lid did not close.
 * @param scale pixels per mm, so that specks have a size on paper
 */
async function photocopy(raster: Raster, rnd: Random, scale: number): Promise<Raster> {
  const { width, height } = raster
  const soft = await blur(raster, rnd.range(0.3, 0.7))
  const low = rnd.range(30, 80)
  const high = rnd.range(190, 235)
  const grain = noiseSource(rnd)
  const rough = rnd.range(2, 9)
  const patches = field(rnd, 6, 8)
  const uneven = rnd.range(0, 26)
  const streakAt = rnd.chance(0.35) ? rnd.range(0.05, 0.95) * width : -1
  const streakWidth = rnd.range(0.2, 0.8) * scale
  const edge = rnd.chance(0.4) ? rnd.range(1, 5) * scale : 0
  const grey = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      let level = ((luma(soft.data, i * 3) - low) / (high - low)) * 255
      level = Math.min(252, Math.max(12, level)) - uneven * patches.at(x / width, y / height)
      level += grain() * rough * (level < 128 ? 1.6 : 0.6)
      if (streakAt >= 0 && Math.abs(x - streakAt) < streakWidth) level -= 26
      if (x < edge) level -= (1 - x / edge) * 150
      grey[i] = level
    }
  }
  const specks = rnd.int(0, 160)
  for (let n = 0; n < specks; n++) {
    const radius = Math.max(1, rnd.range(0.05, 0.28) * scale)
    const cx = rnd.range(0, width)
    const cy = rnd.range(0, height)
    for (let y = Math.max(0, Math.floor(cy - radius)); y < Math.min(height, cy + radius); y++)
      for (let x = Math.max(0, Math.floor(cx - radius)); x < Math.min(width, cx + radius); x++)
        if (Math.hypot(x - cx, y - cy) < radius) grey[y * width + x] = rnd.range(20, 90)
  }
  return fromGrey(width, height, grey)
}

/** Two levels only, by a threshold or by the dots a fax or a cheap copier makes of greys. */
export function bilevel(raster: Raster, rnd: Random): Raster {
  const { width, height } = raster
  const dither = rnd.chance(0.3)
  const threshold = rnd.range(125, 185)
  const bayer = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5]
  const grey = new Float32Array(width * height)
  const grain = noiseSource(rnd)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      const level = luma(raster.data, i * 3) + grain() * 4
      const limit = dither ? 24 + bayer[(y & 3) * 4 + (x & 3)]! * 14 : threshold
      grey[i] = level < limit ? 0 : 255
    }
  }
  return fromGrey(width, height, grey)
}

/** Copier paper: white, or a tint that is the same all over and therefore no colour of the document's. */
const copyTints = [
  [1, 1, 1],
  [1, 1, 1],
  [1, 0.985, 0.94],
  [1, 0.93, 0.94],
  [0.96, 0.98, 1],
] as const

/** Replaces a page by its black-and-white photocopy; what is stamped on it afterwards is real ink again. */
export async function copyPage(page: Page, rnd: Random): Promise<void> {
  const copy = await photocopy(fromCanvas(page.canvas), rnd, page.scale)
  const tint = rnd.pick(copyTints)
  const ctx = page.canvas.getContext('2d')
  const image = ctx.createImageData(copy.width, copy.height)
  for (let i = 0, o = 0; i < copy.data.length; i += 3, o += 4) {
    for (let c = 0; c < 3; c++) image.data[o + c] = copy.data[i + c]! * tint[c]!
    image.data[o + 3] = 255
  }
  ctx.putImageData(image, 0, 0)
  page.marks.forEach((mark, i) => {
    page.marks[i] = { ...mark, ink: 'black' }
  })
  page.coloured = false
  page.copied = true
}
