import type { Region } from '../../../domain/model/index.ts'
import { estimatePaper, LOG, type Paper, paperRow } from './paper.ts'
import { detectionPicture, type InkMap, type SealPicture } from './picture.ts'

export type Ink = 'red' | 'blue' | 'black'

/** The picture with its ground known, ready to be asked for any ink. */
export interface Ground {
  /** the picture as given */
  readonly working: SealPicture
  /** the one rings are looked for in: the same, or smaller */
  readonly picture: SealPicture
  /** working pixels per pixel of `picture` */
  readonly shrink: number
  /** in pixels of `picture` */
  readonly paper: Paper
}

export function readGround(working: SealPicture): Ground {
  const picture = detectionPicture(working)
  return { working, picture, shrink: picture.scale / working.scale, paper: estimatePaper(picture) }
}

/**
 * How strongly each pixel is covered with ink of the given colour, by optical density against the ground around it:
 * red ink takes green and blue out of the light and leaves red; blue ink takes red; black takes all alike.
 * What is dark in all channels counts a little against a colour: print under warm light looks slightly red.
 */
export function inkMap(ground: Ground, ink: Ink): InkMap {
  const { width, height } = ground.picture
  return inkOf(ground.picture, ground.paper, 1, { x: 0, y: 0, width, height }, ink)
}

/** Highest noise floor taken off: above it, it is not noise but a picture full of that colour. */
const LOUDEST = 6

/**
 * The map with its noise floor taken off and its contrast evened out (square root), so that a faded seal speaks
 * nearly as loudly as a wet one beside it.
 */
export function evened(map: InkMap): InkMap {
  const { data } = map
  const count = new Uint32Array(256)
  for (let i = 0; i < data.length; i += 3) count[data[i]!]!++
  let rest = (data.length / 3) * 0.7
  let floor = 0
  while (floor < LOUDEST && rest > count[floor]!) rest -= count[floor++]!
  const table = Uint8Array.from({ length: 256 }, (_, v) => 255 * Math.sqrt(Math.max(0, v - floor - 1) / 255))
  const out = new Uint8Array(data.length)
  for (let i = 0; i < data.length; i++) out[i] = table[data[i]!]!
  return { ...map, data: out }
}

/** The same for a part of the working picture, at its full resolution: small seals are measured here. */
export function closeUp(ground: Ground, ink: Ink, part: Region): InkMap {
  return inkOf(ground.working, ground.paper, ground.shrink, part, ink)
}

function inkOf(picture: SealPicture, paper: Paper, shrink: number, part: Region, ink: Ink): InkMap {
  const { data } = picture
  const { width, height } = part
  const out = new Uint8Array(width * height)
  const row = new Float32Array((width + 4) * 3)
  const density = ink === 'red' ? red : ink === 'blue' ? blue : black
  for (let y = 0; y < height; y++) {
    if (y % 4 === 0) paperRow(paper, part.y + y + 1.5, part.x, width, shrink, row)
    let i = ((part.y + y) * picture.width + part.x) * 3
    let o = y * width
    for (let k = 0; k < width * 3; k += 3, i += 3, o++) {
      const v = density(row[k]! - LOG[data[i]!]!, row[k + 1]! - LOG[data[i + 1]!]!, row[k + 2]! - LOG[data[i + 2]!]!)
      if (v > 0) out[o] = v >= 255 ? 255 : v
    }
  }
  return { data: out, width, height }
}

const DARKNESS_PENALTY = 0.15

function red(r: number, g: number, b: number): number {
  const under = r > 0 ? r : 0
  const fromGreen = g - under
  const fromBlue = 2.2 * (b - under)
  return (fromGreen < fromBlue ? fromGreen : fromBlue) - DARKNESS_PENALTY * under
}

function blue(r: number, g: number, b: number): number {
  const under = b > 0 ? b : 0
  const fromRed = r - under
  const most = 1.5 * (g > r ? g - under : fromRed)
  return (fromRed < most ? fromRed : most) - DARKNESS_PENALTY * under
}

function black(r: number, g: number, b: number): number {
  const least = Math.min(r, g, b)
  return least - 0.6 * (Math.max(r, g, b) - least)
}
