import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Page } from '../page.ts'
import { field, type Random } from '../random.ts'

/** How a rubber stamp or a pen met the paper. */
export interface Wear {
  /** 0..1 strength of the ink over all */
  readonly strength: number
  /** 0..1 how much one side or patch is weaker */
  readonly uneven: number
  /** 0..1 specks the paper did not take */
  readonly grain: number
  /** mm the ink crept into the paper */
  readonly bleed: number
}

export const cleanWear: Wear = { strength: 1, uneven: 0, grain: 0, bleed: 0 }

/** Wear of a stamp as offices really press them; `faint` asks for a pale but still visible one. */
export function stampWear(rnd: Random, faint = rnd.chance(0.12)): Wear {
  return {
    strength: faint ? rnd.range(0.36, 0.55) : rnd.range(0.66, 1),
    uneven: rnd.chance(0.35) ? rnd.range(0.25, 0.6) : rnd.range(0, 0.2),
    grain: rnd.range(0.05, 0.5),
    bleed: rnd.range(0.02, 0.1),
  }
}

/** A red of the kind ink pads have: from orange-red over vermilion to crimson. */
export function sealRed(rnd: Random): string {
  const hue = (rnd.range(-15, 11) + 360) % 360
  return `hsl(${hue.toFixed(1)} ${rnd.range(70, 94).toFixed(1)}% ${rnd.range(40, 53).toFixed(1)}%)`
}
export const sealBlue = (rnd: Random): string =>
  `hsl(${rnd.range(212, 246).toFixed(1)} ${rnd.range(45, 80).toFixed(1)}% ${rnd.range(28, 45).toFixed(1)}%)`
export const sealBlack = (rnd: Random): string =>
  `hsl(240 ${rnd.range(0, 8).toFixed(1)}% ${rnd.range(8, 24).toFixed(1)}%)`

export interface Impression {
  /** centre on the page, mm */
  readonly x: number
  readonly y: number
  /** room around the centre that the drawing needs, mm */
  readonly width: number
  readonly height: number
  /** degrees, clockwise */
  readonly angle: number
  readonly colour: string
  readonly wear: Wear
}

/**
 * Draws on a layer of its own, wears the ink down, and lays it on the page so that print below stays dark, as ink does.
 * @param draw draws around (0, 0) in mm with the colour already set
 */
export function press(page: Page, rnd: Random, at: Impression, draw: (ctx: SKRSContext2D) => void): void {
  const reach = Math.hypot(at.width, at.height) / 2 + 1
  const size = Math.ceil(reach * 2 * page.scale)
  const layer = createCanvas(size, size)
  const ctx = layer.getContext('2d')
  ctx.translate(size / 2, size / 2)
  ctx.scale(page.scale, page.scale)
  ctx.rotate((at.angle * Math.PI) / 180)
  ctx.fillStyle = at.colour
  ctx.strokeStyle = at.colour
  draw(ctx)
  const { strength, uneven, grain, bleed } = at.wear
  if (strength < 1 || uneven > 0 || grain > 0) {
    const image = ctx.getImageData(0, 0, size, size)
    const hills = field(rnd, 4, 4)
    const cells = Math.max(8, Math.round(reach * 2 * 3.2))
    const specks = field(rnd, cells, cells)
    const fine = field(rnd, cells * 3, cells * 3)
    const slope = rnd.range(0, 2 * Math.PI)
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        const i = (y * size + x) * 4 + 3
        const alpha = image.data[i]!
        if (alpha === 0) continue
        const u = x / size
        const v = y / size
        const lean = 0.5 + (u - 0.5) * Math.cos(slope) + (v - 0.5) * Math.sin(slope)
        const pressure = 1 - uneven * (0.55 * lean + 0.6 * hills.at(u, v))
        const speck = 0.55 * specks.at(u, v) + 0.45 * fine.at(u, v)
        const hole = speck < grain * 0.62 ? Math.max(0, 1 - (grain * 0.62 - speck) * 5) : 1
        image.data[i] = alpha * strength * Math.max(0.12, pressure) * hole
      }
    }
    ctx.putImageData(image, 0, 0)
  }
  const target = page.ctx
  target.save()
  target.setTransform(1, 0, 0, 1, 0, 0)
  target.globalCompositeOperation = 'multiply'
  if (bleed > 0 && bleed * page.scale > 0.25) target.filter = `blur(${(bleed * page.scale).toFixed(2)}px)`
  target.drawImage(layer, at.x * page.scale - size / 2, at.y * page.scale - size / 2)
  target.restore()
}
