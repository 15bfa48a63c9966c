import { bars, frame, rules } from '../../../domain/sheet/lines.ts'
import { page } from '../../../domain/sheet/parts.ts'
import type { PageView } from '../view.ts'
import { type Homography, through } from './homography.ts'
import { type Area, areas, printedTexts, textArea } from './print.ts'

/** The form is compared in squares of so many mm: a row's print fills them, and no blur that leaves rows apart empties them. */
const side = 2
/** Samples along a square's side. */
const samples = 2
const columns = Math.floor(page.width / side)
const rows = Math.floor(page.height / side)
/** How much of a line of print is ink. */
const textInk = 0.3
/** The bars are what a guess came from: they prove nothing, and neither does what blur makes of their edges. */
const besideBars = 2.5
/** At least this share of the squares must lie in the picture. */
const leastShown = 0.6

/** Where only the form's own print stands: no cell that a client fills, no place for signature or seal. */
const compared: readonly Area[] = [
  areas.provider,
  { left: areas.provider.left, right: areas.provider.right, top: 198, bottom: 219 },
  { left: areas.client.left, right: areas.client.right, top: areas.client.top, bottom: areas.clientSigns.top },
]

interface Square {
  /** its upper left corner, mm */
  readonly x: number
  readonly y: number
  /** share of it that is inked */
  readonly ink: number
}
let squares: readonly Square[] | undefined

/**
 * How much the print of a page is like the form's where that is thought to lie, 0..1: rows and gaps, not letters or thin
 * lines, which blur takes away.
 * @returns the correlation of ink in squares of 2 mm; 0 where too little of the form is in the picture
 */
export function likenessToForm(view: PageView, toPicture: Homography): number {
  squares ??= inkedSquares()
  const seen: number[] = []
  const printed: number[] = []
  for (const { x, y, ink } of squares) {
    const dark = darknessAt(view, toPicture, x, y)
    if (dark === undefined) continue
    seen.push(dark)
    printed.push(ink)
  }
  return seen.length < squares.length * leastShown ? 0 : Math.max(0, correlation(seen, printed))
}

function darknessAt({ cells, paper }: PageView, toPicture: Homography, x: number, y: number): number | undefined {
  let sum = 0
  for (let v = 0; v < samples; v++) {
    for (let u = 0; u < samples; u++) {
      const at = through(toPicture, x + ((u + 0.5) * side) / samples, y + ((v + 0.5) * side) / samples)
      const column = Math.floor(at.x / cells.size)
      const row = Math.floor(at.y / cells.size)
      if (!(column >= 0 && row >= 0 && column < cells.columns && row < cells.rows)) return undefined
      const level = paper.level[Math.floor(row / paper.tile) * paper.columns + Math.floor(column / paper.tile)]!
      sum += Math.max(0, 1 - cells.luma[row * cells.columns + column]! / Math.max(1, level))
    }
  }
  return sum / (samples * samples)
}

function inkedSquares(): Square[] {
  const ink = new Float32Array(columns * rows)
  const add = (box: Area, share: number) => {
    for (let row = Math.floor(box.top / side); row <= Math.min(rows - 1, Math.floor(box.bottom / side)); row++) {
      const high = overlap(box.top, box.bottom, row * side)
      for (let column = Math.floor(box.left / side); column <= Math.floor(box.right / side); column++)
        if (column < columns) ink[row * columns + column]! += share * high * overlap(box.left, box.right, column * side)
    }
  }
  for (const text of printedTexts) add(textArea(text), textInk)
  for (const { x1, y1, x2, y2, width } of rules) {
    if (width >= frame.thickness) continue
    const half = width / 2
    add({ left: x1 - half, right: x2 + half, top: y1 - half, bottom: y2 + half }, 1)
  }
  return Array.from(ink, (share, i) => ({
    x: (i % columns) * side,
    y: Math.floor(i / columns) * side,
    ink: share,
  })).filter(
    ({ x, y }) =>
      compared.some((one) => x >= one.left && x + side <= one.right && y >= one.top && y + side <= one.bottom) &&
      !bars.some(({ top, bottom }) => y + side > top - besideBars && y < bottom + besideBars),
  )
}

/** Which part of the square from `from` on lies between two places. */
const overlap = (low: number, high: number, from: number): number =>
  Math.max(0, Math.min(high, from + side) - Math.max(low, from)) / side

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [ma, mb] = [mean(a), mean(b)]
  let ab = 0
  let aa = 0
  let bb = 0
  for (let i = 0; i < a.length; i++) {
    const [da, db] = [a[i]! - ma, b[i]! - mb]
    ab += da * db
    aa += da * da
    bb += db * db
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0
}
