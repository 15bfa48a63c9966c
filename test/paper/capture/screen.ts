import type { Random } from '../random.ts'
import type { Raster } from './raster.ts'

/** A page shown on a monitor: bluish white, stripes of the screen's pixels, the coloured bands a camera sees in them. */
export function screenPixels(page: Raster, rnd: Random): Raster {
  const { width, height } = page
  const data = new Uint8Array(page.data.length)
  const pitch = rnd.range(2.05, 2.7)
  const bands = [0, 1].map(() => {
    const angle = rnd.range(-0.5, 0.5) + (rnd.chance(0.5) ? Math.PI / 2 : 0)
    const length = rnd.range(14, 60)
    return {
      x: (Math.cos(angle) * 2 * Math.PI) / length,
      y: (Math.sin(angle) * 2 * Math.PI) / length,
      depth: rnd.range(0.05, 0.11),
    }
  })
  const bend = rnd.range(0.5, 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = (y * width + x) * 3
      const cell = 1 - 0.1 * (Math.sin((2 * Math.PI * x) / pitch) + Math.sin((2 * Math.PI * y) / pitch))
      for (let c = 0; c < 3; c++) {
        let wave = 1
        for (const band of bands)
          wave += band.depth * Math.sin(x * band.x + y * band.y + bend * Math.sin(y / 300) + c * 1.4)
        data[i + c] = Math.min(255, page.data[i + c]! * cell * wave * (c === 2 ? 1.03 : 0.94))
      }
    }
  }
  return { width, height, data }
}
