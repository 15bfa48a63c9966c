import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, clientSchema } from '../../../domain/model/index.ts'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { eventually, type OpenWindow, openClient, openWindow, seriousFaults } from './open-window.ts'

const draft = clientSchema.parse({
  subject: { name: '武汉样例商贸有限公司', province: '湖北', licenceNumber: '91420100MA00000X0K' },
  people: [
    { id: 'p1', name: '林样例', roles: ['legal-representative', 'subject-lead'] },
    { id: 'p2', name: '王样例', roles: ['service-lead'], idNumber: '110105194912310029', mobile: '15400002201' },
  ],
  services: [{ id: 's1', name: '样例理财', domains: [{ name: 'sample-money.cn' }] }],
})

describe.skipIf(!chromiumPath)(`papers beside the sheet${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let opened: OpenWindow
  let client: Client
  beforeAll(async () => {
    opened = await openWindow()
    client = await openClient(opened, draft, '文书')
  }, 180_000)
  afterAll(() => opened?.close())
  const history = async () => (await opened.call('history.list', { clientId: client.id })).entries
  const drawn = () => opened.page.locator('canvas[data-drawn]').first().waitFor({ timeout: 60_000 })
  const side = (text: string | RegExp) => opened.page.locator('.paper-side').getByText(text)

  it('lists what the rules ask for and why, and says whose words they are', async () => {
    const { page } = opened
    await drawn()
    const list = page.getByRole('navigation', { name: '文书清单' })
    await list
      .getByRole('link', { name: /网站负责人授权书（王样例）/ })
      .getByText('必备')
      .waitFor()
    await list
      .getByRole('link', { name: /不涉及金融业务承诺书/ })
      .getByText('建议')
      .waitFor()
    await side('网站负责人不是法定代表人，湖北要附授权书').waitFor()
    await side('本机构文本，非官方样张；请以接入商最新模板为准').waitFor()
    expect(await seriousFaults(page)).toEqual([])
  }, 120_000)

  it('shows personal numbers only on request, and writes each sight into the history', async () => {
    const { page } = opened
    expect((await history()).filter(({ action }) => action === 'number.revealed')).toEqual([])
    await page.getByRole('button', { name: '看完整号码' }).click()
    await page.getByRole('button', { name: '遮住号码' }).waitFor()
    await eventually(async () => (await history()).filter(({ action }) => action.includes('reveal')).length).toBe(3)
    await page.getByRole('button', { name: '遮住号码' }).click()
    await page.getByRole('button', { name: '看完整号码' }).waitFor()
  }, 60_000)

  it('saves a paper and notes it', async () => {
    const { page } = opened
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '保存 PDF' }).click()
    expect((await download).suggestedFilename()).toBe('网站负责人授权书（王样例）-武汉样例商贸有限公司.pdf')
    const [last] = await history()
    expect(last).toMatchObject({ action: 'paper.saved' })
    expect(last?.words).toContain('网站负责人授权书（王样例）')
  }, 60_000)

  it('leads from a lacking fact to its field', async () => {
    const { page } = opened
    await opened.call('clients.get', { id: client.id })
    await page.evaluate((id) => (location.hash = `/clients/${id}/papers/construction-plan`), client.id)
    await side(/服务内容 没有填/).waitFor()
    await page.getByRole('button', { name: '去填服务内容' }).click()
    await page.getByRole('tab', { name: '网站/APP', selected: true }).waitFor()
    await page.getByRole('tab', { name: '文书' }).click()
    await drawn()
  }, 60_000)

  it('edits the words of a template with the preview beside, refuses what is wrong, saves, and takes it back', async () => {
    const { page } = opened
    await page.getByRole('button', { name: '改模板文字' }).click()
    const editor = page.getByRole('region', { name: '改“网站负责人授权书”的文字' })
    const title = editor.getByLabel('标题')
    const save = editor.getByRole('button', { name: '保存为本机构模板' })
    expect(await save.isDisabled()).toBe(true)
    await title.fill('{没有的}授权书')
    await editor.getByText(/没有 \{没有的\} 这个占位词/).waitFor()
    expect(await save.isDisabled()).toBe(true)

    await title.fill('我们的授权书')
    await title.press('End')
    await editor.getByRole('combobox', { name: '插入资料' }).click()
    await page.getByTitle('主办单位名称', { exact: true }).click()
    await eventually(() => title.inputValue()).toBe('我们的授权书{主办单位名称}')
    expect(await seriousFaults(page)).toEqual([])
    await save.click()
    await page.getByRole('button', { name: '改模板文字' }).waitFor()
    await page.locator('.paper-list').getByText('本机构改过').waitFor()
    const { templates } = await opened.call('papers.templates', {})
    expect(templates).toMatchObject([
      { key: 'authorisation-service-lead', title: '我们的授权书{主办单位名称}', origin: { wording: 'agency' } },
    ])

    await page.getByRole('button', { name: '改模板文字' }).click()
    await page.getByRole('button', { name: '恢复自带文字' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /恢\s*复/ })
      .click()
    await eventually(async () => (await opened.call('papers.templates', {})).templates).toEqual([])
    const all = (await opened.call('history.list', { clientId: '' })).entries
    expect(all.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['paper.template-saved', 'paper.template-reset']),
    )
  }, 120_000)

  it('keeps what is being edited while another page is looked at', async () => {
    const { page } = opened
    await page.getByRole('button', { name: '改模板文字' }).click()
    await page.getByLabel('标题').fill('改了一半')
    await page.getByRole('tab', { name: '主体' }).click()
    await page.getByRole('tab', { name: '文书' }).click()
    await page.getByRole('button', { name: /接着改模板/ }).click()
    expect(await page.getByLabel('标题').inputValue()).toBe('改了一半')
    await page.getByRole('button', { name: '放弃修改' }).click()
    await eventually(() => page.getByLabel('标题').inputValue()).toBe('网站负责人授权书')
    expect(opened.faults).toEqual([])
  }, 60_000)
})
