import type { Region } from '../../../domain/model/inspection.ts'
import type { PageView } from '../view.ts'
import { type Complaint, weigh } from './complaint.ts'

/** A page turned by this much is still read with ease; from the second angle on people put it straight first. */
const fineTurn = 4.5
const badTurn = 9

/** Whether the page lies straight and is wholly in the picture. */
export function lookAtFrame(view: PageView): Complaint[] {
  const turn = Math.abs(lineAngle(view))
  return [
    // a turned page can be put right by software: reason to look, not to send back
    { reason: 'skewed', weight: 0.59 * weigh(turn, fineTurn, badTurn) },
    ...cutSides(view),
  ]
}

const mostPoints = 3000

/** Inked cells of the sheet away from its rim, at most a few thousand of them. */
function inkPoints({ cells, paper }: PageView): { x: Float32Array; y: Float32Array } {
  // the rim of a sheet on a table would draw its own outline
  const inner = paper.onSheet.map((on, tile) =>
    on && [tile - 1, tile + 1, tile - paper.columns, tile + paper.columns].every((next) => paper.onSheet[next] !== 0)
      ? 1
      : 0,
  )
  const found: number[] = []
  for (let row = 2; row < cells.rows - 2; row++) {
    const tileRow = Math.floor(row / paper.tile) * paper.columns
    for (let column = 2; column < cells.columns - 2; column++) {
      const tile = tileRow + Math.floor(column / paper.tile)
      const cell = row * cells.columns + column
      if (inner[tile] && cells.luma[cell]! < paper.level[tile]! * 0.75) found.push(cell)
    }
  }
  const count = Math.min(mostPoints, found.length)
  const x = new Float32Array(count)
  const y = new Float32Array(count)
  for (let k = 0; k < count; k++) {
    const cell = found[Math.floor((k * found.length) / count)]!
    x[k] = cell % cells.columns
    y[k] = Math.floor(cell / cells.columns)
  }
  return { x, y }
}

/**
 * The angle in degrees by which lines of writing and rules are turned from level (or upright, for a page on its side):
 * at that angle the ink falls into the fewest rows.
 */
export function lineAngle(view: PageView): number {
  const { x, y } = inkPoints(view)
  if (x.length < 150) return 0
  const reach = view.cells.columns + view.cells.rows
  const bins = new Int32Array(2 * reach + 2)
  const peak = (degrees: number, across: boolean) => {
    const cos = Math.cos((degrees * Math.PI) / 180)
    const sin = Math.sin((degrees * Math.PI) / 180)
    bins.fill(0)
    for (let i = 0; i < x.length; i++) {
      const at = across ? x[i]! * cos + y[i]! * sin : y[i]! * cos - x[i]! * sin
      bins[Math.round(at) + reach]!++
    }
    let sum = 0
    for (const count of bins) sum += count * count
    return sum
  }
  const best = (angles: number[]) =>
    angles
      .flatMap((angle) => [
        { angle, value: peak(angle, false) },
        { angle, value: peak(angle, true) },
      ])
      .reduce((a, b) => (b.value > a.value ? b : a))
  const level = Math.max(...[-1.5, -0.75, 0, 0.75, 1.5].map((by) => Math.max(peak(by, false), peak(by, true))))
  const first = best(Array.from({ length: 61 }, (_, k) => (k - 30) * 0.8))
  // nothing stands out against lying straight: no lines to tell by, or hardly turned
  if (first.value < level * 1.15) return 0
  return best([-0.4, 0, 0.4].map((by) => first.angle + by)).angle
}

type Side = 'left' | 'right' | 'top' | 'bottom'

/** Ratios of long to short side that whole pages and cards have: A4, letter, 3:4, ID-1 card. */
const wholeRatios = [Math.SQRT2, 1.294, 1.333, 1.585]

/**
 * Sides of the picture through which writing or rules run on, or at which a sheet on a table is not whole. Cut-outs are
 * sent on purpose too: mostly a reason to look.
 */
function cutSides(view: PageView): Complaint[] {
  const { picture, paper } = view
  const ratio = Math.max(picture.width, picture.height) / Math.min(picture.width, picture.height)
  const odd = wholeRatios.every((whole) => Math.abs(Math.log(ratio / whole)) > 0.06)
  const complaints: Complaint[] = []
  for (const side of ['left', 'right', 'top', 'bottom'] as const) {
    const { touching, runs, rules } = alongSide(view, side)
    const upright = side === 'left' || side === 'right'
    const cut = paper.surrounded
      ? Math.min(weigh(touching, 0.4, 0.7), weigh(runs + rules, 0, 3))
      : Math.max(weigh(runs, upright ? 3 : 5, upright ? 9 : 14), odd ? weigh(runs / 2 + rules, 0.5, 3) : 0)
    const grave = paper.surrounded || odd ? 0.75 : 0.58
    if (cut > 0) complaints.push({ reason: 'cropped', weight: grave * cut, region: strip(view, side) })
  }
  return complaints
}

/**
 * What lies along one side of the picture.
 * @returns touching: share of the side along which the sheet reaches it; runs: separate short stretches of ink on it,
 *   as cut characters and rules make; rules: those of them that run on straight inward
 */
function alongSide({ cells, paper }: PageView, side: Side): { touching: number; runs: number; rules: number } {
  const upright = side === 'left' || side === 'right'
  const length = upright ? cells.rows : cells.columns
  const depth = upright ? cells.columns : cells.rows
  const at = (along: number, inward: number) => {
    const across = side === 'left' || side === 'top' ? inward : depth - 1 - inward
    return upright ? along * cells.columns + across : across * cells.columns + along
  }
  const tileOf = (cell: number) => {
    const column = cell % cells.columns
    const row = (cell - column) / cells.columns
    return Math.floor(row / paper.tile) * paper.columns + Math.floor(column / paper.tile)
  }
  let touching = 0
  let runs = 0
  let rules = 0
  let run = 0
  const longest = length * 0.06
  const corner = length * 0.04
  const inkedAt = (along: number, inward: number) => {
    const cell = at(along, inward)
    return cells.luma[cell]! < paper.level[tileOf(cell)]! * 0.8
  }
  const finish = (end: number) => {
    if (run > 0 && run < longest) {
      runs++
      const middle = end - 1 - (run >> 1)
      // a scanner's own dark edge runs along the corner
      const straight = middle > corner && middle < length - corner && run <= 4
      const reach = Math.min(depth, Math.round(length * 0.08))
      const goesOn = (by: number) => Array.from({ length: reach }, (_, k) => k).every((k) => inkedAt(middle + by, k))
      if (straight && (goesOn(0) || goesOn(1) || goesOn(-1))) rules++
    }
    run = 0
  }
  for (let along = 0; along < length; along++) {
    const tile = tileOf(at(along, 0))
    if (paper.onSheet[tile]) touching++
    const limit = paper.level[tile]! * 0.72
    // ink on the outermost cell that goes on inward: not the thin dark line of a scanner's edge
    const inked =
      paper.onSheet[tile] && [0, 1, 2].every((inward) => cells.luma[at(along, inward)]! < limit + inward * 6)
    if (inked) run++
    else finish(along)
  }
  finish(length)
  return { touching: touching / length, runs, rules }
}

function strip({ picture }: PageView, side: Side): Region {
  const { fullWidth: width, fullHeight: height } = picture
  const wide = Math.round(width * 0.04)
  const high = Math.round(height * 0.04)
  if (side === 'left') return { x: 0, y: 0, width: wide, height }
  if (side === 'right') return { x: width - wide, y: 0, width: wide, height }
  if (side === 'top') return { x: 0, y: 0, width, height: high }
  return { x: 0, y: height - high, width, height: high }
}
