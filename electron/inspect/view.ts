import { type Cells, readCells } from './cells.ts'
import { type Ink, readInk } from './ink.ts'
import { type Paper, readPaper } from './paper.ts'
import type { Frame, Picture } from './picture.ts'

/** What the checks share of one page: made once, looked at by all. */
export interface PageView {
  readonly picture: Picture
  /** luminance at working scale */
  readonly grey: Uint8Array
  readonly cells: Cells
  readonly paper: Paper
  readonly ink: Ink
}

/** As much of a page as its cells tell: nothing in it but numbers, so that another thread can be given it. */
export interface CellView extends Pick<PageView, 'cells' | 'paper' | 'ink'> {
  readonly picture: Frame & { readonly grey: boolean; readonly width: number; readonly height: number }
}

export function toView(picture: Picture): PageView {
  const cells = readCells(picture)
  const paper = readPaper(cells)
  return {
    picture,
    grey: cells.grey,
    cells,
    paper,
    ink: readInk(cells, paper),
  }
}
