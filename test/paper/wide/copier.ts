import { blur, fromCanvas } from '../capture/raster.ts'
import type { Page } from '../page.ts'
import { field, type Random } from '../random.ts'

/** Paper in the tray: white mostly; yellow, pink, blue, green and recycled grey sheets occur. */
const papers = [
  [255, 255, 254],
  [255, 255, 254],
  [252, 250, 242],
  [250, 240, 196],
  [250, 214, 220],
  [206, 226, 244],
  [214, 238, 210],
  [214, 211, 204],
] as const

/**
 * Replaces a page by its copy from a digital black-and-white machine: sharpened, its ground dropped out, greys as toner
 * (some machines: as a line screen), banded by a worn drum, on whatever paper was in the tray.
 */
export async function copyWide(page: Page, rnd: Random): Promise<void> {
  const source = fromCanvas(page.canvas)
  const soft = await blur(source, Math.max(0.4, 0.09 * page.scale))
  const { width, height } = source
  const paper = rnd.pick(papers)
  const edge = rnd.range(0.3, 1.4)
  const ground = rnd.range(150, 225)
  const toner = rnd.range(14, 70)
  const screen = rnd.chance(0.3) ? rnd.range(0.18, 0.34) * page.scale : 0
  const band = rnd.range(3, 14) * page.scale
  const bandDepth = rnd.chance(0.4) ? rnd.range(2, 12) : 0
  const dirt = field(rnd, 40, 50)
  const ctx = page.canvas.getContext('2d')
  const image = ctx.createImageData(width, height)
  const grey = (data: Uint8Array, i: number) => (data[i]! * 77 + data[i + 1]! * 150 + data[i + 2]! * 29) >> 8
  for (let y = 0; y < height; y++) {
    const drum = bandDepth * Math.sin((y * 2 * Math.PI) / band)
    for (let x = 0; x < width; x++) {
      const i = (y * width + x) * 3
      const here = grey(source.data, i)
      let level = here + edge * (here - grey(soft.data, i)) + drum
      let share = Math.min(1, Math.max(0, (level - 40) / (ground - 40)))
      if (screen > 1 && share > 0.15 && share < 0.95)
        share = Math.min(1, Math.max(0, (share - 0.5 - 0.4 * Math.sin(((x + y) * Math.PI) / screen)) * 3 + 0.5))
      level = dirt.at(x / width, y / height) > 0.93 ? share - 0.04 : share
      const o = (y * width + x) * 4
      for (let c = 0; c < 3; c++) image.data[o + c] = toner + (paper[c]! - toner) * level
      image.data[o + 3] = 255
    }
  }
  ctx.putImageData(image, 0, 0)
  page.marks.splice(0, page.marks.length, ...page.marks.map((mark) => ({ ...mark, ink: 'black' as const })))
  page.coloured = false
  page.copied = true
}
