import { describe, expect, it } from 'vitest'
import { type CutSigns, cutOdds } from '../../../../electron/inspect/clarity/cut.ts'

const bare = { close: 0, runs: 0, rules: 0 }
const halves = { close: 9, runs: 3, rules: 1 }
const whole: CutSigns = { glance: -4, measured: 0, offShape: 0.2, sides: [bare, bare, bare, bare] }

describe('what speaks for a side cut off', () => {
  it('is nothing on a page that is whole', () => {
    expect(cutOdds(whole)).toBeLessThan(-4)
  })

  it('is enough together, where each by itself is too little', () => {
    const one = [halves, bare, bare, bare]
    const each: Partial<CutSigns>[] = [{ glance: 2 }, { sides: one }, { offShape: 3 }, { measured: 0.4 }]
    for (const sign of each) expect(cutOdds({ ...whole, ...sign }), JSON.stringify(sign)).toBeLessThan(0)
    expect(cutOdds({ ...whole, glance: 2, sides: one, offShape: 3 })).toBeGreaterThan(0)
  })

  it('is less where print ends at every side, as a cloth under the page does', () => {
    const cut = { ...whole, glance: 1, sides: [halves, bare, bare, bare], offShape: 3 }
    expect(cutOdds({ ...cut, sides: [halves, halves, halves, halves] })).toBeLessThan(cutOdds(cut))
  })

  it('does not grow without end with the shape or the glance', () => {
    expect(cutOdds({ ...whole, offShape: 40 })).toBe(cutOdds({ ...whole, offShape: 4 }))
    expect(cutOdds({ ...whole, glance: 20 })).toBe(cutOdds({ ...whole, glance: 6 }))
  })
})
