import { describe, expect, it } from 'vitest'
import { field, random } from './random.ts'

const draws = (seed: number | string, count = 200): number[] => {
  const rnd = random(seed)
  return Array.from({ length: count }, () => rnd.next())
}

describe('the seeded source of chance', () => {
  it('gives the same sequence for the same seed and another for another', () => {
    expect(draws(7)).toEqual(draws(7))
    expect(draws(7)).not.toEqual(draws(8))
  })

  it('gives a part the same chance whatever was drawn before it', () => {
    const early = random(3).fork('seal')
    const rnd = random(3)
    rnd.next()
    rnd.gauss(0, 1)
    expect(rnd.fork('seal').next()).toBe(early.next())
    expect(random(3).fork('seal').next()).not.toBe(random(3).fork('pen').next())
  })

  it('spreads evenly over its range', () => {
    const values = draws('spread', 20_000)
    const tenths = Array.from({ length: 10 }, (_, i) => values.filter((value) => Math.floor(value * 10) === i).length)
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200)
  })

  it('chooses by weight and never what has none', () => {
    const rnd = random(11)
    const chosen = Array.from({ length: 4000 }, () =>
      rnd.weighted([
        ['often', 3],
        ['seldom', 1],
        ['never', 0],
      ] as const),
    )
    expect(chosen.filter((value) => value === 'never')).toHaveLength(0)
    expect(chosen.filter((value) => value === 'often').length / 4000).toBeCloseTo(0.75, 1)
  })

  it('makes fields that are smooth and stay within 0..1', () => {
    const hills = field(random(5), 6, 6)
    for (let i = 0; i < 500; i++) {
      const here = hills.at(i / 500, 0.37)
      expect(here).toBeGreaterThanOrEqual(0)
      expect(here).toBeLessThanOrEqual(1)
      expect(Math.abs(here - hills.at((i + 1) / 500, 0.37))).toBeLessThan(0.05)
    }
  })
})
