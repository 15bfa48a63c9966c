import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessesOf } from '../../../domain/workflow/index.ts'
import { enterprise } from '../../domain/fixtures.ts'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { eventually, type OpenWindow, openWindow, seriousFaults } from './open-window.ts'
import { clientOnFile, orderPage, storedOrder } from './order-stories.ts'

const old = '杭州云朵计算有限公司'

describe.skipIf(!chromiumPath)(`each order type to its end${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let opened: OpenWindow
  let does: ReturnType<typeof orderPage>
  const create = async (name: string, change?: Parameters<typeof clientOnFile>[1]) =>
    (await opened.call('clients.create', { client: clientOnFile(name, change) })).client.id
  const plan = () => opened.page.getByRole('region', { name: '变更内容' })
  const providers = async (ids: { clientId: string; orderId: string }, place = 0) =>
    accessesOf((await does.stored(ids)).services[place]!).map(({ provider }) => provider)

  beforeAll(async () => {
    opened = await openWindow()
    does = orderPage(opened)
  }, 180_000)
  afterAll(() => opened?.close())

  it('新增网站/APP: an APP beside two sites gets its number, and its field in the record', async () => {
    const { page } = opened
    const clientId = await create('新增样例有限公司')
    await page.evaluate((to) => (location.hash = to), `/clients/${clientId}/services`)
    await page.getByRole('button', { name: '添加 APP' }).click()
    const field = (name: string) => page.getByRole('textbox', { name, exact: true })
    await field('APP名称').fill('云上茶管家')
    await page.getByRole('button', { name: '添加平台' }).click()
    await field('包名 / Bundle ID').fill('com.yunshang.butler')
    await field('签名指纹').fill('0123456789abcdef0123456789abcdef')
    await field('公钥').fill('MIIBIjANBgkqhkiG9w0BAQ')
    await page.keyboard.press('Tab')
    await eventually(async () => (await opened.call('clients.get', { id: clientId })).client.services[2]).toMatchObject(
      {
        name: '云上茶管家',
        appPlatforms: [
          { platform: 'android', packageName: 'com.yunshang.butler', publicKey: 'MIIBIjANBgkqhkiG9w0BAQ' },
        ],
      },
    )
    const dialog = await does.startOrder(clientId)
    await does.choose('要办什么', '增加网站')
    await eventually(() => dialog.getByRole('checkbox', { name: '云上茶管家' }).isChecked()).toBe(true)
    await does.choose('接入商', '腾讯云')
    const ids = await does.openOrder(clientId)
    expect(await storedOrder(opened, ids)).toMatchObject({ kind: 'add-service', provider: '腾讯云' })
    await does.startFilling(ids)
    await does.handIn(ids)
    await does.toBureau(ids)
    await does.take('管局通过')
    const approve = page.getByRole('dialog', { name: '管局通过' })
    const number = approve.getByRole('textbox', { name: '云上茶管家' })
    await number.fill('浙ICP备12345678号-2')
    await approve.getByRole('button', { name: '确定' }).click()
    await approve.getByText('用了两次').waitFor()
    await number.fill('浙ICP备12345678号-3A')
    await approve.getByRole('button', { name: '确定' }).click()
    await does.until(ids, 'filed')
    expect((await does.stored(ids)).services[2]).toMatchObject({ filingNumber: '浙ICP备12345678号-3A' })
    await does.others('撤销上一步')
    await does.until(ids, 'bureau')
    expect((await does.stored(ids)).services[2]).toMatchObject({ filingNumber: '', openedOn: '' })
  }, 90_000)

  it('新增接入, then 取消接入 of the old provider: the record follows each', async () => {
    const { page } = opened
    const clientId = await create('换接入商样例有限公司')
    const dialog = await does.startOrder(clientId)
    await does.choose('要办什么', '换接入商')
    for (const name of ['云上茶业', '云上茶礼']) await dialog.getByRole('checkbox', { name }).click()
    expect(await dialog.getByRole('combobox', { name: '接入商', exact: true }).inputValue()).toBe('')
    await does.choose('接入商', '腾讯云')
    const ids = await does.openOrder(clientId)
    await does.startFilling(ids)
    await plan().getByText(`云上茶业：${old}`).waitFor()
    await plan().getByRole('combobox', { name: 'IP 地址' }).fill('43.1.2.3')
    await page.keyboard.press('Enter')
    await plan().getByRole('textbox', { name: '服务器放置地' }).fill('广东省')
    await page.keyboard.press('Tab')
    await eventually(async () => (await storedOrder(opened, ids)).access).toMatchObject({
      ips: ['43.1.2.3'],
      location: '广东省',
    })
    expect(await seriousFaults(page)).toEqual([])
    await does.handIn(ids)
    await does.toBureau(ids)
    expect(await providers(ids)).toEqual([old])
    await does.take('管局通过')
    await does.until(ids, 'filed')
    expect(await providers(ids)).toEqual(['腾讯云', old])
    expect((await does.stored(ids)).services[1]?.access).toMatchObject({ ips: ['43.1.2.3'], location: '广东省' })
    await plan().getByText(`云上茶礼：腾讯云（广东省、43.1.2.3） + ${old}`).waitFor()

    await eventually(() => does.next().textContent()).toBe('接着开：取消接入')
    await does.next().click()
    // what is left is the older one
    await eventually(() => dialog.getByRole('combobox', { name: '接入商', exact: true }).inputValue()).toBe(old)
    for (const name of ['云上茶业', '云上茶礼']) await dialog.getByRole('checkbox', { name }).click()
    const second = await does.openOrder(clientId)
    expect(second.orderId).not.toBe(ids.orderId)
    await does.startFilling(second)
    await plan().getByText(`批下来以后，去掉在${old}的接入`).waitFor()
    expect(await plan().getByText('会成为空壳').count()).toBe(0)
    await does.handIn(second)
    await does.toBureau(second)
    await does.take('管局通过')
    await does.until(second, 'filed')
    expect([await providers(second), await providers(second, 1)]).toEqual([['腾讯云'], ['腾讯云']])
    await does.others('撤销上一步')
    await does.until(second, 'bureau')
    expect(await providers(second)).toEqual(['腾讯云', old])
  }, 120_000)

  it('取消接入 of the only provider: said beforehand, then a 空壳 with its clock, on the page and on the bench', async () => {
    const { page } = opened
    const clientId = await create('空壳样例有限公司')
    const dialog = await does.startOrder(clientId)
    await does.choose('要办什么', '不再用这家')
    await dialog.getByRole('checkbox', { name: '云上茶礼' }).click()
    const ids = await does.openOrder(clientId)
    await does.startFilling(ids)
    await plan().getByText('云上茶礼再没有别的接入商，会成为空壳').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await does.handIn(ids)
    await does.toBureau(ids)
    await does.take('管局通过')
    await does.until(ids, 'filed')
    const [, gifts] = (await does.stored(ids)).services
    expect(gifts).toMatchObject({ filingNumber: '浙ICP备12345678号-2', access: { provider: '', ips: [] } })
    expect(gifts?.shellSince).toMatch(/^\d{4}-\d\d-\d\d$/)
    await page.getByRole('region', { name: '期限' }).getByText('云上茶礼没有接入商：7 天内新增接入或注销服务').waitFor()
    await page.evaluate(() => (location.hash = '/workbench'))
    const line = page.locator('.work', { hasText: '空壳样例有限公司' })
    await line.getByText('云上茶礼没有接入商').waitFor()
    await line.locator('.work-act').click()
    await page.getByRole('heading', { level: 1, name: '空壳样例有限公司 的订单' }).waitFor()
  }, 90_000)

  it('变更接入: only the address is said, and two sites run there', async () => {
    const { page } = opened
    const clientId = await create('换服务器样例二有限公司')
    const dialog = await does.startOrder(clientId)
    await does.choose('要办什么', '换服务器')
    for (const name of ['云上茶业', '云上茶礼']) await dialog.getByRole('checkbox', { name }).click()
    const ids = await does.openOrder(clientId)
    await does.startFilling(ids)
    // a change that says nothing is not handed in: that is the next thing to do
    await eventually(() => does.next().textContent()).toBe('写明变更内容')
    await does.next().click()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('变更内容')
    await plan().getByRole('combobox', { name: 'IP 地址' }).fill('47.96.9.9')
    await page.keyboard.press('Enter')
    await eventually(async () => (await storedOrder(opened, ids)).access.ips).toEqual(['47.96.9.9'])
    await does.handIn(ids)
    expect(await plan().getByRole('combobox', { name: 'IP 地址' }).isDisabled()).toBe(true)
    await does.toBureau(ids)
    await does.take('管局通过')
    await does.until(ids, 'filed')
    for (const { access } of (await does.stored(ids)).services)
      expect(access).toMatchObject({ provider: old, location: '浙江省', ips: ['47.96.9.9'], inResourceSystem: '' })
    await does.others('撤销上一步')
    await does.until(ids, 'bureau')
    expect((await does.stored(ids)).services[0]?.access.ips).toEqual(['47.96.1.2'])
  }, 90_000)

  it('变更主体: the record keeps what is on file, findings go by the new name and lead to it here', async () => {
    const { page } = opened
    const clientId = await create('改名样例有限公司', (client) => ({
      ...client,
      services: client.services.map((service) => ({
        ...service,
        domains: service.domains.map((domain) => ({ ...domain, holderName: '改名样例有限公司' })),
      })),
    }))
    await does.startOrder(clientId)
    await does.choose('要办什么', '主办单位名称')
    await page.locator('#opening-effective').fill('2030-05-31')
    await page.keyboard.press('Enter')
    await page.getByText('变更前 30 日申请变更备案：2030-05-01').waitFor()
    const ids = await does.openOrder(clientId)
    await does.startFilling(ids)
    await page.getByRole('region', { name: '期限' }).getByText('变更前 30 日申请变更备案').waitFor()
    await does.choose('要改哪一项', '主体 · 名称')
    await plan().getByRole('textbox', { name: '新值' }).fill('网站')
    await page.keyboard.press('Enter')
    const row = plan().getByRole('row', { name: /主体 · 名称/ })
    await eventually(() => row.textContent()).toBe('主体 · 名称改名样例有限公司网站')
    // picked again, it is written anew
    await does.choose('要改哪一项', '主体 · 名称')
    await plan().getByRole('textbox', { name: '新值' }).fill('改名样例集团有限公司')
    await plan().getByRole('button', { name: '加上' }).click()
    await does.choose('要改哪一项', '张明远 · 手机号码')
    await plan().getByRole('textbox', { name: '新值' }).fill('13900002222')
    await page.keyboard.press('Enter')
    await plan().getByText('139****2222').waitFor()
    await page.locator('.findings').getByText('yunshang-gifts.com的持有者不是备案主体').waitFor()
    expect((await does.stored(ids)).subject.name).toBe('改名样例有限公司')
    expect(await seriousFaults(page)).toEqual([])
    await does.handIn(ids)
    expect(
      await plan()
        .getByRole('button', { name: /^不改这一项/ })
        .count(),
    ).toBe(0)
    await does.toBureau(ids)
    await does.take('管局通过')
    await does.until(ids, 'filed')
    const after = await does.stored(ids)
    expect([after.subject.name, after.people[0]?.mobile]).toEqual(['改名样例集团有限公司', '13900002222'])
    // what stood on file is still told
    await eventually(() =>
      plan()
        .getByRole('row', { name: /主体 · 名称/ })
        .textContent(),
    ).toBe('主体 · 名称改名样例有限公司改名样例集团有限公司')
    await does.others('撤销上一步')
    await does.until(ids, 'bureau')
    expect((await does.stored(ids)).subject.name).toBe('改名样例有限公司')
  }, 120_000)

  it('变更服务: a list is mended, another person answers', async () => {
    const { page } = opened
    const clientId = await create('改服务样例有限公司')
    const dialog = await does.startOrder(clientId)
    await does.choose('要办什么', '网站或 APP 名称')
    await dialog.getByRole('checkbox', { name: '云上茶业' }).click()
    const ids = await does.openOrder(clientId)
    await does.startFilling(ids)
    await does.choose('要改哪一项', '云上茶业 · 服务内容')
    await plan().getByRole('combobox', { name: '新值' }).fill('电子商务')
    await page.keyboard.press('Enter')
    await plan().getByRole('button', { name: '加上' }).click()
    await plan()
      .getByRole('row', { name: /云上茶业 · 服务内容/ })
      .waitFor()
    await does.choose('要改哪一项', '云上茶业 · 负责人')
    await plan().getByRole('combobox', { name: '新值' }).click()
    await page.getByTitle('李静').click()
    await plan().getByRole('button', { name: '加上' }).click()
    await plan()
      .getByRole('row', { name: /云上茶业 · 负责人/ })
      .waitFor()
    await does.handIn(ids)
    await does.toBureau(ids)
    await does.take('管局通过')
    await does.until(ids, 'filed')
    expect((await does.stored(ids)).services).toMatchObject([
      { contents: ['单位门户网站', '电子商务'], leadId: 'p2' },
      { contents: ['单位门户网站'], leadId: '' },
    ])
  }, 90_000)

  it('迁移: the site leaves this client’s file, and can be put back', async () => {
    const clientId = await create('迁移样例有限公司')
    const dialog = await does.startOrder(clientId)
    await does.choose('要办什么', '换成另一个主体')
    await dialog.getByRole('checkbox', { name: '云上茶礼' }).click()
    await dialog.getByRole('textbox', { name: '迁到哪个主体' }).fill('杭州接手样例有限公司')
    const ids = await does.openOrder(clientId)
    await does.startFilling(ids)
    await does.handIn(ids)
    await does.toBureau(ids)
    expect(await does.confirm('管局通过')).toContain('云上茶礼归「杭州接手样例有限公司」')
    await does.until(ids, 'filed')
    expect((await does.stored(ids)).services.map(({ name }) => name)).toEqual(['云上茶业'])
    await does.others('撤销上一步')
    await does.until(ids, 'bureau')
    expect((await does.stored(ids)).services.map(({ name }) => name)).toEqual(['云上茶业', '云上茶礼'])
  }, 90_000)

  it('转移: without an account it is not handed in; at the end all services stand under it', async () => {
    const { page } = opened
    const clientId = await create('转移样例有限公司')
    await does.startOrder(clientId)
    await does.choose('要办什么', '换到接入商的另一个账号')
    const ids = await does.openOrder(clientId)
    await does.startFilling(ids)
    await eventually(() => does.next().textContent()).toBe('写明去向')
    await page.getByRole('textbox', { name: '转到哪个账号' }).fill('agency@example.com')
    await page.keyboard.press('Tab')
    await eventually(async () => (await storedOrder(opened, ids)).to).toBe('agency@example.com')
    await does.handIn(ids)
    await does.take('初审通过')
    await does.until(ids, 'filed')
    expect((await does.stored(ids)).services.map(({ access }) => access.account)).toEqual([
      'agency@example.com',
      'agency@example.com',
    ])
    await does.others('撤销上一步')
    await does.until(ids, 'review')
    expect((await does.stored(ids)).services[0]?.access.account).toBe('')
  }, 90_000)

  it('认领: a subject that others filed comes under our account, with the number it has long had', async () => {
    const { page } = opened
    const draft = enterprise()
    const { client } = await opened.call('clients.create', {
      client: { ...draft, subject: { ...draft.subject, name: '认领样例有限公司' } },
    })
    const dialog = await does.startOrder(client.id)
    await does.choose('订单类型', '认领')
    await dialog.getByRole('textbox', { name: '认领到接入商的哪个账号' }).fill('agency@example.com')
    const ids = await does.openOrder(client.id)
    await does.startFilling(ids)
    await does.handIn(ids)
    await does.take('初审通过')
    const numbers = page.getByRole('dialog', { name: '初审通过' })
    await numbers.getByRole('button', { name: '确定' }).click()
    await numbers.getByText('没有填主体备案号').waitFor()
    await numbers.getByRole('textbox', { name: '主体备案号' }).fill('浙ICP备12345678号')
    await numbers.getByRole('textbox', { name: '云上茶业' }).fill('浙ICP备12345678号-7')
    expect(await seriousFaults(page)).toEqual([])
    await numbers.getByRole('button', { name: '确定' }).click()
    await does.until(ids, 'filed')
    expect(await does.stored(ids)).toMatchObject({
      subject: { filingNumber: '浙ICP备12345678号' },
      services: [{ filingNumber: '浙ICP备12345678号-7', access: { account: 'agency@example.com' } }],
    })
    await does.others('撤销上一步')
    await does.until(ids, 'review')
    expect((await does.stored(ids)).subject.filingNumber).toBe('')
  }, 90_000)

  it('注销主体: everything on file leaves, a draft of a site stays', async () => {
    const { page } = opened
    const clientId = await create('全部注销样例有限公司', (client) => ({
      ...client,
      services: [...client.services, { ...client.services[0]!, id: 's3', name: '云上草稿', filingNumber: '' }],
    }))
    await does.startOrder(clientId)
    await does.choose('要办什么', '全部不再使用')
    await page.locator('#opening-effective').fill('2030-05-31')
    await page.keyboard.press('Enter')
    await page.getByText('停止服务的当天提交注销').waitFor()
    const ids = await does.openOrder(clientId)
    await page.getByRole('region', { name: '期限' }).getByText('停止服务当日注销').waitFor()
    await does.startFilling(ids)
    await does.handIn(ids)
    await does.toBureau(ids)
    expect(await does.confirm('管局通过')).toContain('主体和名下全部网站/APP')
    await does.until(ids, 'filed')
    const after = await does.stored(ids)
    expect([after.subject.filingNumber, after.services.map(({ name }) => name)]).toEqual(['', ['云上草稿']])
    await does.others('撤销上一步')
    await does.until(ids, 'bureau')
    expect((await does.stored(ids)).services).toHaveLength(3)
  }, 90_000)

  it('raised no fault and fetched nothing from elsewhere', () => {
    expect(opened.faults).toEqual([])
  })
})
