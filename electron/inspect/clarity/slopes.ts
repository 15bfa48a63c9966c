import { tileAt } from '../paper.ts'
import type { PageView } from '../view.ts'

/** How steeply ink rises from paper over the sheet, read from a few rows of pixels. */
export interface Slopes {
  /**
   * Degrees, -45 to 45, by which writing and rules are turned from level and upright: most strokes of Chinese and Latin
   * print, and all rules, stand square on it. 0 where nothing tells.
   */
  readonly turn: number
  /**
   * Degrees by which upright strokes on the left and on the right, or level ones above and below, lean towards each
   * other, whichever is more: seen from one side, a page's parallels meet.
   */
  readonly slant: number
  /** per tile of the paper: pixels from paper to ink at the steepest edges; 0 where too little is written to tell */
  readonly width: Float32Array
  /** the same in the direction in which edges are softest */
  readonly softest: Float32Array
}

/** Angles are told to half a degree, over the quarter turn after which strokes look alike again. */
const angleBins = 180
/** Every so many rows are enough: each stroke crosses several. */
const rowStep = 9
/** Slopes weaker than this tell no angle. */
const weakest = 50
/** A picture of two levels has no more of its ink between black and white than this; its edges are stairs of whole pixels. */
const fewBetween = 0.2
/** The page's own turn is told by what lies between these shares of the picture: papers beside and under it show at the rim. */
const middle = [0.25, 0.75] as const
/** A page turned farther than this is turned by hand first; the screens of printed pictures stand at 45 degrees. */
const farthestTurn = 30
/** Stamps stand at any angle. Where red and blue differ by more levels than this an edge is theirs, and counts for less beside print. */
const colouredBy = 40
const colouredShare = 0.25
/** Share of the samples of a tile that are steep edges. */
const steepShare = 0.03
/** Tiles whose ink is paler than this share of the paper, or that have less or more of it, are left out. */
const leastContrast = 0.3
const leastInk = 0.06
const mostInk = 0.6

/** Slopes are told to four levels: finer ones cost more to look through than to count. */
const slopeBins = 128
const directions = Array.from({ length: 4 }, () => new Int32Array(slopeBins))
const [levelwise, upright, rising, falling] = directions as [Int32Array, Int32Array, Int32Array, Int32Array]

/** Reads the slopes of the green channel, which is most of luminance. */
export function readSlopes(view: PageView): Slopes {
  const { picture, paper, cells, ink } = view
  const { data, width, height } = picture
  const angles = new Float64Array(angleBins)
  const aside = new Float64Array(angleBins)
  // edges of upright strokes in the outer thirds left and right, of level ones above and below
  const parts = Array.from({ length: 4 }, () => new Float64Array(angleBins))
  const widths = new Float32Array(paper.level.length)
  const softests = new Float32Array(paper.level.length)
  const side = paper.tile * cells.size
  const below = width * 3
  let inked = 0
  let between = 0
  for (let tile = 0; tile < paper.level.length; tile++) {
    // the outline of a sheet on a table says less than what is on it
    if (!paper.onSheet[tile] || paper.onSheet[tile - 1] === 0 || paper.onSheet[tile + 1] === 0) continue
    if (ink.dark[tile] === 0) continue
    const column = tile % paper.columns
    const turns = isInMiddle((column + 0.5) / paper.columns, (tile - column) / paper.columns / paper.rows)
      ? angles
      : aside
    const left = Math.max(2, column * side)
    const right = Math.min(width - 2, (column + 1) * side)
    const top = Math.max(2, ((tile - column) / paper.columns) * side)
    const bottom = Math.min(height - 2, top + side)
    const tellsWidth = ink.dark[tile]! >= leastInk && ink.dark[tile]! <= mostInk
    if (tellsWidth) for (const histogram of directions) histogram.fill(0)
    let darkest = 255
    let count = 0
    for (let y = top + ((rowStep - (top % rowStep)) % rowStep); y < bottom; y += rowStep) {
      for (let x = left, i = (y * width + left) * 3 + 1; x < right; x++, i += 3) {
        const across = data[i + 3]! - data[i - 3]!
        const down = data[i + below]! - data[i - below]!
        const value = data[i]!
        if (value < darkest) darkest = value
        if (value < 215) {
          inked++
          if (value > 40) between++
        }
        if (tellsWidth) {
          count++
          const wide = Math.abs(across)
          const high = Math.abs(down)
          // bare paper is all in the first bins, which nobody asks
          if (wide + high >= 4) {
            levelwise[wide >> 2]!++
            upright[high >> 2]!++
            rising[Math.abs(across + down) >> 2]!++
            falling[Math.abs(across - down) >> 2]!++
          }
        }
        const strength = across * across + down * down
        if (strength < weakest * weakest) continue
        // Scharr's weights keep the angle true also for thin strokes
        const aslant = data[i + 3 + below]! - data[i - 3 - below]!
        const counter = data[i + 3 - below]! - data[i - 3 + below]!
        const fall = 10 * down + 3 * (aslant - counter)
        const run = 10 * across + 3 * (aslant + counter)
        const bin = angleBin(fall, run)
        const length = Math.sqrt(strength)
        turns[bin]! += Math.abs(data[i - 1]! - data[i + 1]!) > colouredBy ? length * colouredShare : length
        const isUpright = Math.abs(run) > Math.abs(fall)
        const place = isUpright ? x / width : y / height
        const part = place < 0.36 ? 0 : place > 0.64 ? 1 : undefined
        if (part !== undefined) parts[isUpright ? part : part + 2]![bin]! += length
      }
    }
    const span = paper.level[tile]! - darkest
    if (!tellsWidth || span < paper.level[tile]! * leastContrast) continue
    // differences reach over two pixels, along the diagonals over sqrt(2) times as much
    const steep = directions.map((histogram, k) => steepest(histogram, count) / (k < 2 ? 2 : 2 * Math.SQRT2))
    widths[tile] = span / Math.max(1, ...steep)
    softests[tile] = span / Math.max(1, Math.min(...steep))
  }
  const turn = between < inked * fewBetween ? turnOfLines(view) : turnOf(angles, aside, view)
  return { turn, slant: slantOf(parts, turn), width: widths, softest: softests }
}

const isInMiddle = (across: number, down: number) =>
  across > middle[0] && across < middle[1] && down > middle[0] && down < middle[1]

/** Print turned by less than this, in degrees, lies level. */
const leastTurn = 3

/**
 * A page that is turned is so in its middle and on the whole: papers beside it turn only the whole, slanting handwriting
 * only a part. So do dots that stand for a grey, which are all level: there the lines decide.
 */
function turnOf(middle: Float64Array, aside: Float64Array, view: PageView): number {
  const whole = mainAngle(middle.map((length, bin) => length + aside[bin]!)) ?? 0
  const within = mainAngle(middle) ?? whole
  const turn = Math.abs(within) < Math.abs(whole) ? within : whole
  if (Math.abs(turn) > farthestTurn) return 0
  if (Math.abs(whole) > leastTurn || Math.abs(within) < leastTurn) return turn
  const ofLines = turnOfLines(view)
  return Math.abs(ofLines) > leastTurn && ofLines * within > 0 ? ofLines : turn
}

/** Turns that are tried, in degrees to both sides, and how many dark cells say enough. */
const mostTurn = 26
const enoughDark = 12_000

/**
 * The turn at which dark cells fall into the sharpest lines. Edges of two levels are stairs of whole pixels that by
 * themselves all seem level or upright.
 */
function turnOfLines({ cells, paper }: PageView): number {
  const { columns, rows, luma } = cells
  const xs: number[] = []
  const ys: number[] = []
  for (let row = 1; row < rows - 1; row++) {
    for (let column = 1; column < columns - 1; column++) {
      const tile = tileAt(paper, column, row)
      if (!paper.onSheet[tile] || luma[row * columns + column]! > paper.level[tile]! * 0.7) continue
      xs.push(column)
      ys.push(row)
    }
  }
  const step = Math.max(1, Math.ceil(xs.length / enoughDark))
  const lines = new Int32Array(columns + 2 * rows)
  let best = 0
  let sharpest = -1
  for (let turn = -mostTurn; turn <= mostTurn; turn++) {
    const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)]
    lines.fill(0)
    for (let k = 0; k < xs.length; k += step) lines[(ys[k]! * cos - xs[k]! * sin + columns) | 0]!++
    let sharpness = 0
    for (let line = 1; line < lines.length; line++) sharpness += (lines[line]! - lines[line - 1]!) ** 2
    if (sharpness <= sharpest) continue
    sharpest = sharpness
    best = turn
  }
  return best
}

/** Tangents of the angles from which on the next bin is nearer, over an eighth of a turn. */
const limits = Float64Array.from({ length: angleBins / 2 + 1 }, (_, bin) => Math.tan(((bin + 0.5) * Math.PI) / 360))
/** The bin from which to look for a tangent, by its 256ths. */
const firstBins = Uint8Array.from({ length: 257 }, (_, part) => limits.findIndex((limit) => limit > part / 256))

/** The bin of an angle, by quarter turns: looked up, for the arc tangent took longer than all else. */
function angleBin(fall: number, run: number): number {
  const high = Math.abs(fall)
  const wide = Math.abs(run)
  const tangent = high > wide ? wide / high : high / wide
  let bin = firstBins[(tangent * 256) | 0]!
  while (tangent >= limits[bin]!) bin++
  // mirrored at the eighth of a turn, and where it falls instead of rising; both, and it is back
  return high > wide === fall * run >= 0 ? (angleBins - bin) % angleBins : bin
}

function steepest(histogram: Int32Array, count: number): number {
  let left = count * steepShare
  for (let bin = slopeBins - 1; bin > 0; bin--) {
    left -= histogram[bin]!
    if (left <= 0) return bin * 4 + 2
  }
  return 1
}

/** Edges on a side, in levels times samples, from which there are enough of them to say how they lean: some ten characters. */
const enoughEdges = 25_000

/** Only leaning both ways from the page's own turn counts, and only where enough strokes agree on it well. */
function slantOf(parts: readonly Float64Array[], turn: number): number {
  const leans = parts.map((part) => {
    const lean = part.reduce((sum, length) => sum + length, 0) < enoughEdges ? undefined : mainAngle(part, 2.4)
    return lean === undefined || Math.abs(lean) > 25 ? 0 : lean - turn
  })
  const apart = (a: number, b: number) => (a * b < 0 && Math.min(Math.abs(a), Math.abs(b)) > 1 ? Math.abs(a - b) : 0)
  return Math.max(apart(leans[0]!, leans[1]!), apart(leans[2]!, leans[3]!))
}

/** Undefined where round and free shapes point everywhere alike. */
function mainAngle(histogram: Float64Array, clearness = 1.6): number | undefined {
  let all = 0
  let most = -1
  let best = 0
  for (let bin = 0; bin < angleBins; bin++) {
    let sum = 0
    for (let by = -4; by <= 4; by++) sum += (5 - Math.abs(by)) * histogram[(bin + by + angleBins) % angleBins]!
    all += sum
    if (sum <= most) continue
    most = sum
    best = bin
  }
  const mean = all / angleBins
  if (mean === 0 || most < mean * clearness) return undefined
  return best > angleBins / 2 ? best / 2 - 90 : best / 2
}
