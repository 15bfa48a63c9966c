import { describe, expect, it } from 'vitest'
import { hasAll, typedIn } from '../../../renderer/clients/clientBody.ts'
import { sampleClient } from './fixture.ts'

describe('what was typed of a client and not saved', () => {
  const base = sampleClient()
  const [first, ...others] = base.people
  const typed = {
    ...base,
    notes: '周五补件',
    subject: { ...base.subject, city: '杭州' },
    people: [{ ...first!, mobile: '15400002299' }, ...others],
  }

  it('is told by its fields, and people by their ids', () => {
    expect(typedIn({ base, client: typed }).sort()).toEqual(['notes', `people.${first!.id}.mobile`, 'subject.city'])
    expect(typedIn({ base, client: base })).toEqual([])
  })

  it('is all there once a client has it, whatever else was changed since', () => {
    const since = { ...base, subject: { ...base.subject, district: '西湖区' } }
    expect(hasAll(since, { base, client: typed })).toBe(false)
    expect(hasAll({ ...typed, revision: 9 }, { base, client: typed })).toBe(true)
    expect(hasAll({ ...typed, subject: { ...typed.subject, district: '西湖区' } }, { base, client: typed })).toBe(true)
    // another value in the same field: somebody has to decide
    expect(hasAll({ ...typed, notes: '同事写的' }, { base, client: typed })).toBe(false)
  })
})
