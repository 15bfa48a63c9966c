import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CallInput, calls, noFilter } from '../../../domain/contract/index.ts'
import { clientSchema } from '../../../domain/model/index.ts'
import { enterprise } from '../../domain/fixtures.ts'
import { refusalOf } from '../portfolio/support.ts'
import { openTestDesk, type TestDesk } from './open-test-desk.ts'

let test: TestDesk
let ids: string[]
const names = ['甲样例公司', '乙样例公司', '丙样例公司']
beforeEach(async () => {
  test = await openTestDesk()
  ids = []
  for (const [index, name] of names.entries()) {
    const draft = clientSchema.parse({
      subject: { name, province: index === 0 ? '浙江省' : '江苏' },
      tags: index === 0 ? ['老客户'] : [],
      assignee: index === 2 ? '李' : '',
    })
    ids.push((await test.desk.call('clients.create', { client: draft })).client.id)
  }
})
afterEach(() => test.end())

const bulk = (change: CallInput<'clients.bulk'>['change'], of = ids) =>
  test.desk.call('clients.bulk', { ids: of, change: { addTags: [], removeTags: [], ...change } })
const listed = async (filter: CallInput<'clients.list'>['filter'] = {}, search = '') => {
  const question = { search, sort: 'name', filter: { ...noFilter, ...filter } } as const
  const { rows, total } = await test.desk.call('clients.list', { ...question, offset: 0, limit: 10 })
  expect(total).toBe(rows.length)
  expect((await test.desk.call('clients.ids', question)).ids).toEqual(rows.map(({ id }) => id))
  return rows.map(({ name }) => name[0]).sort()
}
const marksOf = async (index: number) => {
  const { client } = await test.desk.call('clients.get', { id: ids[index] as string })
  return { assignee: client.assignee, tags: client.tags, revision: client.revision }
}

describe('a bulk change', () => {
  it('sets 经办人 and 标签 of all chosen clients, says so in each history, and leaves the rest of the record alone', async () => {
    const before = (await test.desk.call('clients.get', { id: ids[0] as string })).client
    expect((await bulk({ assignee: '张', addTags: ['加急', '老客户'] })).changed).toBe(3)
    const { client } = await test.desk.call('clients.get', { id: ids[0] as string })
    expect(client).toEqual({ ...before, revision: 2, assignee: '张', tags: ['老客户', '加急'] })
    const { entries } = await test.desk.call('history.list', { clientId: ids[1] as string, limit: 1 })
    expect(entries[0]).toMatchObject({ by: '小张', words: '批量修改：经办人改为 张；加标签 加急、老客户' })
    expect(await listed({ assignee: '张', tags: ['加急', '老客户'] })).toEqual(['丙', '乙', '甲'])
  })

  it('leaves a client alone that is so already, and changes none where one of them is gone', async () => {
    expect((await bulk({ assignee: '李' })).changed).toBe(2)
    expect((await marksOf(2)).revision).toBe(1)
    expect(await bulk({ assignee: '李' })).toEqual({ changed: 0, undoId: '' })
    expect((await refusalOf(bulk({ assignee: '王' }, [...ids, 'nobody']))).code).toBe('not-found')
    expect((await marksOf(0)).assignee).toBe('李')
    expect((await refusalOf(bulk({}))).code).toBe('invalid-input')
  })

  it('is taken back as a whole, but not over what somebody has changed since', async () => {
    const { undoId } = await bulk({ assignee: '张', removeTags: ['老客户'] })
    await bulk({ assignee: '王' }, [ids[1] as string])
    expect(await test.desk.call('clients.undo', { undoId })).toEqual({ restored: 2, kept: 1 })
    expect(await marksOf(0)).toMatchObject({ assignee: '', tags: ['老客户'] })
    expect([(await marksOf(1)).assignee, (await marksOf(2)).assignee]).toEqual(['王', '李'])
    expect((await refusalOf(test.desk.call('clients.undo', { undoId }))).code).toBe('not-found')
  })

  it('takes the client’s orders and its lines on the 工作台 along', async () => {
    const { client } = await test.desk.call('clients.create', { client: { ...enterprise(), assignee: '' } })
    const order = { clientId: client.id, kind: 'first', serviceIds: ['s1'], provider: '腾讯云' } as const
    await test.desk.call('orders.open', calls['orders.open'].input.parse(order))
    const of = async (assignee: string) => {
      const orders = await test.desk.call('orders.list', calls['orders.list'].input.parse({ assignee }))
      const work = await test.desk.call('workbench.list', calls['workbench.list'].input.parse({ assignee }))
      return [orders.total, work.lines.every((line) => line.assignee === assignee)]
    }
    const { undoId } = await bulk({ assignee: '张' }, [client.id])
    expect(await of('张')).toEqual([1, true])
    await test.desk.call('clients.undo', { undoId })
    expect((await of('张'))[0]).toBe(0)
  })

  it('makes a form that was opened before clash instead of writing over it', async () => {
    const { client } = await test.desk.call('clients.get', { id: ids[0] as string })
    await bulk({ assignee: '张' })
    expect((await refusalOf(test.desk.call('clients.save', { client }))).code).toBe('conflict')
  })
})

describe('a filter', () => {
  it('narrows down by 经办人, 标签, 省份 and standing, together with a search', async () => {
    await bulk({ addTags: ['加急'] }, ids.slice(0, 2))
    expect(await listed({ assignee: '' })).toEqual(['乙', '甲'])
    expect(await listed({ tags: ['加急', '老客户'] })).toEqual(['甲'])
    expect(await listed({ tags: ['加'] })).toEqual([])
    expect(await listed({ provinces: ['浙江'] })).toEqual(['甲'])
    expect(await listed({ provinces: ['浙江', '江苏'], tags: ['加急'] })).toEqual(['乙', '甲'])
    expect(await listed({ provinces: ['江苏'] }, 'bingyangli')).toEqual(['丙'])
    expect(await listed({ standing: 'reject' })).toEqual(['丙', '乙', '甲'])
    expect(await listed({ standing: 'clean' })).toEqual([])
    expect(await listed({ kinds: ['person'] })).toEqual([])
  })

  it('offers what is in use, most used first', async () => {
    await bulk({ addTags: ['加急'] }, ids.slice(1))
    expect(await test.desk.call('clients.facets', {})).toEqual({
      assignees: [{ value: '李', count: 1 }],
      tags: [
        { value: '加急', count: 2 },
        { value: '老客户', count: 1 },
      ],
      provinces: [
        { value: '江苏', count: 2 },
        { value: '浙江', count: 1 },
      ],
    })
  })

  it('follows a client that is saved, and one whose form has a line break in a tag', async () => {
    const { client } = await test.desk.call('clients.get', { id: ids[0] as string })
    await test.desk.call('clients.save', { client: { ...client, tags: ['a\ntag=加急'] } })
    expect(await listed({ tags: ['加急'] })).toEqual([])
    expect(await listed({ tags: ['老客户'] })).toEqual([])
  })
})
