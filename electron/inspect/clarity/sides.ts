import type { Region } from '../../../domain/model/inspection.ts'
import type { PageView } from '../view.ts'
import { type Complaint, weigh } from './complaint.ts'

const sides = ['left', 'right', 'top', 'bottom'] as const
export type Side = (typeof sides)[number]

/** Ratios of long to short side that whole pages and cards have: A4, letter, 3:4, ID-1 card; and how near is near. */
const wholeRatios = [Math.SQRT2, 1.294, 1.333, 1.585]
const nearWhole = 0.06
/** Pictures of cameras are 2:3 or 16:9 nearly to the pixel. */
const cameraRatios = [1.5, 16 / 9]
const nearCamera = 0.015

/** What stands at each side of the picture. */
export const readSides = (view: PageView): SideFacts[] => sides.map((side) => alongSide(view, side))

/**
 * The side of the picture through which writing or rules run on most, or at which a sheet on a table is not whole; undefined where
 * there is none. Cut-outs are sent on purpose too: mostly a reason to look.
 */
export function gravestCut(view: PageView, facts: readonly SideFacts[], isPage: boolean): Complaint | undefined {
  if (!isPage && !view.paper.surrounded) return undefined
  const { picture, paper } = view
  const ratio = Math.max(picture.width, picture.height) / Math.min(picture.width, picture.height)
  const isOff = (near: number) => (whole: number) => Math.abs(Math.log(ratio / whole)) > near
  const odd = wholeRatios.every(isOff(nearWhole)) && cameraRatios.every(isOff(nearCamera))
  // a sheet on a table, its other sides in full view
  const onlyOne = paper.surrounded && facts.filter(({ touching }) => touching > 0.12).length === 1
  // a scan or photo cuts writing off on one side; what is dark and bright along several is a cloth or other papers
  const isBusyAround = facts.filter(({ runs, rules }) => runs >= 4 && rules < runs / 3).length > 1
  const weights = facts.map(({ side, touching, runs, rules, close }, k) => {
    const mayBeTight = paper.surrounded ? onlyOne && touching > 0.5 : odd
    // going from a side to the first writing takes longer than all else: only where the answer counts
    const margin = mayBeTight || close > 5 ? marginOf(view, side) : 1
    const upright = side === 'left' || side === 'right'
    const told = isBusyAround ? 0 : runs
    const cut = paper.surrounded
      ? Math.min(weigh(touching, 0.4, 0.7), weigh(rules, 0, 2))
      : Math.max(weigh(told, upright ? 3 : 5, upright ? 9 : 14), odd ? weigh(told / 2 + rules, 0.5, 3) : 0)
    // cut between two lines: the shape is odd and the writing goes up to the edge, or the sheet does
    const tight = margin < 0.018 && mayBeTight
    // writing up to the very edge on one side, a margin on the other
    const opposite = margin < 0.012 ? marginOf(view, facts[k ^ 1]!.side) : 0
    const lopsided = Math.max(
      odd && opposite > 0.035 ? weigh(close, 5, 11) : 0,
      opposite > 0.06 ? weigh(close, 10, 20) : 0,
    )
    const grave = paper.surrounded || odd ? 0.75 : 0.58
    return Math.max(grave * cut, tight ? 0.5 : 0, 0.58 * lopsided)
  })
  const weight = Math.max(...weights)
  return weight > 0
    ? { reason: 'cropped', weight, region: strip(view, facts[weights.indexOf(weight)]!.side) }
    : undefined
}

export interface SideFacts {
  readonly side: Side
  /** share of the side along which the sheet reaches it */
  readonly touching: number
  /** separate short stretches of ink on it, as cut characters and rules make */
  readonly runs: number
  /** those of them that run on straight inward */
  readonly rules: number
  /** separate stretches along which any ink comes close to it */
  readonly close: number
}

/**
 * Cells by their place along a side of the picture and inward from it. Looked up by functions that stay, not by ones made for
 * each side: those are asked some ten thousand times, and V8 makes fast code of each anew.
 */
interface SideGrid extends Pick<PageView, 'cells' | 'paper'> {
  readonly length: number
  readonly depth: number
  readonly fromStart: boolean
  /** from one cell to the next along the side and away from the picture's start */
  readonly cellAlong: number
  readonly cellAway: number
  /** what a cell's place adds to its tile's */
  readonly placeAlong: Int32Array
  readonly placeAway: Int32Array
}

function sideGrid({ cells, paper }: PageView, side: Side): SideGrid {
  const upright = side === 'left' || side === 'right'
  const [length, depth] = upright ? [cells.rows, cells.columns] : [cells.columns, cells.rows]
  return {
    cells,
    paper,
    length,
    depth,
    fromStart: side === 'left' || side === 'top',
    cellAlong: upright ? cells.columns : 1,
    cellAway: upright ? 1 : cells.columns,
    placeAlong: tilePlaces(length, paper.tile, upright ? paper.columns : 1),
    placeAway: tilePlaces(depth, paper.tile, upright ? 1 : paper.columns),
  }
}

/** What each of so many cells in a line adds to the place of its tile. */
function tilePlaces(count: number, tile: number, step: number): Int32Array {
  const places = new Int32Array(count)
  for (let first = 0, place = 0; first < count; first += tile, place += step) places.fill(place, first, first + tile)
  return places
}

const away = ({ fromStart, depth }: SideGrid, inward: number): number => (fromStart ? inward : depth - 1 - inward)

const tileOf = (grid: SideGrid, along: number, inward: number): number =>
  grid.placeAlong[along]! + grid.placeAway[away(grid, inward)]!

/** Brightness against the paper; what is not the sheet's is not ink. */
function darkness(grid: SideGrid, along: number, inward: number): number {
  const { cells, paper } = grid
  const tile = tileOf(grid, along, inward)
  if (!paper.onSheet[tile]) return 1
  const cell = along * grid.cellAlong + away(grid, inward) * grid.cellAway
  return cells.luma[cell]! / Math.max(1, paper.level[tile]!)
}

/** Whether ink goes on straight inward. */
function goesOn(grid: SideGrid, along: number): boolean {
  const reach = Math.min(grid.depth, Math.round(grid.length * 0.08))
  for (let inward = 0; inward < reach; inward++) if (darkness(grid, along, inward) > 0.8) return false
  return true
}

/** Ink on the outermost cells that goes on inward: not the thin dark line of a scanner's edge. */
function runsOut(grid: SideGrid, along: number): boolean {
  for (let inward = 0; inward < 3; inward++) {
    if (inward >= grid.depth || !(darkness(grid, along, inward) < 0.72 + inward * 0.025)) return false
  }
  return true
}

/** Any ink close to the edge: half a character is not dark all through. */
function comesClose(grid: SideGrid, along: number): boolean {
  if (grid.depth < 8 || (darkness(grid, along, 0) > 0.8 && darkness(grid, along, 1) > 0.75)) return false
  let inked = 0
  for (let inward = 1; inward < 7; inward++) if (darkness(grid, along, inward) < 0.82) inked++
  return inked >= 2
}

function alongSide(view: PageView, side: Side): SideFacts {
  const grid = sideGrid(view, side)
  const { length } = grid
  const { onSheet } = view.paper
  const corner = length * 0.04
  let touching = 0
  let runs = 0
  let rules = 0
  let run = 0
  let close = 0
  let wasClose = false
  for (let along = 0; along <= length; along++) {
    const isOn = along < length && onSheet[tileOf(grid, along, 0)] === 1
    if (isOn) touching++
    const isClose = isOn && comesClose(grid, along)
    if (isClose && !wasClose) close++
    wasClose = isClose
    if (isOn && runsOut(grid, along)) {
      run++
      continue
    }
    if (run > 0 && run < length * 0.06) {
      runs++
      const middle = along - 1 - (run >> 1)
      // a scanner's own dark edge runs along the corner
      const straight = run <= 4 && middle > corner && middle < length - corner
      if (straight && (goesOn(grid, middle) || goesOn(grid, middle + 1) || goesOn(grid, middle - 1))) rules++
    }
    run = 0
  }
  return { side, touching: touching / length, runs, rules, close }
}

/** How far the first writing lies from a side, as a share of the picture's depth: ink in short stretches, not a dark band. */
function marginOf(view: PageView, side: Side): number {
  const grid = sideGrid(view, side)
  const { length, depth } = grid
  const longest = length * 0.06
  for (let inward = 1; inward < depth; inward++) {
    let ink = 0
    let run = 0
    for (let along = 0; along <= length; along++) {
      if (along < length && darkness(grid, along, inward) < 0.85) run++
      else {
        if (run < longest) ink += run
        run = 0
      }
    }
    if (ink > length * 0.015) return inward / depth
  }
  return 1
}

/** The picture's outermost strip along a side. */
export function strip({ picture }: PageView, side: Side): Region {
  const { fullWidth: width, fullHeight: height } = picture
  const wide = Math.round(width * 0.04)
  const high = Math.round(height * 0.04)
  if (side === 'left') return { x: 0, y: 0, width: wide, height }
  if (side === 'right') return { x: width - wide, y: 0, width: wide, height }
  if (side === 'top') return { x: 0, y: 0, width, height: high }
  return { x: 0, y: height - high, width, height: high }
}
