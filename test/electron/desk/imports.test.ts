import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallOutput, TableRow } from '../../../domain/contract/index.ts'
import { clientSchema } from '../../../domain/model/index.ts'
import { refusalOf } from '../portfolio/support.ts'
import { gbk } from '../transfer/workbooks.ts'
import { openTestDesk, type TestDesk } from './open-test-desk.ts'

let test: TestDesk
beforeEach(async () => {
  test = await openTestDesk()
})
afterEach(() => test.end())

const bytesOf = (text: string) => new TextEncoder().encode(text)
const read = (text: string | Uint8Array, fileName = '名单.csv') =>
  test.desk.call('imports.read', { fileName, bytes: typeof text === 'string' ? bytesOf(text) : text })
const matchesOf = ({ sheets }: CallOutput<'imports.read'>) => sheets[0]?.headings.map(({ match }) => match) ?? []
const rowsOf = ({ sheets }: CallOutput<'imports.read'>) => sheets[0]?.rows ?? []
const check = async (opened: CallOutput<'imports.read'>, rows: TableRow[] = rowsOf(opened)) =>
  (await test.desk.call('imports.check', { matches: matchesOf(opened), rows })).rows
const commit = (opened: CallOutput<'imports.read'>, rows = rowsOf(opened), matches = matchesOf(opened)) => {
  const headings = opened.sheets[0]?.headings.map(({ text }) => text) ?? []
  return test.desk.call('imports.commit', { fileName: '名单.csv', headings, matches, rows })
}
const count = async () =>
  (await test.desk.call('clients.list', { search: '', offset: 0, limit: 1, sort: 'name' })).total

describe('a table on its way in', () => {
  it('has its columns guessed by any heading of the trade, else by what stands in them', async () => {
    const opened = await read(
      [
        '序号,公司名称,电话,甲,乙,丙,颜色',
        '1,杭州甲样例有限公司,15400002201,a.cn,91330106MA2CYUN88K,x@a.cn,红',
        '2,杭州乙样例有限公司,15400002202,b.com,91330106MA2CYUN88K,y@b.com,绿',
      ].join('\n'),
    )
    expect(opened.kind).toBe('table')
    expect(opened.sheets[0]?.headings.map(({ match, how }) => `${how} ${match}`)).toEqual([
      'none ',
      'heading 主办单位名称',
      'heading 主体负责人手机号码',
      'content 域名',
      'content 统一社会信用代码/证件号码',
      'content 主体负责人电子邮箱',
      'none ',
    ])
    expect(opened.columns).toEqual(expect.arrayContaining(['域名', '域名2', '网站名称5', '标签']))
  })

  it('of GB18030 text, and of a list of flat JSON objects, reads the same', async () => {
    const csv = await read(gbk('单位名称,手机号码\n甲样例公司,15400002201'))
    const json = await read('[{"单位名称":"甲样例公司","手机号码":15400002201}]', '名单.json')
    expect(matchesOf(csv)).toEqual(['主办单位名称', '主体负责人手机号码'])
    expect([matchesOf(json), rowsOf(json)]).toEqual([matchesOf(csv), rowsOf(csv)])
    expect((await read('{"clients":[{"subject":{"name":"甲"}}]}', 'a.json')).kind).toBe('clients')
    expect((await refusalOf(read('只有一格'))).code).toBe('invalid-input')
  })

  it('says of each row what is wrong in which cell, and whom it seems to repeat', async () => {
    await test.desk.call('clients.create', {
      client: clientSchema.parse({ subject: { name: '旧样例公司', licenceNumber: '123' } }),
    })
    const opened = await read(
      [
        '单位名称,证件号码,域名,域名到期时间',
        '甲样例公司,456,a.cn,2027-01-31',
        ',789,b.cn,2027-01-31',
        '丙样例公司,,c.cn,明年',
        '丁样例公司,123,,',
        '甲样例公司,,,',
        '旧样例公司,999,,',
        '戊样例公司,9.13301E+17,,',
      ].join('\n'),
    )
    const rows = await check(opened)
    expect(rows.map(({ row, faults, twin }) => [row, faults.map(({ cell }) => cell), twin])).toEqual([
      [1, [], ''],
      [2, [0], ''],
      [3, [3], ''],
      [4, [], '与已有客户“旧样例公司”证件号码相同'],
      [5, [], '与表里第 1 行名称相同'],
      [6, [], '已有同名客户“旧样例公司”'],
      [7, [1], ''],
    ])
    // mended in the window: the text is there, and the spoilt number is forgotten
    const mended = rowsOf(opened).map((row) =>
      row.row === 7 ? { ...row, cells: ['戊样例公司', '913', '', ''], spoilt: [] } : row,
    )
    expect((await check(opened, mended))[6]?.faults).toEqual([])
  })

  it('comes in whole: one row with a fault keeps all of them out', async () => {
    const lines = Array.from({ length: 40 }, (_, index) => `样例${index}号公司,a${index}.cn,2027-01-31`)
    const opened = await read(['单位名称,域名,域名到期时间', ...lines, '坏样例公司,b.cn,明年'].join('\n'))
    const refusal = await refusalOf(commit(opened))
    expect([refusal.code, refusal.message]).toEqual(['invalid-input', expect.stringContaining('第 41 行')])
    expect(await count()).toBe(0)
    const { added } = await commit(opened, rowsOf(opened).slice(0, 40))
    expect([added.length, await count()]).toEqual([40, 40])
    const { entries } = await test.desk.call('history.list', { clientId: added[7]?.id ?? '', limit: 1 })
    expect(entries[0]).toMatchObject({ action: 'client.imported', words: '从 名单.csv 导入' })
  })

  it('finds what its rows share among themselves, whichever comes first', async () => {
    const opened = await read('单位名称,手机号码\n甲样例公司,15400002201\n乙样例公司,15400002201')
    const { added } = await commit(opened)
    for (const { id } of added) {
      const { takenElsewhere } = await test.desk.call('clients.get', { id })
      expect(JSON.stringify(takenElsewhere)).toContain('15400002201')
    }
  })

  it('of whole clients is judged as it is read, and those chosen come in as they stand, or none', async () => {
    await test.desk.call('clients.create', {
      client: clientSchema.parse({ subject: { name: '旧样例公司', licenceNumber: '123' } }),
    })
    const clients = [
      { subject: { name: '甲样例公司', licenceNumber: '456' }, notes: '便签也要', tags: ['加急'] },
      { subject: { name: '坏样例公司', licenceValidFrom: '去年' } },
      { subject: { name: '丙样例公司', licenceNumber: '123' } },
      { subject: { name: '甲样例公司' } },
    ]
    const text = JSON.stringify({ clients })
    const opened = await read(text, '客户.json')
    expect(opened.kind).toBe('clients')
    expect(opened.checked.map(({ row, name, faults, twin }) => [row, name, faults.length, twin])).toEqual([
      [1, '甲样例公司', 0, ''],
      [2, '', 1, ''],
      [3, '丙样例公司', 0, '与已有客户“旧样例公司”证件号码相同'],
      [4, '甲样例公司', 0, '与表里第 1 行名称相同'],
    ])
    expect(opened.checked[1]?.faults[0]?.message).toContain('subject.licenceValidFrom')
    const headings = opened.sheets[0]?.headings.map((heading) => heading.text) ?? []
    expect(headings).toEqual(expect.arrayContaining(['主办单位名称', '标签']))
    expect(headings).not.toContain('域名')
    expect(rowsOf(opened).map(({ cells }) => cells[0])).toEqual([
      '甲样例公司',
      '坏样例公司',
      '丙样例公司',
      '甲样例公司',
    ])
    expect(await count()).toBe(1)

    const take = (rows: number[]) =>
      test.desk.call('clients.import', { fileName: '客户.json', bytes: bytesOf(text), rows })
    const refusal = await refusalOf(take([1, 2]))
    expect([refusal.code, refusal.message]).toEqual(['invalid-input', expect.stringContaining('第 2 个客户')])
    expect(await count()).toBe(1)
    // a twin that the person has seen and chosen comes in
    const { added, errors } = await take([1, 3])
    expect([added.map(({ name }) => name), errors]).toEqual([['甲样例公司', '丙样例公司'], []])
    const { client } = await test.desk.call('clients.get', { id: added[0]?.id ?? '' })
    expect(client).toMatchObject({ notes: '便签也要', tags: ['加急'] })
  })

  it('is matched the next time as the person matched it, columns left out included', async () => {
    const opened = await read('单位名称,甲,电话\n样例公司,加急,15400002201')
    expect(matchesOf(opened)).toEqual(['主办单位名称', '', '主体负责人手机号码'])
    await commit(opened, rowsOf(opened), ['主办单位名称', '标签', ''])
    const again = await read(' 单位名称 ,甲,电话\n别样例公司,缓办,15400002202')
    expect(again.sheets[0]?.headings).toEqual([
      { text: '单位名称', match: '主办单位名称', how: 'remembered' },
      { text: '甲', match: '标签', how: 'remembered' },
      { text: '电话', match: '', how: 'remembered' },
    ])
  })
})
