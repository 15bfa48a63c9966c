import { describe, expect, it } from 'vitest'
import { besideGlance } from '../../../../electron/inspect/clarity/glance.ts'
import type { Glance, Question } from '../../../../electron/inspect/glance/index.ts'

const where = { x: 10, y: 20, width: 30, height: 40 }
function glance(odds: Partial<Record<Question, number>>): Glance {
  return {
    odds: { occluded: 0, cropped: 0, shadow: 0, dark: 0, 'washed-out': 0, ...odds },
    where: () => where,
  }
}

describe('complaints beside a glance at the page', () => {
  it('are taken back below a doubt where the glance clears the page of them', () => {
    const [shadow] = besideGlance([{ reason: 'shadow', weight: 0.8 }], glance({ shadow: -4 }), 'writing')
    expect(shadow!.weight).toBeLessThan(0.35)
  })

  it('stand where the glance is not sure, where the measure is, and where nobody asked it', () => {
    expect(besideGlance([{ reason: 'shadow', weight: 0.8 }], glance({ shadow: -1 }), 'writing')).toEqual([
      { reason: 'shadow', weight: 0.8 },
    ])
    expect(besideGlance([{ reason: 'washed-out', weight: 1 }], glance({ 'washed-out': -6 }), 'writing')).toEqual([
      { reason: 'washed-out', weight: 1 },
    ])
    expect(besideGlance([{ reason: 'blur', weight: 0.7 }], glance({ shadow: -6 }), 'writing')).toEqual([
      { reason: 'blur', weight: 0.7 },
    ])
  })

  it('get what the measures overlook, with its place', () => {
    expect(besideGlance([], glance({ occluded: 6 }), 'writing')).toEqual([
      { reason: 'occluded', weight: 1, region: where },
    ])
    expect(besideGlance([], glance({ cropped: 8 }), 'writing')).toEqual([
      { reason: 'cropped', weight: 1, region: where },
    ])
    expect(besideGlance([], glance({ occluded: 2, cropped: 3 }), 'writing')).toEqual([])
  })

  it('keep the place a measure found', () => {
    const found = { reason: 'occluded', weight: 0.5, region: { x: 1, y: 1, width: 2, height: 2 } } as const
    expect(besideGlance([found], glance({ occluded: 9 }), 'writing')).toEqual([found])
  })

  it('do not take a portrait on a card for something laid on it, but a note among a few words', () => {
    expect(besideGlance([], glance({ occluded: 9 }), undefined)).toEqual([])
    expect(besideGlance([], glance({ occluded: 6 }), 'some print')).toEqual([
      { reason: 'occluded', weight: 1, region: where },
    ])
  })
})
