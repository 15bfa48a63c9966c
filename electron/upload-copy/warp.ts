import type { ColourRaster } from '../inspect/picture.ts'
import { type Quad, rectangleToQuad } from './projection.ts'

type Colour = readonly [red: number, green: number, blue: number]

/**
 * Draws the quad of a raster as an upright rectangle, bicubic (Catmull-Rom, which keeps writing crisp).
 * @param fill what lies outside the raster
 */
export function straightened(
  raster: ColourRaster,
  quad: Quad,
  width: number,
  height: number,
  fill: Colour,
): ColourRaster {
  const { data: source, width: sourceWidth, height: sourceHeight } = raster
  const data = new Uint8ClampedArray(width * height * 3)
  const { a, b, c, d, e, f, g, h } = rectangleToQuad(width, height, quad)
  const across = new Float64Array(4)
  const down = new Float64Array(4)
  for (let y = 0, o = 0; y < height; y++) {
    for (let x = 0; x < width; x++, o += 3) {
      const w = g * (x + 0.5) + h * (y + 0.5) + 1
      // pixel i of the source has its middle at i + 0.5
      const sx = (a * (x + 0.5) + b * (y + 0.5) + c) / w - 0.5
      const sy = (d * (x + 0.5) + e * (y + 0.5) + f) / w - 0.5
      if (sx < -1 || sy < -1 || sx > sourceWidth || sy > sourceHeight) {
        data[o] = fill[0]
        data[o + 1] = fill[1]
        data[o + 2] = fill[2]
        continue
      }
      const left = Math.floor(sx)
      const top = Math.floor(sy)
      weigh(sx - left, across)
      weigh(sy - top, down)
      let red = 0
      let green = 0
      let blue = 0
      for (let j = 0; j < 4; j++) {
        const row = clamp(top - 1 + j, sourceHeight) * sourceWidth
        for (let i = 0; i < 4; i++) {
          const weight = down[j]! * across[i]!
          const at = (row + clamp(left - 1 + i, sourceWidth)) * 3
          red += weight * source[at]!
          green += weight * source[at + 1]!
          blue += weight * source[at + 2]!
        }
      }
      data[o] = red
      data[o + 1] = green
      data[o + 2] = blue
    }
  }
  return { data: new Uint8Array(data.buffer), width, height }
}

const clamp = (at: number, size: number): number => (at < 0 ? 0 : at >= size ? size - 1 : at)

/** Catmull-Rom weights of the four pixels around a place `t` (0..1) past the second of them. */
function weigh(t: number, into: Float64Array): void {
  into[0] = ((-t + 2) * t - 1) * t * 0.5
  into[1] = ((3 * t - 5) * t * t + 2) * 0.5
  into[2] = ((-3 * t + 4) * t + 1) * t * 0.5
  into[3] = (t - 1) * t * t * 0.5
}
