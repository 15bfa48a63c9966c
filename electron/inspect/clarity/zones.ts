import type { Region } from '../../../domain/model/inspection.ts'
import { quantile } from '../colour/tint.ts'
import { toFullRegion } from '../picture.ts'
import type { PageView } from '../view.ts'
import { type Complaint, weigh } from './complaint.ts'
import { spread } from './legible.ts'
import type { Slopes } from './slopes.ts'
import { overWindows, type Window } from './text.ts'

/** Tiles along a zone: about 5 cm of an A4 page. */
const zoneTiles = 6
const leastWritten = 8
/** Edges of writing spread by less than this share of its height are sharp. */
const crispAt = 0.12

/**
 * Writing that is sharp in one part of the page and out of focus in another, and pages so smeared that nothing on them
 * looks like writing any more.
 */
export function lookForSoftZones(view: PageView, slopes: Slopes, windows: readonly Window[]): Complaint[] {
  const written = slopes.width.filter((width) => width > 0)
  if (written.length < 12) return []
  return windows.length < 3 ? wholePage(view, slopes, written) : softZones(view, slopes, windows, written)
}

/** Ink all over, but no characters in it. */
function wholePage({ cells }: PageView, slopes: Slopes, written: Float32Array): Complaint[] {
  // tiles of a picture this small hold one edge each, which is soft along itself
  if (written.length < 30 || cells.size < 2) return []
  const softest = slopes.softest.filter((soft) => soft > 0)
  const lopsided = slopes.softest.map((soft, tile) => soft / slopes.width[tile]!).filter((ratio) => ratio > 0)
  return [
    { reason: 'blur', weight: 0.9 * weigh(quantile(written, 0.4), 3.2, 5) },
    {
      reason: 'motion-blur',
      weight: 0.9 * Math.min(weigh(quantile(lopsided, 0.5), 1.9, 2.6), weigh(quantile(softest, 0.5), 5, 8)),
    },
  ]
}

function softZones(view: PageView, slopes: Slopes, windows: readonly Window[], written: Float32Array): Complaint[] {
  const { paper } = view
  const height = overWindows(windows, (window) => window.height, 0.5)
  // the sharpest part tells what this print and this camera can do
  const sharp = quantile(written, 0.2)
  const isSoft = (width: number) => spread(width, height) > 0.2 && width > sharp * 1.7
  const zones: { x: number; y: number; soft: number }[] = []
  let softTiles = 0
  for (let top = 0; top < paper.rows; top += zoneTiles) {
    for (let left = 0; left < paper.columns; left += zoneTiles) {
      let all = 0
      let soft = 0
      for (let row = top; row < Math.min(paper.rows, top + zoneTiles); row++) {
        for (let column = left; column < Math.min(paper.columns, left + zoneTiles); column++) {
          const width = slopes.width[row * paper.columns + column]!
          if (width === 0) continue
          all++
          if (isSoft(width)) soft++
        }
      }
      if (all < leastWritten || soft < all * 0.7 || isCrisp(view, windows, left, top)) continue
      zones.push({ x: left, y: top, soft })
      softTiles += soft
    }
  }
  if (zones.length === 0) return []
  return [{ reason: 'blur', weight: 0.9 * weigh(softTiles / written.length, 0.06, 0.24), region: around(view, zones) }]
}

/** Whether writing in a zone was found to be sharp: then what is soft there are pictures and patterns. */
function isCrisp({ paper, cells }: PageView, windows: readonly Window[], left: number, top: number): boolean {
  const side = paper.tile * cells.size
  const isIn = (at: number, first: number) => at >= first * side && at < (first + zoneTiles) * side
  return windows.some(
    ({ x, y, side: wide, sharpest, height }) =>
      isIn(x + wide / 2, left) && isIn(y + wide / 2, top) && spread(sharpest, height) < crispAt,
  )
}

function around({ picture, paper, cells }: PageView, zones: readonly { x: number; y: number }[]): Region {
  const side = paper.tile * cells.size
  const x = Math.min(...zones.map((zone) => zone.x)) * side
  const y = Math.min(...zones.map((zone) => zone.y)) * side
  const right = (Math.max(...zones.map((zone) => zone.x)) + zoneTiles) * side
  const bottom = (Math.max(...zones.map((zone) => zone.y)) + zoneTiles) * side
  return toFullRegion(picture, { x, y, width: right - x, height: bottom - y })
}
