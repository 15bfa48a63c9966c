import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientSchema } from '../../../domain/model/index.ts'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { holdAnswers, inputMethod, type OpenWindow, openWindow, seriousFaults } from './open-window.ts'

const named = (name: string, mobile = '') =>
  clientSchema.parse({
    subject: { name, province: '浙江' },
    people: [{ name: '林样例', roles: ['subject-lead'], mobile }],
  })

describe.skipIf(!chromiumPath)(`the clients list${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let opened: OpenWindow
  beforeAll(async () => {
    opened = await openWindow()
  }, 180_000)
  afterAll(() => opened?.close())
  const searches = () =>
    opened.calls.filter(({ name }) => name === 'clients.list').map(({ input }) => (input as { search: string }).search)

  it('says on first start what to do, without a fault', async () => {
    const { page } = opened
    for (const name of ['载入样例客户', '导入 Excel']) await page.getByRole('button', { name }).waitFor()
    expect(await page.getByRole('button', { name: '新建客户' }).count()).toBe(2)
    expect(await seriousFaults(page)).toEqual([])
  })

  it('takes in a list once it has been looked at', async () => {
    const { page } = opened
    const rows = ['单位名称,单位性质,手机号码', '杭州甲样例有限公司,企业,15400002201']
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '导入 Excel' }).click()
    await (await choosing).setFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) })
    await page.getByRole('heading', { level: 1, name: '导入客户' }).waitFor()
    await page.getByRole('button', { name: '导入 1 个客户' }).click()
    await page.getByRole('link', { name: '杭州甲样例有限公司' }).waitFor()
  })

  it('shows clients that came in elsewhere, masks their numbers, and counts what is wrong in words', async () => {
    const { page, call } = opened
    await call('clients.create', { client: named('宁波乙样例有限公司', '15400003302') })
    await call('clients.create', { client: named('温州丙样例有限公司', '15400004403') })
    await page.getByRole('link', { name: '温州丙样例有限公司' }).waitFor()
    const row = page.locator('.ant-table-row', { hasText: '宁波乙' })
    await row.getByText('154****3302').waitFor()
    expect(await page.locator('body').innerHTML()).not.toContain('15400003302')
    await row.getByText(/会被驳回 \d/).waitFor()
    await row.getByText(/缺 \d/).waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })

  it('leaves input methods alone: nothing is searched before the word is chosen', async () => {
    const { page } = opened
    const before = searches().length
    await page.getByRole('textbox', { name: '在客户中搜索' }).click()
    const method = await inputMethod(page)
    for (const letters of ['n', 'ni', 'nin', 'ningb', 'ningbo']) await method.compose(letters)
    // longer than the search waits for typing to come to rest
    await page.waitForTimeout(500)
    expect(searches().slice(before)).toEqual([])
    await method.commit('宁波')
    await page.getByRole('link', { name: '温州丙样例有限公司' }).waitFor({ state: 'detached' })
    expect(searches().slice(before)).toEqual(['宁波'])
    await page.getByRole('textbox', { name: '在客户中搜索' }).fill('没有这一家')
    await page.getByText('没有符合的客户').waitFor()
    await page.getByRole('button', { name: '清除搜索和筛选' }).click()
    await page.getByRole('link', { name: '温州丙样例有限公司' }).waitFor()
  })

  it('is worked without a mouse: down into the list, along it, Enter opens, and back', async () => {
    const { page } = opened
    await page.getByText('名称', { exact: true }).first().click()
    await page.waitForFunction(() => document.querySelector('.row-link')?.textContent?.startsWith('杭州'))
    await page.getByRole('textbox', { name: '在客户中搜索' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.waitForFunction(() => document.activeElement?.textContent === '杭州甲样例有限公司')
    await page.keyboard.press('ArrowDown')
    await page.waitForFunction(() => document.activeElement?.textContent === '宁波乙样例有限公司')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '宁波乙样例有限公司' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: '客户' }).waitFor()
  })

  it('keeps keys pressed faster than the answer comes for the lines of that answer', async () => {
    const { page } = opened
    const field = page.getByRole('textbox', { name: '在客户中搜索' })
    await page.getByRole('link', { name: '杭州甲样例有限公司' }).waitFor()
    const answer = await holdAnswers(page, 'clients.list')
    await field.fill('宁波')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.textContent)).not.toBe('杭州甲样例有限公司')
    await answer()
    await page.waitForFunction(() => document.activeElement?.textContent === '宁波乙样例有限公司')
    await page.getByText('没有选择客户').waitFor()
    await field.fill('温州')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '温州丙样例有限公司' }).waitFor()
    await page.goBack()
    await page.getByRole('textbox', { name: '在客户中搜索' }).fill('')
    await page.getByRole('link', { name: '杭州甲样例有限公司' }).waitFor()
  })

  it('finds a client from anywhere by Ctrl+K, but not on the Enter that chooses a word', async () => {
    const { page } = opened
    await page.getByRole('link', { name: '设置', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '设置' }).waitFor()
    await page.keyboard.press('Control+k')
    const method = await inputMethod(page)
    await page.keyboard.type('丙样例')
    await page.getByRole('option', { name: '温州丙样例有限公司' }).waitFor()
    await method.compose('wen')
    await page.getByRole('combobox').evaluate((field) => {
      field.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true }),
      )
    })
    await page.getByRole('heading', { level: 1, name: '设置' }).waitFor()
    await method.compose('')
    await page.getByRole('option', { name: '温州丙样例有限公司' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '温州丙样例有限公司' }).waitFor()
  })

  it('opens by Ctrl+K what was typed, not what stood there when Enter came before the answer', async () => {
    const { page } = opened
    await page.keyboard.press('Control+k')
    await page.keyboard.type('杭州')
    await page.getByRole('option', { name: '杭州甲样例有限公司' }).waitFor()
    await page.keyboard.press('Control+k')
    const answer = await holdAnswers(page, 'clients.list')
    await page.keyboard.type('宁波')
    await page.keyboard.press('Enter')
    await answer()
    await page.getByRole('heading', { level: 1, name: '宁波乙样例有限公司' }).waitFor()
    // an Enter before there was any question is none to what comes later
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Enter')
    const method = await inputMethod(page)
    await method.commit('温州')
    await page.getByRole('option', { name: '温州丙样例有限公司' }).waitFor()
    await page.getByRole('heading', { level: 1, name: '宁波乙样例有限公司' }).waitFor()
    await page.keyboard.press('Escape')
  })

  it('raised no fault and fetched nothing from elsewhere', () => {
    expect(opened.faults).toEqual([])
  })
})
