import { codePlace, writeSheetCode } from './code.ts'
import { blurredCode } from './code-blur.ts'
import { modulesOf } from './code-modules.ts'

const places = codePlace.modules ** 2

/** Gaussians as which the blur of a picture is tried, in modules. */
const sigmas = [0.35, 0.6, 0.9, 1.2, 1.5, 1.8, 2.1, 2.5]
/** How often what blur took away is added back: fine differences count as coarse ones do, and noise is not blown up. */
const sharpenings = 8

/**
 * How seldom, as a power of ten, a page with none of the known codes may look so much like one of them; and how many times
 * likelier than every other the best must be.
 */
const seldom = -3
const lead = 3

/**
 * Which of the codes that were printed is the one of which a blurred picture shows traces. Not a guess at digits: the
 * whole pattern, corrections included, is blurred as the picture is and held against it.
 * @param traces light of every place of the code, row by row, 0 = black
 * @param known digits of every code that may come back, 16 each
 * @returns undefined where none is far more like it than chance makes one of so many, or than all others
 */
export function codeOfTraces(traces: ArrayLike<number>, known: Iterable<string>): string | undefined {
  const codes = [...new Set(known)].map(codeOf)
  const byMask = [...Map.groupBy(codes, maskOf)]
  const chances = new Map<string, number>()
  for (const [blur, sigma] of sigmas.entries()) {
    const light = sharpened(
      Float64Array.from(traces, (value) => -value),
      sigma,
    )
    for (const [mask, own] of byMask) {
      const { sight, expected } = families().get(mask)![blur]!
      const seen = sight(light)
      if (!seen) continue
      const rough = own.map((code) => ({ ...code, likeness: dot(seen.back, code.ink) }))
      for (const { digits, ink } of rough.toSorted((a, b) => b.likeness - a.likeness).slice(0, candidates)) {
        const pattern = expected(ink)
        const chance = pattern ? chanceOf(dot(seen.pattern, pattern), seen.freedom) : 0
        chances.set(digits, Math.min(chances.get(digits) ?? 0, chance))
      }
    }
  }
  const [first, second] = [...chances].toSorted((a, b) => a[1] - b[1])
  if (!first || first[1] + Math.log10(codes.length) > seldom) return undefined
  return second && second[1] - first[1] < lead ? undefined : first[0]
}

/** So many codes of each family are compared closely under each blur. */
const candidates = 2

interface Code {
  readonly digits: string
  /** 1 = dark, row by row */
  readonly ink: Float64Array
}

const { modules } = codePlace
const codeOf = (digits: string): Code => ({ digits, ink: Float64Array.from(modulesOf(digits).flat(), Number) })
/**
 * Codes are drawn under one of eight masks, and those under the same one share the places that name it and the header of
 * their text (ISO/IEC 18004, 7.8 and 7.9). What is shared says nothing of which code it is.
 */
const maskOf = ({ ink }: Code): string => ink.slice(8 * modules, 8 * modules + 6).join('')

/** What is to be known of all codes under one mask: how each strength of blur shows them. */
type Family = readonly Blurred[]

let known8: ReadonlyMap<string, Family> | undefined
/** The eight families, seen from many codes that are like any others. */
function families(): ReadonlyMap<string, Family> {
  if (known8) return known8
  const invented = Array.from({ length: 480 }, (_, i) => {
    const digits = String((i + 1) * 73_939_133_971)
      .padStart(28, '0')
      .slice(-28)
    return codeOf(writeSheetCode({ filing: digits.slice(-10), data: digits.slice(-14, -10), page: 1 }))
  })
  known8 = new Map(
    [...Map.groupBy(invented, maskOf)].map(([mask, codes]) => {
      const inks = codes.map(({ ink }) => ink)
      const shared = inks[0]!.map((value, place) => (inks.every((ink) => ink[place] === value) ? value : 0.5))
      return [mask, sigmas.map((sigma) => blurredFamily(sigma, shared, inks.slice(0, 6)))]
    }),
  )
  return known8
}

/** The power of ten of how seldom two patterns of so many independent places are so alike by chance; 0 = always. */
const chanceOf = (likeness: number, freedom: number): number =>
  likeness <= 0 ? 0 : (Math.max(0, freedom - 2) / 2) * Math.log10(Math.max(1e-12, 1 - likeness ** 2))

/** Codes of one family under one blur: sharpened, freed of what they share, of length 1. */
interface Blurred {
  readonly expected: (ink: Float64Array) => Float64Array | undefined
  /**
   * The same of a sharpened picture; `back` is what each place's ink adds to the likeness to it, but for a length,
   * `freedom` of how many independent places it consists.
   */
  readonly sight: (sharp: Float64Array) => { pattern: Float64Array; back: Float64Array; freedom: number } | undefined
}

/** @param shared what all its codes show at a place; 0.5 where that depends on their digits */
function blurredFamily(sigma: number, shared: Float64Array, samples: readonly Float64Array[]): Blurred {
  const common: Float64Array[] = []
  for (const pattern of [...slopes, blurredCode(shared, sigma)]) {
    const own = unit(without(sharpened(pattern, sigma), common))
    if (own) common.push(own)
  }
  const expect = (ink: Float64Array) => without(sharpened(blurredCode(ink, sigma), sigma), common)
  const power = samples.map(expect).reduce((sum, one) => sum + dot(one, one), 0) / samples.length
  return {
    expected: (ink) => unit(expect(ink)),
    sight: (sharp) => {
      const pattern = unit(without(sharp, common))
      if (!pattern) return undefined
      // blurring and sharpening are symmetric: what they make of a pattern they make of what it is held against
      const back = blurredCode(sharpened(pattern, sigma), sigma)
      const chance = back.reduce((sum, value, i) => sum + (shared[i] === 0.5 ? (value * value) / 4 : 0), 0)
      return { pattern, back, freedom: power / chance }
    },
  }
}

/** Light that is even, or falls off to a side. */
const slopes = [
  Array.from({ length: places }, () => 1),
  Array.from({ length: places }, (_, i) => (i % modules) - (modules - 1) / 2),
  Array.from({ length: places }, (_, i) => Math.floor(i / modules) - (modules - 1) / 2),
]

/** Adds back, again and again, what blur takes away (van Cittert). */
function sharpened(pattern: ArrayLike<number>, sigma: number): Float64Array {
  const out = Float64Array.from(pattern)
  let missing = Float64Array.from(pattern)
  for (let k = 1; k < sharpenings; k++) {
    const blurred = blurredCode(missing, sigma)
    missing = missing.map((value, i) => value - blurred[i]!)
    for (let i = 0; i < places; i++) out[i]! += missing[i]!
  }
  return out
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

function without(pattern: Float64Array, common: readonly Float64Array[]): Float64Array {
  return common.reduce((rest, one) => {
    const share = dot(rest, one)
    return rest.map((value, i) => value - share * one[i]!)
  }, pattern)
}

function unit(pattern: Float64Array): Float64Array | undefined {
  const length = Math.sqrt(dot(pattern, pattern))
  return length > 1e-9 ? pattern.map((value) => value / length) : undefined
}
