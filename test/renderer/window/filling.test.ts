import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterprise } from '../../domain/fixtures.ts'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { eventually, type OpenWindow, openWindow, seriousFaults } from './open-window.ts'
import { clientWithOrder } from './order-stories.ts'

const [lead] = enterprise().people

describe.skipIf(!chromiumPath)(`the filling sheet${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let opened: OpenWindow
  let order: { clientId: string; orderId: string }
  beforeAll(async () => {
    opened = await openWindow()
    await opened.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    order = await clientWithOrder(opened, '填报样例有限公司', 'fill', (client) => ({
      ...client,
      subject: { ...client.subject, city: '' },
    }))
  }, 180_000)
  afterAll(() => opened?.close())
  const page = () => opened.page
  const goTo = (hash: string) => page().evaluate((to) => (location.hash = to), hash)
  const clipboard = () => page().evaluate(() => navigator.clipboard.readText())
  const button = (name: string) => page().getByRole('button', { name, exact: true })
  const focused = () => page().evaluate(() => document.activeElement?.getAttribute('aria-label'))
  const revealed = async () =>
    (await opened.call('history.list', { clientId: order.clientId })).entries
      .filter(({ action }) => action === 'number.revealed')
      .map(({ words }) => words)

  it('opens from the order, in the standard order and says that it is, without a serious fault', async () => {
    await goTo(`/filing/${order.clientId}/${order.orderId}`)
    await button('填报单').click()
    await page().getByRole('heading', { level: 1, name: '填报样例有限公司' }).waitFor()
    await page().getByText('标准顺序').waitFor()
    const titles = await page().locator('.filling h2').allTextContents()
    expect(titles).toEqual(['主体', '网站 云上茶业'])
    await page()
      .getByText(/已复制 0 \/ \d+/)
      .waitFor()
    expect(await seriousFaults(page())).toEqual([])
  }, 60_000)

  it('keeps numbers masked until they are shown or copied, and the history has each first sight', async () => {
    const text = async () => (await page().locator('.filling').textContent()) ?? ''
    for (const secret of [lead!.idNumber, lead!.mobile, lead!.email]) expect(await text()).not.toContain(secret)
    expect(await revealed()).toEqual([])
    await page().getByRole('button', { name: '显示主体负责人 手机号码' }).click()
    await eventually(text).toContain(lead!.mobile)
    await button('复制：主体负责人 证件号码').click()
    await eventually(clipboard).toBe(lead!.idNumber)
    // seen once in this sheet, wherever else it stands: copying what is shown is no further sight
    await button('复制：互联网信息服务负责人 手机号码').click()
    await eventually(clipboard).toBe(lead!.mobile)
    expect(await revealed()).toEqual([`查看了${lead!.name}的身份证号`, `查看了${lead!.name}的手机号码`])
    expect(await text()).not.toContain(lead!.email)
  }, 60_000)

  it('is worked through with the keyboard: Enter copies and goes on, arrows move, and what is done is seen', async () => {
    await button('复制：主体信息 主办单位性质').focus()
    await page().keyboard.press('Enter')
    await eventually(focused).toBe('复制：主体信息 主办单位名称')
    expect(await clipboard()).toBe('企业')
    await page().keyboard.press('Enter')
    await eventually(focused).toBe('复制：主体信息 主办单位证件类型')
    expect(await clipboard()).toBe('填报样例有限公司')
    await page().keyboard.press('ArrowDown')
    await page().keyboard.press('ArrowDown')
    await page().keyboard.press('ArrowUp')
    expect(await focused()).toBe('复制：主体信息 主办单位证件号码')
    await button('已复制：主体信息 主办单位名称').waitFor()
    await page()
      .getByText(/已复制 4 \//)
      .waitFor()
    await page().getByRole('switch', { name: '复制后到下一项' }).click()
    await button('复制：主体信息 主办单位证件号码').click()
    await button('已复制：主体信息 主办单位证件号码').waitFor()
    expect(await focused()).toBe('已复制：主体信息 主办单位证件号码')
    expect(await seriousFaults(page())).toEqual([])
  }, 60_000)

  it('says what is missing and leads to it; coming back, what was copied is still known', async () => {
    await page().getByText('缺 1 项').click()
    await page().getByRole('button', { name: '主体信息 所在城市', exact: true }).click()
    await eventually(() =>
      page().evaluate(() => document.activeElement?.closest('[data-path]')?.getAttribute('data-path')),
    ).toBe('subject.city')
    await page().locator('[data-path="subject.city"] input').fill('杭州市')
    await page().getByText('已保存').waitFor()
    await goTo(`/filling/${order.clientId}/${order.orderId}`)
    await button('复制：主体信息 所在城市').waitFor()
    await page()
      .getByText(/已复制 5 \//)
      .waitFor()
    expect(await page().getByText('缺 1 项').count()).toBe(0)
  }, 60_000)

  it('forgets a copy as soon as the value is another', async () => {
    const { client } = await opened.call('clients.get', { id: order.clientId })
    await opened.call('clients.save', {
      client: { ...client, subject: { ...client.subject, name: '改名样例有限公司' } },
    })
    await button('复制：主体信息 主办单位名称').waitFor()
    await page()
      .getByText(/已复制 4 \//)
      .waitFor()
  }, 60_000)

  it('opens in a small window of its own, to stand beside the form', async () => {
    const popup = page().waitForEvent('popup')
    await button('开小窗').click()
    const small = await popup
    await small.getByRole('heading', { level: 1, name: '改名样例有限公司' }).waitFor()
    expect(await small.evaluate(() => innerWidth)).toBeLessThan(640)
    await small.close()
  }, 60_000)

  it('sits in a window of 480 pixels without a sideways scroll or a cut button', async () => {
    await page().setViewportSize({ width: 480, height: 900 })
    expect(await page().evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    const copy = await button('复制：主体信息 主办单位通信地址').boundingBox()
    expect(copy!.x + copy!.width).toBeLessThanOrEqual(480)
    expect(await seriousFaults(page())).toEqual([])
  }, 60_000)

  it('raised no fault and fetched nothing from elsewhere', () => {
    expect(opened.faults).toEqual([])
  })
})
