import type { Region } from '../../../domain/model/inspection.ts'
import { floats } from '../net/kernel.ts'
import { type Answers, answers, convolve, unpack } from '../net/layers.ts'
import { type Frame, toFullRegion } from '../picture.ts'
import type { PageView } from '../view.ts'
import { pageMap } from './map.ts'
import { sharesOf } from './shares.ts'
import { glance as packed } from './weights.ts'

/** What is asked of a page at a glance, and the place of its answer among the net's. Nothing is made of the tenth: any fault at all. */
const places = {
  occluded: 0,
  cropped: 1,
  glare: 2,
  shadow: 3,
  skewed: 4,
  blank: 5,
  dark: 6,
  'washed-out': 7,
  soft: 8,
  colour: 10,
} as const
export type Question = keyof typeof places
/** All of them. */
export const questions = Object.keys(places) as Question[]
/** Answered by the places where it shows most; the others by all places together. */
const local = ['occluded', 'cropped', 'glare', 'shadow', 'colour'] as const satisfies readonly Question[]
export type LocalQuestion = (typeof local)[number]

export interface Glance {
  /** log odds of each */
  readonly odds: Readonly<Record<Question, number>>
  /** where it shows most, in full pixels */
  readonly where: Readonly<Record<LocalQuestion, Region>>
}

const layers = unpack(packed)
const body = layers.slice(0, -1)
const head = layers.at(-1)!
/** Places of the page along one of the net's answers. */
const STRIDE = body.reduce((product, layer) => product * layer.stride, 1)
/** Answers that come this near to the strongest one belong to it. */
const near = 1.5

/** Looks at the whole page at once, as a person does before reading it. */
export function glanceAt({
  cells,
  paper,
  picture,
}: Pick<PageView, 'cells' | 'paper'> & { readonly picture: Frame }): Glance {
  const map = pageMap(cells, paper)
  const seen = body.reduce(convolve, sharesOf(map))
  const answered = answers(seen, head)
  const side = STRIDE * map.side * cells.size
  const odds = {} as Record<Question, number>
  const where = {} as Record<LocalQuestion, Region>
  for (const question of questions) {
    const plane = planeOf(answered, places[question])
    odds[question] = pooled(plane, isLocal(question))
    if (!isLocal(question)) continue
    const { x, y, width, height } = strongest(plane, answered.columns)
    where[question] = toFullRegion(picture, { x: x * side, y: y * side, width: width * side, height: height * side })
  }
  return { odds, where }
}

const isLocal = (question: Question): question is LocalQuestion => (local as readonly Question[]).includes(question)

/** One answer for all places. */
function planeOf({ columns, rows, channels, start }: Answers, channel: number): Float32Array {
  const plane = new Float32Array(columns * rows)
  for (let out = 0, from = (start >> 2) + channel; out < plane.length; out++, from += channels)
    plane[out] = floats[from]!
  return plane
}

/** One answer of many: the strongest few count, of equals more weigh more; or the mean. */
function pooled(plane: Float32Array, fewCount: boolean): number {
  let most = Number.NEGATIVE_INFINITY
  let sum = 0
  for (const value of plane) {
    sum += value
    if (value > most) most = value
  }
  if (!fewCount) return sum / plane.length
  let powers = 0
  for (const value of plane) powers += Math.exp(value - most)
  return most + Math.log(powers) - 0.5 * Math.log(plane.length)
}

/** The box round the answers beside the strongest one that come near it. */
function strongest(plane: Float32Array, columns: number): Region {
  const rows = plane.length / columns
  const top = plane.reduce((best, value, i) => (value > plane[best]! ? i : best), 0)
  const members = new Set([top])
  for (const i of members) {
    const [x, y] = [i % columns, Math.floor(i / columns)]
    const beside = [
      x > 0 ? i - 1 : i,
      x < columns - 1 ? i + 1 : i,
      y > 0 ? i - columns : i,
      y < rows - 1 ? i + columns : i,
    ]
    for (const next of beside) if (plane[next]! > plane[top]! - near) members.add(next)
  }
  const xs = [...members].map((i) => i % columns)
  const ys = [...members].map((i) => Math.floor(i / columns))
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x + 1, height: Math.max(...ys) - y + 1 }
}
