import type { PageView } from '../inspect/view.ts'

/** Beyond this a page lies on its side or is photographed at an angle, and lines of writing cannot be told apart. */
const mostTilt = 6
const leastInk = 1500
const mostInk = 50_000
/** how much better the rows must stand apart than at the other angles for the angle to be believed */
const leastLead = 1.12

/**
 * How far a page's lines of writing and rules are turned from the picture's rows, in degrees, clockwise.
 * @returns undefined where nothing on the page says so clearly
 */
export function findTilt(view: PageView): number | undefined {
  const ink = inkPixels(view)
  if (ink.x.length < leastInk) return undefined
  const height = view.picture.height
  const score = (degrees: number) => rowsApart(ink, Math.tan((degrees * Math.PI) / 180), height)
  const coarse: { degrees: number; score: number }[] = []
  for (let degrees = -mostTilt; degrees <= mostTilt; degrees += 0.25) coarse.push({ degrees, score: score(degrees) })
  const best = coarse.reduce((a, b) => (b.score > a.score ? b : a))
  const usual = coarse.map((one) => one.score).sort((a, b) => a - b)[coarse.length >> 1]!
  if (best.score < usual * leastLead || Math.abs(best.degrees) >= mostTilt) return undefined
  let fine = best
  for (let degrees = best.degrees - 0.24; degrees < best.degrees + 0.25; degrees += 0.04) {
    const here = score(degrees)
    if (here > fine.score) fine = { degrees, score: here }
  }
  return fine.degrees
}

interface Ink {
  readonly x: Int32Array
  readonly y: Int32Array
}

/** Places clearly darker than the paper around them, the picture's rim left out; evenly thinned where there are many. */
export function inkPixels({ picture, grey, paper, cells }: PageView): Ink {
  const { width, height } = picture
  const side = paper.tile * cells.size
  const rim = Math.round(Math.max(width, height) * 0.02)
  const xs: number[] = []
  const ys: number[] = []
  for (let y = rim; y < height - rim; y++) {
    const tileRow = Math.min(paper.rows - 1, Math.floor(y / side)) * paper.columns
    for (let x = rim; x < width - rim; x++) {
      const tile = tileRow + Math.min(paper.columns - 1, Math.floor(x / side))
      if (!paper.onSheet[tile] || grey[y * width + x]! > paper.level[tile]! * 0.72) continue
      xs.push(x)
      ys.push(y)
    }
  }
  const every = Math.max(1, Math.ceil(xs.length / mostInk))
  const thinned = (all: readonly number[]) =>
    Int32Array.from({ length: Math.floor(all.length / every) }, (_, i) => all[i * every]!)
  return { x: thinned(xs), y: thinned(ys) }
}

/** Sum of squares of the ink in each row, rows slanted by `slope`: largest where full rows and empty ones alternate. */
function rowsApart(ink: Ink, slope: number, height: number): number {
  const slack = Math.ceil(Math.abs(slope) * 2000) + 2
  const rows = new Int32Array(height + 2 * slack)
  for (let i = 0; i < ink.x.length; i++) {
    const row = Math.round(ink.y[i]! - ink.x[i]! * slope) + slack
    if (row >= 0 && row < rows.length) rows[row]!++
  }
  let sum = 0
  for (const count of rows) sum += count * count
  return sum
}
