import type { Region } from '../../domain/model/inspection.ts'
import type { PageView } from '../inspect/view.ts'

/** A frame line is at least so long, as a share of the picture's width or height. */
const leastLength = 0.6
/** specks of white in a printed line, in working pixels */
const gap = 4

/**
 * The outer frame of a form that stands straight in the picture: the outermost four long dark lines, in full pixels
 * with the lines themselves inside.
 * @returns undefined where there are no four such lines that meet
 */
export function findFrame({ picture, grey, paper, cells }: PageView): Region | undefined {
  const { width, height, scale } = picture
  const tileSide = paper.tile * cells.size
  const isDark = (x: number, y: number): boolean => {
    const tile =
      Math.min(paper.rows - 1, Math.floor(y / tileSide)) * paper.columns +
      Math.min(paper.columns - 1, Math.floor(x / tileSide))
    return grey[y * width + x]! < paper.level[tile]! * 0.72
  }
  // a line may lean by a pixel on its way: its neighbours count with it
  const inRow = (y: number) => (x: number) => isDark(x, y) || isDark(x, Math.min(height - 1, y + 1))
  const inColumn = (x: number) => (y: number) => isDark(x, y) || isDark(Math.min(width - 1, x + 1), y)
  const rows = linesAlong(height, (y) => longestRun(width, inRow(y)), width * leastLength)
  const columns = linesAlong(width, (x) => longestRun(height, inColumn(x)), height * leastLength)
  const top = rows[0]
  const bottom = rows.at(-1)
  const left = columns[0]
  const right = columns.at(-1)
  if (!top || !bottom || !left || !right) return undefined
  const frame = { x: left.at, y: top.at, width: right.at - left.at, height: bottom.at - top.at }
  const slack = Math.max(width, height) * 0.012
  const meet =
    [top, bottom].every((line) => line.from < left.at + slack && line.to > right.at - slack) &&
    [left, right].every((line) => line.from < top.at + slack && line.to > bottom.at - slack)
  if (!meet || frame.width < width * leastLength || frame.height < height * leastLength) return undefined
  return {
    x: Math.floor((frame.x - 1) * scale),
    y: Math.floor((frame.y - 1) * scale),
    width: Math.ceil((frame.width + 4) * scale),
    height: Math.ceil((frame.height + 4) * scale),
  }
}

interface Run {
  readonly from: number
  readonly to: number
}

function linesAlong(count: number, run: (at: number) => Run, least: number): (Run & { at: number })[] {
  const lines: (Run & { at: number })[] = []
  // a scanner's own dark edge is no line of the form
  const rim = Math.round(count * 0.006)
  for (let at = rim; at < count - rim; at++) {
    const found = run(at)
    if (found.to - found.from >= least) lines.push({ ...found, at })
  }
  return lines
}

function longestRun(length: number, isDark: (at: number) => boolean): Run {
  let best: Run = { from: 0, to: 0 }
  let from = -1
  let last = -1
  for (let at = 0; at < length; at++) {
    if (!isDark(at)) continue
    if (from < 0 || at - last > gap) from = at
    last = at
    if (last - from > best.to - best.from) best = { from, to: last }
  }
  return best
}
