import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import sharp, { type Sharp } from 'sharp'
import type { Random } from '../random.ts'
import { invert, type Projection } from './geometry.ts'

/** A picture in memory: RGB, eight bits. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

export function fromCanvas(canvas: Canvas): Raster {
  const { width, height } = canvas
  const rgba = canvas.getContext('2d').getImageData(0, 0, width, height).data
  const data = new Uint8Array(width * height * 3)
  for (let i = 0, o = 0; o < data.length; i += 4) {
    data[o++] = rgba[i]!
    data[o++] = rgba[i + 1]!
    data[o++] = rgba[i + 2]!
  }
  return { width, height, data }
}

/** The raster as sharp takes it. */
export const toSharp = ({ width, height, data }: Raster): Sharp => sharp(data, { raw: { width, height, channels: 3 } })

export const fromSharp = async (image: Sharp): Promise<Raster> => {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true })
  if (info.channels !== 3) throw new Error(`expected RGB, got ${info.channels} channels`)
  return { width: info.width, height: info.height, data }
}

/** Paints into a picture as into a canvas. */
export function paintOn(raster: Raster, paint: (ctx: SKRSContext2D) => void): Raster {
  const { width, height, data } = raster
  const canvas = createCanvas(width, height)
  const ctx = canvas.getContext('2d')
  const image = ctx.createImageData(width, height)
  for (let i = 0, o = 0; i < data.length; i += 3, o += 4) {
    image.data[o] = data[i]!
    image.data[o + 1] = data[i + 1]!
    image.data[o + 2] = data[i + 2]!
    image.data[o + 3] = 255
  }
  ctx.putImageData(image, 0, 0)
  paint(ctx)
  return fromCanvas(canvas)
}

/** Cuts a rectangle out of a picture. */
export function cutOut(raster: Raster, x: number, y: number, width: number, height: number): Raster {
  const data = new Uint8Array(width * height * 3)
  for (let row = 0; row < height; row++) {
    const from = ((row + y) * raster.width + x) * 3
    data.set(raster.data.subarray(from, from + width * 3), row * width * 3)
  }
  return { width, height, data }
}

/** Gaussian blur; below a third of a pixel nothing is done. */
export const blur = async (raster: Raster, sigma: number): Promise<Raster> =>
  sigma < 0.3 ? raster : fromSharp(toSharp(raster).blur(sigma))

/** Blur with a kernel of one's own, `size` x `size`. */
export const convolve = (raster: Raster, size: number, kernel: number[]): Promise<Raster> =>
  fromSharp(toSharp(raster).convolve({ width: size, height: size, kernel }))

/** Blur along a line `length` pixels long: a hand that moved. */
export async function smear(raster: Raster, length: number, degrees: number): Promise<Raster> {
  const reach = Math.max(1, Math.round(length / 2))
  const size = reach * 2 + 1
  const kernel = new Array<number>(size * size).fill(0)
  const t = (degrees * Math.PI) / 180
  for (let s = -reach; s <= reach; s += 0.25) {
    const x = Math.round(reach + s * Math.cos(t))
    const y = Math.round(reach + s * Math.sin(t))
    kernel[y * size + x] = 1
  }
  return convolve(raster, size, kernel)
}

export const resize = async (raster: Raster, width: number): Promise<Raster> =>
  fromSharp(toSharp(raster).resize({ width: Math.max(1, Math.round(width)) }))

/**
 * Looks at `source` through a projection.
 * @param placing takes source pixels to picture pixels
 * @param ground what shows beside the source; same size as the picture
 * @param bend how far, in source pixels, the paper is bent away: sideways by row, up or down by column of the picture
 */
export function warp(
  source: Raster,
  placing: Projection,
  ground: Raster,
  bend?: { readonly sideways: Float32Array; readonly upwards: Float32Array },
): Raster {
  const { width, height } = ground
  const data = Uint8Array.from(ground.data)
  const m = invert(placing)
  const from = source.data
  const stride = source.width * 3
  const maxX = source.width - 1.001
  const maxY = source.height - 1.001
  for (let y = 0; y < height; y++) {
    let px = m[1]! * (y + 0.5) + m[2]! + m[0]! * 0.5
    let py = m[4]! * (y + 0.5) + m[5]! + m[3]! * 0.5
    let pw = m[7]! * (y + 0.5) + m[8]! + m[6]! * 0.5
    let o = y * width * 3
    for (let x = 0; x < width; x++, o += 3, px += m[0]!, py += m[3]!, pw += m[6]!) {
      const sx = px / pw - 0.5 + (bend ? bend.sideways[y]! : 0)
      const sy = py / pw - 0.5 + (bend ? bend.upwards[x]! : 0)
      if (sx < 0 || sy < 0 || sx > maxX || sy > maxY) continue
      const column = sx | 0
      const row = sy | 0
      const fx = sx - column
      const fy = sy - row
      const i = row * stride + column * 3
      const a = (1 - fx) * (1 - fy)
      const b = fx * (1 - fy)
      const c = (1 - fx) * fy
      const d = fx * fy
      data[o] = from[i]! * a + from[i + 3]! * b + from[i + stride]! * c + from[i + stride + 3]! * d
      data[o + 1] = from[i + 1]! * a + from[i + 4]! * b + from[i + stride + 1]! * c + from[i + stride + 4]! * d
      data[o + 2] = from[i + 2]! * a + from[i + 5]! * b + from[i + stride + 2]! * c + from[i + stride + 5]! * d
    }
  }
  return { width, height, data }
}

/** A flat ground in one colour. */
export function plain(width: number, height: number, [r, g, b]: readonly [number, number, number]): Raster {
  const data = new Uint8Array(width * height * 3)
  for (let i = 0; i < data.length; i += 3) {
    data[i] = r
    data[i + 1] = g
    data[i + 2] = b
  }
  return { width, height, data }
}

/** A soft map over the picture, drawn small in grey and read in between: light, shadow, glare. */
export interface SoftMap {
  /** columns and rows of the small map */
  readonly columns: number
  readonly rows: number
  readonly values: Float32Array
}

const mapWidth = 192

/** @param draw draws in units of the picture's width = 1; the ground is `base` (0..1) */
export function softMap(
  width: number,
  height: number,
  base: number,
  draw: (ctx: SKRSContext2D, ratio: number) => void,
): SoftMap {
  const rows = Math.max(2, Math.round((mapWidth * height) / width))
  const canvas = createCanvas(mapWidth, rows)
  const ctx = canvas.getContext('2d')
  const grey = Math.round(base * 255)
  ctx.fillStyle = `rgb(${grey},${grey},${grey})`
  ctx.fillRect(0, 0, mapWidth, rows)
  ctx.scale(mapWidth, mapWidth)
  draw(ctx, height / width)
  const pixels = ctx.getImageData(0, 0, mapWidth, rows).data
  return {
    columns: mapWidth,
    rows,
    values: Float32Array.from({ length: mapWidth * rows }, (_, i) => pixels[i * 4]! / 255),
  }
}

/** One row of a soft map at the picture's resolution. */
export function mapRow(map: SoftMap, y: number, height: number, out: Float32Array): void {
  const v = Math.min(Math.max(((y + 0.5) / height) * map.rows - 0.5, 0), map.rows - 1.001)
  const row = v | 0
  const fy = v - row
  const width = out.length
  for (let x = 0; x < width; x++) {
    const u = Math.min(Math.max(((x + 0.5) / width) * map.columns - 0.5, 0), map.columns - 1.001)
    const column = u | 0
    const fx = u - column
    const i = row * map.columns + column
    const top = map.values[i]! + (map.values[i + 1]! - map.values[i]!) * fx
    const bottom = map.values[i + map.columns]! + (map.values[i + map.columns + 1]! - map.values[i + map.columns]!) * fx
    out[x] = top + (bottom - top) * fy
  }
}

/** A table of normal deviates and a walk through it: sensor noise for millions of pixels at little cost. */
export function noiseSource(rnd: Random): () => number {
  const table = Float32Array.from({ length: 1 << 14 }, () => rnd.gauss(0, 1))
  let state = rnd.int(1, 0x7fffffff)
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return table[(state >>> 5) & 16383]!
  }
}
