import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromRoot } from '../../../build/paths.ts'
import { type Client, clientFileSchema } from '../../../domain/model/index.ts'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { dropFiles } from '../../support/drop-files.ts'
import { eventually, type OpenWindow, openWindow, seriousFaults } from './open-window.ts'
import { orderPage } from './order-stories.ts'

/** A first filing from the new client to the years after: one client, story by story, each beginning where the last one ended. */

const scan = (name: string) => fromRoot(`assets/samples/scans/zj-tea-${name}.jpg`)
const sample = clientFileSchema
  .parse(JSON.parse(readFileSync(fromRoot('assets/samples/clients.json'), 'utf8')))
  .clients.find(({ id }) => id === 'sample-zj-tea')!
const { name } = sample.subject

describe.skipIf(!chromiumPath)(`a first filing from end to end${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let opened: OpenWindow
  let does: ReturnType<typeof orderPage>
  let clientId = ''
  let ids = { clientId: '', orderId: '' }
  const stored = async (): Promise<Client> => (await opened.call('clients.get', { id: clientId })).client
  const field = (label: string) => opened.page.getByRole('textbox', { name: label, exact: true })
  const tab = (label: string) => opened.page.getByRole('tab', { name: label }).click()
  const care = () => opened.page.getByRole('region', { name: '备案之后' })
  const leave = () => opened.page.keyboard.press('Tab')

  beforeAll(async () => {
    opened = await openWindow()
    does = orderPage(opened)
    await opened.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  }, 180_000)
  afterAll(() => opened?.close())

  it('a new client is entered: organiser, person, a site', async () => {
    const { page } = opened
    await page.getByRole('button', { name: '新建客户' }).first().click()
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name }).waitFor()
    clientId = (await opened.call('clients.list', {})).rows[0]!.id
    await field('统一社会信用代码').fill(sample.subject.licenceNumber)
    await field('证件住所').fill(sample.subject.licenceAddress)
    await field('通信地址').fill(sample.subject.address)
    await leave()
    await tab('人员')
    await page.getByRole('button', { name: '添加法定代表人' }).click()
    await field('姓名').fill(sample.people[0]!.name)
    await leave()
    await tab('网站/APP')
    await page.getByRole('button', { name: '添加网站' }).click()
    await field('网站名称').fill('秧篱云岫茶业')
    await field('域名').fill('yangli-sample-tea.cn')
    await field('接入商').fill('阿里云')
    await field('服务器放置地').fill('浙江省杭州市')
    await leave()
    await eventually(stored).toMatchObject({
      subject: { name, licenceNumber: sample.subject.licenceNumber },
      people: [{ name: sample.people[0]!.name }],
      services: [{ name: '秧篱云岫茶业', domains: [{ name: 'yangli-sample-tea.cn' }], access: { provider: '阿里云' } }],
    })
  }, 60_000)

  it('a second site and a mini-program take over what they share with the first', async () => {
    const { page } = opened
    // the rest of the first site as the client's papers have it
    const now = await stored()
    const [site] = now.services
    const rest = { ...sample.services[0]!, id: site!.id, leadId: '' }
    await opened.call('clients.save', {
      client: { ...now, subject: sample.subject, people: sample.people, services: [rest] },
    })
    await page.getByRole('button', { name: '添加网站' }).click()
    await field('网站名称').fill('秧篱云岫茶礼')
    await field('域名').fill('yangli-sample-gifts.cn')
    await leave()
    await page.getByRole('button', { name: '添加小程序' }).click()
    await field('小程序名称').fill('秧篱云岫茶铺')
    await page.getByRole('button', { name: '添加平台' }).click()
    await field('包名 / Bundle ID').fill('cn.yangli.shop')
    await leave()
    await page.getByRole('tab', { name: /网站 · 秧篱云岫茶业/ }).click()
    await page.getByRole('button', { name: '抄到其他网站/APP' }).click()
    const dialog = page.getByRole('dialog', { name: '把「秧篱云岫茶业」的抄到其他网站/APP' })
    expect(await dialog.getByRole('checkbox', { name: '秧篱云岫茶铺' }).isChecked()).toBe(true)
    expect(await seriousFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: '抄过去' }).click()
    const shared = { contents: rest.contents, access: rest.access }
    const { registrar, holderName, holderIdNumber } = rest.domains[0]!
    await eventually(async () => (await stored()).services).toMatchObject([
      shared,
      {
        ...shared,
        name: '秧篱云岫茶礼',
        domains: [{ name: 'yangli-sample-gifts.cn', registrar, holderName, holderIdNumber }],
      },
      { ...shared, name: '秧篱云岫茶铺', kind: 'mini-program', appPlatforms: [{ packageName: 'cn.yangli.shop' }] },
    ])
  }, 60_000)

  it('its papers are dropped in, and the sheet is drawn and handed out', async () => {
    const { page } = opened
    await tab('材料')
    await dropFiles(page, 'main', [
      { name: '营业执照.jpg', path: scan('licence') },
      { name: '法人身份证人像面.jpg', path: scan('legal-front') },
      { name: '法人身份证国徽面.jpg', path: scan('legal-back') },
    ])
    await eventually(async () => (await stored()).materials.map(({ kind }) => kind).sort()).toEqual([
      'business-licence',
      'id-back',
      'id-front',
    ])
    await page
      .locator('.slot', { hasText: '营业执照' })
      .first()
      .locator('.verdict')
      .getByText('通过')
      .waitFor({ timeout: 60_000 })
    await tab('核验单')
    await page.locator('canvas[data-drawn]').waitFor({ timeout: 60_000 })
    const downloading = page.waitForEvent('download')
    // nothing that stands on it is wrong, so nothing is asked
    await page.getByRole('button', { name: '保存 PDF' }).click()
    expect((await downloading).suggestedFilename()).toContain(name)
  }, 120_000)

  it('the order goes to the provider, through the SMS, to the bureau', async () => {
    const { page } = opened
    await does.startOrder(clientId)
    const dialog = page.getByRole('dialog', { name: '开新订单' })
    // all three are to be filed
    await eventually(() => dialog.locator('input[type=checkbox]:checked').count()).toBe(3)
    ids = await does.openOrder(clientId)
    await does.startFilling(ids)
    await does.handIn(ids)
    await does.toBureau(ids)
    const [order] = (await stored()).orders
    expect(order).toMatchObject({ kind: 'first', provider: '阿里云', smsVerified: [sample.people[0]!.id] })
  }, 90_000)

  it('the numbers come, each is looked at, and the footer’s text is copied', async () => {
    const { page } = opened
    await does.take('管局通过')
    const approve = page.getByRole('dialog', { name: '管局通过' })
    await approve.getByRole('textbox', { name: '秧篱云岫茶业' }).fill('浙ICP备88888801号-1')
    await approve.getByRole('textbox', { name: '秧篱云岫茶礼' }).fill('浙ICP备88888802号-2')
    await approve.getByRole('textbox', { name: '秧篱云岫茶铺' }).fill('浙ICP备88888801号-3X')
    await approve.getByRole('button', { name: '确定' }).click()
    await approve.getByText('不属于主体').waitFor()
    await approve.getByRole('textbox', { name: '秧篱云岫茶礼' }).fill('浙ICP备88888801号-2')
    await approve.getByRole('button', { name: '确定' }).click()
    await does.until(ids, 'filed')
    expect(await stored()).toMatchObject({
      subject: { filingNumber: '浙ICP备88888801号' },
      services: [
        { filingNumber: '浙ICP备88888801号-1' },
        { filingNumber: '浙ICP备88888801号-2' },
        { filingNumber: '浙ICP备88888801号-3X' },
      ],
    })
    await care()
      .getByRole('button', { name: /^复制文字.*秧篱云岫茶业$/ })
      .click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('浙ICP备88888801号-1')
    // a mini-program has no home page: it is looked at
    expect(
      await care()
        .getByRole('button', { name: /^核对首页/ })
        .count(),
    ).toBe(2)
    expect(await seriousFaults(page)).toEqual([])
  }, 60_000)

  it('the number on the home page is due today until it has been seen there', async () => {
    const { page } = opened
    const site = care().locator('.filed', { hasText: '浙ICP备88888801号-1' })
    await site.getByText('还没有核对备案号').waitFor()
    await site.getByText('今天').waitFor()
    await site.getByRole('button', { name: /^复制底部代码/ }).click()
    const footer = await page.evaluate(() => navigator.clipboard.readText())
    const file = join(tmpdir(), `walk-home-page-${process.pid}.html`)
    const check = async (html: string) => {
      writeFileSync(file, html)
      const chooser = page.waitForEvent('filechooser')
      await site.getByRole('button', { name: /^核对首页/ }).click()
      await (await chooser).setFiles(file)
    }
    await check('<body><h1>茶</h1></body>')
    await site.getByText('首页上没有找到备案号').waitFor()
    expect((await stored()).services[0]?.numberSeenOn).toBe('')
    await check(`<body><h1>茶</h1>${footer}</body>`)
    await site.getByText(/\d{4}-\d\d-\d\d 核对过备案号/).waitFor()
    expect(await site.getByText('今天').count()).toBe(0)
    const shop = care().locator('.filed', { hasText: '浙ICP备88888801号-3X' })
    await shop.getByText('显著位置标明备案号').waitFor()
    await shop.getByRole('button', { name: /^看过了/ }).click()
    await shop.getByText(/核对过备案号/).waitFor()
    const { openedOn } = (await stored()).services[0]!
    expect((await stored()).services.map(({ numberSeenOn }) => numberSeenOn)).toEqual([openedOn, '', openedOn])
  }, 60_000)

  it('公安联网备案 has thirty days from the opening, and no clock once its number is there', async () => {
    const { page } = opened
    const site = care().locator('.filed', { hasText: '浙ICP备88888801号-1' })
    await site.getByText('30 天后').waitFor()
    const clocks = page.getByRole('region', { name: '期限' })
    await clocks.getByText('秧篱云岫茶业开通后 30 日内办公安联网备案').waitFor()
    await site.getByRole('textbox', { name: /公安联网备案号/ }).fill('浙公网安备33010602000001号')
    await leave()
    await eventually(async () => (await stored()).services[0]?.publicSecurityNumber).toBe('浙公网安备33010602000001号')
    await clocks.getByText('秧篱云岫茶业开通后 30 日内办公安联网备案').waitFor({ state: 'detached' })
    await clocks.getByText('秧篱云岫茶礼开通后 30 日内办公安联网备案').waitFor()
  }, 60_000)

  it('the yearly report, which the user’s document asks for, is ticked; its clock goes on to the next year', async () => {
    const { page } = opened
    expect(
      await care()
        .getByRole('checkbox', { name: /年度报告已提交/ })
        .count(),
    ).toBe(0)
    await opened.call('settings.set', { reading: 'document' })
    await page.reload()
    const tick = care().getByRole('checkbox', { name: /年度报告已提交/ })
    await tick.waitFor()
    const due = () =>
      care()
        .locator('p', { has: page.locator('input[type=checkbox]') })
        .locator('b .quiet')
        .textContent()
    const year = Number(new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' }).slice(0, 4))
    const before = await due()
    await tick.click()
    await eventually(async () => (await stored()).subject.yearlyReport).toBe(String(year))
    await eventually(() => tick.isChecked()).toBe(true)
    // in the months of the report the clock moves; later in the year it stands at the next one already
    await eventually(due).toBe(`${year + 1}-03-31`)
    await tick.click()
    await eventually(async () => (await stored()).subject.yearlyReport).toBe('')
    await eventually(due).toBe(before)
    await opened.call('settings.set', { reading: 'law' })
  }, 60_000)

  it('goes over into care, and taking that and the approval back leaves what was typed since', async () => {
    const { page } = opened
    await page.reload()
    await does.take('转入维护')
    await page.getByText('这单已办结').waitFor()
    await does.others('撤销上一步')
    await does.until(ids, 'filed')
    await does.others('撤销上一步')
    await does.until(ids, 'bureau')
    const back = await stored()
    expect([back.subject.filingNumber, ...back.services.map(({ filingNumber }) => filingNumber)]).toEqual([
      '',
      '',
      '',
      '',
    ])
    expect(back.services[0]).toMatchObject({ openedOn: '', publicSecurityNumber: '浙公网安备33010602000001号' })
    expect(opened.faults).toEqual([])
  }, 60_000)
})
