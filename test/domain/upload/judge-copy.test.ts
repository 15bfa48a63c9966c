import { describe, expect, it } from 'vitest'
import { requiredSlots } from '../../../domain/rules/index.ts'
import { shippedPacks } from '../../../domain/rules/packs/index.ts'
import { judgeCopy, uploadPapers } from '../../../domain/upload/index.ts'
import { enterprise, goodScan, withPapers } from '../fixtures.ts'

const client = withPapers(enterprise())
const slotFor = (kind: string) => requiredSlots(client).find((slot) => slot.kind === kind)!
const inSlot = (kind: string) => client.materials.find((material) => material.kind === kind)!
const judge = (kind: string, before: Partial<Parameters<typeof goodScan>[0]>, after: typeof before) =>
  judgeCopy(slotFor(kind), inSlot(kind), client, shippedPacks, goodScan(before), goodScan(after))

const blurred = { clarity: { verdict: 'doubt', reasons: ['blur'], score: 0.6, evidence: [] } } as const
const unsealed = { seal: { verdict: 'fail', present: false, score: 0.9, seals: [], evidence: [] } } as const

describe('a copy held against its original', () => {
  it('has lost nothing where the checks say the same of both', () => {
    expect(judge('verification-sheet', {}, {}).lost).toEqual([])
    expect(judge('verification-sheet', { ...blurred } as never, { ...blurred } as never).lost).toEqual([])
  })

  it('has lost where it would be doubted or come back, and the original would not', () => {
    expect(judge('verification-sheet', {}, blurred as never).lost.join()).toContain('模糊')
    expect(judge('verification-sheet', {}, unsealed as never).lost.join()).toContain('公章')
  })

  it('has lost where a code cannot be read any more, unless it is the sheet’s own outside its frame', () => {
    const code = { codes: [client.subject.licenceNumber] }
    expect(judge('business-licence', code, {}).lost.join()).toContain('二维码')
    expect(judge('verification-sheet', { codes: ['1234567890123456'] }, {}).lost).toEqual([])
  })

  it('is held against what the machine saw, not against a person’s word', () => {
    const material = {
      ...inSlot('verification-sheet'),
      override: { verdict: 'pass', by: '小张', at: '', why: '看过' } as const,
    }
    const slot = slotFor('verification-sheet')
    const same = judgeCopy(
      slot,
      material,
      client,
      shippedPacks,
      goodScan(unsealed as never),
      goodScan(unsealed as never),
    )
    expect(same.lost).toEqual([])
    const worse = judgeCopy(slot, material, client, shippedPacks, goodScan(), goodScan(unsealed as never))
    expect(worse.lost).not.toEqual([])
  })
})

describe('papers for an upload', () => {
  it('are those the checks or a person let pass, and those a person should look at', () => {
    const [first, second, third, ...rest] = client.materials
    const bad = {
      ...client,
      materials: [
        { ...first!, inspection: goodScan({ colour: { verdict: 'fail', kind: 'grey', score: 0.9, evidence: [] } }) },
        { ...second!, inspection: undefined },
        { ...third!, inspection: goodScan(blurred as never) },
        ...rest,
        { ...first!, id: 'loose', kind: 'other' as const },
      ],
    }
    const papers = uploadPapers(bad, '腾讯云', shippedPacks)
    const refusals = papers.map(({ refusal }) => refusal?.message)
    expect(refusals[0]).toContain('灰度')
    expect(refusals[1]).toContain('还没有检查完')
    expect(refusals[2]).toBeUndefined()
    expect(refusals.at(-1)).toContain('还没有归类')
    expect(refusals.slice(3, -1).every((refusal) => refusal === undefined)).toBe(true)
  })
})
