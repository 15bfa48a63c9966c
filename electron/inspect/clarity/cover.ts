import { quantile, tintOf } from '../colour/tint.ts'
import { sheetLevels } from '../paper.ts'
import type { CellView } from '../view.ts'
import { type Complaint, weigh } from './complaint.ts'
import { middleLevel, type Patch, patches, patchRegion } from './surface.ts'

/**
 * Something lying on the page: a smooth, compact patch whose brightness or colour is not the paper's. Dark rules,
 * headings and small pictures are thinner or busier; a shadow is told by light.ts.
 */
export function lookForCover(view: CellView): Complaint[] {
  const { paper } = view
  const tint = tintOf(paper)
  const usual = quantile(sheetLevels(paper), 0.7)
  const foreign = (darker: number) => (tile: number) => {
    if (!paper.within[tile]) return false
    const green = (paper.green[tile]! + 1) * tint.green[tile]!
    const red = Math.log(((paper.red[tile]! + 1) * tint.red[tile]!) / green)
    const blue = Math.log(((paper.blue[tile]! + 1) * tint.blue[tile]!) / green)
    return paper.level[tile]! < usual * darker || red * red + blue * blue > 0.04
  }
  const written = isWritten(view)
  const lies = (patch: Patch) => {
    const wide = patch.right - patch.left + 1
    const high = patch.bottom - patch.top + 1
    const fill = patch.tiles.length / (wide * high)
    // what lies on the page hides its writing; a shadow does not
    const covered = 1 - patch.tiles.filter(written).length / patch.tiles.length
    return Math.min(wide, high) >= 3 && fill > 0.55 && covered > 0.85 && patch.share > 0.012 && patch.share < 0.5
  }
  const plain = patches(view, foreign(0.72)).filter(
    (patch) => lies(patch) && (middleLevel(view, patch) > usual * 0.72 || brighterAround(view, patch, 1.12) > 0.5),
  )
  const pale =
    plain.length > 0 ? [] : patches(view, foreign(0.9)).filter((patch) => lies(patch) && isOneThing(view, patch))
  return [...plain, ...pale].map((patch) => ({
    reason: 'occluded' as const,
    weight: 0.8 * weigh(patch.share, 0.012, 0.04) * overWriting(view, patch),
    region: patchRegion(view, patch),
  }))
}

/**
 * 0..1, whether a patch lies over writing: what does so cuts it off all round, while a portrait, a table beside the sheet
 * or a box of colour has room around it.
 */
function overWriting(view: CellView, patch: Patch): number {
  // what takes a tenth of the page hides something, wherever it lies
  return patch.share > 0.1 && !patch.atEdge ? 1 : weigh(writtenAround(view, patch.tiles), 0.15, 0.3)
}

/** A note nearly as bright as the paper: even all over, inside the page, and set off against all that is around it. */
function isOneThing(view: CellView, patch: Patch): boolean {
  const levels = patch.tiles.map((tile) => view.paper.level[tile]!)
  // tiles on its outline show paper, too
  const uneven = quantile(levels, 0.65) - quantile(levels, 0.2)
  return !patch.atEdge && uneven < middleLevel(view, patch) * 0.04 && brighterAround(view, patch, 1.08) > 0.8
}

/** Share of the tiles around a patch that are brighter than it by a factor: a thing has an outline, a shadow fades. */
function brighterAround(view: CellView, patch: Patch, factor: number): number {
  const { level, columns } = view.paper
  const least = middleLevel(view, patch) * factor
  const inside = new Set(patch.tiles)
  let rim = 0
  let brighter = 0
  for (const tile of patch.tiles) {
    for (const next of [tile - 2, tile + 2, tile - 2 * columns, tile + 2 * columns]) {
      if (inside.has(next) || next < 0 || next >= level.length) continue
      rim++
      if (level[next]! > least) brighter++
    }
  }
  return rim === 0 ? 0 : brighter / rim
}

/** Whether a tile holds as much print as lines of writing make. */
const isWritten =
  ({ paper }: CellView) =>
  (tile: number): boolean =>
    paper.print[tile]! > 0.04 && paper.print[tile]! < 0.6

/** Share of the tiles two and three steps from some that are written on. */
export function writtenAround(view: CellView, tiles: readonly number[]): number {
  const { columns, rows, within } = view.paper
  const near = new Set<number>()
  const ring = new Set<number>()
  for (const tile of tiles) {
    const column = tile % columns
    const row = (tile - column) / columns
    for (let dy = -3; dy <= 3; dy++) {
      for (let dx = -3; dx <= 3; dx++) {
        const x = column + dx
        const y = row + dy
        if (x < 0 || y < 0 || x >= columns || y >= rows || !within[y * columns + x]) continue
        ring.add(y * columns + x)
        if (Math.max(Math.abs(dx), Math.abs(dy)) < 2) near.add(y * columns + x)
      }
    }
  }
  const outer = [...ring].filter((tile) => !near.has(tile))
  return outer.filter(isWritten(view)).length / Math.max(1, outer.length)
}
