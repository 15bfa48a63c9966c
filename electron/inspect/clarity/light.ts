import { quantile } from '../colour/tint.ts'
import { stepsBeside } from '../outline.ts'
import { type Paper, sheetLevels, sheetTiles } from '../paper.ts'
import type { CellView } from '../view.ts'
import { type Complaint, weigh } from './complaint.ts'
import { middleLevel, type Patch, patches, patchRegion } from './surface.ts'

/** Too dark, shadows, reflections, or nothing on the page at all. */
export function lookAtLight(view: CellView): Complaint[] {
  const levels = sheetLevels(view.paper)
  const usual = quantile(levels, 0.6)
  return [
    { reason: 'dark', weight: weigh(usual, 120, 76) },
    ...shadow(view, quantile(levels, 0.75)),
    ...glare(view),
    ...blank(view),
  ]
}

/** A dark strip along the picture's edge no deeper than so many tiles is the table, or lies on the margin. */
const rimDepth = 2

/** Paper far darker than the rest of the sheet, bare or written on, over more than a corner. */
function shadow(view: CellView, bright: number): Complaint[] {
  const { paper } = view
  const found = patches(view, (tile) => paper.within[tile] === 1 && paper.level[tile]! < bright * 0.42)
  return found
    .filter((patch) => {
      const bare = patch.tiles.filter((tile) => paper.flat[tile]! > 0.82).length / patch.tiles.length
      const isRim = patch.atEdge && Math.min(patch.right - patch.left, patch.bottom - patch.top) < rimDepth
      return patch.share > 0.03 && bare > 0.45 && !isRim
    })
    .map((patch) => ({
      reason: 'shadow' as const,
      weight: weigh(patch.share, 0.015, 0.07),
      region: patchRegion(view, patch),
    }))
}

/**
 * A burnt-out spot: white where the light on the rest of the sheet would leave it darker, with nothing to be seen in it.
 * The rest of the sheet is summed up in a plane, so that a page lit from one side does not count.
 */
function glare(view: CellView): Complaint[] {
  const { paper } = view
  const plane = fitPlane(view)
  const over = (tile: number) => {
    const column = tile % paper.columns
    return paper.level[tile]! - plane(column, (tile - column) / paper.columns)
  }
  const isEmpty = (tile: number) => paper.print[tile]! < 0.03
  // a picture darkened afterwards has its spots a little under white
  const burnt = (tile: number) =>
    paper.onSheet[tile] === 1 &&
    (paper.level[tile]! > 252.5 ? over(tile) > 9 : paper.level[tile]! > 225 && over(tile) > 22)
  // light on a part of the page shows what is written there; tiles on the outline show what lies outside
  const emptied = (patch: Patch) => {
    const own = new Set(patch.tiles)
    const inner = patch.tiles.filter((tile) =>
      [tile - 1, tile + 1, tile - paper.columns, tile + paper.columns].every((next) => own.has(next)),
    )
    const told = inner.length >= 4 ? inner : patch.tiles
    return told.filter(isEmpty).length > told.length * 0.82
  }
  const stands = (patch: Patch) =>
    isDisc(patch) && quantile(patch.tiles.map(over), 0.3) > 20 && standsOut(view, patch) > 0.5
  const isWhite = (patch: Patch) => middleLevel(view, patch) > 252.5
  const isSpot = (patch: Patch) =>
    patch.share > 0.015 &&
    emptied(patch) &&
    (stands(patch) || (!patch.atEdge && isWhite(patch) && fadesOut(view, patch, plane)))
  return patches(view, burnt)
    .filter(isSpot)
    .map((patch) => {
      const box = (patch.right - patch.left + 1) * (patch.bottom - patch.top + 1)
      const compact = patch.tiles.length / box
      return {
        reason: 'glare' as const,
        weight: weigh(patch.share, 0.016, 0.06) * weigh(compact, 0.2, 0.5),
        region: patchRegion(view, patch),
      }
    })
}

/** About as wide as high, its corners missing: a strip or a card is neither. */
function isDisc(patch: Patch): boolean {
  const wide = patch.right - patch.left + 1
  const high = patch.bottom - patch.top + 1
  const fill = patch.tiles.length / (wide * high)
  const longest = Math.max(wide, high)
  return longest >= 4 && Math.min(wide, high) > longest * 0.35 && fill > 0.6 && fill < 0.93 && patch.share < 0.3
}

/** Share of the tiles two steps around a patch that are clearly darker: a page lit from one side falls off gently. */
function standsOut({ paper }: CellView, patch: Patch): number {
  const own = new Set(patch.tiles)
  let rim = 0
  let darker = 0
  for (const tile of patch.tiles) {
    for (const step of [1, -1, paper.columns, -paper.columns]) {
      if (own.has(tile + step) || paper.level[tile + 2 * step] === undefined) continue
      rim++
      if (paper.level[tile + 2 * step]! < paper.level[tile]! - 24) darker++
    }
  }
  return rim === 0 ? 0 : darker / rim
}

/** Light fades out around a reflection; the edge of a card on white paper is sharp. */
function fadesOut({ paper }: CellView, patch: Patch, plane: (x: number, y: number) => number): boolean {
  const inside = new Set(patch.tiles)
  let fading = 0
  let rim = 0
  for (const tile of patch.tiles) {
    const column = tile % paper.columns
    const row = (tile - column) / paper.columns
    for (const [dx, dy] of stepsBeside) {
      const x = column + dx
      const y = row + dy
      const next = y * paper.columns + x
      if (x < 0 || y < 0 || x >= paper.columns || y >= paper.rows || inside.has(next)) continue
      rim++
      const over = (paper.level[next]! - plane(x, y)) / (255 - plane(x, y))
      if (over > 0.25 && over < 0.985 && paper.flat[next]! > 0.8) fading++
    }
  }
  return rim > 0 && fading / rim > 0.5
}

/** Least-squares plane through the levels of tiles that are not burnt out; x and y in tiles. */
function fitPlane({ paper }: CellView): (x: number, y: number) => number {
  const tiles: number[] = []
  // portraits and bars of colour are no paper
  const darkest = quantile(paper.level, 0.5) * 0.7
  for (let i = 0; i < paper.level.length; i++) {
    if (paper.onSheet[i] && paper.level[i]! < 249 && paper.level[i]! > darkest) tiles.push(i)
  }
  const count = tiles.length
  // a sheet that is white all over is well lit, not burnt out
  if (count < sheetTiles(paper) * 0.35) return () => 255
  let mx = 0
  let my = 0
  let mv = 0
  for (const tile of tiles) {
    mx += tile % paper.columns
    my += Math.floor(tile / paper.columns)
    mv += paper.level[tile]!
  }
  mx /= count
  my /= count
  mv /= count
  let xx = 0
  let xy = 0
  let yy = 0
  let xv = 0
  let yv = 0
  for (const tile of tiles) {
    const x = (tile % paper.columns) - mx
    const y = Math.floor(tile / paper.columns) - my
    const v = paper.level[tile]! - mv
    xx += x * x
    yy += y * y
    xy += x * y
    xv += x * v
    yv += y * v
  }
  const det = xx * yy - xy * xy
  const a = det > 1e-6 ? (xv * yy - yv * xy) / det : 0
  const b = det > 1e-6 ? (yv * xx - xv * xy) / det : 0
  return (x, y) => mv + a * (x - mx) + b * (y - my)
}

/** A speck of dust in ten thousand is no writing. */
const leastInk = 0.0004

function blank(view: CellView): Complaint[] {
  const isBare = view.ink.share < leastInk || (view.paper.surrounded && innerPrint(view.paper) < leastInk)
  return isBare ? [{ reason: 'blank', weight: 0.95 }] : []
}

/** Share of a sheet on a table that is printed on, away from its outline: there its own edge and the table look like print. */
function innerPrint({ onSheet, print, columns, rows }: Paper): number {
  let tiles = 0
  let printed = 0
  for (let row = 2; row < rows - 2; row++) {
    for (let tile = row * columns + 2, end = (row + 1) * columns - 2; tile < end; tile++) {
      if (!isAmid(onSheet, columns, tile)) continue
      tiles++
      printed += print[tile]!
    }
  }
  return tiles === 0 ? 1 : printed / tiles
}

function isAmid(onSheet: Uint8Array, columns: number, tile: number): boolean {
  for (let y = tile - 2 * columns; y <= tile + 2 * columns; y += columns) {
    for (let near = y - 2; near <= y + 2; near++) if (!onSheet[near]) return false
  }
  return true
}
