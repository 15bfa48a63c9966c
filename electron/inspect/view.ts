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

/** Share of the sheet, its rim left out, that is clearly darker than the paper around it. */
export function inkShare({ cells, paper }: PageView): number {
  let ink = 0
  let seen = 0
  for (let row = 1; row < cells.rows - 1; row++) {
    for (let column = 1; column < cells.columns - 1; column++) {
      const tile = Math.floor(row / paper.tile) * paper.columns + Math.floor(column / paper.tile)
      if (!paper.onSheet[tile]) continue
      seen++
      if (cells.luma[row * cells.columns + column]! < paper.level[tile]! * 0.9) ink++
    }
  }
  return seen === 0 ? 0 : ink / seen
}
