import { type Cells, readCells } from './cells.ts'
import { fitTint, type Tint } from './colour/tint.ts'
import { type Ink, readInk } from './ink.ts'
import { type Paper, readPaper } from './paper.ts'
import { type GreyRaster, type Picture, toGrey } from './picture.ts'

/** What the checks share of one page: made once, looked at by all. */
export interface PageView {
  readonly picture: Picture
  /** luminance at working scale; made when first asked for: most pages are judged from cells and a few windows */
  readonly grey: Uint8Array
  readonly cells: Cells
  readonly paper: Paper
  readonly tint: Tint
  readonly ink: Ink
}

export function toView(picture: Picture): PageView {
  const cells = readCells(picture)
  const paper = readPaper(cells)
  const whole = { x: 0, y: 0, width: picture.width, height: picture.height }
  let grey: GreyRaster | undefined
  return {
    picture,
    get grey() {
      if (cells.grey) return cells.grey
      grey ??= toGrey(picture, whole)
      return grey.data
    },
    cells,
    paper,
    tint: fitTint(paper),
    ink: readInk(cells, paper),
  }
}
