import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventually } from '../../renderer/window/open-window.ts'
import { aDay, type Clerk, comesToWork, invented } from './clerk.ts'

const name = '衢州样例橙业有限公司'

aDay('two colleagues have the same client open', () => {
  let clerk: Clerk
  let colleague: Page
  let id: string
  const field = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true })
  const stored = async () => (await clerk.call('clients.get', { id })).client.subject

  beforeAll(async () => {
    clerk = await comesToWork('/clients')
    const draft = invented({ subject: { name, province: '浙江', city: '衢州市', address: '样例路 1 号' } })
    id = (await clerk.call('clients.create', { client: draft })).client.id
    colleague = await clerk.context.newPage()
    colleague.on('pageerror', (error) => clerk.faults.push(String(error.stack)))
    for (const page of [clerk.page, colleague]) {
      await page.goto(new URL(`/#/clients/${id}`, clerk.page.url()).href)
      await page.getByRole('heading', { level: 1, name }).waitFor()
    }
  }, 180_000)
  afterAll(() => clerk?.close())

  it('what one saves stands in the other’s window, and nothing is taken from under her fingers', async () => {
    await clerk.page.bringToFront()
    await field(clerk.page, '投资人或上级主管单位').click()
    await clerk.page.keyboard.type('样例投资')
    await field(colleague, '区县').fill('柯城区')
    await field(colleague, '区县').blur()
    await eventually(async () => (await stored()).district).toBe('柯城区')
    expect(await field(clerk.page, '投资人或上级主管单位').inputValue()).toBe('样例投资')
    await clerk.presses('Tab')
    await eventually(() => field(clerk.page, '区县').inputValue()).toBe('柯城区')
    await eventually(async () => (await stored()).investor).toBe('样例投资')
    await eventually(() => field(colleague, '投资人或上级主管单位').inputValue()).toBe('样例投资')
  }, 120_000)

  it('both wrote the same field: the later one is shown both, and nothing is saved over before she says so', async () => {
    await field(clerk.page, '通信地址').fill('样例路 1 号 3 幢')
    await field(colleague, '通信地址').fill('样例路 1 号 5 幢')
    await field(colleague, '通信地址').blur()
    await eventually(async () => (await stored()).address).toBe('样例路 1 号 5 幢')
    await field(clerk.page, '通信地址').blur()
    const dialog = clerk.dialog('同一处被两边改了')
    await clerk.sees('我的：样例路 1 号 3 幢', dialog)
    await clerk.sees('对方的：样例路 1 号 5 幢', dialog)
    expect((await stored()).address).toBe('样例路 1 号 5 幢')
    await dialog.getByRole('radio', { name: /^对方的/ }).check()
    await clerk.clicks('按选的保存', dialog)
    await dialog.waitFor({ state: 'detached' })
    for (const page of [clerk.page, colleague])
      await eventually(() => field(page, '通信地址').inputValue()).toBe('样例路 1 号 5 幢')
    expect((await stored()).address).toBe('样例路 1 号 5 幢')
  }, 120_000)

  it('raised no fault', () => expect(clerk.faults).toEqual([]))
})
