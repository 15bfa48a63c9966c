import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { Client } from '../../domain/model/index.ts'
import { drawSheetCase, type SheetMarks, soundSheet } from '../paper/sheet-case.ts'
import type { DeskCall } from './desk-call.ts'
import { dropFiles } from './drop-files.ts'
import { type Subjects, visit } from './places.ts'

const checksTakeAtMost = 600_000
const way = ['start-filling', 'fill-done', 'submit', 'pass-review', 'sms-done'] as const
/** how many steps the orders of the sample clients have gone, one after the other */
const steps = [5, 4, 5, 3, 2, 1, 0, 5]

/** The sample client whose order came back: one of its sheets bears a blue seal. */
const returned = '上海'

/**
 * Furnishes an empty desk as an agency's is on an ordinary day: the sample clients with their scans checked, an order each somewhere on its
 * way, one of them sent back by the bureau.
 */
export async function furnish(call: DeskCall): Promise<{ full: Subjects; clients: readonly Client[] }> {
  await call('settings.set', { operator: '小张' })
  await call('samples.load', {})
  const clients = await checkedClients(call)
  const owner = clients.find(({ subject }) => subject.name.includes(returned))
  const sheet = owner?.materials.find(({ fileName }) => fileName === '核验单-订货站.jpg')
  if (!owner || !sheet) throw new Error('the sample client has lost its sheet with the blue seal')
  const opened = await openOrders(call, [owner, ...clients.filter((client) => client !== owner)])
  const [back] = opened
  if (!back) throw new Error('no sample client waits for a first filing')
  await call('orders.act', { ...back, action: 'return-by-bureau', reasons: [54, 46], why: '请重新盖章后上传' })
  await call('orders.log', { ...back, kind: 'call', partner: '客户', words: '已告知重新盖章，周五寄出' })
  return { clients, full: { ...back, materialId: sheet.id } }
}

/** Stamped sheets come home: one by its code, one that has none, one that nobody stamped. Waits until all are read. */
export async function returnSheets(page: Page, clients: readonly Client[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-returned-'))
  try {
    const drawn = async (seed: number, name: string, at: number, options = {}, amiss: Partial<SheetMarks> = {}) => {
      const client = clients[at]!
      const marks: Partial<SheetMarks> = { ...soundSheet, title: 'site', turns: 2, ...amiss }
      const owner = { client, service: client.services[0], options }
      const { bytes } = await drawSheetCase(seed, marks, { device: 'scan', fault: 'none', dpi: 120 }, owner)
      writeFileSync(join(folder, name), bytes)
      return { name, path: join(folder, name) }
    }
    const files = [
      await drawn(81_001, '倒着扫的.jpg', 0),
      await drawn(81_002, '没有编号.jpg', 1, { code: false }),
      await drawn(81_003, '忘了盖章.jpg', 2, {}, { seal: 'none' }),
    ]
    // the name of the clerk is read when the window opens
    await visit(page, '/returns')
    await page.reload()
    await visit(page, '/returns')
    await dropFiles(page, 'main', files)
    await page.waitForFunction(
      (count) =>
        document.querySelectorAll('.return').length === count && document.querySelector('.return-reading') === null,
      files.length,
      { timeout: 120_000 },
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Opens a list of invented clients to be looked at: one row in 25 cannot be read. */
export async function openClientList(page: Page, rows: number): Promise<void> {
  const lines = Array.from({ length: rows }, (_, index) => {
    const day = index % 25 === 6 ? '明年春天' : '2027-05-06'
    const name = `样例第${index + 1}号有限公司`
    return [name, '企业', `1540${String(index).padStart(7, '0')}`, `样例${index + 1}`, `s${index + 1}.cn`, day].join(
      ',',
    )
  })
  const text = ['单位名称,单位性质,负责人手机,网站名称,域名,域名到期时间', ...lines].join('\n')
  await visit(page, '/import')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '选文件' }).click()
  await (await choosing).setFiles({ name: '客户登记表.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByRole('status').getByText('行可以导入').waitFor({ timeout: 120_000 })
}

async function openOrders(call: DeskCall, clients: readonly Client[]) {
  const opened: { clientId: string; orderId: string }[] = []
  for (const [index, { id: clientId, services, people, subject }] of clients.entries()) {
    const serviceIds = services.filter(({ filingNumber }) => filingNumber === '').map(({ id }) => id)
    if (subject.filingNumber !== '' || serviceIds.length === 0) continue
    const order = await call('orders.open', { clientId, kind: 'first', serviceIds, provider: '腾讯云' })
    opened.push(order)
    for (const action of way.slice(0, steps[index % steps.length])) {
      if (action === 'sms-done')
        for (const { id } of people) await call('orders.change', { ...order, sms: { personId: id, done: true } })
      await call('orders.act', { ...order, action, why: action === 'submit' ? '客户要求先提交' : '' })
    }
  }
  return opened
}

/** Every sample client, once the last check of its papers has answered. */
async function checkedClients(call: DeskCall): Promise<Client[]> {
  const until = Date.now() + checksTakeAtMost
  for (;;) {
    const { rows } = await call('clients.list', {})
    if (rows.every(({ materials }) => materials.pending === 0))
      return Promise.all(rows.map(async ({ id }) => (await call('clients.get', { id })).client))
    if (Date.now() > until) throw new Error('the checks of the sample scans did not come to an end')
    await wait(500)
  }
}
