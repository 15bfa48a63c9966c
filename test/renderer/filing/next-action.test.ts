import { describe, expect, it } from 'vitest'
import { type Client, type Order, orderSchema } from '../../../domain/model/index.ts'
import { checkClient } from '../../../domain/rules/index.ts'
import { actionsOf } from '../../../renderer/filing/nextAction.ts'
import { changed, enterprise, law, withPapers } from '../../domain/fixtures.ts'

const order = (change: Partial<Order> = {}): Order =>
  orderSchema.parse({ id: 'o', serviceIds: ['s1'], provider: '杭州云朵', openedAt: '2026-09-14T02:00:00Z', ...change })
function actions(client: Client, one: Order) {
  const holder = { ...client, orders: [...client.orders, one] }
  return actionsOf({ client: holder, findings: checkClient(holder, law) }, one, law.today, 'law')
}
const ready = withPapers(enterprise())
const labels = (client: Client, one: Order) => actions(client, one).others.map(({ label }) => label)

describe('the one next step', () => {
  it.each([
    ['prepare', '开始填写'],
    ['fill', '填写完成，准备核验材料'],
    ['upload', '提交接入商'],
    ['review', '初审通过'],
    ['sms', '短信核验完成'],
    ['bureau', '管局通过'],
  ] as const)('of a sound filing in %s is %s', (stage, label) => {
    expect(actions(ready, order({ stage })).next).toMatchObject({ do: 'step', label })
  })
  it('before handing in is to put right what would be rejected; handing in all the same stays possible', () => {
    const client = changed(ready, (copy) => {
      copy.subject.name = ''
    })
    const { next, others } = actions(client, order({ stage: 'upload' }))
    expect(next).toMatchObject({ do: 'field', label: expect.stringMatching(/处理 \d+ 项/) })
    expect(others.find(({ action }) => action === 'submit')?.permission.allowed).toBe(true)
  })
  it('offers the returns and the withdrawal beside it, not twice the same', () => {
    expect(labels(ready, order({ stage: 'bureau' })).sort()).toEqual(['撤回', '管局驳回'])
    expect(labels(ready, order({ stage: 'review' }))).toContain('接入商退回')
  })
  it('after the first of two orders is to open the other, until that is done', () => {
    const first = order({ kind: 'add-access', stage: 'care', followedBy: ['cancel-access'] })
    expect(actions(ready, first).next).toMatchObject({ do: 'open', kind: 'cancel-access' })
    const second = orderSchema.parse({ id: 'p', kind: 'cancel-access', stage: 'prepare' })
    const both = { ...ready, orders: [first, second] }
    expect(actionsOf({ client: both, findings: [] }, first, law.today, 'law').next.do).toBe('nothing')
  })
  it('of an order that has ended is none', () => {
    expect(actions(ready, order({ kind: 'cancel-subject', stage: 'filed' })).next).toMatchObject({ do: 'nothing' })
    expect(actions(ready, order({ stage: 'withdrawn' })).next).toMatchObject({ do: 'nothing' })
  })
})
