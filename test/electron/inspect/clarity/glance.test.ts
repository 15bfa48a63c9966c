import { describe, expect, it } from 'vitest'
import { besideGlance, type Seen } from '../../../../electron/inspect/clarity/glance.ts'
import { type Glance, type Question, questions } from '../../../../electron/inspect/glance/index.ts'

const where = { x: 10, y: 20, width: 30, height: 40 }
/** A glance that sees nothing amiss but what is said. */
function glance(odds: Partial<Record<Question, number>>): Glance {
  const sound = Object.fromEntries(questions.map((question) => [question, -1])) as Record<Question, number>
  return {
    odds: { ...sound, ...odds },
    where: { occluded: where, cropped: where, glare: where, shadow: where, colour: where },
  }
}
const page: Seen = { surrounded: false, lopsided: 1 }

describe('complaints beside a glance at the page', () => {
  it('are taken back below a doubt where the glance clears the page of them', () => {
    const [shadow] = besideGlance([{ reason: 'shadow', weight: 0.8 }], glance({ shadow: -4 }), page)
    expect(shadow!.weight).toBeLessThan(0.35)
    const leaning = { reason: 'skewed', weight: 0.59 } as const
    expect(besideGlance([leaning], glance({ skewed: -4 }), page)[0]!.weight).toBeLessThan(0.35)
    // the outline of a sheet on a table was measured
    expect(besideGlance([leaning], glance({ skewed: -4 }), { ...page, surrounded: true })).toEqual([leaning])
  })

  it('need the glance not to lean the other way where they are only doubts', () => {
    const doubt = { reason: 'glare', weight: 0.5 } as const
    expect(besideGlance([doubt], glance({ glare: 0.4 }), page)).toEqual([doubt])
    expect(besideGlance([doubt], glance({ glare: -0.5 }), page)[0]!.weight).toBeLessThan(0.35)
    const refusal = { reason: 'glare', weight: 0.75 } as const
    expect(besideGlance([refusal], glance({ glare: -0.5 }), page)).toEqual([refusal])
  })

  it('stand where the glance is not sure, where the measure is, and where nobody asked it', () => {
    const stands = (reason: 'shadow' | 'blur', weight: number, odds: Partial<Record<Question, number>>) =>
      expect(besideGlance([{ reason, weight }], glance(odds), page)).toEqual([{ reason, weight }])
    stands('shadow', 0.8, { shadow: -1 })
    stands('shadow', 1, { shadow: -6 })
    stands('blur', 0.7, { shadow: -6, soft: -6 })
  })

  it('are taken back although the measure is as sure as can be only where the glance is so, too', () => {
    const glare = { reason: 'glare', weight: 1 } as const
    expect(besideGlance([glare], glance({ glare: -3 }), page)).toEqual([glare])
    expect(besideGlance([glare], glance({ glare: -4 }), page)[0]!.weight).toBeLessThan(0.35)
    const smear = { reason: 'motion-blur', weight: 1 } as const
    expect(besideGlance([smear], glance({ soft: -2 }), page)).toEqual([smear])
    expect(besideGlance([smear], glance({ soft: -3.5 }), page)[0]!.weight).toBeLessThan(0.35)
  })

  it('get what the measures overlook, with its place', () => {
    const told = (odds: Partial<Record<Question, number>>) => besideGlance([], glance(odds), page)
    expect(told({ occluded: 6 })).toEqual([{ reason: 'occluded', weight: 1, region: where }])
    expect(told({ shadow: 3 })).toEqual([{ reason: 'shadow', weight: 1, region: where }])
    expect(told({ glare: 3 })).toEqual([{ reason: 'glare', weight: 1, region: where }])
    expect(told({ dark: 3 })).toEqual([{ reason: 'dark', weight: 1 }])
    expect(told({ 'washed-out': 3 })).toEqual([{ reason: 'washed-out', weight: 1 }])
    expect(told({ blank: 2 })).toEqual([{ reason: 'blank', weight: 1 }])
    expect(told({ occluded: 1, shadow: 0.2, glare: -0.1 })).toEqual([])
  })

  it('get a page that lies aslant on a table as a reason to look, and no stamp alone that looks turned', () => {
    const [skewed] = besideGlance([], glance({ skewed: 6 }), { ...page, surrounded: true })
    expect(skewed).toEqual({ reason: 'skewed', weight: 0.59 })
    expect(besideGlance([], glance({ skewed: 6 }), page)).toEqual([])
  })

  it('are doubts where measure and glance nearly say so', () => {
    const near = { reason: 'skewed', weight: 0.3 } as const
    expect(besideGlance([near], glance({ skewed: 2 }), page)).toEqual([{ reason: 'skewed', weight: 0.35 }])
    expect(besideGlance([near], glance({ skewed: 1 }), page)).toEqual([near])
    expect(besideGlance([{ ...near, weight: 0.2 }], glance({ skewed: 4 }), page)[0]!.weight).toBe(0.2)
  })

  it('get smeared print, softer one way than the other, where it may be soft at all', () => {
    const told = (soft: number, lopsided: number) =>
      besideGlance([], glance({ soft }), { ...page, lopsided }).map(({ reason }) => reason)
    expect(told(0, 1.6)).toEqual(['motion-blur'])
    expect(told(0, 1.2)).toEqual([])
    expect(told(-2, 1.6)).toEqual([])
  })

  it('keep the place a measure found', () => {
    const found = { reason: 'occluded', weight: 0.5, region: { x: 1, y: 1, width: 2, height: 2 } } as const
    expect(besideGlance([found], glance({ occluded: 9 }), page)).toEqual([found])
  })
})
