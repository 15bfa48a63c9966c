import { type Cells, readCells } from './cells.ts'
import { fitTint, type Tint } from './colour/tint.ts'
import { type Ink, readInk } from './ink.ts'
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
  readonly ink: Ink
}

export function toView(picture: Picture): PageView {
  const cells = readCells(picture)
  const paper = readPaper(cells)
  return {
    picture,
    grey: cells.grey,
    cells,
    paper,
    tint: fitTint(paper),
    ink: readInk(cells, paper),
  }
}
