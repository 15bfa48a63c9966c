import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { eventually, holdAnswers, type OpenWindow, openWindow, seriousFaults } from './open-window.ts'
import { clientWithOrder, storedOrder } from './order-stories.ts'

describe.skipIf(!chromiumPath)(`all orders at a glance${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let opened: OpenWindow
  let tea: { clientId: string; orderId: string }
  const column = (stage: string) => opened.page.locator(`[data-stage="${stage}"]`)
  const card = (name: string) => opened.page.locator('.card', { hasText: name })

  beforeAll(async () => {
    opened = await openWindow('/orders')
  }, 180_000)
  afterAll(() => opened?.close())

  it('says how to begin where there is none', async () => {
    await opened.page.getByText('还没有订单').waitFor()
    expect(await seriousFaults(opened.page)).toEqual([])
  })

  it('stand on a board by stage', async () => {
    tea = await clientWithOrder(opened, '看板样例有限公司', 'prepare')
    await clientWithOrder(opened, '审核样例有限公司', 'bureau')
    await column('prepare').getByText('看板样例有限公司').waitFor()
    await column('bureau').getByText('审核样例有限公司').waitFor()
    expect(await seriousFaults(opened.page)).toEqual([])
  })

  it('are dragged where the workflow allows; where it does not, the column says why', async () => {
    const { page } = opened
    const grab = (await card('看板样例有限公司').boundingBox())!
    await page.mouse.move(grab.x + 20, grab.y + 60)
    await page.mouse.down()
    const shut = (await column('bureau').boundingBox())!
    await page.mouse.move(shut.x + 60, shut.y + 300, { steps: 8 })
    await column('bureau').getByText('「准备」不能直接到「管局审核」。一步一步走：下一步是「填写」').waitFor()
    await page.mouse.up()
    expect((await storedOrder(opened, tea)).stage).toBe('prepare')
    await card('看板样例有限公司').dragTo(column('fill'))
    await eventually(async () => (await storedOrder(opened, tea)).stage).toBe('fill')
    await column('fill').getByText('看板样例有限公司').waitFor()
  })

  it('are moved without a mouse: arrows, M, and the menu names what cannot be', async () => {
    const { page } = opened
    await card('看板样例有限公司').locator('.card-link').focus()
    await page.keyboard.press('ArrowRight')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('审核样例有限公司')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('m')
    const menu = page.getByRole('menu')
    await menu.getByText('短信核验：「填写」不能直接到「短信核验」').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await menu.getByRole('menuitem', { name: '上传核验', exact: true }).click()
    await eventually(async () => (await storedOrder(opened, tea)).stage).toBe('upload')
    // the desk has it before the window shows it: a card that is still on its way cannot be grabbed
    await column('upload').getByText('看板样例有限公司').waitFor()
  })

  it('a step that is refused says why and what to do', async () => {
    const { page } = opened
    await card('看板样例有限公司').dragTo(column('review'))
    const dialog = page.getByRole('dialog', { name: '提交接入商' })
    await dialog.getByText('项会被驳回的问题').waitFor()
    await dialog.getByRole('button', { name: '确定' }).click()
    await dialog.getByText('先处理标红的问题').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect((await storedOrder(opened, tea)).stage).toBe('upload')
  })

  it('are opened for the client that was typed, however late the desk answers', async () => {
    const { page } = opened
    await page.getByRole('button', { name: '开新订单' }).click()
    const dialog = page.getByRole('dialog', { name: '开新订单' })
    const field = dialog.getByRole('combobox', { name: '客户' })
    await field.click()
    await page.getByTitle('看板样例有限公司').waitFor()
    await field.fill('没有这一家')
    await page.getByText('没有符合的客户').waitFor()
    await page.keyboard.press('Enter')
    expect(await field.inputValue()).toBe('没有这一家')
    const answer = await holdAnswers(page, 'clients.list')
    await field.fill('审核')
    await page.getByText('正在读取').waitFor()
    await page.keyboard.press('Enter')
    expect(await field.inputValue()).toBe('审核')
    expect(await dialog.getByText('先选客户').isVisible()).toBe(true)
    await answer()
    await page.getByTitle('审核样例有限公司').waitFor()
    await page.keyboard.press('Enter')
    await dialog.getByTitle('审核样例有限公司').waitFor()
    await dialog.getByRole('button', { name: '开订单' }).waitFor()
    await dialog.locator('.ant-modal-close').click()
    await dialog.waitFor({ state: 'detached' })
  })

  it('are listed in a table, narrowed and sorted by the desk', async () => {
    const { page } = opened
    await page.getByRole('navigation', { name: '怎么看' }).getByRole('link', { name: '表格' }).click()
    await eventually(() => page.locator('.ant-table-row').count()).toBe(2)
    await page.getByRole('textbox', { name: '搜索客户' }).fill('shenhe')
    await eventually(() => page.locator('.ant-table-row').count()).toBe(1)
    expect(await page.locator('.ant-table-row').textContent()).toContain('审核样例有限公司')
    await page.getByRole('textbox', { name: '搜索客户' }).fill('没有这个')
    await page.getByRole('button', { name: '清除条件' }).click()
    await eventually(() => page.locator('.ant-table-row').count()).toBe(2)
    expect(await seriousFaults(page)).toEqual([])
  })

  it('have their deadlines in a calendar', async () => {
    const { page } = opened
    await page.getByRole('navigation', { name: '怎么看' }).getByRole('link', { name: '日历' }).click()
    const table = page.getByRole('table', { name: '期限日历' })
    await table.waitFor()
    // the bureau has 20 working days: the order is on this month's page or a later one's
    const { rows } = await opened.call('orders.list', { search: '审核样例有限公司' })
    const [year, month] = (rows[0]?.due?.day ?? '').split('-').map(Number)
    const shown = page.locator('.due-calendar h2')
    for (let turn = 0; turn < 3 && (await shown.innerText()) !== `${year} 年 ${month} 月`; turn += 1)
      await page.getByRole('button', { name: '下个月' }).click()
    await table.getByRole('link', { name: '审核样例有限公司' }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })

  it('add up in charts, with the numbers beside them', async () => {
    const { page } = opened
    const back = await clientWithOrder(opened, '图表样例有限公司', 'bureau')
    await opened.call('orders.act', { ...back, action: 'return-by-bureau', reasons: [46] })
    await page.getByRole('navigation', { name: '怎么看' }).getByRole('link', { name: '图表' }).click()
    const reasons = page.locator('figure', { hasText: '驳回原因' })
    await reasons.locator('svg').getByText('模糊或反光').waitFor()
    await reasons.getByText('数据表').click()
    await reasons.getByRole('row', { name: '模糊或反光 1' }).waitFor()
    await page.getByText('按省份').click()
    await page.locator('figure', { hasText: '各省在办与办结' }).locator('svg').getByText('浙江').waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })

  it('have no serious fault in the dark either', async () => {
    const { page } = opened
    await opened.call('settings.set', { theme: 'dark' })
    await page.reload()
    for (const [view, shown] of [
      ['board', '.card'],
      ['table', '.ant-table-row'],
      ['calendar', '.day'],
      ['charts', 'figure svg'],
    ] as const) {
      await page.evaluate((to) => (location.hash = to), `/orders/${view}`)
      await page.locator(shown).first().waitFor()
      expect({ view, faults: await seriousFaults(page) }).toEqual({ view, faults: [] })
    }
    await page.evaluate((to) => (location.hash = to), `/filing/${tea.clientId}/${tea.orderId}`)
    await page.locator('.timetable').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    expect(opened.faults).toEqual([])
  })
})
