import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientSchema } from '../../../domain/model/index.ts'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { eventually, type OpenWindow, openWindow, seriousFaults } from './open-window.ts'

describe.skipIf(!chromiumPath)(`orders of many clients at once${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let opened: OpenWindow
  /** client id by the letter of its name */
  const ids: Record<string, string> = {}
  beforeAll(async () => {
    opened = await openWindow('/workbench')
    for (const letter of ['甲', '乙', '丙', '丁']) {
      const subject = { name: `杭州${letter}样例有限公司`, province: '浙江' }
      const services = [{ id: `site-${letter}`, name: `${letter}样例网` }]
      const client = clientSchema.parse({ subject, services })
      ids[letter] = (await opened.call('clients.create', { client })).client.id
    }
    for (const letter of ['甲', '乙', '丁']) {
      await opened.call('orders.open', {
        clientId: ids[letter]!,
        kind: 'first',
        serviceIds: [`site-${letter}`],
        provider: '阿里云',
      })
    }
    // one further on than the others
    await opened.call('orders.act', { ...(await orderOf('丁')), action: 'start-filling' })
  }, 180_000)
  afterAll(() => opened?.close())

  const orderOf = async (letter: string) => {
    const { client } = await opened.call('clients.get', { id: ids[letter]! })
    return { clientId: client.id, orderId: client.orders[0]!.id }
  }
  const stageOf = async (letter: string) =>
    (await opened.call('clients.get', { id: ids[letter]! })).client.orders[0]?.stage

  const asks = async () => {
    const { page } = opened
    await page.goto(`${page.url().split('#')[0]}#/clients`)
    await page.getByRole('link', { name: '杭州丁样例有限公司' }).waitFor()
    await page.getByRole('textbox', { name: '在客户中搜索' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Control+a')
    await page.getByText('已选 4 个').waitFor()
    await page.getByRole('button', { name: '推进订单' }).click()
    return page.getByRole('dialog', { name: '推进 4 个客户的在办订单' })
  }

  it('shows which can take one step together, and why the others stay', async () => {
    const dialog = await asks()
    await dialog.getByRole('radio', { name: '开始填写（2 单）' }).waitFor()
    await dialog
      .getByText('杭州甲样例有限公司、杭州乙样例有限公司')
      .or(dialog.getByText('杭州乙样例有限公司、杭州甲样例有限公司'))
      .waitFor()
    await dialog.getByRole('listitem').filter({ hasText: '丙' }).getByText('没有在办的订单').waitFor()
    await dialog.getByText('2 个不动').waitFor()
    expect(await seriousFaults(opened.page)).toEqual([])
  }, 60_000)

  it('takes the step for all of them, and takes it back where nobody went on since', async () => {
    const { page } = opened
    await page.getByRole('button', { name: '开始填写（2 单）' }).click()
    await page.getByText('推进了 2 单').waitFor()
    expect(await Promise.all(['甲', '乙', '丁'].map(stageOf))).toEqual(['fill', 'fill', 'fill'])
    await opened.call('orders.act', { ...(await orderOf('乙')), action: 'withdraw', why: '客户不办了' })
    await page.locator('.ant-notification').getByRole('button', { name: '撤销' }).click()
    await page.getByText('已撤销 1 单的这一步').waitFor()
    await page.getByText('1 单之后又动过，没有撤销').waitFor()
    await eventually(() => stageOf('甲')).toBe('prepare')
    expect(await stageOf('乙')).toBe('withdrawn')
  }, 60_000)

  it('says it where none can be moved on', async () => {
    for (const letter of ['甲', '丁'])
      await opened.call('orders.act', { ...(await orderOf(letter)), action: 'withdraw', why: '客户不办了' })
    const dialog = await asks()
    await dialog.getByText('选中的客户没有能一起推进的订单').waitFor()
    expect(await dialog.getByRole('button', { name: '没有能推进的' }).isDisabled()).toBe(true)
    expect(opened.faults).toEqual([])
  }, 60_000)
})
