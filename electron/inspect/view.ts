import { type Cells, toCells } from './cells.ts'
import { type Paper, readPaper } from './paper.ts'
import { luminance, type Picture } from './picture.ts'

/** What the checks share of one page: made once, looked at by all. */
export interface PageView {
  readonly picture: Picture
  /** luminance at working scale */
  readonly grey: Uint8Array
  readonly cells: Cells
  readonly paper: Paper
}

export function toView(picture: Picture): PageView {
  const cells = toCells(picture)
  return { picture, grey: luminance(picture), cells, paper: readPaper(cells) }
}
