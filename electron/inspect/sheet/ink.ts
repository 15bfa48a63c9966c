import { type Flat, flatHeight, flatWidth, perMm } from './flat.ts'
import { type Area, inPixels } from './print.ts'

/** Ink of one place: pixels that hang together. Lengths in millimetres of the form. */
export interface Blot {
  readonly area: Area
  /** mm² */
  readonly size: number
  /** the widest its strokes are: twice how far its innermost pixel is from paper */
  readonly thickness: number
  /** means over its pixels, as parts of the paper's 255 */
  readonly red: number
  readonly green: number
  readonly blue: number
}

/** What counts as ink. */
export interface InkWish {
  /** 0..1, how much darker than paper */
  readonly least: number
  /** ink whose red is bright (seals, red pens) counts as well */
  readonly withRed: boolean
}

const labels = new Int32Array(flatWidth * flatHeight)
const depth = new Uint8Array(flatWidth * flatHeight)

/**
 * Ink within an area, in blots, where `where` allows it; the largest first. Specks under `speck` mm² are left out.
 */
export function blotsIn(flat: Flat, box: Area, where: Uint8Array, wish: InkWish, speck = 0.12): Blot[] {
  const { left, top, right, bottom } = inPixels(box)
  const dark = 255 * (1 - wish.least)
  const isInk = (o: number): boolean => {
    if (!where[o] || !flat.shown[o]) return false
    if (wish.withRed) return Math.min(flat.red[o]!, flat.green[o]!, flat.blue[o]!) < dark
    return flat.red[o]! < dark && flat.red[o]! - flat.green[o]! < 255 * redness
  }
  for (let v = top; v < bottom; v++) {
    for (let o = v * flatWidth + left, end = v * flatWidth + right; o < end; o++) labels[o] = isInk(o) ? -1 : 0
  }
  measureDepth(left, top, right, bottom)
  const blots: Blot[] = []
  const stack: number[] = []
  for (let v = top; v < bottom; v++) {
    for (let u = left; u < right; u++) {
      if (labels[v * flatWidth + u] !== -1) continue
      const blot = gather(flat, v * flatWidth + u, { left, top, right, bottom }, stack)
      if (blot.size >= speck) blots.push(blot)
    }
  }
  return blots.sort((a, b) => b.size - a.size)
}

/** Red that is so much brighter than green, as a share of the paper's brightness, is red ink. */
const redness = 0.22

/** City-block distance to paper, in pixels, of every ink pixel of the area. */
function measureDepth(left: number, top: number, right: number, bottom: number): void {
  const at = (u: number, v: number): number =>
    u < left || v < top || u >= right || v >= bottom
      ? 0
      : labels[v * flatWidth + u] === 0
        ? 0
        : depth[v * flatWidth + u]!
  for (let v = top; v < bottom; v++) {
    for (let u = left; u < right; u++) {
      const o = v * flatWidth + u
      depth[o] = labels[o] === 0 ? 0 : Math.min(254, 1 + Math.min(at(u - 1, v), at(u, v - 1)))
    }
  }
  for (let v = bottom - 1; v >= top; v--) {
    for (let u = right - 1; u >= left; u--) {
      const o = v * flatWidth + u
      if (labels[o] !== 0) depth[o] = Math.min(depth[o]!, 1 + Math.min(at(u + 1, v), at(u, v + 1)))
    }
  }
}

function gather(flat: Flat, from: number, within: Area, stack: number[]): Blot {
  let count = 0
  let red = 0
  let green = 0
  let blue = 0
  let deepest = 0
  let left = flatWidth
  let right = 0
  let top = flatHeight
  let bottom = 0
  stack.push(from)
  labels[from] = -2
  for (let o = stack.pop(); o !== undefined; o = stack.pop()) {
    const u = o % flatWidth
    const v = (o - u) / flatWidth
    count++
    red += flat.red[o]!
    green += flat.green[o]!
    blue += flat.blue[o]!
    if (depth[o]! > deepest) deepest = depth[o]!
    if (u < left) left = u
    if (u > right) right = u
    if (v < top) top = v
    if (v > bottom) bottom = v
    for (let dv = -1; dv <= 1; dv++) {
      for (let du = -1; du <= 1; du++) {
        const x = u + du
        const y = v + dv
        if (x < within.left || y < within.top || x >= within.right || y >= within.bottom) continue
        const next = y * flatWidth + x
        if (labels[next] !== -1) continue
        labels[next] = -2
        stack.push(next)
      }
    }
  }
  return {
    area: { left: left / perMm, top: top / perMm, right: (right + 1) / perMm, bottom: (bottom + 1) / perMm },
    size: count / (perMm * perMm),
    thickness: (2 * deepest - 1) / perMm,
    red: red / count,
    green: green / count,
    blue: blue / count,
  }
}

/** Mean darkness 0..1 of an area: the darker of red and green, so that red ink counts too. */
export function darkness(flat: Flat, box: Area): number {
  const { left, top, right, bottom } = inPixels(box)
  let sum = 0
  let count = 0
  for (let v = top; v < bottom; v++) {
    for (let o = v * flatWidth + left, end = v * flatWidth + right; o < end; o++) {
      if (!flat.shown[o]) continue
      sum += Math.min(flat.red[o]!, flat.green[o]!)
      count++
    }
  }
  return count === 0 ? 0 : 1 - sum / count / 255
}

/** Where words are printed in bold on every form: strokes about as wide as a pen's. */
const bold: Area = { left: 17, top: 198, right: 196, bottom: 256 }

/**
 * How much more of the red light than of the blue ink swallows, as a share of what it swallows in all: 0 = grey or black, blue ink 0.5 and more.
 * @param red,green,blue as parts of the paper's 255
 */
export function bluenessOf(red: number, green: number, blue: number): number {
  const density = (part: number): number => Math.log(255 / Math.max(1, part))
  const sum = density(red) + density(green) + density(blue)
  return sum > 0 ? (3 * (density(red) - density(blue))) / sum : 0
}

/** The same of what is printed in bold, which is black: light, lens and camera lend both alike. */
export function bluenessOfPrint(flat: Flat, least: number): number {
  const { left, top, right, bottom } = inPixels(bold)
  const dark = 255 * (1 - least)
  let red = 0
  let green = 0
  let blue = 0
  let count = 0
  for (let v = top; v < bottom; v++) {
    for (let o = v * flatWidth + left, end = v * flatWidth + right; o < end; o++) {
      if (!flat.shown[o] || flat.red[o]! >= dark) continue
      red += flat.red[o]!
      green += flat.green[o]!
      blue += flat.blue[o]!
      count++
    }
  }
  return count === 0 ? 0 : bluenessOf(red / count, green / count, blue / count)
}

/**
 * From which darkness on, 0..1, something counts as a pen's stroke in this picture: a share of how dark print is in it,
 * so that blur and a low resolution weaken both alike.
 */
export function penLevel(flat: Flat): number {
  const { left, top, right, bottom } = inPixels(bold)
  const counts = new Int32Array(256)
  let all = 0
  for (let v = top; v < bottom; v++) {
    for (let o = v * flatWidth + left, end = v * flatWidth + right; o < end; o++) {
      if (!flat.shown[o]) continue
      counts[flat.red[o]!]!++
      all++
    }
  }
  let rest = all * 0.04
  let value = 0
  while (value < 255 && rest > counts[value]!) rest -= counts[value++]!
  return Math.max(0.16, Math.min(0.42, (1 - value / 255) * 0.5))
}
