/** A seeded source of chance. Everything drawn takes its chance from here, so a seed gives the same paper for ever. */
export interface Random {
  /** uniform in [0, 1) */
  next(): number
  /** uniform in [low, high) */
  range(low: number, high: number): number
  /** whole number, both ends included */
  int(low: number, high: number): number
  pick<T>(list: readonly T[]): T
  /** one of the values, as often as its weight says */
  weighted<T>(choices: readonly (readonly [T, number])[]): T
  chance(probability: number): boolean
  gauss(mean: number, deviation: number): number
  /** an independent source for a named part, so that a change in one part leaves the others as they were */
  fork(name: string): Random
}

/** FNV-1a over the name, four times with different offsets, to seed the generator's 128 bits. */
const hash = (text: string, offset: number): number => {
  let value = (2166136261 ^ offset) >>> 0
  for (let i = 0; i < text.length; i++) {
    value ^= text.charCodeAt(i)
    value = Math.imul(value, 16777619) >>> 0
  }
  value ^= value >>> 15
  return Math.imul(value, 2246822519) >>> 0
}

/**
 * sfc32 (Chris Doty-Humphrey's PractRand): small, fast, passes PractRand; not for secrets.
 * @param seed any number or text; the same seed gives the same sequence
 */
export function random(seed: number | string): Random {
  const name = String(seed)
  let a = hash(name, 1)
  let b = hash(name, 2)
  let c = hash(name, 3)
  let counter = 1
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) next()
  const self: Random = {
    next,
    range: (low, high) => low + next() * (high - low),
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (list) => list[Math.floor(next() * list.length)] as (typeof list)[number],
    weighted: (choices) => {
      let rest = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of choices) {
        rest -= weight
        if (rest < 0) return value
      }
      return choices[choices.length - 1]![0]
    },
    chance: (probability) => next() < probability,
    gauss: (mean, deviation) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    fork: (part) => random(`${name}/${part}`),
  }
  return self
}

/** A smooth random field over the unit square, values in 0..1: uneven ink, light, paper. */
export interface Field {
  at(u: number, v: number): number
}

/** @param columns,rows how many hills fit across; more = finer */
export function field(rnd: Random, columns: number, rows: number): Field {
  const width = columns + 1
  const values = Float32Array.from({ length: width * (rows + 1) }, () => rnd.next())
  return {
    at(u, v) {
      const x = Math.min(Math.max(u, 0), 0.99999) * columns
      const y = Math.min(Math.max(v, 0), 0.99999) * rows
      const column = x | 0
      const row = y | 0
      const fx = (x - column) * (x - column) * (3 - 2 * (x - column))
      const fy = (y - row) * (y - row) * (3 - 2 * (y - row))
      const i = row * width + column
      const top = values[i]! + (values[i + 1]! - values[i]!) * fx
      const bottom = values[i + width]! + (values[i + width + 1]! - values[i + width]!) * fx
      return top + (bottom - top) * fy
    },
  }
}
