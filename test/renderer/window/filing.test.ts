import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterprise } from '../../domain/fixtures.ts'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { eventually, type OpenWindow, openClient, openWindow, seriousFaults } from './open-window.ts'
import { clientOnFile, clientWithOrder, storedOrder } from './order-stories.ts'

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
    // that the home page is right has been saved too, so the word alone does not say what is
    const first = async () => (await opened.call('clients.get', { id: order.clientId })).client.services[0]
    await eventually(first).toMatchObject({ publicSecurityNumber: '浙公网安备33010602000001号' })
    expect((await first())?.numberSeenOn).toMatch(/^\d{4}-\d\d-\d\d$/)
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
    // as the rules say: filed again, at the new one; the record then says the new server, which nobody has looked up yet
    await dialog.getByText('备案还没有通过：在新接入商重新提交「首次备案」').waitFor()
    expect(await dialog.getByRole('checkbox', { name: '云上茶业' }).isChecked()).toBe(true)
    await dialog.getByRole('combobox', { name: '新服务器的 IP' }).fill('43.1.2.3')
    await page.keyboard.press('Enter')
    await dialog.getByRole('textbox', { name: '新服务器放在哪个省' }).fill('广东省')
    expect(await seriousFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: '开订单' }).click()
    await dialog.waitFor({ state: 'detached' })
    const { client } = await opened.call('clients.get', { id: order.clientId })
    expect(client.orders.map(({ kind, stage }) => [kind, stage])).toEqual([
      ['first', 'withdrawn'],
      ['first', 'prepare'],
    ])
    expect(client.services[0]?.access).toMatchObject({ ips: ['43.1.2.3'], location: '广东省', inResourceSystem: '' })
  })

  it('a change of provider in the middle of a new site’s filing: that order again, at the one that is named', async () => {
    const { page, call } = opened
    const draft = clientOnFile('换接入商途中样例有限公司', (client) => ({
      ...client,
      services: client.services.map((one) => (one.id === 's2' ? { ...one, filingNumber: '' } : one)),
    }))
    const { client } = await call('clients.create', { client: draft })
    const first = await call('orders.open', {
      clientId: client.id,
      kind: 'add-service',
      serviceIds: ['s2'],
      provider: '杭州云朵计算有限公司',
    })
    await openFiling(first)
    await others('开新订单')
    const dialog = page.getByRole('dialog', { name: '开新订单' })
    await choose(opened, '要办什么', '换接入商')
    await dialog.getByRole('button', { name: '撤回原来那一单再开' }).click()
    await dialog.getByText('重新提交「新增网站/APP」').waitFor()
    await dialog.getByRole('combobox', { name: '接入商', exact: true }).fill('腾讯云')
    await page.keyboard.press('Escape')
    await dialog.getByRole('combobox', { name: '新服务器的 IP' }).fill('43.1.2.3')
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: '开订单' }).click()
    await dialog.waitFor({ state: 'detached' })
    const after = (await call('clients.get', { id: client.id })).client
    expect(after.orders.map(({ kind, stage, provider }) => [kind, stage, provider])).toEqual([
      ['add-service', 'withdrawn', '杭州云朵计算有限公司'],
      ['add-service', 'prepare', '腾讯云'],
    ])
    expect(after.services.map(({ access }) => access.provider)).toEqual(['杭州云朵计算有限公司', '腾讯云'])
    // nothing says any more that the provider was changed under way
    const { findings } = await call('clients.get', { id: client.id })
    expect(findings.map(({ code }) => code)).not.toContain('orders.provider.differs')
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

  /** A client on file with two sites, its page of orders open. */
  const onFile = async (name: string) => {
    const draft = enterprise()
    const [site] = draft.services
    const { client } = await opened.call('clients.create', {
      client: {
        ...draft,
        subject: { ...draft.subject, name, filingNumber: '浙ICP备12345678号' },
        services: [
          { ...site!, filingNumber: '浙ICP备12345678号-1' },
          { ...structuredClone(site!), id: 's2', name: '云上茶礼', filingNumber: '浙ICP备12345678号-2' },
        ],
      },
    })
    await opened.page.evaluate((to) => (location.hash = to), `/filing/${client.id}`)
    await opened.page.getByRole('heading', { level: 1, name }).waitFor()
    await opened.page.getByRole('button', { name: '开新订单' }).click()
    return client
  }

  it('a 注销 of one site of two, from opening to the end: the site leaves the file, and can be put back', async () => {
    const { page } = opened
    const { id: clientId } = await onFile('注销样例有限公司')
    const dialog = page.getByRole('dialog', { name: '开新订单' })
    await choose(opened, '要办什么', '停用一个域名')
    expect(await dialog.getByRole('button', { name: '开订单' }).isDisabled()).toBe(true)
    await dialog.getByRole('checkbox', { name: '云上茶礼' }).click()
    await dialog.getByRole('button', { name: '开订单' }).click()
    await dialog.waitFor({ state: 'detached' })
    await next().click()
    await page.getByText('开始填写，到「填写」').waitFor()
    await others('提交接入商')
    const submit = page.getByRole('dialog', { name: '提交接入商' })
    await submit.getByRole('textbox', { name: '接入商的订单号' }).fill('TX-77')
    const why = submit.getByRole('textbox', { name: '原因或说明' })
    if ((await why.count()) > 0) await why.fill('注销不看这些')
    await submit.getByRole('button', { name: '确定' }).click()
    await submit.waitFor({ state: 'detached' })
    await eventually(() => next().textContent()).toBe('初审通过')
    await next().click()
    await eventually(() => next().textContent()).toBe('管局通过')
    await next().click()
    const approve = page.getByRole('dialog', { name: '管局通过' })
    await approve.getByText('云上茶礼的备案号和资料将从客户资料里移出').waitFor()
    await approve.getByRole('button', { name: '确定' }).click()
    await page.getByText('这单已办结').waitFor()
    const services = async () =>
      (await opened.call('clients.get', { id: clientId })).client.services.map(({ name }) => name)
    expect(await services()).toEqual(['云上茶业'])
    await others('撤销上一步')
    await eventually(services).toEqual(['云上茶业', '云上茶礼'])
  })

  it('a change of provider is two orders: when the first is done, the next step is the second', async () => {
    const { page, call } = opened
    const { id: clientId } = await onFile('两单样例有限公司')
    const dialog = page.getByRole('dialog', { name: '开新订单' })
    await choose(opened, '要办什么', '换接入商')
    await dialog.getByText('依次开：新增接入，取消接入').waitFor()
    for (const name of ['云上茶业', '云上茶礼']) await dialog.getByRole('checkbox', { name }).click()
    await dialog.getByRole('combobox', { name: '接入商', exact: true }).fill('腾讯云')
    await page.keyboard.press('Escape')
    await dialog.getByRole('button', { name: '开订单' }).click()
    await dialog.waitFor({ state: 'detached' })
    const { client } = await call('clients.get', { id: clientId })
    const [order] = client.orders
    expect(order).toMatchObject({ kind: 'add-access', serviceIds: ['s1', 's2'] })
    const ids = { clientId, orderId: order!.id }
    for (const action of ['start-filling', 'fill-done', 'submit', 'pass-review', 'sms-done', 'approve'] as const) {
      if (action === 'sms-done')
        for (const { id } of client.people) await call('orders.change', { ...ids, sms: { personId: id, done: true } })
      await call('orders.act', { ...ids, action, why: action === 'submit' ? '样例' : '' })
    }
    await page.evaluate(() => (location.hash = '/workbench'))
    const line = page.locator('.work', { hasText: '两单样例有限公司' })
    await line.getByText('新增接入已办结，接着开「取消接入」').waitFor()
    await line.locator('.work-act').click()
    await eventually(() => next().textContent()).toBe('接着开：取消接入')
    await next().click()
    await dialog.getByRole('checkbox', { name: '云上茶业' }).click()
    await dialog.getByRole('button', { name: '开订单' }).click()
    await dialog.waitFor({ state: 'detached' })
    const after = (await call('clients.get', { id: clientId })).client.orders
    expect(after.map(({ kind }) => kind)).toEqual(['add-access', 'cancel-access'])
  })

  it('raised no fault and fetched nothing from elsewhere', () => {
    expect(opened.faults).toEqual([])
  })
})
