import type { Picture } from '../picture.ts'

/** Of all pixels that are not white, the share that may lie between black and white: what lossy files leave. */
const tolerated = 0.15
/** Shrunk, dots that stand for a grey are grey, and some pages are full of them; this share is left white or black even so. */
const leastExtreme = 0.2

/**
 * Whether a page without colour holds only black and white. Shrinking makes greys of edges, so where the working
 * scale is not the full one, a part with ink on it is looked at closely.
 */
export async function isBilevel(picture: Picture, grey: Uint8Array): Promise<boolean> {
  // hardly any white and black: it need not be looked at closely
  const extreme = share(grey, (value) => value >= 240 || value <= 12)
  if (picture.scale <= 1) return extreme >= 0.7 && betweenShare(grey) <= tolerated
  if (extreme < leastExtreme) return false
  const side = 640
  const place = inkiest(picture, grey, Math.max(8, Math.round(side / picture.scale)))
  const close = await picture.closeUp({
    x: place.x * picture.scale,
    y: place.y * picture.scale,
    width: side,
    height: side,
  })
  return close !== undefined && betweenShare(close.data) <= tolerated
}

function betweenShare(grey: Uint8Array): number {
  const inked = share(grey, (value) => value < 215)
  return inked === 0 ? 1 : share(grey, (value) => value > 40 && value < 215) / inked
}

function share(grey: Uint8Array, holds: (value: number) => boolean): number {
  let count = 0
  for (const value of grey) if (holds(value)) count++
  return grey.length === 0 ? 0 : count / grey.length
}

/** Corner of the window with the most ink among a grid of them, in working pixels. */
function inkiest(picture: Picture, grey: Uint8Array, side: number): { x: number; y: number } {
  let best = { x: 0, y: 0 }
  let most = -1
  for (let y = 0; y === 0 || y + side <= picture.height; y += side) {
    for (let x = 0; x === 0 || x + side <= picture.width; x += side) {
      let ink = 0
      for (let row = y; row < Math.min(picture.height, y + side); row += 2) {
        for (let column = x; column < Math.min(picture.width, x + side); column += 2) {
          if (grey[row * picture.width + column]! < 160) ink++
        }
      }
      if (ink > most) {
        most = ink
        best = { x, y }
      }
    }
  }
  return best
}
