import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterprise } from '../../domain/fixtures.ts'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { eventually, type OpenWindow, openClient, openWindow, seriousFaults } from './open-window.ts'
import { clientWithOrder, storedOrder } from './order-stories.ts'

const choose = async ({ page }: OpenWindow, field: string, text: string) => {
  await page.getByRole('combobox', { name: field }).click()
  await page.getByRole('combobox', { name: field }).fill(text)
  await page.keyboard.press('Enter')
}

describe.skipIf(!chromiumPath)(`orders from start to end${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let opened: OpenWindow
  const openFiling = async ({ clientId, orderId }: { clientId: string; orderId: string }) => {
    await opened.page.evaluate((to) => (location.hash = to), `/filing/${clientId}/${orderId}`)
    await opened.page.locator('.timetable').waitFor()
  }
  const next = () => opened.page.locator('.next-step')
  const others = async (item: string) => {
    await opened.page.getByRole('button', { name: '其他操作' }).click()
    await opened.page.getByRole('menuitem', { name: item }).click()
  }

  beforeAll(async () => {
    opened = await openWindow()
  }, 180_000)
  afterAll(() => opened?.close())

  it('a first filing is opened from the client’s page, and its next step is one button', async () => {
    const { page } = opened
    const draft = enterprise()
    const client = await openClient(opened, { ...draft, subject: { ...draft.subject, name: '首次样例有限公司' } })
    await page.locator('.client-header').getByRole('link', { name: '订单' }).click()
    await page.getByText('这个客户还没有订单').waitFor()
    await page.getByRole('button', { name: '开新订单' }).first().click()
    const dialog = page.getByRole('dialog', { name: '开新订单' })
    await dialog.getByRole('checkbox', { name: '云上茶业' }).waitFor()
    expect(await dialog.getByRole('checkbox', { name: '云上茶业' }).isChecked()).toBe(true)
    expect(await seriousFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: '开订单' }).click()
    await page.locator('.timetable').waitFor()
    expect(await next().textContent()).toBe('开始填写')
    await next().click()
    await page.getByText('开始填写，到「填写」').waitFor()
    // what would be rejected comes before anything else, and leads to the field
    await eventually(() => next().textContent()).toMatch(/处理 \d+ 项会被驳回的问题/)
    await next().click()
    await page.getByRole('tab', { name: '材料' }).waitFor()
    expect(await page.evaluate(() => location.hash)).toContain(client.id)
  })

  it('a rejected filing is brought home: reasons from the catalogue open the fields they are about', async () => {
    const { page } = opened
    const order = await clientWithOrder(opened, '驳回样例有限公司', 'bureau')
    await openFiling(order)
    await others('管局驳回')
    const dialog = page.getByRole('dialog', { name: '管局驳回' })
    await dialog.getByRole('button', { name: '确定' }).click()
    await dialog.getByText('要写明原因').waitFor()
    await choose(opened, '驳回原因', '主体名称与执照')
    await dialog.getByText('28 主体名称与执照不一致').first().waitFor()
    await dialog.getByRole('textbox', { name: '对方的原话' }).fill('名称多一个字')
    expect(await seriousFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: '确定' }).click()
    await dialog.waitFor({ state: 'detached' })
    await eventually(async () => (await storedOrder(opened, order)).stage).toBe('fill')
    expect((await storedOrder(opened, order)).events.at(-1)).toMatchObject({ reasons: [28] })
    await page.getByRole('button', { name: '去改：主体名称与执照不一致' }).click()
    await page.getByRole('tab', { name: '主体', selected: true }).waitFor()
    await eventually(() =>
      page.evaluate(() => document.activeElement?.closest('[data-path]')?.getAttribute('data-path')),
    ).toBe('subject.name')
  })

  it('words begun are still there when the person comes back to them', async () => {
    const { page } = opened
    const order = await clientWithOrder(opened, '电话样例有限公司', 'review')
    await openFiling(order)
    await page.getByText('通话', { exact: true }).first().click()
    await page.getByRole('textbox', { name: '说了什么' }).fill('客户说周五盖章')
    await page.evaluate(() => (location.hash = '/orders'))
    await page.locator('.board').waitFor()
    await openFiling(order)
    expect(await page.getByRole('textbox', { name: '说了什么' }).inputValue()).toBe('客户说周五盖章')
    await page.getByRole('textbox', { name: '说了什么' }).press('Control+Enter')
    await page.locator('.logbook-lines').getByText('客户说周五盖章').waitFor()
    expect((await storedOrder(opened, order)).log).toMatchObject([{ words: '客户说周五盖章' }])
  })

  it('the number is checked and recorded, the footer copied, the home page held against it', async () => {
    const { page, context } = opened
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const order = await clientWithOrder(opened, '通过样例有限公司', 'bureau')
    await openFiling(order)
    await next().click()
    const dialog = page.getByRole('dialog', { name: '管局通过' })
    const number = dialog.getByRole('textbox', { name: '云上茶业' })
    await number.fill('浙ICP备12345678号')
    await dialog.getByRole('button', { name: '确定' }).click()
    await dialog.getByText('没有尾号').waitFor()
    await number.fill('浙ICP备12345678号-1')
    await dialog.getByRole('button', { name: '确定' }).click()
    await dialog.waitFor({ state: 'detached' })
    const care = page.getByRole('region', { name: '备案之后' })
    await care.getByText('浙ICP备12345678号-1').waitFor()
    await care.getByRole('button', { name: /^复制底部代码/ }).click()
    const footer = await page.evaluate(() => navigator.clipboard.readText())
    expect(footer).toContain('https://beian.miit.gov.cn/')

    const check = async (html: string) => {
      const file = join(tmpdir(), `home-page-${process.pid}.html`)
      writeFileSync(file, html)
      const chooser = page.waitForEvent('filechooser')
      await care.getByRole('button', { name: /^核对首页/ }).click()
      await (await chooser).setFiles(file)
    }
    await check('<body><h1>云上茶业</h1><p>没有备案号</p></body>')
    await care.getByText('首页上没有找到备案号').waitFor()
    await check(`<body><h1>云上茶业</h1>${footer}</body>`)
    await care.getByText('首页的备案号、链接和位置都对').waitFor()

    await care.getByRole('textbox', { name: '公安联网备案号' }).fill('浙公网安备33010602000001号')
    await page.keyboard.press('Tab')
    await page.getByText('已保存').waitFor()
    const { client } = await opened.call('clients.get', { id: order.clientId })
    expect(client.services[0]).toMatchObject({ publicSecurityNumber: '浙公网安备33010602000001号' })
    expect(await seriousFaults(page)).toEqual([])
    await others('撤销上一步')
    await eventually(async () => (await storedOrder(opened, order)).stage).toBe('bureau')
  })

  it('a change of server in the middle of a filing: the order is withdrawn first, then opened anew', async () => {
    const { page } = opened
    const order = await clientWithOrder(opened, '换服务器样例有限公司', 'review')
    await openFiling(order)
    await others('开新订单')
    const dialog = page.getByRole('dialog', { name: '开新订单' })
    await choose(opened, '要办什么', '换服务器')
    await dialog.getByText('备案途中换服务器或接入商，要先撤回这一单').waitFor()
    expect(await dialog.getByRole('button', { name: '开订单' }).isDisabled()).toBe(true)
    await dialog.getByRole('button', { name: '撤回原来那一单再开' }).click()
    await eventually(async () => (await storedOrder(opened, order)).stage).toBe('withdrawn')
    await dialog.getByText('主体还没有备案，不能做变更接入').waitFor()
    await dialog.getByText('按订单类型').click()
    await dialog.getByRole('button', { name: '开订单' }).click()
    await dialog.waitFor({ state: 'detached' })
    const { client } = await opened.call('clients.get', { id: order.clientId })
    expect(client.orders.map(({ kind, stage }) => [kind, stage])).toEqual([
      ['first', 'withdrawn'],
      ['first', 'prepare'],
    ])
  })

  it.each([
    ['换接入商', 'add-access'],
    ['网站或 APP 名称', 'change-service'],
    ['停用一个域名或网站', 'cancel-service'],
    ['主体负责人', 'change-subject'],
    ['全部不再使用', 'cancel-subject'],
    ['换到接入商的另一个账号', 'transfer'],
  ])('of a client on file, 「%s」 opens %s', async (wish, kind) => {
    const { page, call } = opened
    const draft = enterprise()
    const { client } = await call('clients.create', {
      client: {
        ...draft,
        subject: { ...draft.subject, name: `${kind} 样例有限公司`, filingNumber: '浙ICP备12345678号' },
        services: draft.services.map((service) => ({ ...service, filingNumber: '浙ICP备12345678号-1' })),
      },
    })
    await page.evaluate((to) => (location.hash = to), `/filing/${client.id}`)
    await page.getByRole('heading', { level: 1, name: client.subject.name }).waitFor()
    await page.getByRole('button', { name: '开新订单' }).first().click()
    const dialog = page.getByRole('dialog', { name: '开新订单' })
    await choose(opened, '要办什么', wish)
    await dialog.getByText('依据：').waitFor()
    await dialog.getByRole('button', { name: '开订单' }).click()
    await dialog.waitFor({ state: 'detached' })
    const { orders } = (await call('clients.get', { id: client.id })).client
    expect(orders.map((order) => order.kind)).toEqual([kind])
  })

  it('raised no fault and fetched nothing from elsewhere', () => {
    expect(opened.faults).toEqual([])
  })
})
