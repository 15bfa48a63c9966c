import { type Box, boxAround, type Projection, project } from '../capture/geometry.ts'
import type { Page, Point } from '../page.ts'
import type { Random } from '../random.ts'
import type { Sheet } from './type.ts'

const meet = (a: Box, b: Box, room: number): boolean =>
  a.x < b.x + b.width + room && b.x < a.x + a.width + room && a.y < b.y + b.height + room && b.y < a.y + a.height + room

/** Everything on the page that counts: its words and what was stamped or drawn on it, mm. */
const contents = ({ page, words }: Sheet): Box[] => [
  ...words,
  ...page.marks.filter(({ kind }) => kind !== 'watermark' && kind !== 'stain').map(({ outline }) => boxOf(outline)),
]

const boxOf = (points: readonly Point[]): Box => {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** A box over several lines of words, mm of the page; `share` is its size as a share of the page's. */
export function overWords(sheet: Sheet, rnd: Random, least: number, most: number): Box {
  const { page, words } = sheet
  const width = page.width * rnd.range(least, most)
  const height = page.height * rnd.range(least, most) * 0.75
  let best: Box = { x: page.width * 0.3, y: page.height * 0.4, width, height }
  let covered = -1
  for (let i = 0; i < 6; i++) {
    const word = rnd.pick(words)
    const box = {
      x: word.x + word.width * rnd.range(0.2, 0.8) - width / 2,
      y: word.y - height / 2,
      width,
      height,
    }
    const count = words.filter((other) => meet(box, other, 0)).length
    if (count > covered) {
      covered = count
      best = box
    }
  }
  return best
}

/** A box with nothing in it, at the rim or in the middle; undefined where the page is full. */
export function besideWords(sheet: Sheet, rnd: Random, least: number, most: number): Box | undefined {
  const { page } = sheet
  const taken = contents(sheet)
  for (let i = 0; i < 60; i++) {
    const width = page.width * rnd.range(least, most)
    const height = page.height * rnd.range(least, most)
    const box = { x: rnd.range(0, page.width - width), y: rnd.range(0, page.height - height), width, height }
    if (!taken.some((other) => meet(box, other, 2))) return box
  }
  return undefined
}

/** The box around everything on the page, mm. */
export function extent(sheet: Sheet): Box {
  const all = contents(sheet)
  const x = Math.max(0, Math.min(...all.map((box) => box.x)))
  const y = Math.max(0, Math.min(...all.map((box) => box.y)))
  const right = Math.min(sheet.page.width, Math.max(...all.map((box) => box.x + box.width)))
  const bottom = Math.min(sheet.page.height, Math.max(...all.map((box) => box.y + box.height)))
  return { x, y, width: right - x, height: bottom - y }
}

/** A box of the page (mm) as it lies in the picture. */
export const inPicture = (page: Page, placing: Projection, box: Box): Box =>
  boxAround(
    (
      [
        [box.x, box.y],
        [box.x + box.width, box.y],
        [box.x + box.width, box.y + box.height],
        [box.x, box.y + box.height],
      ] as Point[]
    ).map(([x, y]) => project(placing, [x * page.scale, y * page.scale])),
  )
