import { estimatePaper, LOG, type Paper, paperRow } from './paper.ts'
import type { InkMap, SealPicture } from './picture.ts'

export type Ink = 'red' | 'blue' | 'black'

/** The picture with its ground known, ready to be asked for any ink. */
export interface Ground {
  readonly picture: SealPicture
  readonly paper: Paper
}

export function readGround(picture: SealPicture): Ground {
  return { picture, paper: estimatePaper(picture) }
}

/**
 * How strongly each pixel is covered with ink of the given colour, by optical density against the ground around it:
 * red ink takes green and blue out of the light and leaves red; blue ink takes red; black takes all alike.
 * What is dark in all channels counts a little against a colour: print under warm light looks slightly red.
 */
export function inkMap(ground: Ground, ink: Ink): InkMap {
  const { data, width, height } = ground.picture
  const out = new Uint8Array(width * height)
  const row = new Float32Array((width + 4) * 3)
  for (let y = 0; y < height; y++) {
    if (y % 4 === 0) paperRow(ground.paper, y + 1.5, width, row)
    let i = y * width * 3
    let o = y * width
    for (let k = 0; k < width * 3; k += 3, i += 3, o++) {
      const r = row[k]! - LOG[data[i]!]!
      const g = row[k + 1]! - LOG[data[i + 1]!]!
      const b = row[k + 2]! - LOG[data[i + 2]!]!
      const v = ink === 'red' ? red(r, g, b) : ink === 'blue' ? blue(r, g, b) : black(r, g, b)
      out[o] = v <= 0 ? 0 : v >= 255 ? 255 : v
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
