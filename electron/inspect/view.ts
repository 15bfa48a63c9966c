import { type Cells, readPixels } from './cells.ts'
import { fitTint, type Tint } from './colour/tint.ts'
import { type Paper, readPaper } from './paper.ts'
import type { Picture } from './picture.ts'

/** What the checks share of one page: made once, looked at by all. */
export interface PageView {
  readonly picture: Picture
  /** luminance at working scale */
  readonly grey: Uint8Array
  readonly cells: Cells
  readonly paper: Paper
  readonly tint: Tint
}

export function toView(picture: Picture): PageView {
  const { cells, grey } = readPixels(picture)
  const paper = readPaper(cells)
  return { picture, grey, cells, paper, tint: fitTint(paper) }
}

/** A sheet's rim, as a share of the picture: the lid of a scanner shows beside it. */
const rim = 0.045

/** Share of the sheet, its rim left out, that is clearly darker than the paper around it. */
export function inkShare({ cells, paper }: PageView): number {
  let ink = 0
  let seen = 0
  const high = Math.max(1, Math.round(cells.rows * rim))
  const wide = Math.max(1, Math.round(cells.columns * rim))
  for (let row = high; row < cells.rows - high; row++) {
    for (let column = wide; column < cells.columns - wide; column++) {
      const tile = Math.floor(row / paper.tile) * paper.columns + Math.floor(column / paper.tile)
      if (!paper.onSheet[tile]) continue
      seen++
      if (cells.luma[row * cells.columns + column]! < paper.level[tile]! * 0.9) ink++
    }
  }
  return seen === 0 ? 0 : ink / seen
}
