import { describe, expect, it } from 'vitest'
import { type Client, type OrderStage, orderSchema } from '../../domain/model/index.ts'
import { outlookOf } from '../../domain/outlook.ts'
import { enterprise, law } from './fixtures.ts'

const now = '2026-09-15T02:00:00Z'
const look = (client: Client) => outlookOf(client, law, now)

/** The client with an order that came into its stage at a given instant. */
const inStage = (stage: OrderStage, at: string, provider = '杭州云朵计算有限公司'): Client => {
  const order = orderSchema.parse({
    id: 'o1',
    stage,
    serviceIds: ['s1'],
    provider,
    openedAt: '2026-09-01T02:00:00Z',
    events: [{ at, action: 'submit', from: 'upload', to: stage }],
  })
  return { ...enterprise(), orders: [order] }
}

describe('what is next for a client', () => {
  it('is to mend the worst finding while the agency still can', () => {
    const client = enterprise()
    const faulty = { ...client, subject: { ...client.subject, licenceValidUntil: '2026-08-01' } }
    const { next, findings } = look(faulty)
    expect(findings[0]?.severity).toBe('reject')
    expect(next).toMatchObject({ state: 'todo', path: findings[0]?.path })
    expect(next.why).toContain('会被驳回')
  })

  it('is to open an order when everything is in order', () => {
    expect(look(enterprise()).next).toMatchObject({ state: 'todo', words: '开一单首次备案' })
  })

  it('is to go one stage on with an order that is ready', () => {
    expect(look(inStage('upload', now)).next).toMatchObject({ state: 'todo', words: '提交接入商' })
  })

  it('says what is missing where the order cannot go on', () => {
    const { next } = look(inStage('upload', now, ''))
    expect(next.words).toBe('填写接入商')
    expect(next.why).toContain('接入商')
  })

  it('is to wait, with the day by which the others should have acted', () => {
    const sms = look(inStage('sms', '2026-09-15T01:00:00Z'))
    expect(sms.next).toMatchObject({ state: 'waiting', by: '2026-09-16' })
    expect(sms.deadlines.find(({ rule }) => rule === 'order.sms')?.state).toBe('soon')
    // 20 working days from 2026-09-15 over the National Day holiday and its make-up days
    expect(look(inStage('bureau', now)).next).toMatchObject({ state: 'waiting', by: '2026-10-19' })
    expect(look(inStage('bureau', now)).stage).toBe('首次备案：管局审核')
  })

  it('does not ask to mend what is out of the agency’s hands', () => {
    const client = inStage('bureau', now)
    const faulty = { ...client, subject: { ...client.subject, licenceValidUntil: '2026-08-01' } }
    expect(look(faulty).next.state).toBe('waiting')
  })

  it('is a clock that runs out once everything is on file, and else nothing', () => {
    const client = enterprise()
    const services = client.services.map((service) => ({ ...service, filingNumber: '浙ICP备12345678号-1' }))
    const filed = { ...client, services, subject: { ...client.subject, filingNumber: '浙ICP备12345678号' } }
    expect(look(filed).next.state).toBe('done')
    const people = filed.people.map((person) => ({ ...person, idValidUntil: '2026-09-20' }))
    expect(look({ ...filed, people }).next).toMatchObject({ state: 'todo', by: expect.stringMatching(/^2026-/) })
  })
})
