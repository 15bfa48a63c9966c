import { codePlace } from './code.ts'
import { fixedModule, type Modules, modulesOf } from './code-modules.ts'

const { modules } = codePlace

/** The places that depend on the digits. */
const free = Array.from({ length: modules * modules }, (_, i) => i).filter(
  (i) => fixedModule(Math.floor(i / modules), i % modules) === undefined,
)

/**
 * How alike a code must be to what is left of it on the picture, and how much more than every other. 238 free places of
 * two codes that have nothing to do with each other agree by 0 with a deviation of 0.065, smeared ones of 0.1: 0.5 is
 * five deviations and more, and the lead rules out what a thousand others reach by chance.
 */
const leastLikeness = 0.5
const leastLead = 0.2
/** How far ink may have run, as the share a place takes from its four neighbours. */
const smears = [0, 0.15, 0.2]

/**
 * Which of the codes that were printed is the one of which a blurred picture shows traces. Not a guess at digits: the
 * whole pattern, corrections included, is held against each known code.
 * @param traces light of every place of the code, row by row, 0 = black
 * @param known digits of every code that may come back, 16 each
 * @returns undefined where none is far more like it than all others
 */
export function codeOfTraces(traces: ArrayLike<number>, known: Iterable<string>): string | undefined {
  const seen = standardised(free.map((i) => -traces[i]!))
  if (!seen) return undefined
  let best = { digits: '', likeness: 0 }
  let second = 0
  for (const digits of new Set(known)) {
    const likeness = likenessOf(seen, modulesOf(digits))
    if (likeness > best.likeness) {
      second = best.likeness
      best = { digits, likeness }
    } else if (likeness > second) second = likeness
  }
  return best.likeness >= leastLikeness && best.likeness - second >= leastLead ? best.digits : undefined
}

function likenessOf(seen: readonly number[], printed: Modules): number {
  const dark = (row: number, column: number) => (printed[row]?.[column] ? 1 : 0)
  return Math.max(
    ...smears.map((smear) => {
      const expected = standardised(
        free.map((i) => {
          const [row, column] = [Math.floor(i / modules), i % modules]
          const beside = dark(row - 1, column) + dark(row + 1, column) + dark(row, column - 1) + dark(row, column + 1)
          return (1 - 4 * smear) * dark(row, column) + smear * beside
        }),
      )
      return expected ? seen.reduce((sum, value, k) => sum + value * expected[k]!, 0) : 0
    }),
  )
}

/** Mean 0, length 1; undefined where all values are the same. */
function standardised(values: readonly number[]): number[] | undefined {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const length = Math.hypot(...values.map((value) => value - mean))
  return length > 0 ? values.map((value) => (value - mean) / length) : undefined
}
