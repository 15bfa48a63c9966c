import { describe, expect, it } from 'vitest'
import {
  type Client,
  type Order,
  type OrderEvent,
  type OrderKind,
  type OrderStage,
  orderKinds,
  orderSchema,
} from '../../../domain/model/index.ts'
import { settingFor } from '../../../domain/rules/rule.ts'
import {
  actionsFor,
  adviseChange,
  changeKinds,
  enteredAt,
  isOpen,
  lifetimeEnd,
  markSms,
  mayOpen,
  mayTake,
  openOrder,
  orderKindInfos,
  smsPlan,
  stageName,
  stepTo,
  take,
} from '../../../domain/workflow/index.ts'
import { changed, enterprise, law } from '../fixtures.ts'

const order = (changes: Partial<Order> = {}): Order =>
  orderSchema.parse({
    id: 'o1',
    kind: 'first',
    serviceIds: ['s1'],
    provider: '腾讯云',
    openedAt: '2026-09-01T01:00:00Z',
    ...changes,
  })
const facts = (client: Client = enterprise(), changes = {}) => ({
  client,
  setting: settingFor(client, law),
  blocking: 0,
  why: '',
  ...changes,
})
const onFile = () =>
  changed(enterprise(), (client) => {
    client.subject.filingNumber = '浙ICP备12345678号'
    for (const service of client.services) service.filingNumber = '浙ICP备12345678号-1'
  })
/** A client with one service on file and one to come. */
const growing = () =>
  changed(onFile(), (client) => {
    const [site] = client.services
    if (site) client.services.push({ ...structuredClone(site), id: 's2', name: '云上茶叶批发', filingNumber: '' })
  })
const at = '2026-09-02T01:00:00Z'

describe('opening an order', () => {
  const may = (client: Client, kind: OrderKind) => mayOpen(client, kind, settingFor(client, law))
  it('fits what is on file', () => {
    expect(may(enterprise(), 'first').allowed).toBe(true)
    expect(may(onFile(), 'first')).toMatchObject({ allowed: false, remedy: expect.stringContaining('新增') })
    expect(may(enterprise(), 'change-subject')).toMatchObject({ allowed: false })
    expect(may(growing(), 'add-service').allowed).toBe(true)
    expect(may(onFile(), 'add-service')).toMatchObject({ allowed: false, why: expect.stringContaining('没有待备案') })
    expect(may(onFile(), 'change-access').allowed).toBe(true)
    expect(may(enterprise(), 'claim').allowed).toBe(true)
  })
  it('is one at a time', () => {
    const busy = changed(growing(), (client) => client.orders.push(order({ kind: 'change-subject', stage: 'bureau' })))
    expect(may(busy, 'add-service')).toMatchObject({ allowed: false, why: expect.stringContaining('变更主体') })
    expect(openOrder(busy)?.id).toBe('o1')
    const done = changed(growing(), (client) => client.orders.push(order({ kind: 'change-subject', stage: 'care' })))
    expect(may(done, 'add-service').allowed).toBe(true)
  })
  it('lets an empty subject add a service only where the province does', () => {
    const shell = (province: string) =>
      changed(enterprise(), (client) => {
        client.subject.filingNumber = '浙ICP备12345678号'
        client.subject.province = province
      })
    expect(may(shell('浙江'), 'add-service').allowed).toBe(true)
    expect(may(shell('河南'), 'add-service')).toMatchObject({
      allowed: false,
      remedy: expect.stringContaining('注销主体'),
    })
  })
})

describe('an order on its way', () => {
  it('goes from preparing to care and keeps its history', () => {
    const client = enterprise()
    let current = order()
    const steps = ['start-filling', 'fill-done', 'submit', 'pass-review', 'sms-done', 'approve', 'start-care'] as const
    for (const step of steps) {
      if (step === 'sms-done') current = markSms(current, 'p1', true)
      const taken = take(current, step, facts(client), at, '李静')
      if (!taken.ok) throw new Error(`${step}: ${taken.refusal.why}`)
      current = taken.order
    }
    expect(current.stage).toBe('care')
    expect(current.events.map((event) => event.to)).toEqual(orderKindInfos.first.stages.slice(1))
    expect(enteredAt(current, 'bureau')).toBe(at)
  })
  it('is handed in against findings only with a reason', () => {
    const ready = order({ stage: 'upload' })
    expect(mayTake(ready, 'submit', facts(enterprise(), { blocking: 3 }))).toMatchObject({
      allowed: false,
      why: expect.stringContaining('3 项'),
    })
    expect(mayTake(ready, 'submit', facts(enterprise(), { blocking: 3, why: '接入商已同意' })).allowed).toBe(true)
    expect(mayTake(order({ stage: 'upload', serviceIds: [] }), 'submit', facts()).allowed).toBe(false)
    expect(mayTake(order({ stage: 'upload', provider: '' }), 'submit', facts()).allowed).toBe(false)
  })
  it('says why a step is not open yet, and when it will be', () => {
    expect(mayTake(order({ stage: 'fill' }), 'approve', facts())).toMatchObject({
      allowed: false,
      why: expect.stringContaining('填写'),
      remedy: expect.stringContaining('管局审核'),
    })
    expect(mayTake(order({ stage: 'care' }), 'submit', facts())).toMatchObject({
      allowed: false,
      why: expect.stringContaining('结束'),
    })
    expect(mayTake(order({ kind: 'change-access', stage: 'review' }), 'sms-done', facts(onFile()))).toMatchObject({
      allowed: false,
      why: expect.stringContaining('没有'),
    })
  })
  it('wants a reason for returns and withdrawals, and returns to the form', () => {
    const reviewed = order({ stage: 'review', smsVerified: ['p1'] })
    expect(mayTake(reviewed, 'return-by-provider', facts()).allowed).toBe(false)
    const returned = take(reviewed, 'return-by-provider', facts(enterprise(), { why: '名称不合规' }), at, '李静')
    expect(returned).toMatchObject({
      ok: true,
      order: { stage: 'fill', smsVerified: [], events: [{ why: '名称不合规' }] },
    })
    const locked = mayTake(order({ stage: 'bureau' }), 'withdraw', facts(enterprise(), { why: '换接入商' }))
    expect(locked).toMatchObject({ allowed: true, note: expect.stringContaining('锁定') })
  })
  it('waits for everybody who got an SMS', () => {
    const waiting = order({ stage: 'sms' })
    expect(mayTake(waiting, 'sms-done', facts())).toMatchObject({
      allowed: false,
      why: expect.stringContaining('张明远'),
    })
    expect(mayTake(markSms(waiting, 'p1', true), 'sms-done', facts()).allowed).toBe(true)
    expect(mayTake(markSms(markSms(waiting, 'p1', true), 'p1', false), 'sms-done', facts()).allowed).toBe(false)
  })
  it('expires at the provider, counted from the last return', () => {
    const setting = settingFor(enterprise(), law)
    expect(lifetimeEnd(order(), setting)).toBe('2026-10-16')
    expect(lifetimeEnd(order({ provider: '无名机房' }), setting)).toBeUndefined()
    expect(mayTake(order(), 'expire', facts())).toMatchObject({
      allowed: false,
      why: expect.stringContaining('2026-10-16'),
    })
    const old = order({ openedAt: '2026-07-01T01:00:00Z' })
    expect(mayTake(old, 'expire', facts()).allowed).toBe(true)
    const event = {
      at: '2026-09-10T01:00:00Z',
      by: '',
      action: 'return-by-provider',
      from: 'review',
      to: 'fill',
      why: '',
      reasons: [],
    } satisfies OrderEvent
    expect(lifetimeEnd({ ...old, events: [event] }, setting)).toBe('2026-10-25')
  })
  it('is called 已办结 where it ends a filing', () => {
    expect(stageName('cancel-subject', 'filed')).toBe('已办结')
    expect(stageName('first', 'filed')).toBe('已备案')
    expect(isOpen('cancel-subject', 'filed')).toBe(false)
  })
  it('offers only what the stage has', () => {
    const offered = actionsFor(order({ stage: 'review' }), facts(enterprise(), { why: 'x' })).map((item) => item.action)
    expect(offered.sort()).toEqual(['expire', 'pass-review', 'return-by-provider', 'withdraw'])
  })
})

describe('who gets the SMS', () => {
  const two = () =>
    changed(growing(), (client) => {
      client.people[0]?.roles.splice(0, 3, 'legal-representative', 'subject-lead')
      client.people[1]?.roles.push('service-lead')
    })
  const ids = (kind: OrderKind, reading: 'law' | 'document' = 'law') =>
    smsPlan(two(), { kind, serviceIds: ['s2'] }, reading).people.map((person) => person.id)
  it('depends on the order type', () => {
    expect(ids('first')).toEqual(['p1', 'p2'])
    expect(ids('add-service')).toEqual(['p2'])
    expect(ids('change-subject')).toEqual(['p1'])
    expect(ids('change-service')).toEqual(['p2'])
    expect(ids('cancel-subject')).toEqual(['p1'])
    for (const kind of ['change-access', 'cancel-service', 'cancel-access'] as const) expect(ids(kind)).toEqual([])
    expect(smsPlan(two(), { kind: 'cancel-service', serviceIds: [] }, 'law').dispute).toContain('华为云')
  })
  it('is the 法定代表人 by the document', () => {
    expect(ids('add-service', 'document')).toEqual(['p1'])
  })
  it('sends one code to one person in two roles', () => {
    const plan = smsPlan(enterprise(), { kind: 'first', serviceIds: ['s1'] }, 'law')
    expect(plan.people).toHaveLength(1)
    expect(plan.words).toContain('同一人只收一条')
  })
})

describe('changes', () => {
  it('each name orders that exist, with words and sources', () => {
    for (const wish of Object.keys(changeKinds) as (keyof typeof changeKinds)[]) {
      const advice = adviseChange(onFile(), wish)
      expect(advice.orders.length, wish).toBeGreaterThan(0)
      for (const kind of advice.orders) expect(orderKinds[kind]).toBeTruthy()
      expect(advice).toMatchObject({ blockedBy: '', words: expect.stringMatching(/\p{Script=Han}/u) })
    }
  })
  it('of server or provider in mid-filing means ending the order first; after approval it is a change or new access', () => {
    const midway = changed(enterprise(), (client) => client.orders.push(order({ stage: 'bureau' })))
    expect(adviseChange(midway, 'provider')).toMatchObject({
      orders: ['first'],
      blockedBy: expect.stringContaining('先撤回'),
    })
    expect(adviseChange(midway, 'server').blockedBy).toContain('先撤回')
    expect(adviseChange(onFile(), 'server').orders).toEqual(['change-access'])
    expect(adviseChange(onFile(), 'provider').orders).toEqual(['add-access', 'cancel-access'])
  })
  it('of server or provider go on where the withdrawn order left off; of what is filed they are changes', () => {
    const withdrawn = (kind: OrderKind, client: Client) =>
      changed(client, (copy) => copy.orders.push(order({ kind, stage: 'withdrawn' })))
    expect(adviseChange(withdrawn('first', enterprise()), 'server').orders).toEqual(['first'])
    expect(adviseChange(enterprise(), 'provider').orders).toEqual(['first'])
    expect(adviseChange(withdrawn('add-service', onFile()), 'provider').orders).toEqual(['add-service'])
    expect(adviseChange(withdrawn('add-access', onFile()), 'server').orders).toEqual(['add-access'])
    expect(adviseChange(withdrawn('change-subject', onFile()), 'server').orders).toEqual(['change-access'])
  })
  it('of number, province or domain mean ending and filing anew', () => {
    expect(adviseChange(onFile(), 'licence-number').orders).toEqual(['cancel-subject', 'first'])
    expect(adviseChange(onFile(), 'province').orders).toEqual(['cancel-subject', 'first'])
    expect(adviseChange(onFile(), 'domain').orders).toEqual(['add-service', 'cancel-service'])
  })
})

describe('a card dragged to another stage', () => {
  const to = (change: Partial<Order>, stage: OrderStage) => stepTo(order(change), stage)
  it('takes the step that leads there', () => {
    expect(to({ stage: 'prepare' }, 'fill')).toEqual({ ok: true, action: 'start-filling' })
    expect(to({ stage: 'bureau' }, 'fill')).toEqual({ ok: true, action: 'return-by-bureau' })
    expect(to({ kind: 'cancel-service', stage: 'fill' }, 'review')).toEqual({ ok: true, action: 'submit' })
    expect(to({ stage: 'sms' }, 'withdrawn')).toEqual({ ok: true, action: 'withdraw' })
  })
  it.each([
    [{ stage: 'prepare' }, 'bureau', '不能直接到'],
    [{ stage: 'bureau' }, 'sms', '不能回到'],
    [{ kind: 'cancel-service', stage: 'review' }, 'sms', '没有「短信核验」这一步'],
    [{ stage: 'withdrawn' }, 'fill', '已经结束'],
  ] as const)('%o to %s: %s', (change, stage, why) => {
    const way = to(change, stage)
    expect(way.ok ? '' : way.refusal.why).toContain(why)
  })
})
