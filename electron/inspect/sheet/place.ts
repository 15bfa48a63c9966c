import type { Point } from '../../../domain/model/inspection.ts'
import type { SeenBar } from './bars.ts'
import { type Constraint, fitMap, type Homography } from './homography.ts'
import { barLines, frame } from './lines.ts'

/** A first guess where the form lies: picture (working pixels) to millimetres. */
export interface Guess {
  readonly toForm: Homography
  /** the bars agree with one another as the form's do; a guess from one bar alone proves nothing */
  readonly bars: number
}

/** Bars farther from parallel than this (as a cosine) are not of one sheet, however it is tilted. */
const parallel = 0.97

interface Placed {
  readonly bar: SeenBar
  /** which of the form's three */
  readonly is: number
  /** the bar's ends, the form's left first */
  readonly ends: readonly [Point, Point]
  readonly cut: readonly [boolean, boolean]
}

/**
 * Ways in which the bars seen may be those of the form, the likeliest first. The form's bars stand at unequal
 * distances, so three of them tell which way up it is; with fewer both ways are guessed.
 */
export function guesses(seen: readonly SeenBar[]): Guess[] {
  const longest = [...seen].sort((a, b) => lengthOf(b) - lengthOf(a)).slice(0, 6)
  const found: { guess: Guess; misfit: number }[] = []
  for (const chosen of subsets(longest)) {
    for (const upsideDown of [false, true]) {
      for (const is of places[chosen.length - 1]!) {
        const placed = place(chosen, is, upsideDown)
        const tried = placed && fitted(placed)
        if (tried) found.push(tried)
      }
    }
  }
  return found
    .sort((a, b) => b.guess.bars - a.guess.bars || a.misfit - b.misfit)
    .filter(({ guess, misfit }) => guess.bars < 3 || misfit < 6)
    .map(({ guess }) => guess)
}

const lengthOf = ({ ends: [a, b] }: SeenBar): number => Math.hypot(b.x - a.x, b.y - a.y)

/** Which of the form's bars one, two or three seen ones may be, top to bottom. */
const places: readonly (readonly (readonly number[])[])[] = [
  [[0], [1], [2]],
  [
    [0, 1],
    [1, 2],
    [0, 2],
  ],
  [[0, 1, 2]],
]

function* subsets(bars: readonly SeenBar[]): Generator<SeenBar[]> {
  for (let i = 0; i < bars.length; i++) {
    yield [bars[i]!]
    for (let j = i + 1; j < bars.length; j++) {
      yield [bars[i]!, bars[j]!]
      for (let k = j + 1; k < bars.length; k++) yield [bars[i]!, bars[j]!, bars[k]!]
    }
  }
}

/** Sets the bars in the form's order; undefined where they are not parallel or not one below the other. */
function place(chosen: readonly SeenBar[], is: readonly number[], upsideDown: boolean): Placed[] | undefined {
  const [first] = chosen
  if (!first) return undefined
  const [a, b] = first.ends
  const length = lengthOf(first)
  const sign = upsideDown ? -1 : 1
  const dx = (sign * (b.x - a.x)) / length
  const dy = (sign * (b.y - a.y)) / length
  const down = (p: Point) => -p.x * dy + p.y * dx
  const set = chosen.map((bar) => {
    const [p, q] = bar.ends
    const along = ((q.x - p.x) * dx + (q.y - p.y) * dy) / lengthOf(bar)
    const forward = along > 0
    return {
      bar,
      along: Math.abs(along),
      ends: forward ? bar.ends : ([q, p] as const),
      cut: forward ? bar.cut : ([bar.cut[1], bar.cut[0]] as const),
      depth: (down(p) + down(q)) / 2,
    }
  })
  if (set.some(({ along }) => along < parallel)) return undefined
  set.sort((p, q) => p.depth - q.depth)
  if (set.some((one, i) => i > 0 && one.depth - set[i - 1]!.depth < one.bar.thickness)) return undefined
  return set.map(({ bar, ends, cut }, i) => ({ bar, is: is[i]!, ends, cut }))
}

function fitted(placed: readonly Placed[]): { guess: Guess; misfit: number } | undefined {
  const constraints: Constraint[] = []
  let whole = 0
  for (const { is, ends, cut } of placed) {
    const y = barLines[is]!.at
    ends.forEach((from, side) => {
      const x = side === 0 ? frame.left : frame.right
      if (!cut[side]) whole++
      constraints.push({ from, to: cut[side] ? { y } : { x, y }, weight: 1 })
    })
  }
  const rigid = fitMap(constraints, 'similarity')
  if (!rigid) return undefined
  const complete = placed.length >= 2 && whole === placed.length * 2
  const toForm = complete ? (fitMap(constraints, 'projective') ?? rigid) : rigid
  // a sheet in perspective is never more than a little off its own similar picture
  const misfit = Math.sqrt(constraints.reduce((sum, one) => sum + squaredMiss(rigid, one), 0) / constraints.length)
  return misfit > 25 ? undefined : { guess: { toForm, bars: placed.length }, misfit }
}

function squaredMiss(m: Homography, { from, to }: Constraint): number {
  const x = m[0] * from.x + m[1] * from.y + m[2]
  const y = m[3] * from.x + m[4] * from.y + m[5]
  return (to.x === undefined ? 0 : (x - to.x) ** 2) + (to.y === undefined ? 0 : (y - to.y) ** 2)
}
