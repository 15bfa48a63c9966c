import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CallRequest, calls } from '../../../domain/contract/index.ts'
import { type Client, orderSchema } from '../../../domain/model/index.ts'
import { enterprise } from '../../domain/fixtures.ts'
import { openTestDesk, type TestDesk } from './open-test-desk.ts'

let test: TestDesk
beforeEach(async () => {
  test = await openTestDesk({ today: '2026-09-15' })
})
afterEach(() => test.end())

const list = (change: Partial<CallRequest<'orders.list'>> = {}) =>
  test.desk.call('orders.list', calls['orders.list'].input.parse(change))
const bench = (change: Partial<CallRequest<'workbench.list'>> = {}) =>
  test.desk.call('workbench.list', calls['workbench.list'].input.parse(change))
const create = async (change: Partial<Client> = {}) =>
  (await test.desk.call('clients.create', { client: { ...enterprise(), ...change } })).client
const open = async (client: Client, change: Partial<CallRequest<'orders.open'>> = {}) => {
  const given = { clientId: client.id, kind: 'first' as const, serviceIds: ['s1'], provider: '腾讯云' }
  return test.desk.call('orders.open', calls['orders.open'].input.parse({ ...given, ...change }))
}
const act = (
  order: { clientId: string; orderId: string },
  change: Omit<Partial<CallRequest<'orders.act'>>, 'action'> & { action: string },
) => test.desk.call('orders.act', calls['orders.act'].input.parse({ ...order, ...change }))
const toBureau = async (client: Client, change: Partial<CallRequest<'orders.open'>> = {}) => {
  const order = await open(client, change)
  for (const action of ['start-filling', 'fill-done']) await act(order, { action })
  await act(order, { action: 'submit', why: '样例' })
  await act(order, { action: 'pass-review', providerNumber: 'TX-1' })
  for (const { id } of client.people)
    await test.desk.call('orders.change', { ...order, sms: { personId: id, done: true } })
  await act(order, { action: 'sms-done' })
  return order
}
const refused = (code: string, words: string) =>
  expect.objectContaining({ refusal: expect.objectContaining({ code, message: expect.stringContaining(words) }) })

describe('an order', () => {
  it('goes from its opening to the number, and every step is in the history', async () => {
    const client = await create()
    const order = await toBureau(client)
    expect(await list()).toMatchObject({
      total: 1,
      rows: [{ stage: 'bureau', providerNumber: 'TX-1', due: { kind: 'expect-by' } }],
    })
    await act(order, { action: 'approve', serviceNumbers: { s1: '浙ICP备12345678号-1' } })
    const after = (await test.desk.call('clients.get', { id: client.id })).client
    expect([after.subject.filingNumber, after.services[0]?.filingNumber]).toEqual([
      '浙ICP备12345678号',
      '浙ICP备12345678号-1',
    ])
    const { entries } = await test.desk.call('history.list', { clientId: client.id, limit: 50 })
    expect(entries.filter(({ action }) => action === 'order.stepped')).toHaveLength(6)
    expect(entries[0]?.words).toContain('管局通过')
  })

  it('carries what is to be changed, field by field, until it is handed in; the record follows at its end', async () => {
    const client = await create({ subject: { ...enterprise().subject, filingNumber: '浙ICP备12345678号' } })
    const order = await open(client, { kind: 'change-subject', serviceIds: [] })
    const change = (given: object) => test.desk.call('orders.change', { ...order, ...given })
    const now = async () => (await test.desk.call('clients.get', { id: client.id })).client
    const name = (to: string) => ({ path: 'subject.name', to })
    // two clerks at once: neither takes away what the other has said
    await Promise.all([
      change({ want: [name('云上集团有限公司')] }),
      change({ want: [{ path: 'subject.address', to: '新路1号' }] }),
    ])
    await change({ want: [name('云上控股有限公司')] })
    await change({ unwant: ['subject.address'] })
    expect((await now()).orders[0]?.changes).toEqual([name('云上控股有限公司')])
    await expect(change({ want: [{ path: 'subject.province', to: '广东' }] })).rejects.toEqual(
      refused('invalid-input', '不能改这一项'),
    )
    await expect(change({ want: [{ path: 'subject.licenceValidUntil', to: '明年' }] })).rejects.toEqual(
      refused('invalid-input', '不合格式'),
    )
    for (const action of ['start-filling', 'fill-done', 'submit']) await act(order, { action, why: '样例' })
    await expect(change({ unwant: ['subject.name'] })).rejects.toEqual(refused('forbidden', '变更内容不能再改'))
    await act(order, { action: 'pass-review' })
    await change({ sms: { personId: 'p1', done: true } })
    await act(order, { action: 'sms-done' })
    expect((await now()).subject.name).toBe(client.subject.name)
    await act(order, { action: 'approve' })
    expect((await now()).subject.name).toBe('云上控股有限公司')
    await test.desk.call('orders.undo', order)
    expect((await now()).subject.name).toBe(client.subject.name)
  })

  it('is refused with the reason where another is under way, and where a step is out of turn', async () => {
    const client = await create()
    const order = await open(client)
    await expect(open(client)).rejects.toEqual(refused('forbidden', '一个主体同时只能有一单'))
    await expect(act(order, { action: 'approve' })).rejects.toEqual(refused('forbidden', '还不能'))
    await expect(act({ ...order, orderId: 'x' }, { action: 'approve' })).rejects.toEqual(refused('not-found', '订单'))
  })

  it('that was handed in keeps its provider until it is withdrawn', async () => {
    const order = await toBureau(await create())
    await expect(test.desk.call('orders.change', { ...order, provider: '华为云' })).rejects.toEqual(
      refused('forbidden', '已经提交'),
    )
  })

  it('comes back with reasons; taken back, it lies with the bureau again', async () => {
    const order = await toBureau(await create())
    await act(order, { action: 'return-by-bureau', reasons: [54] })
    expect(await list()).toMatchObject({ rows: [{ stage: 'fill', returnedWhy: '核验单缺少公章' }] })
    expect((await bench()).lines[0]).toMatchObject({ group: 'returned', title: '管局驳回：核验单缺少公章' })
    const { reasons } = await test.desk.call('orders.stats', { since: '' })
    expect(reasons).toEqual([{ reason: 54, provider: '腾讯云', province: '浙江', count: 1 }])
    expect(await test.desk.call('orders.undo', order)).toMatchObject({ stage: 'bureau' })
    expect((await test.desk.call('orders.stats', { since: '' })).reasons).toEqual([])
  })

  it('adds up under its provider, by whichever of its names it was typed', async () => {
    for (const provider of ['阿里云', '阿里云计算有限公司', '杭州云朵计算有限公司']) {
      const order = await toBureau(await create(), { provider })
      await act(order, { action: 'return-by-bureau', reasons: [54] })
    }
    const { providers, reasons } = await test.desk.call('orders.stats', { since: '' })
    expect(providers).toMatchObject([
      { name: '阿里云', open: 2, done: 0, returned: 2, reviewDays: 0 },
      { name: '杭州云朵计算有限公司', open: 1, returned: 1 },
    ])
    expect(reasons).toMatchObject([
      { reason: 54, provider: '阿里云', count: 2 },
      { reason: 54, provider: '杭州云朵计算有限公司', count: 1 },
    ])
  })

  it('keeps what was said on the phone', async () => {
    const client = await create()
    const order = await open(client)
    await test.desk.call('orders.log', { ...order, kind: 'call', partner: '客户', words: '下午去盖章' })
    const { orders } = (await test.desk.call('clients.get', { id: client.id })).client
    expect(orders[0]?.log).toMatchObject([{ kind: 'call', partner: '客户', words: '下午去盖章', by: '小张' }])
  })
})

describe('the list of orders', () => {
  it('is narrowed by stage, provider and search, and counts every stage', async () => {
    const tea = await create()
    await toBureau(tea)
    const other = await create({ subject: { ...enterprise().subject, name: '锦里文化有限公司', province: '四川' } })
    await open(other, { provider: '华为云' })
    expect((await list()).stages).toMatchObject({ bureau: 1, prepare: 1, filed: 0 })
    expect((await list({ stages: ['bureau'] })).rows.map(({ clientId }) => clientId)).toEqual([tea.id])
    expect((await list({ provider: '华为云' })).rows.map(({ clientId }) => clientId)).toEqual([other.id])
    expect((await list({ search: 'jlwh' })).rows.map(({ clientId }) => clientId)).toEqual([other.id])
    expect((await list({ limit: 1, sort: 'client' })).rows.map(({ clientName }) => clientName)).toEqual(
      [tea.subject.name].sort(),
    )
    expect(await test.desk.call('orders.filters', {})).toMatchObject({ providers: ['华为云', '腾讯云'] })
  })

  it('follows the 经办人 that many clients are given at once', async () => {
    const { id } = await create()
    await open((await test.desk.call('clients.get', { id })).client)
    await test.desk.call('clients.bulk', { ids: [id], change: { assignee: '小李', addTags: [], removeTags: [] } })
    expect((await list({ assignee: '小李' })).rows).toMatchObject([{ assignee: '小李' }])
    expect((await bench({ assignee: '小李' })).total).toBe(1)
    expect((await bench({ assignee: '小张' })).total).toBe(0)
  })

  it('takes records of orders that say little, or give two one id, as they come', async () => {
    const bare = [{ id: 'a' }, { id: 'a', stage: 'bureau' }, {}].map((order) => orderSchema.parse(order))
    const { orders } = await create({ orders: bare })
    expect(orders).toHaveLength(3)
    expect((await list()).rows.map(({ stage }) => stage).sort()).toEqual(['prepare', 'prepare'])
    expect((await bench()).lines.map(({ day }) => day)).toContain('')
  })

  it('loses what is removed', async () => {
    const client = await create()
    await open(client)
    await test.desk.call('clients.remove', { id: client.id })
    expect((await list()).total).toBe(0)
    expect((await bench()).total).toBe(0)
  })
})

describe('the workbench', () => {
  it('puts a running SMS first, then what came back, then what waits, each with its action', async () => {
    const waiting = await create()
    await open(waiting)
    const back = await toBureau(await create())
    await act(back, { action: 'return-by-bureau', why: '资料不符' })
    const client = await create()
    const order = await open(client)
    for (const action of ['start-filling', 'fill-done']) await act(order, { action })
    await act(order, { action: 'submit', why: '样例' })
    await act(order, { action: 'pass-review' })
    const { lines, groups, urgent, stages } = await bench()
    expect(lines.map(({ rule }) => rule)).toEqual(['order.sms', 'order.returned', 'order.prepare'])
    expect(lines[0]).toMatchObject({
      act: { do: 'step', action: 'sms-done' },
      state: 'soon',
      at: '2026-09-16T02:00:00.000Z',
    })
    expect([groups.sms, groups.returned, groups.orders, urgent, stages.sms]).toEqual([1, 1, 1, 1, 1])
    expect((await bench({ group: 'sms' })).total).toBe(1)
    expect(calls['workbench.list'].output.safeParse(await bench()).error).toBeUndefined()
    expect(calls['orders.list'].output.safeParse(await list()).error).toBeUndefined()
  })

  it('is worked out anew where the desk is opened under another law or in another year', async () => {
    const end = '2026-10-01'
    const { id } = await create({ subject: { ...enterprise().subject, licenceValidUntil: end } })
    expect((await bench()).lines).toMatchObject([{ rule: 'subject.licence', day: end }])
    // as a database from before has it
    const { rows } = await test.stores.portfolio.listClients({ search: '', offset: 0, limit: 1, sort: 'name' })
    await test.stores.portfolio.putRows([[id, { ...rows[0]!, work: [] }]])
    await test.stores.portfolio.noteWorkLaw(0)
    expect((await bench()).lines).toEqual([])
    test = await test.reopen({ door: 'browser', today: '2026-09-16' })
    await test.desk.settled()
    expect(await test.stores.portfolio.workLaw()).not.toBe(0)
    expect((await bench()).lines).toMatchObject([{ rule: 'subject.licence' }])
  })
})
