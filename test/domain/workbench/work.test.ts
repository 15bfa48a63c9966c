import { describe, expect, it } from 'vitest'
import { clockFacts } from '../../../domain/clocks/index.ts'
import { type Client, type Order, type OrderEvent, type OrderStage, orderSchema } from '../../../domain/model/index.ts'
import { settingFor } from '../../../domain/rules/index.ts'
import { adviceFor, summariseOrder, workGroups, workOf } from '../../../domain/workbench/index.ts'
import { changed, enterprise, law } from '../fixtures.ts'

const now = '2026-09-15T02:00:00.000Z'
const event = (to: OrderStage, at: string, change: Partial<OrderEvent> = {}): OrderEvent => ({
  ...{ at, by: '', action: 'submit', from: 'upload', to, why: '', reasons: [] },
  ...change,
})
const withOrder = (change: Partial<Order>): Client => ({
  ...enterprise(),
  orders: [orderSchema.parse({ id: 'o', kind: 'first', serviceIds: ['s1'], openedAt: now, ...change })],
})
const work = (client: Client, doubtfulScans = 0) =>
  workOf(client, clockFacts(settingFor(client, law), now), { doubtfulScans })
const line = (client: Client, rule: string) => work(client).find((item) => item.rule === rule)

describe('the lines of a client', () => {
  it('count an SMS window to the hour', () => {
    const client = withOrder({ stage: 'sms', events: [event('sms', '2026-09-14T20:30:00Z')] })
    expect(line(client, 'order.sms')).toMatchObject({
      group: 'sms',
      at: '2026-09-15T20:30:00.000Z',
      orderId: 'o',
      from: '',
    })
  })
  it('name a bureau late only from the day after', () => {
    const client = withOrder({ stage: 'bureau', events: [event('bureau', '2026-08-01T02:00:00Z')] })
    const late = line(client, 'order.bureau')!
    expect(late.from > late.day).toBe(true)
  })
  it('say why an order came back', () => {
    const back = event('fill', now, { action: 'return-by-bureau', from: 'bureau', why: '核验单缺少公章' })
    expect(line(withOrder({ stage: 'fill', events: [back] }), 'order.returned')?.title).toBe('管局驳回：核验单缺少公章')
  })
  it('hold an order on its way, not one that has ended', () => {
    expect(line(withOrder({}), 'order.prepare')).toMatchObject({ kind: 'todo', group: 'orders' })
    expect(work(withOrder({ stage: 'withdrawn' })).filter(({ orderId }) => orderId !== '')).toEqual([])
  })
  it('ask for a new paper a month before its end', () => {
    const client = changed(enterprise(), (copy) => {
      copy.subject.licenceValidUntil = '2027-01-31'
    })
    expect(line(client, 'subject.licence')).toMatchObject({ day: '2027-01-31', from: '2027-01-01', group: 'papers' })
  })
  it('name scans that a person should look at', () => {
    expect(work(enterprise(), 3).find(({ rule }) => rule === 'scans.doubt')?.title).toContain('3 份')
  })
  it('belong to a group and have their own advice', () => {
    const clients = [
      withOrder({ stage: 'sms', events: [event('sms', now)] }),
      withOrder({ stage: 'bureau', events: [event('bureau', now)] }),
      withOrder({ stage: 'filed', events: [event('filed', now)] }),
      withOrder({ provider: '腾讯云' }),
    ]
    const items = clients.flatMap((client) => work(client, 1))
    expect(new Set(items.map(({ rule }) => rule)).size).toBeGreaterThan(6)
    for (const item of items) {
      expect(Object.keys(workGroups), item.rule).toContain(item.group)
      expect(adviceFor(item).words, item.rule).not.toBe(adviceFor({ rule: '' }).words)
    }
  })
})

describe('an order in a list', () => {
  it('adds up its stays, and names every reason it came back for', () => {
    const client = withOrder({
      stage: 'filed',
      openedAt: '2026-08-01T02:00:00Z',
      events: [
        event('review', '2026-08-03T02:00:00Z'),
        event('fill', '2026-08-04T02:00:00Z', { action: 'return-by-provider', from: 'review', reasons: [46, 47] }),
        event('review', '2026-08-06T02:00:00Z'),
        event('bureau', '2026-08-08T02:00:00Z', { from: 'review' }),
        event('filed', '2026-08-28T02:00:00Z', { from: 'bureau' }),
      ],
    })
    expect(summariseOrder(client, client.orders[0]!)).toMatchObject({
      ...{ reviewDays: 3, bureauDays: 20, totalDays: 27, open: false, returnedWhy: '' },
      returns: [
        { by: 'provider', reason: 46, day: '2026-08-04' },
        { by: 'provider', reason: 47, day: '2026-08-04' },
      ],
    })
  })
})
