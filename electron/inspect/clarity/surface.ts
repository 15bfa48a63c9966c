import type { Region } from '../../../domain/model/inspection.ts'
import { quantile } from '../colour/tint.ts'
import { stepsBeside } from '../outline.ts'
import { sheetTiles } from '../paper.ts'
import { toFullRegion } from '../picture.ts'
import type { CellView } from '../view.ts'

/** A patch of neighbouring tiles that share a fault. */
export interface Patch {
  readonly tiles: readonly number[]
  /** in tiles */
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** share of the sheet it takes */
  readonly share: number
  /** touches the picture's edge */
  readonly atEdge: boolean
}

/** Patches of tiles for which `holds`, largest first. */
export function patches({ paper }: CellView, holds: (tile: number) => boolean): Patch[] {
  const { columns, rows } = paper
  const sheet = Math.max(1, sheetTiles(paper))
  const seen = new Uint8Array(columns * rows)
  const found: Patch[] = []
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] || !holds(start)) continue
    const tiles = [start]
    seen[start] = 1
    let left = columns
    let right = 0
    let top = rows
    let bottom = 0
    for (let at = 0; at < tiles.length; at++) {
      const column = tiles[at]! % columns
      const row = (tiles[at]! - column) / columns
      left = Math.min(left, column)
      right = Math.max(right, column)
      top = Math.min(top, row)
      bottom = Math.max(bottom, row)
      for (const [dx, dy] of stepsBeside) {
        const x = column + dx
        const y = row + dy
        if (x < 0 || y < 0 || x >= columns || y >= rows) continue
        const next = y * columns + x
        if (seen[next] || !holds(next)) continue
        seen[next] = 1
        tiles.push(next)
      }
    }
    const atEdge = left === 0 || top === 0 || right === columns - 1 || bottom === rows - 1
    found.push({ tiles, left, top, right, bottom, share: tiles.length / sheet, atEdge })
  }
  return found.sort((a, b) => b.tiles.length - a.tiles.length)
}

/** The middle of the levels of a patch's tiles. */
export const middleLevel = ({ paper }: CellView, patch: Patch): number =>
  quantile(
    patch.tiles.map((tile) => paper.level[tile]!),
    0.5,
  )

/** A patch's box in full pixels. */
export function patchRegion({ picture, cells, paper }: CellView, patch: Patch): Region {
  const side = paper.tile * cells.size
  return toFullRegion(picture, {
    x: patch.left * side,
    y: patch.top * side,
    width: (patch.right - patch.left + 1) * side,
    height: (patch.bottom - patch.top + 1) * side,
  })
}
