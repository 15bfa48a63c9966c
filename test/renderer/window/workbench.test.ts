import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { eventually, type OpenWindow, openWindow, seriousFaults } from './open-window.ts'
import { clientWithOrder, storedOrder } from './order-stories.ts'

describe.skipIf(!chromiumPath)(`a morning at the 工作台${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let opened: OpenWindow
  let tea: { clientId: string; orderId: string }
  const lines = () => opened.page.locator('.work')
  const goTo = (hash: string) => opened.page.evaluate((to) => (location.hash = to), hash)

  beforeAll(async () => {
    opened = await openWindow('/workbench')
  }, 180_000)
  afterAll(() => opened?.close())

  it('begins with the ways to begin, while there is no client', async () => {
    await opened.page.getByRole('button', { name: '载入样例客户' }).waitFor()
  })

  it('says so where nothing is to do', async () => {
    const { page, call } = opened
    const { enterprise } = await import('../../domain/fixtures.ts')
    await call('clients.create', { client: enterprise() })
    await page.getByText('没有要办的事').waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })

  it('puts the running SMS first, then what came back, then what waits', async () => {
    await clientWithOrder(opened, '甲样例有限公司', 'prepare')
    const back = await clientWithOrder(opened, '乙样例有限公司', 'bureau')
    await opened.call('orders.act', { ...back, action: 'return-by-bureau', reasons: [54], why: '请重新盖章' })
    tea = await clientWithOrder(opened, '丙样例有限公司', 'sms')
    await eventually(() => lines().count()).toBe(3)
    await eventually(() => lines().locator('.work-who a').allTextContents()).toEqual([
      '丙样例有限公司',
      '乙样例有限公司',
      '甲样例有限公司',
    ])
    expect(await lines().first().textContent()).toMatch(/还剩 2[34]:\d\d/)
    expect(await lines().nth(1).textContent()).toContain('管局驳回：核验单缺少公章：请重新盖章')
    await opened.page.getByRole('heading', { level: 1, name: '今天 1 件到期 · 3 件待处理' }).waitFor()
    expect(await seriousFaults(opened.page)).toEqual([])
  })

  it('is walked with the arrows; Enter starts what the line says, and that can be taken back', async () => {
    const { page } = opened
    await lines().first().locator('.work-act').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('开始填写')
    await page.keyboard.press('Enter')
    await page.getByText('开始填写，到「填写」').waitFor()
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByText('撤销「开始填写」，回到「准备」').waitFor()
  })

  it('ticks off who answered the SMS, and the order goes to the bureau', async () => {
    const { page } = opened
    await lines().first().locator('.work-act').click()
    const dialog = page.getByRole('dialog', { name: '短信核验完成' })
    await dialog.getByRole('checkbox').first().waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: '确定' }).click()
    await dialog.getByText('还没有完成短信核验').waitFor()
    for (const box of await dialog.getByRole('checkbox').all()) await box.click()
    await eventually(async () => (await storedOrder(opened, tea)).smsVerified.length).toBeGreaterThan(0)
    await dialog.getByRole('button', { name: '确定' }).click()
    await dialog.waitFor({ state: 'detached' })
    await eventually(async () => (await storedOrder(opened, tea)).stage).toBe('bureau')
    await eventually(() => lines().count()).toBe(2)
  })

  it('copies what to tell the client', async () => {
    const { page, context } = opened
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await clientWithOrder(opened, '丁样例有限公司', 'sms')
    await page.getByRole('button', { name: '复制提醒：丁样例有限公司' }).click()
    await page.getByText('提醒客户的话已复制').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      '24 小时内打开 https://beian.miit.gov.cn',
    )
  })

  it('narrows to one kind of work, and leads to the board, the order and the client', async () => {
    const { page } = opened
    await page.locator('.bench-groups').getByText('退回待改').click()
    await eventually(() => lines().count()).toBe(1)
    await lines().first().locator('.work-act').focus()
    await page.keyboard.press('o')
    await page.getByRole('region', { name: '首次备案 乙样例有限公司' }).waitFor()
    await goTo('/workbench')
    await page.getByRole('navigation', { name: '各阶段的订单' }).getByRole('link', { name: '管局审核' }).click()
    await page.locator('.board').waitFor()
  })

  it('has no serious fault in the dark, and shifts nothing at 200 %', async () => {
    const { page } = opened
    await opened.call('settings.set', { theme: 'dark' })
    await page.reload()
    await page.setViewportSize({ width: 640, height: 450 })
    await goTo('/workbench')
    await lines().first().waitFor()
    expect(await seriousFaults(page)).toEqual([])
    // half the width is what a scale of 200 % leaves: nothing runs out of the window
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640)
    await page.setViewportSize({ width: 1280, height: 800 })
    expect(opened.faults).toEqual([])
  })
})
