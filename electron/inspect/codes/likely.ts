import type { Region } from '../../../domain/model/inspection.ts'
import { tileAt } from '../paper.ts'
import type { PageView } from '../view.ts'

/** Block of cells along a side: about 2.8 mm of an A4 page, a quarter of the smallest code that can be read. */
const blockCells = 4
/** Codes are about half black; print is a tenth to a third. */
const leastDark = 0.28
const mostDark = 0.85
/** Codes are black: against the paper their red is about what their green is. */
const mostRed = 1.3
/** Of the pixels along a row of a code, how many stand at the side of a bar or module. */
const leastEdges = 0.12
/** A code takes more blocks than one square of two by two. */
const leastBlocks = 5
/** From this share of the picture on it is cheaper to read it whole. */
const wholeShare = 0.35
/** Pictures up to this many pixels are read whole: looking first would not pay. */
const smallPicture = 400_000

/** A part of the picture, in working pixels, to look for a code in. */
export interface LikelyPart extends Region {
  /** large and about as wide as high: a QR code, even if it cannot be read at this scale */
  readonly surely: boolean
}

/** Blocks along a side from which on a square patch is hardly anything but a code. */
const codeBlocks = 5

/**
 * Parts of the picture that look like QR or bar codes: half black, full of upright edges. Most
 * pages have none, and looking through them whole takes longer than all else that is looked for.
 */
export function likelyCodes(view: PageView): LikelyPart[] {
  const { picture, cells } = view
  const whole = { x: 0, y: 0, width: picture.width, height: picture.height, surely: false }
  const columns = Math.floor(cells.columns / blockCells)
  const rows = Math.floor(cells.rows / blockCells)
  if (picture.width * picture.height < smallPicture || columns < 2 || rows < 2) return [whole]
  const like = new Uint8Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) like[row * columns + column] = looksLike(view, column, row) ? 1 : 0
  }
  const parts = boxesOf(squares(like, columns, rows), columns, rows).map((box) => toPart(view, box))
  const area = parts.reduce((sum, part) => sum + part.width * part.height, 0)
  return area > wholeShare * picture.width * picture.height ? [whole] : parts
}

function looksLike({ picture, cells, paper }: PageView, column: number, row: number): boolean {
  const left = column * blockCells
  const top = row * blockCells
  const tile = tileAt(paper, left + blockCells / 2, top + blockCells / 2)
  if (!paper.within[tile]) return false
  const at = top * cells.columns + left
  const level = paper.level[tile]!
  const dark = 1 - sumOf(cells.luma, at, cells.columns) / (blockCells * blockCells * Math.max(1, level))
  if (dark < leastDark || dark > mostDark) return false
  // seals and emblems are as dark and as busy
  const red = sumOf(cells.red, at, cells.columns)
  const green = sumOf(cells.green, at, cells.columns)
  if (red * paper.green[tile]! > green * paper.red[tile]! * mostRed) return false
  return edgeShare(picture, left * cells.size, top * cells.size, blockCells * cells.size, level * 0.22) > leastEdges
}

/** Sum over the cells of a block. */
function sumOf(values: Float32Array, at: number, columns: number): number {
  let sum = 0
  for (let row = at, end = at + blockCells * columns; row < end; row += columns) {
    for (let i = row; i < row + blockCells; i++) sum += values[i]!
  }
  return sum
}

/** Share of the pixels along every second row of a square whose green channel differs from the last but one by `step`. */
function edgeShare({ data, width }: PageView['picture'], x: number, y: number, side: number, step: number): number {
  let edges = 0
  let seen = 0
  for (let row = y; row < y + side; row += 2) {
    for (let i = (row * width + x + 2) * 3 + 1, end = (row * width + x + side) * 3; i < end; i += 3) {
      seen++
      if (Math.abs(data[i]! - data[i - 6]!) > step) edges++
    }
  }
  return edges / seen
}

/** Keeps what is part of two by two such blocks: lines of print are less high, and there is paper between them. */
function squares(like: Uint8Array, columns: number, rows: number): Uint8Array {
  const kept = new Uint8Array(like.length)
  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const i = row * columns + column
      if (!like[i] || !like[i + 1] || !like[i + columns] || !like[i + columns + 1]) continue
      kept[i] = 1
      kept[i + 1] = 1
      kept[i + columns] = 1
      kept[i + columns + 1] = 1
    }
  }
  return kept
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Boxes around blocks that touch, corners included. */
function boxesOf(like: Uint8Array, columns: number, rows: number): Box[] {
  const boxes: Box[] = []
  for (let start = 0; start < like.length; start++) {
    if (!like[start]) continue
    const box: Box = { left: columns, top: rows, right: 0, bottom: 0 }
    const patch = [start]
    like[start] = 0
    for (let at = 0; at < patch.length; at++) {
      const column = patch[at]! % columns
      const row = (patch[at]! - column) / columns
      box.left = Math.min(box.left, column)
      box.right = Math.max(box.right, column)
      box.top = Math.min(box.top, row)
      box.bottom = Math.max(box.bottom, row)
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
          const next = y * columns + x
          if (!like[next]) continue
          like[next] = 0
          patch.push(next)
        }
      }
    }
    if (patch.length >= leastBlocks) boxes.push(box)
  }
  return boxes
}

/** The box in working pixels, with room for the quiet zone and what the blocks at its rim missed. */
function toPart({ picture, cells }: PageView, box: Box): LikelyPart {
  const side = blockCells * cells.size
  const margin = side * 2
  const x = Math.max(0, box.left * side - margin)
  const y = Math.max(0, box.top * side - margin)
  const wide = box.right - box.left + 1
  const high = box.bottom - box.top + 1
  return {
    x,
    y,
    surely: Math.min(wide, high) >= codeBlocks && Math.max(wide, high) < 1.5 * Math.min(wide, high),
    width: Math.min(picture.width, (box.right + 1) * side + margin) - x,
    height: Math.min(picture.height, (box.bottom + 1) * side + margin) - y,
  }
}
