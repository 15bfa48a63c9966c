import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, clientSchema } from '../../../domain/model/index.ts'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { eventually, inputMethod, type OpenWindow, openClient, openWindow, seriousFaults } from './open-window.ts'

const idNumber = '11010519491231002X'
const mobile = '15400002201'
const draft = clientSchema.parse({
  subject: { name: '杭州样例茶业有限公司', province: '浙江', city: '杭州市', address: '样例路 1 号' },
  people: [{ name: '林样例', roles: ['legal-representative', 'subject-lead'], idNumber, mobile }],
  services: [{ name: '样例茶业', domains: [{ name: 'sample-tea.cn' }] }],
})

describe.skipIf(!chromiumPath)(`a client’s page${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let opened: OpenWindow
  let client: Client
  beforeAll(async () => {
    opened = await openWindow()
    client = await openClient(opened, draft)
    await opened.page.getByRole('heading', { level: 1, name: client.subject.name }).waitFor()
  }, 180_000)
  afterAll(() => opened?.close())
  const stored = async () => (await opened.call('clients.get', { id: client.id })).client
  const field = (label: string) => opened.page.getByLabel(label, { exact: true })
  const tab = (name: string) => opened.page.getByRole('tab', { name }).click()
  const saved = () => opened.page.getByText('已保存', { exact: true }).waitFor()
  const saves = () => opened.calls.filter(({ name }) => name === 'clients.save').length

  it('saves nothing while a word is being composed, and the word once it is chosen', async () => {
    const { page } = opened
    const before = saves()
    await field('区县').click()
    const method = await inputMethod(page)
    for (const letters of ['x', 'xi', 'xihu']) await method.compose(letters)
    await page.waitForTimeout(1200)
    expect(saves()).toBe(before)
    await method.commit('西湖区')
    await eventually(async () => (await stored()).subject.district).toBe('西湖区')
    expect(await field('区县').inputValue()).toBe('西湖区')
  })

  it('says beside the field what is wrong, as soon as it is left, and takes it back when it is mended', async () => {
    const { page } = opened
    await field('统一社会信用代码').fill('91330100M000100Y4A')
    await field('通信地址').click()
    const note = page.locator('[data-path="subject.licenceNumber"] .field-note')
    await note.getByText(/校验码|号码|代码/).waitFor()
    const inPanel = page.getByRole('complementary', { name: '问题' }).getByText('证件号码')
    await inPanel.first().waitFor()
    await field('统一社会信用代码').fill('91350100M000100Y43')
    await field('通信地址').click()
    await note.getByText(/校验码/).waitFor({ state: 'detached' })
  })

  it('says so while the person is still typing, and keeps half a number out of the records', async () => {
    const { page } = opened
    // what the story before this one typed is on its way yet
    await eventually(async () => (await stored()).subject.licenceNumber).toBe('91350100M000100Y43')
    const before = (await stored()).subject.licenceNumber
    const box = field('统一社会信用代码')
    await box.fill('')
    await page.keyboard.type('9135010', { delay: 20 })
    const note = page.locator('[data-path="subject.licenceNumber"] .field-note')
    await note.getByText(/18 位|位数|不足|少/).waitFor()
    expect(await box.inputValue()).toBe('9135010')
    expect((await stored()).subject.licenceNumber).toBe(before)
    await page.keyboard.type('0M000100Y43')
    await note.getByText(/18 位|位数|不足|少/).waitFor({ state: 'detached' })
    await page.keyboard.press('Tab')
    await eventually(async () => (await stored()).subject.licenceNumber).toBe('91350100M000100Y43')
  })

  it('takes the person from a finding to its field, in another section too', async () => {
    const { page } = opened
    const panel = page.getByRole('complementary', { name: '问题' })
    await panel.getByText('样例茶业 · 服务内容').click()
    await page.waitForFunction(() => document.activeElement?.closest('[data-path$=".contents"]') !== null)
    expect(await page.getByRole('tab', { name: '网站/APP' }).getAttribute('aria-selected')).toBe('true')
  })

  it('shows personal numbers only on request, and writes that into the history', async () => {
    const { page, call } = opened
    await tab('人员')
    await page.getByText('林样例').first().waitFor()
    const everything = () =>
      page.evaluate(() =>
        [document.body.innerHTML, ...[...document.querySelectorAll('input')].map(({ value }) => value)].join('\n'),
      )
    expect(await everything()).not.toContain(idNumber)
    expect(await everything()).not.toContain(mobile)
    expect(await field('手机号码').inputValue()).toBe('154****2201')
    await page.getByRole('button', { name: '显示手机号码' }).click()
    await page.getByRole('button', { name: '遮住手机号码' }).waitFor()
    expect(await field('手机号码').inputValue()).toBe(mobile)
    expect(await everything()).not.toContain(idNumber)
    const { entries } = await call('history.list', { clientId: client.id })
    expect(entries.filter(({ action }) => action === 'number.revealed')).toHaveLength(1)
    await page.getByRole('button', { name: '遮住手机号码' }).click()
    expect(await field('手机号码').inputValue()).toBe('154****2201')
    expect((await stored()).people[0]?.mobile).toBe(mobile)
  })

  it('puts back a person taken out by mistake', async () => {
    const { page } = opened
    await page.getByRole('button', { name: '删除此人：林样例' }).click()
    await eventually(async () => (await stored()).people.length).toBe(0)
    await page.getByRole('button', { name: '撤销' }).click()
    await eventually(async () => (await stored()).people[0]?.mobile).toBe(mobile)
  })

  it('merges what somebody else saved meanwhile into what is being typed', async () => {
    const { page, call } = opened
    await tab('主体')
    await field('投资人或上级主管单位').click()
    await page.keyboard.type('样例投资')
    const theirs = await stored()
    await call('clients.save', { client: { ...theirs, subject: { ...theirs.subject, city: '宁波市' } } })
    await page.waitForTimeout(500)
    expect(await field('投资人或上级主管单位').inputValue()).toBe('样例投资')
    await page.keyboard.press('Tab')
    await eventually(() => field('城市').inputValue()).toBe('宁波市')
    await eventually(async () => (await stored()).subject).toMatchObject({ city: '宁波市', investor: '样例投资' })
  })

  it('asks where the same field was changed on both sides, and loses neither', async () => {
    const { page, call } = opened
    await saved()
    await field('通信地址').fill('我的路 3 号')
    const theirs = await stored()
    await call('clients.save', { client: { ...theirs, subject: { ...theirs.subject, address: '对方路 2 号' } } })
    // the window has heard of it, and leaves the field to the person who types
    await page.waitForTimeout(500)
    expect(await field('通信地址').inputValue()).toBe('我的路 3 号')
    await field('城市').click()
    const dialog = page.getByRole('dialog', { name: '同一处被两边改了' })
    await dialog.getByText('我的：我的路 3 号').waitFor()
    await dialog.getByText('对方的：对方路 2 号').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    expect((await stored()).subject.address).toBe('对方路 2 号')
    await dialog.getByRole('button', { name: '按选的保存' }).click()
    await dialog.waitFor({ state: 'detached' })
    await eventually(async () => (await stored()).subject.address).toBe('我的路 3 号')
  })

  it('keeps what was typed last when the page is left at once', async () => {
    const { page } = opened
    await field('备注').click()
    await page.keyboard.type('个体无公章')
    await page.evaluate(() => {
      window.location.hash = '#/settings'
    })
    await eventually(async () => (await stored()).subject.remark).toBe('个体无公章')
  })

  it('has no serious fault in any section, light or dark', async () => {
    const { page } = opened
    await page.goBack()
    for (const theme of ['浅色', '深色']) {
      await page.getByRole('link', { name: '设置', exact: true }).click()
      await page.getByText(theme, { exact: true }).click()
      await page.waitForFunction(
        (dark) => (document.documentElement.dataset.theme === 'dark') === dark,
        theme === '深色',
      )
      expect({ theme, place: 'settings', faults: await seriousFaults(page) }).toMatchObject({ faults: [] })
      await page.getByRole('link', { name: '客户', exact: true }).first().click()
      await page.getByRole('link', { name: client.subject.name }).click()
      for (const section of ['主体', '人员', '网站/APP', '材料', '核验单', '文书', '记录']) {
        await tab(section)
        await page.getByRole('tabpanel', { name: section }).waitFor()
        expect({ theme, section, faults: await seriousFaults(page) }).toMatchObject({ faults: [] })
      }
    }
  }, 120_000)

  it('says when the desk is gone, and keeps what is typed', async () => {
    const { page, desk } = opened
    await tab('主体')
    await saved()
    await desk.stop('SIGKILL')
    await page.getByText('和备案台的连接断了').first().waitFor()
    await field('城市').fill('温州市')
    await field('区县').click()
    await page.getByText('没有保存', { exact: false }).first().waitFor()
    await tab('人员')
    await tab('主体')
    expect(await field('城市').inputValue()).toBe('温州市')
  })

  it('raised no fault and fetched nothing from elsewhere', () => {
    expect(opened.faults).toEqual([])
  })
})
