import { describe, expect, it } from 'vitest'
import { type Client, clientSchema } from '../../../domain/model/index.ts'
import { type PaperOffer, paperLibrary, papersFor, paperTemplateSchema } from '../../../domain/papers/index.ts'
import { requiredSlots, shippedPacks } from '../../../domain/rules/index.ts'
import { companyOf, templateOf } from './fixture.ts'

const offers = (client: Client, library = paperLibrary()): PaperOffer[] => papersFor(client, shippedPacks, library)
const keysOf = (client: Client, need: PaperOffer['need']): string[] =>
  offers(client)
    .filter((offer) => offer.need === need)
    .map(({ key }) => key)

describe('which papers a client needs', () => {
  it('a 网站负责人 who is not the 法人 brings a letter where the province asks for one, and not elsewhere', () => {
    expect(keysOf(companyOf('湖北'), 'required')).toEqual(['authorisation-service-lead:p2'])
    expect(keysOf(companyOf('北京'), 'required')).toEqual([])
    expect(keysOf(companyOf('北京'), 'optional')).toContain('authorisation-service-lead:p2')
  })

  it('a 主体负责人 who is not the 法人 brings a letter of his own', () => {
    const [letter] = offers(companyOf('四川', { subjectLead: true }))
    expect(letter).toMatchObject({
      key: 'authorisation-subject-lead:p2',
      need: 'required',
      label: '主体负责人授权书（王样例）',
      subject: { personId: 'p2', serviceIds: ['s1'] },
    })
    expect(letter?.sources).not.toEqual([])
    expect(letter?.caution).toContain('同一人')
  })

  it('a 法人 without mainland ID brings it too, where the province says so', () => {
    const client = companyOf('山东', { subjectLead: true })
    const foreign = {
      ...client,
      people: client.people.map((p) => (p.id === 'p1' ? { ...p, idKind: 'passport' as const } : p)),
    }
    expect(keysOf(client, 'required')).toEqual([])
    expect(keysOf(foreign, 'required')).toEqual(['authorisation-subject-lead:p2'])
    expect(requiredSlots(foreign).find(({ key }) => key === 'authorisation-letter')?.required).toBe(true)
  })

  it('names the pledge as the province does: 江苏 has two papers, 上海 its own, others none', () => {
    expect(keysOf(companyOf('江苏'), 'required')).toEqual(['truth-notice', 'truth-pledge'])
    expect(offers(companyOf('上海')).find(({ key }) => key === 'pledge')).toMatchObject({
      label: '上海备案承诺书',
      need: 'required',
    })
    expect(offers(companyOf('江苏')).some(({ key }) => key === 'pledge')).toBe(false)
    expect(keysOf(companyOf('浙江'), 'required')).toEqual([])
  })

  it('asks for a plan from the province’s number of sites on', () => {
    expect(keysOf(companyOf('湖南', { sites: 1 }), 'optional')).toContain('construction-plan')
    expect(keysOf(companyOf('湖南', { sites: 2 }), 'required')).toContain('construction-plan')
  })

  it('advises a pledge for each topic that the names bring up, about the sites that do', () => {
    const client = companyOf('浙江', { sites: 2, name: '样例理财培训' })
    expect(keysOf(client, 'advised')).toEqual([
      'no-pre-approval:off-campus-training',
      'no-pre-approval:internet-finance',
    ])
    const [pledge] = offers(client)
    expect(pledge).toMatchObject({ label: '不涉及校外培训承诺书', subject: { serviceIds: ['s1', 's2'] } })
    expect(pledge?.why).toContain('「培训」')
    const approved = {
      ...client,
      services: client.services.map((service) => ({
        ...service,
        preApprovals: [{ kind: 'off-campus-training' as const, number: '1', validUntil: 'long-term' as const }],
      })),
    }
    expect(keysOf(approved, 'advised')).toEqual(['no-pre-approval:internet-finance'])
  })

  it('offers a 个人 no letter of authority, and the pledge with a fingerprint', () => {
    const person = clientSchema.parse({ subject: { kind: 'person', name: '林样例', province: '广东' } })
    expect(offers(person).map(({ key }) => key)).not.toContain('authorisation-subject-lead')
    expect(keysOf(person, 'required')).toEqual(['pledge'])
  })

  it('needs nothing of a client that has nothing to file', () => {
    const filed = companyOf('广东')
    const client = {
      ...filed,
      services: filed.services.map((one) => ({ ...one, filingNumber: '粤ICP备12345678号-1' })),
    }
    expect(offers(client).every(({ need }) => need === 'optional')).toBe(true)
  })

  it('knows what has come back signed', () => {
    const material = { kind: 'commitment-letter', fileName: '承诺书.jpg' }
    const client = clientSchema.parse({ ...companyOf('广东'), materials: [material] })
    expect(offers(client).find(({ key }) => key === 'pledge')?.received).toBe(true)
    expect(offers(companyOf('广东')).find(({ key }) => key === 'pledge')?.received).toBe(false)
  })

  it('takes an agency’s template for one province before the one for all', () => {
    const own = paperTemplateSchema.parse({
      ...templateOf([{ type: 'heading', text: '一' }]),
      key: 'our-guangdong-pledge',
      need: 'pledge',
      provinces: ['guangdong'],
    })
    const library = paperLibrary([own])
    const pledges = (province: string) =>
      offers(companyOf(province), library)
        .filter(({ template }) => template.need === 'pledge')
        .map(({ key }) => key)
    expect(pledges('广东')).toEqual(['our-guangdong-pledge'])
    expect(pledges('上海')).toEqual(['pledge'])
  })
})
