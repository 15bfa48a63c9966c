import type { Paper } from './paper.ts'

/** How large the paper is, and what tells it. */
export interface PageScale {
  readonly mmPerPixel: number
  /** density = what the scanner wrote into the file; outline = the sheet to be seen; picture = the picture's own shape */
  readonly basis: 'density' | 'outline' | 'picture'
}

interface Format {
  readonly long: number
  readonly short: number
}
/** Papers that scanners know, in mm (ISO 216); a licence's 正本 is A3, its 副本 and every sheet A4. */
const a4: Format = { long: 297, short: 210 }
const scannedFormats: readonly Format[] = [a4, { long: 420, short: 297 }, { long: 210, short: 148 }]
/** ISO/IEC 7810 ID-1, the size of a 居民身份证. */
const card: Format = { long: 85.6, short: 54 }

/** How far a scan may be off its format: a scanner's glass is a few mm larger or smaller than the sheet. */
const scanTolerance = 0.03
/** A picture that is itself the page comes this near to its shape; 3:4 of a camera is 6 % off. */
const pictureTolerance = 0.012
/**
 * How far the sides of a sheet on a table, measured in tiles and seen a little from the side, may be off. Less for a
 * card: an A4 sheet taken for one would shrink to a third.
 */
const outlines: readonly (readonly [format: Format, tolerance: number])[] = [
  [a4, 0.06],
  [card, 0.035],
]
/** A rectangle fills its own box; a sheet seen at a slant or covered in part does less. */
const leastFill = 0.9

/** Shapes that pictures of whole pages have, and how far they are off: A4 and A3, cards, cameras of 4:3 and 3:2. */
const knownShapes: readonly (readonly [ratio: number, tolerance: number])[] = [
  [a4.long / a4.short, 0.025],
  [card.long / card.short, 0.03],
  [4 / 3, 0.02],
  [3 / 2, 0.02],
]

/**
 * How far a picture's shape is from the nearest that a paper or a camera has, in what such a shape may be off: above 1 it has none,
 * as most pictures that are cut off.
 * @param width,height in pixels, either way round
 */
export function offKnownShape(width: number, height: number): number {
  const ratio = Math.max(width, height) / Math.min(width, height)
  return Math.min(...knownShapes.map(([known, tolerance]) => Math.abs(ratio / known - 1) / tolerance))
}

export interface SeenPage {
  /** full pixels */
  readonly width: number
  readonly height: number
  /** pixels per inch that the file claims, where it does */
  readonly density?: number
  readonly paper: Pick<Paper, 'columns' | 'rows' | 'onSheet' | 'surrounded'>
  /** side of a tile of `paper`, in full pixels */
  readonly tilePixels: number
}

/**
 * How many mm of paper a pixel shows, where the picture tells: a scan whose claimed density makes it a paper there is,
 * an A4 sheet or a card that lies whole on a table, or a picture of A4's shape. Undefined where nothing tells; a guess
 * would be worse, for a person is told the size of a seal by it.
 */
export function pageScale(page: SeenPage): PageScale | undefined {
  return page.paper.surrounded ? (byOutline(page) ?? byDensity(page)) : (byDensity(page) ?? byShape(page))
}

function byDensity({ width, height, density }: SeenPage): PageScale | undefined {
  // cameras and editors write 72 or 96 whatever they hold
  if (density === undefined || density < 100) return undefined
  const mmPerPixel = 25.4 / density
  const fits = scannedFormats.some((format) => {
    const long = (Math.max(width, height) * mmPerPixel) / format.long
    const short = (Math.min(width, height) * mmPerPixel) / format.short
    return Math.abs(long - 1) < scanTolerance && Math.abs(short - 1) < scanTolerance
  })
  return fits ? { mmPerPixel, basis: 'density' } : undefined
}

function byShape({ width, height }: SeenPage): PageScale | undefined {
  const long = Math.max(width, height)
  const ratio = long / Math.min(width, height)
  if (Math.abs(ratio / (a4.long / a4.short) - 1) > pictureTolerance) return undefined
  return { mmPerPixel: a4.long / long, basis: 'picture' }
}

function byOutline({ paper, tilePixels }: SeenPage): PageScale | undefined {
  const sides = sidesOf(paper)
  if (sides === undefined) return undefined
  const ratio = sides.long / sides.short
  const known = outlines.find(([one, tolerance]) => Math.abs(ratio / (one.long / one.short) - 1) < tolerance)
  if (known === undefined) return undefined
  const [format] = known
  // by the area: what one side is measured too long, the other mostly is too short
  const mmPerTile = Math.sqrt((format.long * format.short) / (sides.long * sides.short))
  return { mmPerPixel: mmPerTile / tilePixels, basis: 'outline' }
}

/**
 * The sides of the sheet in tiles, however it is turned: a rectangle's spread along its axes is side² / 12.
 * Undefined where the sheet reaches the picture's edge or is no rectangle.
 */
function sidesOf({ columns, rows, onSheet }: SeenPage['paper']): Format | undefined {
  let count = 0
  let x = 0
  let y = 0
  let xx = 0
  let yy = 0
  let xy = 0
  let atEdge = 0
  for (let i = 0; i < onSheet.length; i++) {
    if (!onSheet[i]) continue
    const column = i % columns
    const row = (i - column) / columns
    if (column === 0 || row === 0 || column === columns - 1 || row === rows - 1) atEdge++
    count++
    x += column
    y += row
    xx += column * column
    yy += row * row
    xy += column * row
  }
  if (count === 0 || atEdge > 2) return undefined
  // a tile is itself a square with a spread of 1/12
  const varX = xx / count - (x / count) ** 2 + 1 / 12
  const varY = yy / count - (y / count) ** 2 + 1 / 12
  const both = xy / count - (x / count) * (y / count)
  const middle = (varX + varY) / 2
  const apart = Math.hypot((varX - varY) / 2, both)
  const long = Math.sqrt(12 * (middle + apart))
  const short = Math.sqrt(12 * Math.max(0, middle - apart))
  const fill = count / (long * short)
  if (fill < leastFill || fill > 1 / leastFill) return undefined
  // the area is counted, the shape is measured: keep the shape and give it that area
  const by = Math.sqrt(fill)
  return { long: long * by, short: short * by }
}
