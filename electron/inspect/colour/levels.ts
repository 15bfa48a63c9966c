import type { Picture } from '../picture.ts'

/** Of all pixels that are not white, the share that may lie between black and white: what lossy files leave. */
const tolerated = 0.15
/** JPEG's ripples beside black reach down to some 200. */
const whiteFrom = 195
/** Of two levels white is the lighter one: of what counts as white at least this share is all but 255; the paper of a grey scan is not. */
const pureFrom = 250
const leastPure = 0.1
/**
 * Shrunk, dots that stand for a grey are grey, and some pages are full of them. Either this share is left white or black even so, or
 * neighbours differ by so many levels: dots leave a grain.
 */
const leastExtreme = 0.2
const leastGrain = 6

/**
 * Whether a page without colour holds only black and white. Shrinking makes greys of edges, so where the working
 * scale is not the full one, a part with ink on it is looked at closely.
 */
export async function isBilevel(picture: Picture, grey: Uint8Array): Promise<boolean> {
  // hardly any white and black: it need not be looked at closely
  const extreme = share(grey, isExtreme)
  if (picture.scale <= 1) return extreme >= 0.7 && isOfTwo(grey)
  if (extreme < leastExtreme && grain(picture, grey) < leastGrain) return false
  const side = 640
  const place = inkiest(picture, grey, Math.max(8, Math.round(side / picture.scale)))
  const close = await picture.closeUp({
    x: place.x * picture.scale,
    y: place.y * picture.scale,
    width: side,
    height: side,
  })
  return close !== undefined && isOfTwo(close.data)
}

/** Whether pixels as they stand in the file are black and white. */
function isOfTwo(grey: Uint8Array): boolean {
  const white = share(grey, (value) => value >= whiteFrom)
  return betweenShare(grey) <= tolerated && share(grey, (value) => value >= pureFrom) >= leastPure * white
}

function betweenShare(grey: Uint8Array): number {
  const inked = share(grey, (value) => value < whiteFrom)
  return inked === 0 ? 1 : share(grey, (value) => value > 40 && value < whiteFrom) / inked
}

/** Levels by which neighbours along every third row differ, where neither is white or black. */
function grain({ width, height }: Picture, grey: Uint8Array): number {
  let pairs = 0
  let apart = 0
  for (let y = 0; y < height; y += 3) {
    for (let i = y * width, end = i + width - 1; i < end; i++) {
      if (isExtreme(grey[i]!)) continue
      pairs++
      apart += Math.abs(grey[i]! - grey[i + 1]!)
    }
  }
  return pairs === 0 ? 0 : apart / pairs
}

const isExtreme = (value: number) => value >= 240 || value <= 12

function share(grey: Uint8Array, holds: (value: number) => boolean): number {
  let count = 0
  for (const value of grey) if (holds(value)) count++
  return grey.length === 0 ? 0 : count / grey.length
}

/** Ink over more than this share of a window is a table or a lid beside the sheet, and says nothing of it. */
const mostInk = 0.5

/** Corner of the window with the most ink among a grid of them, in working pixels; all dark ones only where there is no other. */
function inkiest(picture: Picture, grey: Uint8Array, side: number): { x: number; y: number } {
  let best = { x: 0, y: 0 }
  let most = -1
  for (let y = 0; y === 0 || y + side <= picture.height; y += side) {
    for (let x = 0; x === 0 || x + side <= picture.width; x += side) {
      const ink = inkIn(picture, grey, x, y, side)
      const counts = ink > mostInk ? ink - 1 : ink
      if (counts > most) {
        most = counts
        best = { x, y }
      }
    }
  }
  return best
}

/** Share of a window's pixels that are dark, of every other one across and down. */
function inkIn({ width, height }: Picture, grey: Uint8Array, left: number, top: number, side: number): number {
  let ink = 0
  let all = 0
  for (let y = top; y < Math.min(height, top + side); y += 2) {
    for (let x = left; x < Math.min(width, left + side); x += 2) {
      all++
      if (grey[y * width + x]! < 160) ink++
    }
  }
  return ink / all
}
