import type { Region } from '../../../domain/model/index.ts'
import { answerAt, answers, connect, convolve, type Grid, unpack } from '../net/layers.ts'
import { judge as packed } from './judge-weights.ts'
import type { Levels } from './levels.ts'
import { patchOf } from './patch.ts'

/** What the judging net makes of a place. */
export interface Judgement {
  /** log odds of an official seal being there */
  readonly seal: number
  /** log odds of a square name chop */
  readonly square: number
  /** the mark's box, put right, in cells */
  readonly box: Region
}

const layers = unpack(packed)
const body = layers.slice(0, -2)
const hidden = layers.at(-2)!
const head = layers.at(-1)!

/** Log odds within which a second look is worth its time. */
const UNDECIDED = 3

/**
 * Where the first look does not decide, the mean of two: the net knows places mirrored as well, and errs differently there.
 * @param box in cells, about right
 */
export function judge(levels: Levels, box: Region): Judgement {
  const first = look(levels, box, false)
  if (Math.abs(first.seal) > UNDECIDED) return first
  const second = look(levels, box, true)
  return { ...first, seal: (first.seal + second.seal) / 2, square: (first.square + second.square) / 2 }
}

function look(levels: Levels, box: Region, mirrored: boolean): Judgement {
  let grid: Grid = patchOf(levels, box, mirrored)
  for (const layer of body) grid = convolve(grid, layer)
  const answer = answers(connect(grid, hidden), head)
  const [none, seal, square, dx, dy, dw, dh] = answerAt(answer, 0, 0) as unknown as number[]
  const width = box.width * Math.exp(dw! / 4)
  const height = box.height * Math.exp(dh! / 4)
  return {
    seal: seal! - either(none!, square!),
    square: square! - either(none!, seal!),
    box: {
      x: box.x + box.width / 2 + (dx! / 4) * box.width - width / 2,
      y: box.y + box.height / 2 + (dy! / 4) * box.height - height / 2,
      width,
      height,
    },
  }
}

/** Log of the sum of what two answers stand for. */
function either(p: number, q: number): number {
  const most = Math.max(p, q)
  return most + Math.log(Math.exp(p - most) + Math.exp(q - most))
}
