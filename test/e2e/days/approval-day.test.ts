import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventually } from '../../renderer/window/open-window.ts'
import { clientWithOrder, storedOrder } from '../../renderer/window/order-stories.ts'
import { aDay, type Clerk, comesToWork } from './clerk.ts'

const tea = '通过样例茶业有限公司'
const wine = '同日通过样例酒业有限公司'
const number = '浙ICP备20269001号'

aDay('the day the bureau approves', () => {
  let clerk: Clerk
  let order: { clientId: string; orderId: string }
  let today: string
  const folder = mkdtempSync(join(tmpdir(), 'desk-approval-'))
  const care = () => clerk.page.getByRole('region', { name: '备案之后' })
  const holdsAgainst = async (name: string, html: string) => {
    const path = join(folder, name)
    writeFileSync(path, html)
    const choosing = clerk.page.waitForEvent('filechooser')
    await clerk.clicks(/^核对首页/, care())
    await (await choosing).setFiles(path)
  }

  beforeAll(async () => {
    clerk = await comesToWork('/orders')
    today = (await clerk.call('desk.describe', {})).today
    order = await clientWithOrder(clerk, tea, 'bureau')
    await clientWithOrder(clerk, wine, 'bureau')
  }, 180_000)
  afterAll(async () => {
    await clerk?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('she takes the card of the one that passed, and writes down the number; a number without its tail is not taken', async () => {
    const bureau = clerk.page.locator('[data-stage="bureau"]')
    await clerk.sees(wine, bureau)
    await bureau.locator('.card', { hasText: tea }).locator('.card-link').click()
    await clerk.page.locator('.timetable').waitFor()
    await eventually(() => clerk.page.locator('.next-step').textContent()).toBe('管局通过')
    await clerk.page.locator('.next-step').click()
    const dialog = clerk.dialog('管局通过')
    const field = dialog.getByRole('textbox', { name: '云上茶业' })
    await field.fill(number)
    await clerk.clicks('确定', dialog)
    await clerk.sees('没有尾号', dialog)
    await field.fill(`${number}-1`)
    const opened = dialog.getByRole('textbox', { name: '开通日期' })
    await opened.fill(today)
    await opened.press('Enter')
    await clerk.clicks('确定', dialog)
    await dialog.waitFor({ state: 'detached' })
    await clerk.sees(`${number}-1`, care())
    expect((await storedOrder(clerk, order)).stage).toBe('filed')
    const { client } = await clerk.call('clients.get', { id: order.clientId })
    expect([client.subject.filingNumber, client.services[0]?.filingNumber]).toEqual([number, `${number}-1`])
  }, 120_000)

  it('she copies the footer and sends it to the client’s webmaster', async () => {
    await clerk.clicks(/^复制底部代码/, care())
    const footer = await clerk.copied()
    expect(footer).toContain(`${number}-1`)
    expect(footer).toContain('https://beian.miit.gov.cn')
  }, 60_000)

  it('the home page that comes back has no number: she is told; the next one has it where it belongs', async () => {
    const footer = await clerk.copied()
    await holdsAgainst('首页.html', '<body><h1>云上茶业</h1><p>欢迎光临</p></body>')
    await clerk.sees('首页上没有找到备案号', care())
    await holdsAgainst('首页-改好.html', `<body><h1>云上茶业</h1><footer>${footer}</footer></body>`)
    await clerk.sees('首页-改好.html：首页的备案号、链接和位置都对', care())
  }, 120_000)

  it('from today thirty days run for the public security’s number, on the workbench and on the order’s page', async () => {
    const due = new Date(Date.parse(today) + 30 * 86_400_000)
    const dueWords = `${due.getUTCMonth() + 1}月${due.getUTCDate()}日`
    await clerk.goesTo('工作台')
    const line = clerk.page.locator('.work', { hasText: '开通后 30 日内办公安联网备案' })
    await clerk.sees(tea, line)
    await clerk.sees(`${dueWords} 到期`, line)
    expect(await clerk.page.locator('.work', { hasText: wine }).count()).toBe(0)
    await line.locator('.work-act').click()
    // the page it leads to is still opening: who goes elsewhere before would be taken back
    await clerk.page.getByRole('textbox', { name: '公安联网备案号' }).first().waitFor()
  }, 120_000)

  it('the number comes, and the clock is off the bench', async () => {
    await clerk.opens(`/filing/${order.clientId}/${order.orderId}`)
    const field = care().getByRole('textbox', { name: '公安联网备案号' })
    await field.fill('浙公网安备33010602000001号')
    await field.press('Tab')
    await clerk.sees('已保存')
    await clerk.goesTo('工作台')
    await clerk.page.locator('.work', { hasText: '开通后 30 日内办公安联网备案' }).waitFor({ state: 'detached' })
  }, 120_000)

  it('raised no fault', () => expect(clerk.faults).toEqual([]))
})
