import { middleOf, tileAt } from '../paper.ts'
import { toFullRegion } from '../picture.ts'
import type { CellView } from '../view.ts'
import type { Complaint } from './complaint.ts'
import { writtenAround } from './cover.ts'

/** Cells along a block: nothing printed is even all over one but bars and pictures. */
const side = 4
/** A block is even where its cells differ by less than this share of the paper's brightness. */
const mostUneven = 0.12
/** Blocks darker than this share of the paper around are not paper. */
const foreignAt = 0.86
/** In blocks: a pen, a ruler or a strap is so long, wider than the printed bars of a 核验单, so slender, and so full. */
const leastLong = 24
const leastSlender = 2.2
const leastWide = 3.7
const leastFilled = 0.6

/** A bar without print in it that lies across the page: thinner than the tiles of the paper, so told by its cells. */
export function lookForStrip(view: CellView): Complaint[] {
  const { cells, picture } = view
  const level = levelAround(view)
  const columns = Math.floor(cells.columns / side)
  const rows = Math.floor(cells.rows / side)
  const foreign = new Uint8Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (isForeign(view, level, column * side, row * side)) foreign[row * columns + column] = 1
    }
  }
  const found: Complaint[] = []
  for (let start = 0; start < foreign.length; start++) {
    if (!foreign[start]) continue
    const bar = gather(foreign, start, columns, rows)
    if (!isBar(bar)) continue
    const atRim = bar.blocks.filter((block) => {
      const column = block % columns
      const row = (block - column) / columns
      return Math.min(column, row, columns - 1 - column, rows - 1 - row) < rim
    })
    if (atRim.length > bar.blocks.length / 2 || writtenAround(view, tilesOf(view, bar)) < leastWritten) continue
    const box = { x: bar.left * side * cells.size, y: bar.top * side * cells.size }
    const width = (bar.right - bar.left + 1) * side * cells.size
    const height = (bar.bottom - bar.top + 1) * side * cells.size
    found.push({ reason: 'occluded', weight: 0.7, region: toFullRegion(picture, { ...box, width, height }) })
  }
  return found
}

function isForeign({ cells, paper }: CellView, around: Float32Array, left: number, top: number): boolean {
  const { columns, luma } = cells
  const tile = tileAt(paper, left + side / 2, top + side / 2)
  if (!paper.within[tile]) return false
  const level = around[tile]!
  const reach = level * mostUneven
  // most of what is not foreign is paper, and shows it in its first cell: even and dark, it has none as bright as that
  const first = luma[top * columns + left]!
  if (first - reach >= level * foreignAt) return false
  let least = first
  let most = first
  let sum = 0
  for (let y = top; y < top + side; y++) {
    for (let i = y * columns + left, end = i + side; i < end; i++) {
      const value = luma[i]!
      if (value < least) least = value
      else if (value > most) most = value
      sum += value
    }
    if (most - least > reach) return false
  }
  return sum < side * side * level * foreignAt
}

/** Per tile the middle of its own level and those two steps away: the paper's, also under a bar. */
function levelAround({ paper }: CellView): Float32Array {
  const { columns, rows, level } = paper
  const middle = new Float32Array(level.length)
  for (let row = 0, tile = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, tile++)
      middle[tile] = middleOf(level, columns, rows, column, row, 2)
  }
  return middle
}

/** Share of the tiles around a bar that are written on, where it hides writing. */
const leastWritten = 0.42
/** What runs along the picture's edge within so many blocks is a table, or the paper's own rim. */
const rim = 7

/** The tiles a bar touches. */
const tilesOf = ({ cells, paper }: CellView, { blocks }: Bar) => {
  const columns = Math.floor(cells.columns / side)
  return [
    ...new Set(
      blocks.map((block) => {
        const column = block % columns
        return tileAt(paper, column * side + side / 2, ((block - column) / columns) * side + side / 2)
      }),
    ),
  ]
}

interface Bar {
  blocks: readonly number[]
  left: number
  right: number
  top: number
  bottom: number
  /** as of the rectangle with the same second moments, in blocks */
  long: number
  wide: number
}

/** Takes the blocks that touch a first one, and measures what they make. */
function gather(foreign: Uint8Array, start: number, columns: number, rows: number): Bar {
  const patch = [start]
  foreign[start] = 0
  let [left, right, top, bottom] = [columns, 0, rows, 0]
  let [sx, sy, sxx, sxy, syy] = [0, 0, 0, 0, 0]
  for (let at = 0; at < patch.length; at++) {
    const column = patch[at]! % columns
    const row = (patch[at]! - column) / columns
    left = Math.min(left, column)
    right = Math.max(right, column)
    top = Math.min(top, row)
    bottom = Math.max(bottom, row)
    sx += column
    sy += row
    sxx += column * column
    sxy += column * row
    syy += row * row
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
        if (!foreign[y * columns + x]) continue
        foreign[y * columns + x] = 0
        patch.push(y * columns + x)
      }
    }
  }
  const n = patch.length
  // a block has a moment of its own
  const xx = sxx / n - (sx / n) ** 2 + 1 / 12
  const yy = syy / n - (sy / n) ** 2 + 1 / 12
  const xy = sxy / n - (sx / n) * (sy / n)
  const middle = (xx + yy) / 2
  const apart = Math.hypot((xx - yy) / 2, xy)
  const long = Math.sqrt(12 * (middle + apart))
  const wide = Math.sqrt(12 * Math.max(1 / 12, middle - apart))
  return { blocks: patch, left, right, top, bottom, long, wide }
}

const isBar = ({ blocks, long, wide }: Bar) =>
  long >= leastLong && wide >= leastWide && long >= wide * leastSlender && blocks.length > long * wide * leastFilled
