import type { Paper } from '../paper.ts'
import type { PageView } from '../view.ts'
import { askewAtMost, type Complaint, weigh } from './complaint.ts'
import type { Slopes } from './slopes.ts'

/** A page turned by this much is still read with ease; from the second angle on people put it straight first. */
const fineTurn = 4.5
const badTurn = 9
/** So far may a page's parallels lean together; beyond, one side of it is clearly smaller than the other. */
const fineSlant = 4
const badSlant = 7
/** A sheet that lies straight fills its own box; one that is turned or seen from one side leaves so much of it to the table. */
const fullBox = 0.84
const emptyBox = 0.77

/** Whether the page lies straight. */
export function lookAtFrame(view: PageView, slopes: Slopes): Complaint[] {
  const turn = Math.abs(slopes.turn)
  return [
    { reason: 'skewed', weight: askewAtMost * weigh(turn, fineTurn, badTurn) },
    { reason: 'skewed', weight: askewAtMost * weigh(Math.max(slopes.slant, outlineSlant(view)), fineSlant, badSlant) },
    { reason: 'skewed', weight: askewAtMost * weigh(boxFill(view.paper), fullBox, emptyBox) },
  ]
}

/** Share of its own box that a sheet on a table fills; 1 where its outline is not to be seen. */
function boxFill({ columns, within, surrounded }: Paper): number {
  if (!surrounded) return 1
  let tiles = 0
  let [left, right, top, bottom] = [columns, 0, within.length, 0]
  for (let tile = 0; tile < within.length; tile++) {
    if (!within[tile]) continue
    const column = tile % columns
    const row = (tile - column) / columns
    left = Math.min(left, column)
    right = Math.max(right, column)
    top = Math.min(top, row)
    bottom = Math.max(bottom, row)
    tiles++
  }
  return tiles / ((right - left + 1) * (bottom - top + 1))
}

/** Paper ends with a jump of so many grey levels within two cells; light does not. */
const leastJump = 16

/** Degrees by which opposite sides of a sheet on a table lean towards each other; 0 where its outline is not to be seen. */
function outlineSlant({ cells, paper }: PageView): number {
  const { columns, rows, onSheet, surrounded, tile } = paper
  if (!surrounded) return 0
  /** where along a line of cells the brightness jumps most, at most a tile from a border of tiles; in tiles; -1 = nowhere */
  const jumpAt = (border: number, depth: number, luma: (inward: number) => number) => {
    let best = border * tile
    let most = 0
    for (let at = Math.max(1, (border - 1) * tile); at < Math.min(depth - 1, (border + 1) * tile); at++) {
      const jump = Math.abs(luma(at + 1) - luma(at - 1))
      if (jump <= most) continue
      most = jump
      best = at
    }
    return most < leastJump ? -1 : best / tile
  }
  const sides = (upright: boolean) => {
    const [length, depth] = upright ? [rows, columns] : [columns, rows]
    const isOn = (along: number, inward: number) =>
      onSheet[upright ? along * columns + inward : inward * columns + along] === 1
    const first: [number, number][] = []
    const last: [number, number][] = []
    for (let along = 0; along < length - 1; along++) {
      const line = along * tile + (tile >> 1)
      const luma = (inward: number) =>
        cells.luma[upright ? line * cells.columns + inward : inward * cells.columns + line]!
      const cellDepth = upright ? cells.columns : cells.rows
      let [from, to] = [-1, -1]
      for (let inward = 0; inward < depth; inward++) {
        if (!isOn(along, inward)) continue
        if (from < 0) from = inward
        to = inward
      }
      // where the sheet runs out of the picture there is no side
      if (from > 0) first.push([along, jumpAt(from, cellDepth, luma)])
      if (to >= 0 && to < depth - 1) last.push([along, jumpAt(to + 1, cellDepth, luma)])
    }
    const seen = ([, at]: readonly [number, number]) => at >= 0
    const [one, other] = [leanOf(first.filter(seen), length), leanOf(last.filter(seen), length)]
    return one === undefined || other === undefined ? 0 : Math.abs(one - other)
  }
  return Math.max(sides(true), sides(false))
}

/** Angle in degrees of the straight line most points of a side lie on; undefined where it is short or not straight. */
function leanOf(points: readonly [number, number][], length: number): number | undefined {
  // corners of a turned sheet belong to its other sides
  let kept = points.slice(Math.round(points.length * 0.15), Math.round(points.length * 0.85))
  const least = Math.max(6, length * 0.3)
  for (let round = 0; round < 4; round++) {
    if (kept.length < least) return undefined
    const mean = (k: 0 | 1) => kept.reduce((sum, point) => sum + point[k], 0) / kept.length
    const [mx, my] = [mean(0), mean(1)]
    let [xx, xy] = [0, 0]
    for (const [x, y] of kept) {
      xx += (x - mx) ** 2
      xy += (x - mx) * (y - my)
    }
    const slope = xy / xx
    const off = ([x, y]: readonly [number, number]) => Math.abs(y - my - slope * (x - mx))
    const spread = Math.sqrt(kept.reduce((sum, point) => sum + off(point) ** 2, 0) / kept.length)
    if (spread < 0.25) return Math.atan(slope) * (180 / Math.PI)
    // writing near the edge, a curled corner
    kept = kept.filter((point) => off(point) < spread * 1.3)
  }
  return undefined
}
