import type { Point } from '../../../domain/model/inspection.ts'
import type { PageView } from '../view.ts'

/** A long black bar in the picture, in working pixels. */
export interface SeenBar {
  readonly ends: readonly [Point, Point]
  /** whether the picture's own border, and not white paper, ends it */
  readonly cut: readonly [boolean, boolean]
  readonly thickness: number
}

/** Where black ends, between the blackest of the picture and its paper. */
const black = 0.5
/** they must be so far apart, as a share of the paper's brightness */
const leastRange = 0.06
/** Half a side, in cells, of the square that must be mostly black: wider than a frame line, narrower than a bar. */
const reach = 2
const mostlyBlack = 0.6
const leastElongation = 3.2
/** as a share of the picture's long edge */
const leastLength = 0.06

/**
 * Long black bars: the white-on-black headings of a 核验单, the sheet's strongest anchor. They are looked for in cells,
 * so thin lines and words do not show. Pieces in one line, as light or a finger leaves them, are joined.
 * @param ink how bright black is in this picture
 */
export function findBars(view: PageView, ink: number): SeenBar[] {
  const { columns, rows, size } = view.cells
  const dense = mostly(blackCells(view, ink), columns, rows)
  const pieces = patches(dense, columns, rows).flatMap((cells) => {
    const shape = measure(cells, columns)
    const long = shape.length >= leastLength * Math.max(columns, rows)
    return long && shape.length >= leastElongation * shape.thickness ? [shape] : []
  })
  return joined(pieces).map((shape) => {
    const ends = [-1, 1].map((side) => ({
      x: (shape.x + side * (shape.length / 2) * shape.dx + 0.5) * size,
      y: (shape.y + side * (shape.length / 2) * shape.dy + 0.5) * size,
    })) as [Point, Point]
    const cut = ends.map(({ x, y }) => {
      const border = 3.5 * size
      return x < border || y < border || x > columns * size - border || y > rows * size - border
    }) as [boolean, boolean]
    return { ends, cut, thickness: shape.thickness * size }
  })
}

/** How bright black is in the picture, 0..255: what one cell in a hundred does not reach. */
export function inkLevel({ cells }: PageView): number {
  const counts = new Int32Array(256)
  for (const value of cells.luma) counts[value | 0]!++
  let left = cells.luma.length * 0.01
  for (let v = 0; v < 256; v++) {
    left -= counts[v]!
    if (left < 0) return v
  }
  return 0
}

function blackCells({ cells, paper }: PageView, ink: number): Uint8Array {
  const { columns, rows, luma } = cells
  const out = new Uint8Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    const tileRow = Math.floor(row / paper.tile) * paper.columns
    for (let column = 0; column < columns; column++) {
      const level = paper.level[tileRow + Math.floor(column / paper.tile)]!
      const range = level - ink
      if (range > level * leastRange && luma[row * columns + column]! < ink + range * black)
        out[row * columns + column] = 1
    }
  }
  return out
}

/** 1 where most of the square around a cell is set. */
function mostly(mask: Uint8Array, columns: number, rows: number): Uint8Array {
  const sums = new Int32Array((columns + 1) * (rows + 1))
  for (let row = 0; row < rows; row++) {
    let line = 0
    for (let column = 0; column < columns; column++) {
      line += mask[row * columns + column]!
      sums[(row + 1) * (columns + 1) + column + 1] = sums[row * (columns + 1) + column + 1]! + line
    }
  }
  const out = new Uint8Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    const top = Math.max(0, row - reach) * (columns + 1)
    const bottom = Math.min(rows, row + reach + 1) * (columns + 1)
    for (let column = 0; column < columns; column++) {
      const left = Math.max(0, column - reach)
      const right = Math.min(columns, column + reach + 1)
      const sum = sums[bottom + right]! - sums[bottom + left]! - sums[top + right]! + sums[top + left]!
      if (sum > mostlyBlack * (right - left) * ((bottom - top) / (columns + 1))) out[row * columns + column] = 1
    }
  }
  return out
}

function patches(mask: Uint8Array, columns: number, rows: number): number[][] {
  const seen = new Uint8Array(mask.length)
  const found: number[][] = []
  for (let start = 0; start < mask.length; start++) {
    if (seen[start] || !mask[start]) continue
    const patch = [start]
    seen[start] = 1
    const visit = (i: number) => {
      if (seen[i] || !mask[i]) return
      seen[i] = 1
      patch.push(i)
    }
    for (let at = 0; at < patch.length; at++) {
      const i = patch[at]!
      const column = i % columns
      if (column > 0) visit(i - 1)
      if (column < columns - 1) visit(i + 1)
      if (i >= columns) visit(i - columns)
      if (i < columns * (rows - 1)) visit(i + columns)
    }
    found.push(patch)
  }
  return found
}

/** A patch as the rectangle with its moments; in cells, (dx, dy) along it. */
interface Shape {
  readonly x: number
  readonly y: number
  readonly dx: number
  readonly dy: number
  readonly length: number
  readonly thickness: number
}

function measure(cells: readonly number[], columns: number): Shape {
  let sx = 0
  let sy = 0
  for (const i of cells) {
    sx += i % columns
    sy += Math.floor(i / columns)
  }
  const x = sx / cells.length
  const y = sy / cells.length
  let xx = 0
  let yy = 0
  let xy = 0
  for (const i of cells) {
    const dx = (i % columns) - x
    const dy = Math.floor(i / columns) - y
    xx += dx * dx
    yy += dy * dy
    xy += dx * dy
  }
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy)
  const dx = Math.cos(angle)
  const dy = Math.sin(angle)
  // a bar is told by its true ends: moments would shorten one that text or light has holed
  let low = 0
  let high = 0
  for (const i of cells) {
    const along = ((i % columns) - x) * dx + (Math.floor(i / columns) - y) * dy
    if (along < low) low = along
    if (along > high) high = along
  }
  const length = high - low + 1
  const middle = (low + high) / 2
  return { x: x + middle * dx, y: y + middle * dy, dx, dy, length, thickness: cells.length / length }
}

/** Joins pieces that continue one another. */
function joined(pieces: readonly Shape[]): Shape[] {
  const rest = [...pieces].sort((a, b) => b.length - a.length)
  const out: Shape[] = []
  for (let bar = rest.shift(); bar; bar = rest.shift()) {
    for (let at = 0; at < rest.length; ) {
      const next = rest[at]!
      const along = (next.x - bar.x) * bar.dx + (next.y - bar.y) * bar.dy
      const aside = Math.abs((next.y - bar.y) * bar.dx - (next.x - bar.x) * bar.dy)
      const apart = Math.abs(along) - (bar.length + next.length) / 2
      const parallel = Math.abs(bar.dx * next.dx + bar.dy * next.dy) > 0.985
      const inLine = aside < Math.max(bar.thickness, next.thickness) * 0.8 + Math.abs(along) * 0.02
      const alike = next.thickness < bar.thickness * 1.8 && next.thickness * 2.5 > bar.thickness
      if (!(parallel && inLine && alike && apart < bar.length * 1.2)) {
        at++
        continue
      }
      rest.splice(at, 1)
      bar = union(bar, next)
      at = 0
    }
    out.push(bar)
  }
  return out
}

function union(a: Shape, b: Shape): Shape {
  const ends = [a, b].flatMap((s) =>
    [-1, 1].map((side) => ({ x: s.x + side * (s.length / 2) * s.dx, y: s.y + side * (s.length / 2) * s.dy })),
  )
  const at = ends.map((p) => (p.x - a.x) * a.dx + (p.y - a.y) * a.dy)
  const from = ends[at.indexOf(Math.min(...at))]!
  const to = ends[at.indexOf(Math.max(...at))]!
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  return {
    x: (from.x + to.x) / 2,
    y: (from.y + to.y) / 2,
    dx: (to.x - from.x) / length,
    dy: (to.y - from.y) / length,
    length,
    thickness: Math.max(a.thickness, b.thickness),
  }
}
