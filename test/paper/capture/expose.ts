import { field, type Random } from '../random.ts'
import { mapRow, noiseSource, type Raster, type SoftMap } from './raster.ts'

/** What light and sensor do to a picture. */
export interface Exposure {
  /** factor for each channel: brightness times white balance */
  readonly gain: readonly [r: number, g: number, b: number]
  /** what black and white of the scene come out as, 0..255 */
  readonly black: number
  readonly white: number
  readonly gamma: number
  /** multiplies, 0..1 */
  readonly shade?: SoftMap
  /** added as light, 0..1 */
  readonly glare?: SoftMap
  /** deviation of brightness noise in grey levels */
  readonly noise: number
  /** deviation of colour noise, in blotches of a few pixels */
  readonly colourNoise: number
}

/** Lights the picture, then adds the sensor's noise; returns a new picture. */
export function expose(raster: Raster, rnd: Random, light: Exposure): Raster {
  const { width, height } = raster
  const data = new Uint8Array(raster.data.length)
  const shade = new Float32Array(width).fill(1)
  const glare = new Float32Array(width)
  const noise = noiseSource(rnd)
  const blotches =
    light.colourNoise > 0 ? [0, 1, 2].map(() => field(rnd, Math.ceil(width / 7), Math.ceil(height / 7))) : []
  const tone = Float32Array.from({ length: 256 }, (_, v) => (v / 255) ** light.gamma)
  const span = light.white - light.black
  for (let y = 0; y < height; y++) {
    if (light.shade) mapRow(light.shade, y, height, shade)
    if (light.glare) mapRow(light.glare, y, height, glare)
    const v = y / height
    for (let x = 0; x < width; x++) {
      const i = (y * width + x) * 3
      const grain = light.noise > 0 ? noise() * light.noise : 0
      for (let c = 0; c < 3; c++) {
        const lit = light.gain[c as 0 | 1 | 2] * tone[raster.data[i + c]!]! * shade[x]!
        let level = light.black + Math.min(1.15, lit + glare[x]! * (1.15 - lit)) * span + grain
        if (light.colourNoise > 0) {
          level += noise() * light.colourNoise * 0.5
          level += (blotches[c]!.at(x / width, v) - 0.5) * light.colourNoise * 3
        }
        data[i + c] = level < 0 ? 0 : level > 255 ? 255 : level
      }
    }
  }
  return { width, height, data }
}
