import type { PageView } from '../view.ts'
import { type Complaint, weigh } from './complaint.ts'
import { cutSides } from './sides.ts'
import type { Slopes } from './slopes.ts'
import { isPageOfWriting, type Window } from './text.ts'

/** A page turned by this much is still read with ease; from the second angle on people put it straight first. */
const fineTurn = 4.5
const badTurn = 9
/** So far may a page's parallels lean together; beyond, one side of it is clearly smaller than the other. */
const fineSlant = 4
const badSlant = 7

/** Whether the page lies straight and is wholly in the picture. */
export function lookAtFrame(view: PageView, slopes: Slopes, writing: readonly Window[]): Complaint[] {
  const turn = Math.abs(slopes.turn)
  return [
    // a turned page can be put right by software: reason to look, not to send back
    { reason: 'skewed', weight: 0.59 * weigh(turn, fineTurn, badTurn) },
    { reason: 'skewed', weight: 0.59 * weigh(Math.max(slopes.slant, outlineSlant(view)), fineSlant, badSlant) },
    ...cutSides(view, isPageOfWriting(writing)),
  ]
}

/** Degrees by which opposite sides of a sheet on a table lean towards each other; 0 where its outline is not to be seen. */
function outlineSlant({ paper }: PageView): number {
  const { columns, rows, onSheet, surrounded } = paper
  if (!surrounded) return 0
  const sides = (length: number, depth: number, at: (along: number, inward: number) => number) => {
    const first: [number, number][] = []
    const last: [number, number][] = []
    for (let along = 0; along < length; along++) {
      let [from, to] = [-1, -1]
      for (let inward = 0; inward < depth; inward++) {
        if (!onSheet[at(along, inward)]) continue
        if (from < 0) from = inward
        to = inward
      }
      // where the sheet runs out of the picture there is no side
      if (from > 0) first.push([along, from])
      if (to >= 0 && to < depth - 1) last.push([along, to])
    }
    const [one, other] = [leanOf(first, length), leanOf(last, length)]
    return one === undefined || other === undefined ? 0 : Math.abs(one - other)
  }
  return Math.max(
    sides(rows, columns, (along, inward) => along * columns + inward),
    sides(columns, rows, (along, inward) => inward * columns + along),
  )
}

/** Angle in degrees of the straight line through the middle of a side; undefined where it is short or not straight. */
function leanOf(points: readonly [number, number][], length: number): number | undefined {
  // corners of a turned sheet belong to its other sides
  const kept = points.slice(Math.round(points.length * 0.2), Math.round(points.length * 0.8))
  if (kept.length < Math.max(6, length * 0.3)) return undefined
  const mean = (k: 0 | 1) => kept.reduce((sum, point) => sum + point[k], 0) / kept.length
  const [mx, my] = [mean(0), mean(1)]
  let [xx, xy] = [0, 0]
  for (const [x, y] of kept) {
    xx += (x - mx) ** 2
    xy += (x - mx) * (y - my)
  }
  const slope = xy / xx
  const off = kept.reduce((sum, [x, y]) => sum + (y - my - slope * (x - mx)) ** 2, 0) / kept.length
  return off > 0.5 ? undefined : Math.atan(slope) * (180 / Math.PI)
}
