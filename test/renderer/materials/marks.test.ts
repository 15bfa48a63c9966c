import { describe, expect, it } from 'vitest'
import { pageInspectionSchema } from '../../../domain/model/index.ts'
import { marksOf } from '../../../renderer/materials/marks.ts'

const region = { x: 10, y: 20, width: 30, height: 40 }

describe('marks over a picture', () => {
  const page = pageInspectionSchema.parse({
    width: 100,
    height: 200,
    colour: { verdict: 'pass', kind: 'colour', score: 1, evidence: [{ code: 'c', message: '彩色', region }] },
    clarity: {
      verdict: 'fail',
      reasons: ['blur'],
      score: 0.2,
      evidence: [
        { code: 'b', message: '字迹模糊', region },
        { code: 'n', message: '没有位置的理由' },
      ],
    },
    seal: {
      verdict: 'fail',
      present: false,
      score: 0.9,
      seals: [
        { ...region, shape: 'square', score: 0.9 },
        { ...region, shape: 'round', ink: 'blue', score: 0.8 },
        { ...region, shape: 'oval', score: 0.99 },
      ],
    },
    codes: ['https://sample.cn'],
    codeRegions: [region],
  })
  const marks = new Map(marksOf(page).map((mark) => [mark.key, mark]))

  it('stands where the check looked, for every reason that has a place', () => {
    expect([...marks.keys()]).toEqual(['colour-0', 'clarity-0', 'mark-0', 'mark-1', 'mark-2', 'qr-0'])
    expect(marks.get('clarity-0')).toMatchObject({ region, tone: 'reject', discreet: false, label: '字迹模糊' })
  })

  it('keeps good news out of the way, and calls only a red round or oval mark good', () => {
    expect(marks.get('colour-0')).toMatchObject({ tone: 'pass', discreet: true })
    expect([marks.get('mark-0')?.tone, marks.get('mark-1')?.tone, marks.get('mark-2')?.tone]).toEqual([
      'likely',
      'likely',
      'pass',
    ])
    expect(marks.get('mark-1')?.label).toBe('圆形蓝章')
  })
})
