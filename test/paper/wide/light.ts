import type { Box } from '../capture/geometry.ts'
import { mapRow, noiseSource, type Raster, type SoftMap, softMap } from '../capture/raster.ts'
import type { Random } from '../random.ts'

/** What the light and the device make of a scene. */
export interface Developing {
  /** brightness over the picture, 0..1 */
  readonly light: SoftMap
  /** where the second lamp's colour rules, 0..1 */
  readonly mix: SoftMap
  readonly lamps: readonly [readonly [number, number, number], readonly [number, number, number]]
  /** added as white light, 0..1 */
  readonly glare?: SoftMap
  /** 0..255 -> 0..255, by scene brightness */
  readonly tone: Uint8Array
  readonly grain: number
  /** coloured blotches of 2 x 2 pixels */
  readonly chroma: number
}

const level = (value: number): string => {
  const v = Math.round(Math.min(1, Math.max(0, value)) * 255)
  return `rgb(${v},${v},${v})`
}

/** One window or lamp at a side, and a lens that darkens its corners. */
export function lightMap(rnd: Random, width: number, height: number, depth: number, corners: number): SoftMap {
  return softMap(width, height, 1, (ctx, ratio) => {
    const [x, y] = [rnd.range(-0.2, 1.2), rnd.range(-0.2, 1.2) * ratio]
    const fall = ctx.createRadialGradient(x, y, 0.05, x, y, 1.5)
    fall.addColorStop(0, level(1))
    fall.addColorStop(1, level(1 - depth))
    ctx.fillStyle = fall
    ctx.fillRect(0, 0, 1, ratio)
    const lens = ctx.createRadialGradient(0.5, ratio / 2, 0.25, 0.5, ratio / 2, 0.85)
    lens.addColorStop(0, 'rgba(0,0,0,0)')
    lens.addColorStop(1, `rgba(0,0,0,${corners})`)
    ctx.fillStyle = lens
    ctx.fillRect(0, 0, 1, ratio)
  })
}

/** Where one lamp's colour gives way to the other's: across the picture, softly. */
export function mixMap(rnd: Random, width: number, height: number, mixed: boolean): SoftMap {
  return softMap(width, height, 0, (ctx, ratio) => {
    if (!mixed) return
    const t = rnd.range(0, 2 * Math.PI)
    const [dx, dy] = [0.7 * Math.cos(t), 0.7 * ratio * Math.sin(t)]
    const across = ctx.createLinearGradient(0.5 - dx, ratio / 2 - dy, 0.5 + dx, ratio / 2 + dy)
    across.addColorStop(0, level(0))
    across.addColorStop(1, level(1))
    ctx.fillStyle = across
    ctx.fillRect(0, 0, 1, ratio)
  })
}

/** A hand's, head's or window bar's shadow over a box of the picture. */
export function shadowMap(rnd: Random, width: number, height: number, box: Box, depth: number): SoftMap {
  return softMap(width, height, 1, (ctx) => {
    ctx.filter = `blur(${rnd.range(1.5, 5)}px)`
    ctx.fillStyle = level(1 - depth)
    const [cx, cy, w, h] = [
      (box.x + box.width / 2) / width,
      (box.y + box.height / 2) / width,
      box.width / width,
      box.height / width,
    ]
    ctx.beginPath()
    if (rnd.chance(0.5)) ctx.ellipse(cx, cy, w * 0.62, h * 0.62, 0, 0, 2 * Math.PI)
    else {
      // A corner of something held above: wider to one side.
      ctx.moveTo(cx - w / 2, cy - h / 2)
      ctx.lineTo(cx + w / 2, cy - h * 0.6)
      ctx.lineTo(cx + w * 0.65, cy + h * 0.6)
      ctx.lineTo(cx - w * 0.55, cy + h / 2)
    }
    ctx.fill()
  })
}

/** A lamp mirrored in a sleeve or on glossy paper: a blurred blob or a streak. */
export function glareMap(rnd: Random, width: number, height: number, box: Box, power: number): SoftMap {
  return softMap(width, height, 0, (ctx) => {
    ctx.filter = `blur(${rnd.range(1, 2.5)}px)`
    ctx.fillStyle = level(power)
    ctx.translate((box.x + box.width / 2) / width, (box.y + box.height / 2) / width)
    ctx.rotate(rnd.range(-0.2, 0.2))
    const [w, h] = [box.width / width, box.height / width]
    ctx.beginPath()
    if (rnd.chance(0.5)) ctx.ellipse(0, 0, w * 0.5, h * 0.5, 0, 0, 2 * Math.PI)
    else ctx.roundRect(-w / 2, -h / 2, w, h, Math.min(w, h) / 2)
    ctx.fill()
  })
}

export const times = (a: SoftMap, b: SoftMap): SoftMap => ({
  ...a,
  values: a.values.map((value, i) => value * b.values[i]!),
})

/** Lights and develops a picture. */
export function develop(raster: Raster, rnd: Random, how: Developing): Raster {
  const { width, height, data: from } = raster
  const data = new Uint8Array(from.length)
  const light = new Float32Array(width)
  const mix = new Float32Array(width)
  const glare = new Float32Array(width)
  const noise = noiseSource(rnd)
  const [one, other] = how.lamps
  const tints = new Float32Array((width + 2) * 3)
  for (let y = 0; y < height; y++) {
    mapRow(how.light, y, height, light)
    mapRow(how.mix, y, height, mix)
    if (how.glare) mapRow(how.glare, y, height, glare)
    // Colour noise is coarser than brightness noise: new blotches every other row and column.
    if (how.chroma > 0 && (y & 1) === 0) for (let i = 0; i < tints.length; i++) tints[i] = noise() * how.chroma
    for (let x = 0; x < width; x++) {
      const i = (y * width + x) * 3
      const grain = how.grain > 0 ? noise() * how.grain : 0
      const blotch = (x >> 1) * 3
      for (let c = 0; c < 3; c++) {
        const lamp = one[c as 0 | 1 | 2] + (other[c as 0 | 1 | 2] - one[c as 0 | 1 | 2]) * mix[x]!
        let value = from[i + c]! * light[x]! * lamp
        value += glare[x]! * (262 - value)
        const shown = how.tone[value < 0 ? 0 : value > 255 ? 255 : value | 0]! + grain + tints[blotch + c]!
        data[i + c] = shown < 0 ? 0 : shown > 255 ? 255 : shown
      }
    }
  }
  return { width, height, data }
}
