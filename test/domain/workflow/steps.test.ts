import { describe, expect, it } from 'vitest'
import { type Client, type Order, orderSchema } from '../../../domain/model/index.ts'
import { settingFor } from '../../../domain/rules/index.ts'
import { mayUndo, type StepWords, step, undoStep, whyOf } from '../../../domain/workflow/index.ts'
import { changed, enterprise, law } from '../fixtures.ts'

const at = '2026-09-15T02:00:00.000Z'
const withOrder = (change: Partial<Order>, client = enterprise()): Client => ({
  ...client,
  orders: [
    orderSchema.parse({ id: 'o', kind: 'first', serviceIds: ['s1'], provider: '腾讯云', openedAt: at, ...change }),
  ],
})
const words = (given: Partial<StepWords> & Pick<StepWords, 'action'>): StepWords => ({ why: '', reasons: [], ...given })
function go(client: Client, given: StepWords) {
  const facts = { setting: settingFor(client, law), blocking: 0 }
  return step(client, client.orders[0]!, given, facts, at, '小张')
}
function done(client: Client, given: StepWords): Client {
  const taken = go(client, given)
  if (!taken.ok) throw new Error(taken.refusal.why)
  return taken.client
}
const refusal = (client: Client, given: StepWords): string => {
  const taken = go(client, given)
  return taken.ok ? '' : taken.refusal.why
}

describe('a return', () => {
  const lying = withOrder({ stage: 'bureau', smsVerified: ['p1'] })
  it('takes reasons of the catalogue for its words', () => {
    const client = done(lying, words({ action: 'return-by-bureau', reasons: [54, 46] }))
    expect(client.orders[0]).toMatchObject({ stage: 'fill', smsVerified: [] })
    expect(client.orders[0]?.events.at(-1)).toMatchObject({ reasons: [54, 46], why: '核验单缺少公章、模糊或反光' })
  })
  it('needs either', () => {
    expect(refusal(lying, words({ action: 'return-by-bureau' }))).toContain('要写明原因')
    expect(whyOf({ why: ' 电话打不通 ', reasons: [40] })).toBe('电话无法接通：电话打不通')
  })
  it('taken back, has the SMS answered as before', () => {
    const client = done(lying, words({ action: 'return-by-bureau', reasons: [54] }))
    const undone = undoStep(client, client.orders[0]!)
    expect(undone.ok && undone.client).toEqual(lying)
  })
})

describe('approval', () => {
  const lying = withOrder({ stage: 'bureau' })
  const number = (text: string) => words({ action: 'approve', serviceNumbers: { s1: text }, openedOn: '2026-09-16' })
  it('records the numbers, in their one spelling', () => {
    const client = done(lying, number('浙icp备12345678号－1'))
    expect(client.subject.filingNumber).toBe('浙ICP备12345678号')
    expect(client.services[0]).toMatchObject({ filingNumber: '浙ICP备12345678号-1', openedOn: '2026-09-16' })
    expect(client.orders[0]?.stage).toBe('filed')
  })
  it.each([
    ['', '没有填'],
    ['12345678', '样子应是'],
    ['浙ICP备12345678号', '没有尾号'],
  ])('refuses %s', (text, why) => expect(refusal(lying, number(text))).toContain(why))
  it('refuses a number of another subject', () => {
    const given = { ...number('浙ICP备12345678号-1'), subjectNumber: '浙ICP备87654321号' }
    expect(refusal(lying, given)).toContain('不属于主体')
  })
  it('taken back, the numbers are gone again, and what was typed since stays', () => {
    const client = done(lying, number('浙ICP备12345678号-1'))
    const typed = changed(client, (copy) => {
      copy.services[0]!.name = '改过的名称'
    })
    const undone = undoStep(typed, typed.orders[0]!)
    expect(undone.ok && undone.client.services[0]).toMatchObject({ name: '改过的名称', filingNumber: '', openedOn: '' })
    expect(undone.ok && undone.client.subject.filingNumber).toBe('')
  })
})

describe('the end of a 注销', () => {
  const filed = changed(enterprise(), (copy) => {
    copy.subject.filingNumber = '浙ICP备12345678号'
    copy.services[0]!.filingNumber = '浙ICP备12345678号-1'
    copy.services.push({ ...structuredClone(copy.services[0]!), id: 's2', filingNumber: '浙ICP备12345678号-2' })
  })
  it('of a service takes that one off the file; taken back, it is there again', () => {
    const client = done(withOrder({ kind: 'cancel-service', stage: 'bureau' }, filed), words({ action: 'approve' }))
    expect(client.services.map(({ id }) => id)).toEqual(['s2'])
    const undone = undoStep(client, client.orders[0]!)
    expect(undone.ok && undone.client.services).toEqual(filed.services)
  })
  it('of the subject takes all', () => {
    const client = done(withOrder({ kind: 'cancel-subject', stage: 'bureau' }, filed), words({ action: 'approve' }))
    expect([client.services, client.subject.filingNumber]).toEqual([[], ''])
  })
})

describe('taking back', () => {
  it('is not possible before any step, nor where it would make a second open order', () => {
    const fresh = withOrder({})
    expect(mayUndo(fresh, fresh.orders[0]!).allowed).toBe(false)
    const withdrawn = done(fresh, words({ action: 'withdraw', why: '换接入商' }))
    const other = orderSchema.parse({ id: 'p', kind: 'first', serviceIds: ['s1'] })
    const two = { ...withdrawn, orders: [...withdrawn.orders, other] }
    expect(undoStep(two, two.orders[0]!)).toMatchObject({
      ok: false,
      refusal: { why: expect.stringContaining('首次备案') },
    })
    expect(undoStep(withdrawn, withdrawn.orders[0]!).ok).toBe(true)
  })
})
