import type { GreyPart } from '../picture.ts'
import { findPieces, type Piece } from './pieces.ts'

/** What a small window shows of the writing in it. All lengths in pixels of the raster it was cut from. */
export interface Writing {
  /** typical height of its characters */
  readonly height: number
  /** how many pieces of characters were measured */
  readonly pieces: number
  /** darkness of ink against paper, as a share of the paper's brightness */
  readonly contrast: number
  /** brightness of the bare paper, 0..255 */
  readonly paper: number
  /** how far an edge takes from paper to ink, in the direction in which it takes least and most */
  readonly sharpest: number
  readonly softest: number
}

/**
 * Measures the writing in a window: pieces of ink the size of characters, how high they are, how dark, and how
 * steeply they rise from the paper in each direction.
 * @param grey the window, and one pixel more on every side
 * @returns undefined where there is nothing that looks like writing
 */
export function measureWriting(grey: GreyPart): Writing | undefined {
  const { width, height } = grey
  const levels = readLevels(grey)
  const span = levels.paper - levels.ink
  if (span < 8 || span < levels.paper * 0.03) return undefined
  const all = findPieces(grey, levels.paper - span * 0.42)
  const pieces = all.filter((piece) => isWriting(piece, width, height))
  if (pieces.length < 5) return undefined
  const ink = all.reduce((sum, piece) => sum + piece.area, 0)
  // the edge of a shadow, a picture, a pattern: what is dark there is not in pieces the size of characters
  const written = pieces.reduce((sum, piece) => sum + piece.area, 0)
  if (ink > width * height * 0.5 || written < ink * 0.3) return undefined
  const typical = characterHeight(pieces)
  const like = pieces.filter((piece) => piece.bottom - piece.top + 1 >= typical * 0.4)
  const widths = steepest(grey, like).map((slope) => span / Math.max(1, slope))
  return {
    height: typical,
    pieces: like.length,
    contrast: span / Math.max(1, levels.paper),
    paper: levels.paper,
    sharpest: Math.min(...widths),
    softest: Math.max(...widths),
  }
}

/** Of every second pixel each: counting one value twice running would wait for the first count to be written. */
const histogram = new Int32Array(256)
const others = new Int32Array(256)

function readLevels({ data, start, pitch, width, height }: GreyPart): { paper: number; ink: number } {
  histogram.fill(0)
  others.fill(0)
  const pairs = width & ~1
  for (let y = 0; y < height; y++) {
    const left = start + y * pitch
    const right = left + pairs
    for (let i = left; i < right; i += 2) {
      histogram[data[i]!]!++
      others[data[i + 1]!]!++
    }
    if (pairs < width) histogram[data[right]!]!++
  }
  for (let v = 0; v < 256; v++) histogram[v]! += others[v]!
  const all = width * height
  return { paper: levelOf(all * 0.8), ink: levelOf(all * 0.015) }
}

/** The level up to which so many pixels of the histogram lie. */
function levelOf(count: number): number {
  let sum = 0
  for (let v = 0; v < 256; v++) {
    sum += histogram[v]!
    if (sum >= count) return v
  }
  return 255
}

/** Chinese characters fall apart into strokes: a character is what stands together within its own width. */
function characterHeight(pieces: readonly Piece[]): number {
  const heights = new Float64Array(pieces.length)
  for (let k = 0; k < heights.length; k++) heights[k] = pieces[k]!.bottom - pieces[k]!.top + 1
  const stroke = heights.slice().sort()[Math.floor(heights.length * 0.7)]!
  for (let k = 0; k < heights.length; k++) heights[k] = grownHeight(pieces[k]!, pieces, stroke)
  return heights.sort()[Math.floor(heights.length * 0.6)]!
}

const column: Piece[] = []

/** How high a piece is with the strokes that stand together with it, one above the other. */
function grownHeight(seed: Piece, pieces: readonly Piece[], stroke: number): number {
  const middle = seed.left + seed.right
  column.length = 0
  // loops, not filters: of a function made anew for every piece V8 throws its fast code away with it
  for (const piece of pieces) if (Math.abs(piece.left + piece.right - middle) <= stroke * 1.2) column.push(piece)
  const farthest = Math.max(1, stroke * 0.16)
  let { top, bottom } = seed
  for (let grown = true; grown; ) {
    grown = false
    for (const piece of column) {
      if (piece.top >= top && piece.bottom <= bottom) continue
      const apart = Math.max(top - piece.bottom, piece.top - bottom) - 1
      const together = Math.max(bottom, piece.bottom) - Math.min(top, piece.top) + 1
      if (apart > farthest || together > stroke * 1.9) continue
      top = Math.min(top, piece.top)
      bottom = Math.max(bottom, piece.bottom)
      grown = true
    }
  }
  return bottom - top + 1
}

function isWriting(piece: Piece, width: number, height: number): boolean {
  if (piece.left === 1 || piece.top === 1 || piece.right === width - 2 || piece.bottom === height - 2) return false
  const wide = piece.right - piece.left + 1
  const high = piece.bottom - piece.top + 1
  if (high < 4 || high > height * 0.7) return false
  // rules and frames are long; blots are full
  if (wide > high * 8 || high > wide * 8) return false
  return piece.area < wide * high * 0.92 || wide * high < 60
}

/** Histograms of slopes in four directions, one after the other: across, down and along both diagonals. */
const slopes = new Int32Array(4 * 256)
const [UPRIGHT, RISING, FALLING] = [256, 512, 768]
/** Slope along a diagonal by the sum of the differences along both sides: those reach over two pixels, this sqrt(2) times as far. */
const aslant = Uint8Array.from({ length: 511 }, (_, sum) => (sum / 2) * Math.SQRT1_2)

/** The steep end of the slopes inside the pieces' boxes, in each direction, in grey levels a pixel. */
function steepest({ data, start, pitch }: GreyPart, pieces: readonly Piece[]): number[] {
  slopes.fill(0)
  let count = 0
  for (const { left, right, top, bottom } of pieces) {
    count += (bottom - top + 1) * (right - left + 1)
    for (let row = top; row <= bottom; row++) {
      for (let i = start + row * pitch + left, end = i + right - left; i <= end; i++) {
        // central differences over two pixels
        const across = data[i + 1]! - data[i - 1]!
        const down = data[i + pitch]! - data[i - pitch]!
        slopes[Math.abs(across) >> 1]!++
        slopes[UPRIGHT + (Math.abs(down) >> 1)]!++
        slopes[RISING + aslant[Math.abs(across + down)]!]!++
        slopes[FALLING + aslant[Math.abs(across - down)]!]!++
      }
    }
  }
  return [0, UPRIGHT, RISING, FALLING].map((direction) => {
    let sum = 0
    for (let v = 255; v > 0; v--) {
      sum += slopes[direction + v]!
      if (sum >= count * 0.04) return v
    }
    return 1
  })
}
