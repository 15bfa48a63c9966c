import type { ComposedPaper } from '../../../domain/papers/index.ts'
import type { Face } from '../face.ts'
import { area, type Row, shifted } from './rows.ts'
import { setPaper } from './set-blocks.ts'

/** What stands on one page, in millimetres from its top left corner. */
export type PageMarks = Pick<Row, 'words' | 'rules' | 'boxes'>

/**
 * Body sizes in points with their line distance in em, from 小四 down to 五号: the largest is taken that needs no more
 * pages than the smallest would, so that a letter stays on one page where it can.
 */
const settings = [
  { size: 12, leading: 1.8 },
  { size: 11.5, leading: 1.7 },
  { size: 11, leading: 1.65 },
  { size: 10.5, leading: 1.6 },
] as const

/** Sets a paper on as few pages as it takes. */
export function paginate(paper: ComposedPaper, face: Face): PageMarks[] {
  const tries = settings.map((setting) => () => cut(setPaper(paper, { face, ...setting })))
  const first = tries[0]!()
  if (first.length === 1) return first
  const least = tries.at(-1)!()
  if (least.length === first.length) return first
  for (const attempt of tries.slice(1)) {
    const pages = attempt()
    if (pages.length === least.length) return pages
  }
  return least
}

/** Rows that must stand together. */
function groups(rows: readonly Row[]): Row[][] {
  const all: Row[][] = []
  let open: Row[] = []
  for (const row of rows) {
    open.push(row)
    if (row.glued) continue
    all.push(open)
    open = []
  }
  return open.length === 0 ? all : [...all, open]
}

const tall = (rows: readonly Row[]): number => rows.reduce((sum, { height }) => sum + height, 0)
const pageHeight = area.bottom - area.top

function cut(rows: readonly Row[]): PageMarks[] {
  const pages: Row[][] = [[]]
  const page = () => pages.at(-1)!
  for (const group of groups(rows)) {
    // what no page can hold together is let go row by row
    const parts = tall(group) > pageHeight ? group.map((row) => [row]) : [group]
    for (const part of parts) {
      if (tall(page()) + tall(part) > pageHeight && page().length > 0) {
        const head = part[0]?.head
        pages.push(head === undefined ? [] : [head])
      }
      page().push(...part)
    }
  }
  return pages.map((onPage) => {
    let top: number = area.top
    const marks = onPage.map((row) => {
      const placed = shifted(row, top)
      top += row.height
      return placed
    })
    return {
      words: marks.flatMap(({ words }) => words),
      rules: marks.flatMap(({ rules }) => rules),
      boxes: marks.flatMap(({ boxes }) => boxes),
    }
  })
}
