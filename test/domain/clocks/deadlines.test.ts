import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addHours,
  beijingDay,
  changeDeadlines,
  clockFacts,
  deadlinesOf,
  orderClocks,
  shippedCalendar,
  stateOf,
  withYear,
  yearNoticeSchema,
} from '../../../domain/clocks/index.ts'
import { type Client, type Order, type OrderKind, type OrderStage, orderSchema } from '../../../domain/model/index.ts'
import { settingFor } from '../../../domain/rules/rule.ts'
import { changed, enterprise, individualBusiness, law } from '../fixtures.ts'

const now = '2026-09-15T02:00:00Z'
const facts = (client: Client, reading: 'law' | 'document' = 'law') =>
  clockFacts(settingFor(client, { ...law, reading }), now)
const inStage = (stage: OrderStage, at: string, provider = '腾讯云'): Order =>
  orderSchema.parse({
    id: 'o1',
    provider,
    stage,
    openedAt: '2026-09-01T01:00:00Z',
    events: [{ at, by: '', action: 'x', from: 'review', to: stage, why: '' }],
  })

describe('clocks of an order', () => {
  it('give the SMS 24 hours to the minute, holidays or not', () => {
    const [clock] = orderClocks(inStage('sms', '2026-09-30T14:20:00Z'), facts(enterprise()))
    expect(clock).toMatchObject({
      rule: 'order.sms',
      at: '2026-10-01T14:20:00.000Z',
      day: '2026-10-01',
      known: true,
      kind: 'act-by',
    })
    expect(clock?.nextWorkingMoment).toBe('2026-10-08T01:00:00.000Z')
    expect(clock && stateOf(clock, '2026-10-01T14:19:00Z')).toBe('today')
    expect(clock && stateOf(clock, '2026-10-01T14:21:00Z')).toBe('overdue')
  })
  it('give the bureau 20 working days, and 30 where the document says so', () => {
    const elsewhere = changed(enterprise(), (client) => {
      client.subject.province = '福建'
    })
    expect(orderClocks(inStage('bureau', '2026-09-15T02:00:00Z'), facts(elsewhere))).toMatchObject([
      { rule: 'order.bureau', day: '2026-10-19', assumption: expect.stringContaining('当天不算') },
    ])
    const zhejiang = orderClocks(inStage('bureau', '2026-09-15T02:00:00Z'), facts(enterprise()))
    expect(zhejiang.map((clock) => [clock.reading, clock.day])).toEqual([
      ['law', '2026-10-19'],
      ['document', '2026-11-02'],
    ])
  })
  it('give the provider its own days, and the document three', () => {
    const order = inStage('review', '2026-09-15T02:00:00Z')
    expect(orderClocks(order, facts(enterprise()))[0]?.day).toBe('2026-09-16')
    expect(orderClocks(order, facts(enterprise(), 'document'))[0]?.day).toBe('2026-09-18')
    expect(orderClocks({ ...order, provider: '无名机房' }, facts(enterprise()))[0]?.day).toBe('2026-09-17')
  })
  it('say when a returned order lapses at the provider', () => {
    expect(orderClocks(inStage('fill', now), facts(enterprise()))).toMatchObject([
      { rule: 'order.lifetime', day: '2026-10-16' },
    ])
    expect(orderClocks(inStage('care', now), facts(enterprise()))).toEqual([])
  })
  it('are unknown beyond the calendar', () => {
    const [clock] = orderClocks(inStage('bureau', '2026-12-20T02:00:00Z'), facts(enterprise()))
    expect(clock).toMatchObject({ known: false, assumption: expect.stringContaining('2027') })
  })
  it('follow an imported year', () => {
    const notice = yearNoticeSchema.parse({
      year: 2027,
      source: '国务院办公厅通知',
      holidays: ['2027-01-01', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10'],
      workdays: [],
    })
    const setting = settingFor(enterprise(), { ...law, calendar: withYear(shippedCalendar, notice) })
    const [clock] = orderClocks(inStage('bureau', '2026-12-20T02:00:00Z'), clockFacts(setting, now))
    expect(clock).toMatchObject({ known: true, day: '2027-01-18' })
  })
})

describe('clocks of a client', () => {
  const rulesOf = (client: Client, reading: 'law' | 'document' = 'law') =>
    Object.fromEntries(
      deadlinesOf(client, facts(client, reading)).map((clock) => [`${clock.rule} ${clock.path}`, clock.day]),
    )
  it('count papers and domains from both ends', () => {
    expect(rulesOf(enterprise())).toMatchObject({
      'domain.expiry services.s1.domains.0.expiresOn': '2028-01-01',
      'domain.expiry.hand-in services.s1.domains.0.expiresOn': '2027-10-01',
      'domain.age services.s1.domains.0.registeredOn': '2024-04-01',
      'domain.real-name services.s1.domains.0.realNameVerifiedOn': '2026-08-04',
      'people.id people.p1.idValidUntil': '2035-05-01',
    })
    expect(Object.keys(rulesOf(enterprise())).some((key) => key.startsWith('subject.licence'))).toBe(false)
  })
  it('count fresh papers from the day they came in', () => {
    const client = changed(enterprise(), (copy) => {
      const [material] = copy.materials
      if (material)
        copy.materials.push({
          ...material,
          id: 'letter',
          kind: 'authorisation-letter',
          addedAt: '2026-09-10T20:00:00Z',
        })
    })
    expect(rulesOf(client)['paper.freshness materials.letter']).toBe('2026-12-11')
    client.subject.province = '河北'
    expect(rulesOf(client)['paper.freshness materials.letter']).toBe('2027-03-13')
  })
  it('remind of public security and the yearly report once there is a number', () => {
    const filed = changed(individualBusiness(), (copy) => {
      for (const service of copy.services)
        Object.assign(service, { filingNumber: '蜀ICP备12345678号-1', openedOn: '2026-09-01' })
    })
    expect(rulesOf(filed)['service.public-security services.s1.publicSecurityNumber']).toBe('2026-10-01')
    expect(rulesOf(filed)['subject.yearly-report subject.filingNumber']).toBe('2027-03-31')
    expect(Object.keys(rulesOf(individualBusiness())).join()).not.toContain('yearly-report')
  })
  it('ask for the number on the home page, and in an APP, from the day it opens until somebody has seen it there', () => {
    const at = (change: Partial<Client['services'][number]>) =>
      rulesOf(
        changed(enterprise(), (copy) => {
          const filed = { filingNumber: '浙ICP备12345678号-1', openedOn: '2026-09-10' }
          for (const service of copy.services) Object.assign(service, filed, change)
        }),
      )['service.number-shown services.s1.numberSeenOn']
    expect(at({})).toBe('2026-09-10')
    expect(at({ kind: 'app' })).toBe('2026-09-10')
    expect(at({ numberSeenOn: '2026-09-11' })).toBeUndefined()
    expect(at({ openedOn: '' })).toBeUndefined()
  })
  it('count a week for a 空壳 from the day its last access was cancelled', () => {
    const at = (provider: string) =>
      rulesOf(
        changed(enterprise(), (copy) => {
          const gone = { filingNumber: '浙ICP备12345678号-1', shellSince: '2026-09-10' }
          for (const service of copy.services) Object.assign(service, gone, { access: { ...service.access, provider } })
        }),
      )['service.shell services.s1.access.provider']
    expect(at('')).toBe('2026-09-17')
    // somebody has written a provider down since
    expect(at('腾讯云')).toBeUndefined()
  })
  it('stop where the duty is done: the 公安 number is there, the year is reported', () => {
    const done = changed(individualBusiness(), (copy) => {
      copy.subject.yearlyReport = '2027'
      for (const service of copy.services)
        Object.assign(service, {
          filingNumber: '蜀ICP备12345678号-1',
          openedOn: '2026-09-01',
          publicSecurityNumber: '川公网安备51010402000001号',
        })
    })
    expect(Object.keys(rulesOf(done)).join()).not.toContain('public-security')
    expect(rulesOf(done)['subject.yearly-report subject.filingNumber']).toBe('2028-03-31')
  })
  it('count from the day on which a change takes effect or a service stops, until the order is handed in', () => {
    const clocks = (kind: OrderKind, stage: OrderStage = 'fill') => {
      const order = orderSchema.parse({ id: 'o', kind, stage, effectiveOn: '2026-11-01' })
      return orderClocks(order, facts(enterprise())).map(({ rule, day, orderId }) => [rule, day, orderId])
    }
    expect(clocks('change-subject')).toEqual([
      ['change.before', '2026-10-02', 'o'],
      ['change.after', '2026-12-01', 'o'],
    ])
    expect(clocks('cancel-service')).toEqual([['cancel.same-day', '2026-11-01', 'o']])
    expect(clocks('first')).toEqual([])
    expect(clocks('change-subject', 'review')).toEqual([])
  })
  it('come in order, each with its rule, assumption, source and next working moment', () => {
    const clocks = deadlinesOf(enterprise(), facts(enterprise()))
    expect(clocks.map((clock) => clock.day)).toEqual(clocks.map((clock) => clock.day).sort())
    for (const clock of clocks) {
      expect(clock.sources.length, clock.rule).toBeGreaterThan(0)
      expect(clock.assumption, clock.rule).not.toBe('')
      expect(beijingDay(clock.nextWorkingMoment) >= clock.day, clock.rule).toBe(true)
    }
  })
  it('count a change both ways', () => {
    const [before, after] = changeDeadlines('2026-10-15', facts(enterprise()))
    expect(before).toMatchObject({ day: '2026-09-15', reading: 'law' })
    expect(after).toMatchObject({ day: '2026-11-14', reading: 'document' })
  })
})

describe('any SMS', () => {
  it('is due exactly 24 hours after it went out', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-08-17'), max: new Date('2026-12-30'), noInvalidDate: true }),
        (sent) => {
          const [clock] = orderClocks(inStage('sms', sent.toISOString()), facts(enterprise()))
          expect(clock?.at).toBe(addHours(sent.toISOString(), 24))
          expect(clock?.day).toBe(beijingDay(clock?.at ?? ''))
        },
      ),
    )
  })
})
