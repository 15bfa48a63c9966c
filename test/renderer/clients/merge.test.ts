import { describe, expect, it } from 'vitest'
import { type Client, materialSchema, personSchema } from '../../../domain/model/index.ts'
import { mergeClients, sameEntries } from '../../../renderer/clients/merge.ts'
import { sampleClient } from './fixture.ts'

const base = sampleClient()
const withSubject = (change: Partial<Client['subject']>, client = base): Client => ({
  ...client,
  subject: { ...client.subject, ...change },
})
const withPerson = (change: Partial<Client['people'][number]>, client = base): Client => ({
  ...client,
  people: client.people.map((person) => ({ ...person, ...change })),
})

describe('merging two people’s changes to one client', () => {
  it('keeps both where they changed different fields, and says what it took over', () => {
    const merged = mergeClients(base, withSubject({ address: '样例路 1 号' }), withPerson({ email: 'a@sample.cn' }))
    expect(merged.clashes).toEqual([])
    expect(merged.client.subject.address).toBe('样例路 1 号')
    expect(merged.client.people[0]?.email).toBe('a@sample.cn')
    expect(merged.taken).toEqual(['people'])
  })

  it('names the field where both changed it, and carries mine until somebody decides', () => {
    const [mine, theirs] = [withPerson({ mobile: '15400000001' }), withPerson({ mobile: '15400000002' })]
    const merged = mergeClients(base, mine, theirs)
    expect(merged.clashes).toEqual([{ path: 'people.p1.mobile', mine: '15400000001', theirs: '15400000002' }])
    expect(merged.client.people[0]?.mobile).toBe('15400000001')
    expect(mergeClients(base, mine, theirs, () => 'theirs').client.people[0]?.mobile).toBe('15400000002')
  })

  it('never loses what was typed into an item that the other side removed', () => {
    const merged = mergeClients(base, withPerson({ email: 'a@sample.cn' }), { ...base, people: [] })
    expect(merged.client.people).toHaveLength(1)
    expect(mergeClients(base, base, { ...base, people: [] }).client.people).toEqual([])
  })

  it('keeps items that both sides added', () => {
    const adding = (id: string): Client => ({ ...base, people: [...base.people, personSchema.parse({ id, name: id })] })
    const ids = mergeClients(base, adding('p2'), adding('p3')).client.people.map(({ id }) => id)
    expect(ids.sort()).toEqual(['p1', 'p2', 'p3'])
  })

  it('takes what only the desk decides from the desk, and calls that no change', () => {
    const theirs = { ...base, revision: 9, materials: [materialSchema.parse({ id: 'm1' })] }
    const merged = mergeClients(base, withSubject({ city: '杭州' }), theirs)
    expect(merged.client).toMatchObject({ revision: 9, materials: [{ id: 'm1' }], subject: { city: '杭州' } })
    expect(merged.taken).toEqual([])
    expect(sameEntries(base, theirs)).toBe(true)
    expect(sameEntries(base, withSubject({ city: '杭州' }))).toBe(false)
  })
})
