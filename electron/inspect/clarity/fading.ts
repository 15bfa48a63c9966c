import { quantile } from '../colour/tint.ts'
import type { CellView } from '../view.ts'
import { type Complaint, weigh } from './complaint.ts'
import { type Patch, patches, patchRegion } from './surface.ts'

/** Steps to the eight neighbours of a tile. */
const ways = [
  { dx: 1, dy: 0 },
  { dx: -1, dy: 0 },
  { dx: 0, dy: 1 },
  { dx: 0, dy: -1 },
  { dx: 1, dy: 1 },
  { dx: 1, dy: -1 },
  { dx: -1, dy: 1 },
  { dx: -1, dy: -1 },
] as const

/** Tiles with more ink than this are written on, and a page has at least so many of them. */
const leastDepth = 0.12
const leastInked = 20
/** Pages printed as pale as this all over are told by their writing. */
const palest = 0.2
/** Burnt-out paper is nearly white, also in a picture darkened afterwards. */
const burnt = 225

/**
 * Writing that pales step by step into bare paper: a reflection that has burnt it out, also where the paper around is as
 * white as the reflection. Writing that merely ends is as dark in its last tile as in those before.
 */
export function lookForFading(view: CellView): Complaint[] {
  // in pictures this small a tile holds a stroke or two, which blur alone makes fade
  if (view.cells.size < 2) return []
  return fadedPatches(view).map((patch) => ({
    reason: 'glare' as const,
    weight: 0.9 * weigh(patch.tiles.length, 12, 26),
    region: patchRegion(view, patch),
  }))
}

/** Patches of tiles from which, going outwards in more than one way, print comes back by and by. */
function fadedPatches(view: CellView): Patch[] {
  const { columns, rows, depth, level, onSheet } = view.paper
  const inked = depth.filter((value, tile) => onSheet[tile] && value > leastDepth)
  const usual = quantile(inked, 0.7)
  if (inked.length < leastInked || usual < palest) return []
  const isEmpty = (tile: number) => depth[tile]! < usual * 0.16
  /** bits of the ways along which print comes back from here */
  const back = new Uint8Array(depth.length)
  const faded = new Uint8Array(depth.length)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const start = row * columns + column
      if (!onSheet[start] || level[start]! < burnt || !isEmpty(start)) continue
      for (let way = 0; way < ways.length; way++) {
        const { dx, dy } = ways[way]!
        const x = column + 3 * dx
        const y = row + 3 * dy
        if (x < 0 || y < 0 || x >= columns || y >= rows) continue
        const step = dy * columns + dx
        if (!comesBack(view, start, step, usual)) continue
        back[start]! |= 1 << way
        for (let k = 0; k < 3; k++) faded[start + k * step] = 1
      }
    }
  }
  const isSpot = ({ tiles, left, top, right, bottom }: Patch) => {
    const box = (right - left + 1) * (bottom - top + 1)
    const all = tiles.reduce((bits, tile) => bits | back[tile]!, 0)
    // a pale frame fades one way only, and what stands within the box of a reflection is gone
    if (Math.min(right - left, bottom - top) < 3 || box > depth.length * 0.6 || (all & (all - 1)) === 0) return false
    let gone = 0
    for (let row = top; row <= bottom; row++) {
      for (let tile = row * columns + left; tile <= row * columns + right; tile++)
        if (faded[tile] || isEmpty(tile)) gone++
    }
    return gone > box * 0.6
  }
  return patches(view, (tile) => faded[tile] === 1).filter(isSpot)
}

/** Whether the next three tiles along a step are printed ever darker, all of them as full of strokes as the last. */
function comesBack(view: CellView, start: number, step: number, usual: number): boolean {
  const { depth, level, onSheet } = view.paper
  const a = depth[start + step]! / usual
  const b = depth[start + 2 * step]! / usual
  const c = depth[start + 3 * step]! / usual
  if (a < 0.1 || a > 0.5 || b < a + 0.12 || b > 0.82 || c < b + 0.06 || c < 0.5) return false
  const chain = [start + step, start + 2 * step, start + 3 * step] as const
  if (chain.some((tile) => !onSheet[tile] || level[tile]! > level[start]! + 3)) return false
  const full = strokesOf(view, chain[2])
  return strokesOf(view, chain[0]) > full * 0.5 && strokesOf(view, chain[1]) > full * 0.5
}

/** Share of a tile's cells that are at least half as dark as its darkest: what strokes there are, however faint. */
function strokesOf({ cells, paper }: CellView, tile: number): number {
  const column = tile % paper.columns
  const left = column * paper.tile
  const top = ((tile - column) / paper.columns) * paper.tile
  const right = Math.min(cells.columns, left + paper.tile)
  const bottom = Math.min(cells.rows, top + paper.tile)
  const most = paper.level[tile]! * (1 - paper.depth[tile]! / 2)
  let dark = 0
  for (let y = top; y < bottom; y++) {
    for (let i = y * cells.columns + left, end = y * cells.columns + right; i < end; i++) {
      if (cells.luma[i]! < most) dark++
    }
  }
  return dark / ((right - left) * (bottom - top))
}
