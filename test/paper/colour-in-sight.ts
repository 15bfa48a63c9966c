import { fromCanvas } from './capture/raster.ts'
import type { Page, Point } from './page.ts'

/** Ink has a colour of its own where its channels, as shares of the paper's, lie so far apart. */
const leastApart = 0.15
/** So much of it, in mm², is enough to see that there is some: a few strokes of a pen. */
const enough = 4
/** Every so many millimetres are looked at: a third of a stroke. */
const step = 0.12

/**
 * Whether enough of a page's own colour is in the picture: it may be cut off, or lie under a note.
 * @param shown whether a point of the page (mm) can be seen
 */
export function hasColourInSight(page: Page, shown: (point: Point) => boolean): boolean {
  const { width, height, scale } = page
  const { data, width: pixels } = fromCanvas(page.canvas)
  const by = Math.max(1, Math.round(step * scale))
  const white = paperOf(data, by * 3)
  const each = (by / scale) ** 2
  let seen = 0
  for (let y = 0; y < Math.floor(height * scale); y += by) {
    for (let x = 0; x < Math.floor(width * scale); x += by) {
      const i = (y * pixels + x) * 3
      const [red, green, blue] = [data[i]! / white[0], data[i + 1]! / white[1], data[i + 2]! / white[2]]
      if (Math.max(red, green, blue) - Math.min(red, green, blue) < leastApart) continue
      if (shown([x / scale, y / scale])) seen += each
      if (seen >= enough) return true
    }
  }
  return false
}

/** The paper's own colour: most of a page is paper, and darker than that only where there is ink. */
function paperOf(data: Uint8Array, by: number): [number, number, number] {
  const of = (channel: number) => {
    const counts = new Int32Array(256)
    let all = 0
    for (let i = channel; i < data.length; i += by * 5) {
      counts[data[i]!]!++
      all++
    }
    let left = all * 0.3
    let level = 255
    while (level > 1 && left > 0) left -= counts[level--]!
    return level + 1
  }
  return [of(0), of(1), of(2)]
}
