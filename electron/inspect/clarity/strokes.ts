import type { GreyRaster } from '../picture.ts'

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

/** Scratch memory for windows, kept between calls. */
const scratch = { labels: new Int32Array(0), stack: new Int32Array(0) }

interface Piece {
  left: number
  right: number
  top: number
  bottom: number
  area: number
}

/**
 * Measures the writing in a window: pieces of ink the size of characters, how high they are, how dark, and how
 * steeply they rise from the paper in each direction.
 * @returns undefined where there is nothing that looks like writing
 */
export function measureWriting(
  grey: GreyRaster,
  x: number,
  y: number,
  width: number,
  height: number,
): Writing | undefined {
  const levels = readLevels(grey, x, y, width, height)
  const span = levels.paper - levels.ink
  if (span < 8 || span < levels.paper * 0.03) return undefined
  const { pieces, ink } = findPieces(grey, x, y, width, height, levels.paper - span * 0.42)
  if (pieces.length < 5) return undefined
  // the edge of a shadow, a picture, a pattern: what is dark there is not in pieces the size of characters
  const written = pieces.reduce((sum, piece) => sum + piece.area, 0)
  if (ink > width * height * 0.5 || written < ink * 0.3) return undefined
  const typical = characterHeight(pieces)
  const like = pieces.filter((piece) => piece.bottom - piece.top + 1 >= typical * 0.4)
  const slopes = steepest(grey, x, y, like)
  const widths = slopes.map((slope) => span / Math.max(1, slope))
  return {
    height: typical,
    pieces: like.length,
    contrast: span / Math.max(1, levels.paper),
    paper: levels.paper,
    sharpest: Math.min(...widths),
    softest: Math.max(...widths),
  }
}

function readLevels(
  grey: GreyRaster,
  x: number,
  y: number,
  width: number,
  height: number,
): { paper: number; ink: number } {
  const histogram = new Int32Array(256)
  for (let row = y; row < y + height; row++) {
    const from = row * grey.width + x
    for (let i = from; i < from + width; i++) histogram[grey.data[i]!]!++
  }
  const all = width * height
  const at = (share: number) => {
    let sum = 0
    for (let v = 0; v < 256; v++) {
      sum += histogram[v]!
      if (sum >= all * share) return v
    }
    return 255
  }
  return { paper: at(0.8), ink: at(0.015) }
}

/** Connected dark pieces of a size that parts of characters have; what the window's edge cuts is left out. */
function findPieces(
  grey: GreyRaster,
  x: number,
  y: number,
  width: number,
  height: number,
  threshold: number,
): { pieces: Piece[]; ink: number } {
  const count = width * height
  if (scratch.labels.length < count) {
    scratch.labels = new Int32Array(count)
    scratch.stack = new Int32Array(count)
  }
  const { labels, stack } = scratch
  labels.fill(0, 0, count)
  for (let row = 0; row < height; row++) {
    const from = (y + row) * grey.width + x
    for (let column = 0; column < width; column++) {
      if (grey.data[from + column]! < threshold) labels[row * width + column] = 1
    }
  }
  const pieces: Piece[] = []
  let ink = 0
  for (let start = 0; start < count; start++) {
    if (labels[start] !== 1) continue
    let depth = 0
    stack[depth++] = start
    labels[start] = 2
    const piece: Piece = { left: width, right: 0, top: height, bottom: 0, area: 0 }
    while (depth > 0) {
      const i = stack[--depth]!
      const column = i % width
      const row = (i - column) / width
      piece.area++
      if (column < piece.left) piece.left = column
      if (column > piece.right) piece.right = column
      if (row < piece.top) piece.top = row
      if (row > piece.bottom) piece.bottom = row
      for (let dy = -1; dy <= 1; dy++) {
        const ny = row + dy
        if (ny < 0 || ny >= height) continue
        for (let dx = -1; dx <= 1; dx++) {
          const nx = column + dx
          if (nx < 0 || nx >= width) continue
          const next = ny * width + nx
          if (labels[next] !== 1) continue
          labels[next] = 2
          stack[depth++] = next
        }
      }
    }
    ink += piece.area
    if (isWriting(piece, width, height)) pieces.push(piece)
  }
  return { pieces, ink }
}

/** Chinese characters fall apart into strokes: a character is what stands together within its own width. */
function characterHeight(pieces: readonly Piece[]): number {
  const high = (piece: Piece) => piece.bottom - piece.top + 1
  const heights = pieces.map(high).sort((a, b) => a - b)
  const stroke = heights[Math.floor(heights.length * 0.7)]!
  const characters = pieces.map((seed) => {
    const middle = (seed.left + seed.right) / 2
    const column = pieces.filter((piece) => Math.abs((piece.left + piece.right) / 2 - middle) <= stroke * 0.6)
    let { top, bottom } = seed
    for (let grown = true; grown; ) {
      grown = false
      for (const piece of column) {
        const apart = Math.max(top - piece.bottom, piece.top - bottom) - 1
        const together = Math.max(bottom, piece.bottom) - Math.min(top, piece.top) + 1
        if (apart > Math.max(1, stroke * 0.16) || together > stroke * 1.9) continue
        if (piece.top >= top && piece.bottom <= bottom) continue
        top = Math.min(top, piece.top)
        bottom = Math.max(bottom, piece.bottom)
        grown = true
      }
    }
    return bottom - top + 1
  })
  return characters.sort((a, b) => a - b)[Math.floor(characters.length * 0.6)]!
}

function isWriting(piece: Piece, width: number, height: number): boolean {
  if (piece.left === 0 || piece.top === 0 || piece.right === width - 1 || piece.bottom === height - 1) return false
  const wide = piece.right - piece.left + 1
  const high = piece.bottom - piece.top + 1
  if (high < 4 || high > height * 0.7) return false
  // rules and frames are long; blots are full
  if (wide > high * 8 || high > wide * 8) return false
  return piece.area < wide * high * 0.92 || wide * high < 60
}

/** The steep end of the slopes inside the pieces' boxes, in each direction, in grey levels a pixel. */
function steepest(grey: GreyRaster, x: number, y: number, pieces: readonly Piece[]): number[] {
  const levelwise = new Int32Array(256)
  const upright = new Int32Array(256)
  const rising = new Int32Array(256)
  const falling = new Int32Array(256)
  let count = 0
  const { data, width } = grey
  for (const piece of pieces) {
    for (let row = y + piece.top; row <= y + piece.bottom; row++) {
      for (let column = x + piece.left; column <= x + piece.right; column++) {
        const i = row * width + column
        // central differences over two pixels, halved; diagonals are sqrt(2) longer
        const across = (data[i + 1]! - data[i - 1]!) / 2
        const down = (data[i + width]! - data[i - width]!) / 2
        levelwise[Math.abs(across) | 0]!++
        upright[Math.abs(down) | 0]!++
        rising[(Math.abs(across + down) * Math.SQRT1_2) | 0]!++
        falling[(Math.abs(across - down) * Math.SQRT1_2) | 0]!++
        count++
      }
    }
  }
  return [levelwise, upright, rising, falling].map((histogram) => {
    let sum = 0
    for (let v = 255; v > 0; v--) {
      sum += histogram[v]!
      if (sum >= count * 0.04) return v
    }
    return 1
  })
}
