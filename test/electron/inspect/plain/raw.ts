import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import sharp, { type Sharp } from 'sharp'
import type { Random } from '../../../paper/random.ts'

/** Three bytes a pixel. */
export interface Raw {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

export function dropAlpha(rgba: Uint8ClampedArray): Uint8Array {
  const data = new Uint8Array((rgba.length / 4) * 3)
  for (let i = 0, o = 0; i < rgba.length; i += 4, o += 3) {
    data[o] = rgba[i]!
    data[o + 1] = rgba[i + 1]!
    data[o + 2] = rgba[i + 2]!
  }
  return data
}

export const toSharp = ({ data, width, height }: Raw): Sharp => sharp(data, { raw: { width, height, channels: 3 } })

export async function through(raw: Raw, change: (image: Sharp) => Sharp): Promise<Raw> {
  const { data, info } = await change(toSharp(raw)).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** Applies a function of channel value, place and channel to every value. */
export function each(raw: Raw, change: (value: number, x: number, y: number, channel: number) => number): Raw {
  const data = new Uint8Array(raw.data.length)
  for (let y = 0, i = 0; y < raw.height; y++) {
    for (let x = 0; x < raw.width; x++) {
      for (let c = 0; c < 3; c++, i++) data[i] = Math.max(0, Math.min(255, change(raw.data[i]!, x, y, c)))
    }
  }
  return { ...raw, data }
}

/** Draws over the picture with a canvas. */
export function over(raw: Raw, draw: (ctx: SKRSContext2D) => void): Raw {
  const canvas = createCanvas(raw.width, raw.height)
  const ctx = canvas.getContext('2d')
  const image = ctx.createImageData(raw.width, raw.height)
  for (let i = 0, o = 0; i < raw.data.length; i += 3, o += 4) {
    image.data.set(raw.data.subarray(i, i + 3), o)
    image.data[o + 3] = 255
  }
  ctx.putImageData(image, 0, 0)
  draw(ctx)
  return { ...raw, data: dropAlpha(ctx.getImageData(0, 0, raw.width, raw.height).data) }
}

/** Mean of `length` pixels along a line at an angle. */
export function smear(raw: Raw, length: number, angle: number): Raw {
  const steps = Math.max(2, Math.round(length))
  const at = Array.from({ length: steps }, (_, k) => {
    const along = (k / (steps - 1) - 0.5) * length
    return [Math.round(along * Math.cos(angle)), Math.round(along * Math.sin(angle))] as const
  })
  return each(raw, (_value, x, y, c) => {
    let sum = 0
    for (const [dx, dy] of at) {
      const px = Math.max(0, Math.min(raw.width - 1, x + dx))
      const py = Math.max(0, Math.min(raw.height - 1, y + dy))
      sum += raw.data[(py * raw.width + px) * 3 + c]!
    }
    return sum / steps
  })
}

export const smooth = (t: number) => Math.max(0, Math.min(1, t)) ** 2 * (3 - 2 * Math.max(0, Math.min(1, t)))

/** Light over the page: a slope, or a soft-edged band in shadow. */
export function shade(raw: Raw, rnd: Random, least: number, kind: 'slope' | 'band'): Raw {
  const angle = rnd.range(0, 2 * Math.PI)
  const edge = rnd.range(-0.15, 0.15)
  const soft = kind === 'slope' ? 1.2 : rnd.range(0.05, 0.3)
  return each(raw, (value, x, y) => {
    const along = (x / raw.width - 0.5) * Math.cos(angle) + (y / raw.height - 0.5) * Math.sin(angle)
    return value * (least + (1 - least) * smooth((along - edge) / soft + 0.5))
  })
}
