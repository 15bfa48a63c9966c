import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventually } from '../../renderer/window/open-window.ts'
import { aDay, type Clerk, comesToWork } from './clerk.ts'

/** A colleague's workbook: 500 clients, twenty of them with a cell that nobody can read. */
const total = 500
const cells: readonly {
  readonly column: string
  readonly rows: readonly number[]
  readonly bad: string
  readonly good: (row: number) => string
}[] = [
  {
    column: '域名到期时间',
    rows: [3, 41, 99, 130, 222, 250, 301, 333, 404, 480],
    bad: '明年春天',
    good: () => '2027-5-6',
  },
  { column: '单位性质', rows: [7, 120, 260, 410, 455, 498], bad: '外星公司', good: () => '企业' },
  { column: '单位名称', rows: [17, 290, 377, 499], bad: '', good: (row) => `样例补名${row}有限公司` },
]
const badCells = cells.flatMap(({ column, rows, good }) => rows.map((row) => ({ column, row, text: good(row) })))

async function workbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('客户')
  sheet.addRow(['单位名称', '单位性质', '负责人手机', '网站名称', '域名', '域名到期时间'])
  for (let row = 1; row <= total; row += 1) {
    const spoilt = (column: string, fine: string) =>
      cells.find((one) => one.column === column && one.rows.includes(row))?.bad ?? fine
    sheet.addRow([
      spoilt('单位名称', `样例第${row}号有限公司`),
      spoilt('单位性质', '企业'),
      `1540000${String(row).padStart(4, '0')}`,
      `样例${row}号站`,
      `row${row}-sample.cn`,
      spoilt('域名到期时间', '2027-05-06'),
    ])
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

aDay('an import of 500 rows with 20 bad ones', () => {
  let clerk: Clerk
  let file: Buffer
  const status = () => clerk.page.getByRole('status').innerText()
  const onFile = async () => (await clerk.call('clients.list', {})).total
  const opensTheWorkbook = async () => {
    const choosing = clerk.page.waitForEvent('filechooser')
    await clerk.clicks(/^导入( Excel)?$/)
    await (await choosing).setFiles({
      name: '同事的客户.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: file,
    })
    await clerk.seesHeading('导入客户')
    await eventually(status).toBe('480 行可以导入 · 20 行有问题')
  }

  beforeAll(async () => {
    file = await workbook()
    clerk = await comesToWork('/clients')
  }, 180_000)
  afterAll(() => clerk?.close())

  it('twenty rows cannot be read: the list says so, and nothing comes in until they are settled', async () => {
    await opensTheWorkbook()
    expect(await clerk.page.getByRole('button', { name: '导入 480 个客户' }).isDisabled()).toBe(true)
    expect(await onFile()).toBe(0)
  }, 120_000)

  it('the power fails in the middle of it: not one client is half in', async () => {
    await clerk.reopen('SIGKILL')
    await clerk.sees('还没有客户')
    expect(await onFile()).toBe(0)
  }, 120_000)

  it('she opens it again and mends each bad cell where it stands', async () => {
    await opensTheWorkbook()
    await clerk.page.getByText('有问题', { exact: true }).first().click()
    for (const [done, { column, row, text }] of badCells.toSorted((one, other) => one.row - other.row).entries()) {
      const cell = clerk.page.getByRole('textbox', { name: `第 ${row} 行 ${column}` })
      await cell.fill(text)
      await cell.press('Tab')
      const left = badCells.length - done - 1
      await eventually(status).toBe(left === 0 ? '500 行可以导入' : `${total - left} 行可以导入 · ${left} 行有问题`)
    }
    expect(await onFile()).toBe(0)
  }, 240_000)

  it('all five hundred come in at once, the mended ones as she wrote them', async () => {
    await clerk.clicks('导入 500 个客户')
    await clerk.sees('从 同事的客户.xlsx 导入了 500 个客户')
    await clerk.seesHeading(/^客户 500 个/)
    const found = async (search: string) => {
      const { rows } = await clerk.call('clients.list', { search })
      expect(rows).toHaveLength(1)
      return (await clerk.call('clients.get', { id: rows[0]!.id })).client
    }
    expect((await found('row17-sample.cn')).subject.name).toBe('样例补名17有限公司')
    expect((await found('row7-sample.cn')).subject.kind).toBe('enterprise')
    expect((await found('row3-sample.cn')).services[0]?.domains[0]).toMatchObject({ expiresOn: '2027-05-06' })
  }, 120_000)

  it('raised no fault', () => expect(clerk.faults).toEqual([]))
})
