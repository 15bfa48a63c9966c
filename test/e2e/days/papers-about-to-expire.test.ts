import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Client } from '../../../domain/model/index.ts'
import { openStores } from '../../../electron/hosts/open-desk.ts'
import { clientNumber, putWorkedOut } from '../../bench/many-orders.ts'
import { eventually } from '../../renderer/window/open-window.ts'
import { untilIdle } from '../../support/places.ts'
import { aDay, type Clerk, comesToWork } from './clerk.ts'

/** Six clients in order, but that papers of three and the domain of a fourth are about to end. */
const licences = [0, 1, 2]
const domain = 3
const fine = [4, 5]

/** The names in a workbook of clients, without its heading. */
async function namesIn(bytes: Uint8Array): Promise<string[]> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.from(bytes) as never)
  const [heading, ...rows] = book.worksheets[0]?.getSheetValues().filter(Array.isArray) ?? []
  const column = (heading as unknown[]).indexOf('主办单位名称')
  return rows.map((row) => String((row as unknown[])[column]))
}

aDay('papers are about to expire: the clients are asked for new ones in one go', () => {
  let clerk: Clerk
  const clients: Client[] = []
  const nameOf = (index: number) => clients[index]!.subject.name
  const owing = () => [...licences, domain].map(nameOf)
  const line = (name: string) => clerk.page.locator('.ant-table-row', { hasText: name })
  const bar = () => clerk.page.getByRole('region', { name: '批量操作' })

  beforeAll(async () => {
    const now = new Date().toISOString()
    // the day of the desk is Beijing's
    const today = Date.parse(now) + 8 * 3_600_000
    const inDays = (days: number) => new Date(today + days * 86_400_000).toISOString().slice(0, 10)
    clerk = await comesToWork('/workbench', async ({ data, keys }) => {
      const { portfolio } = await openStores(data, { create: true, keysFolder: keys })
      for (const index of [...licences, domain, ...fine]) {
        const client = { ...structuredClone(clientNumber(index)), id: `c${index}`, updatedAt: now }
        if (licences.includes(index)) client.subject.licenceValidUntil = inDays(12 + index)
        if (index === domain) client.services[0]!.domains[0]!.expiresOn = inDays(10)
        clients.push(client)
        await putWorkedOut(portfolio, client, now)
      }
      await portfolio.close()
    })
    await untilIdle(clerk.page)
  }, 180_000)
  afterAll(() => clerk?.close())

  it('the workbench has them apart: three papers, a domain, the one that ends first on top', async () => {
    await clerk.page.locator('.bench-groups').getByText('证件到期 3').click()
    await eventually(() => clerk.page.locator('.work').count()).toBe(3)
    const first = clerk.page.locator('.work').first()
    await clerk.sees(nameOf(0), first)
    await clerk.sees('12 天后', first)
    await clerk.page.locator('.bench-groups').getByText('域名 1').click()
    await eventually(() => clerk.page.locator('.work').count()).toBe(1)
    await clerk.sees(nameOf(domain), clerk.page.locator('.work'))
  }, 120_000)

  it('in the list she keeps those that would be sent back, and takes them all', async () => {
    await clerk.goesTo('客户')
    await line(nameOf(fine[0]!)).waitFor()
    await clerk.page.getByRole('combobox', { name: '情况' }).click()
    await clerk.page.getByRole('option', { name: '有会被驳回的' }).waitFor({ state: 'attached' })
    await clerk.presses('Enter')
    await line(nameOf(fine[0]!)).waitFor({ state: 'detached' })
    await eventually(() => clerk.page.locator('.ant-table-row').count()).toBe(owing().length)
    await clerk.page.locator('.row-link').first().focus()
    await clerk.presses('Control+a')
    await clerk.sees('已选 4 个', bar())
  }, 120_000)

  it('each has words of its own that say what ends and when, and no whole number', async () => {
    await clerk.clicks('提醒客户', bar())
    const dialog = clerk.dialog('提醒 4 个客户')
    const text = (name: string) => dialog.getByRole('textbox', { name: `给 ${name} 的提醒` }).inputValue()
    for (const index of licences) await eventually(() => text(nameOf(index))).toMatch(/营业执照|证件/)
    expect(await text(nameOf(domain))).toMatch(/yunshang-tea3\.com.*/)
    for (const name of owing()) {
      expect(await text(name)).toContain('联系 小张')
      expect(await text(name)).not.toMatch(/\d{11}/)
    }
    await clerk.clicks('全部复制', dialog)
    const copied = await clerk.copied()
    expect(owing().filter((name) => copied.includes(`【备案提醒】${name}`))).toEqual(owing())
    expect(fine.filter((index) => copied.includes(nameOf(index)))).toEqual([])
    await clerk.presses('Escape')
    await dialog.waitFor({ state: 'detached' })
  }, 120_000)

  it('and they leave as a workbook for who telephones: these four, nobody else, and the history of each says so', async () => {
    await clerk.clicks('导出', bar())
    const { name, bytes } = await clerk.downloads(() => clerk.page.getByRole('menuitem', { name: /xlsx/ }).click())
    expect(name).toMatch(/^客户-4个-.*\.xlsx$/)
    expect((await namesIn(bytes)).toSorted()).toEqual(owing().toSorted())
    for (const { id } of clients.slice(0, 4)) {
      const { entries } = await clerk.call('history.list', { clientId: id, limit: 1 })
      expect(entries[0]).toMatchObject({ action: 'client.exported', by: '小张' })
    }
  }, 120_000)

  it('raised no fault', () => expect(clerk.faults).toEqual([]))
})
