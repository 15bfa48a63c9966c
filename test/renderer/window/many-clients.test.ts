import { readFileSync } from 'node:fs'
import type { Download } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientSchema } from '../../../domain/model/index.ts'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { eventually, type OpenWindow, openWindow, seriousFaults } from './open-window.ts'

const names = ['安心', '宝丰', '长青', '德胜', '恩泽', '富华'].map((name) => `${name}样例有限公司`)

describe.skipIf(!chromiumPath)(`many clients at once${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let opened: OpenWindow
  beforeAll(async () => {
    opened = await openWindow()
    await opened.call('settings.set', { operator: '小张' })
    for (const [index, name] of names.entries()) {
      const province = index % 2 === 0 ? '浙江' : '江苏'
      const person = { name: '林样例', roles: ['subject-lead'], mobile: `1540000220${index}` }
      await opened.call('clients.create', {
        client: clientSchema.parse({ subject: { name, province }, people: [person] }),
      })
    }
    await opened.page.reload()
    await opened.page.getByText('名称', { exact: true }).first().click()
    await opened.page.getByRole('link', { name: names[5] as string }).waitFor()
  }, 180_000)
  afterAll(() => opened?.close())

  const page = () => opened.page
  const line = (name: string) => page().locator('.ant-table-row', { hasText: name })
  const bar = () => page().getByRole('region', { name: '批量操作' })
  const focused = () => page().evaluate(() => document.activeElement?.textContent)
  const marks = async () => {
    const { rows } = await opened.call('clients.list', { sort: 'name' })
    return rows.map(({ assignee, tags }) => [assignee, ...tags].join(' '))
  }

  it('are chosen without a mouse: Space takes one, Shift and the arrows a run, Ctrl+A all', async () => {
    await page().getByRole('textbox', { name: '在客户中搜索' }).focus()
    await page().keyboard.press('ArrowDown')
    await eventually(focused).toBe(names[0])
    await page().keyboard.press('Space')
    await bar().getByText('已选 1 个').waitFor()
    await page().keyboard.press('ArrowDown')
    await eventually(focused).toBe(names[1])
    await page().keyboard.press('Shift+ArrowDown')
    await bar().getByText('已选 3 个').waitFor()
    await page().keyboard.press('Space')
    await bar().getByText('已选 2 个').waitFor()
    await page().keyboard.press('Control+a')
    await bar().getByText('已选 6 个').waitFor()
    expect(await seriousFaults(page())).toEqual([])
    await bar().getByRole('button', { name: '取消选择' }).press('Enter')
    await bar().getByText('没有选择客户').waitFor()
  })

  it('go to a colleague in one go, and Ctrl+Z takes it back', async () => {
    for (const name of names.slice(0, 3)) await line(name).getByRole('checkbox').click()
    await bar().getByRole('button', { name: '指派' }).press('Enter')
    const dialog = page().getByRole('dialog', { name: '把 3 个客户交给谁？' })
    await dialog.getByRole('combobox', { name: '经办人' }).fill('赵强')
    await page().keyboard.press('Enter')
    await page().getByText('3 个客户交给了 赵强').waitFor()
    await eventually(marks).toEqual(['赵强', '赵强', '赵强', '', '', ''])
    await line(names[0] as string)
      .getByText('赵强')
      .waitFor()
    await line(names[0] as string)
      .locator('.row-link')
      .focus()
    await page().keyboard.press('Control+z')
    await page().getByText('已撤销 3 个客户的改动').waitFor()
    expect(await marks()).toEqual(['', '', '', '', '', ''])
  })

  it('get a tag, are found by it, and the question stays under a name of the clerk’s own', async () => {
    await bar().getByRole('button', { name: '标签' }).click()
    const dialog = page().getByRole('dialog', { name: '改 3 个客户的标签' })
    await dialog.getByRole('combobox', { name: '加上' }).fill('加急')
    await page().keyboard.press('Enter')
    await dialog.getByRole('button', { name: '改标签' }).press('Enter')
    await page().getByText('改了 3 个客户的标签').waitFor()
    await page().getByRole('combobox', { name: '标签' }).click()
    await page().getByRole('option', { name: '加急（3）' }).waitFor({ state: 'attached' })
    await page().keyboard.press('Enter')
    await page().keyboard.press('Escape')
    await line(names[5] as string).waitFor({ state: 'detached' })
    await page().getByRole('combobox', { name: '省份' }).click()
    await page().keyboard.type('浙江')
    await page().keyboard.press('Enter')
    await page().keyboard.press('Escape')
    await eventually(() => page().locator('.ant-table-row').count()).toBe(2)
    await page().getByRole('button', { name: '保存筛选' }).click()
    await page().getByRole('textbox', { name: '名称' }).fill('浙江加急')
    expect(await seriousFaults(page())).toEqual([])
    await page().keyboard.press('Enter')
    await page().getByText('已保存筛选“浙江加急”').waitFor()
    await page().getByRole('button', { name: '清除筛选' }).click()
    await line(names[5] as string).waitFor()
    // the next day: the window is opened anew
    await page().reload()
    await line(names[5] as string).waitFor()
    await page().getByRole('combobox', { name: '保存的筛选' }).click()
    await page().keyboard.press('Enter')
    await eventually(() => page().locator('.ant-table-row').count()).toBe(2)
    // a colleague at the same desk has questions of their own
    await opened.call('settings.set', { operator: '小李' })
    await page().reload()
    await page().getByRole('combobox', { name: '保存的筛选' }).click()
    await page().getByText('还没有保存的筛选').first().waitFor()
    await page().keyboard.press('Escape')
    await opened.call('settings.set', { operator: '小张' })
    expect((await opened.call('settings.get', {})).savedFilters.map(({ name }) => name)).toEqual(['浙江加急'])
  })

  it('are narrowed down, opened and left again without losing the list as it was', async () => {
    await page().reload()
    await page().getByRole('textbox', { name: '在客户中搜索' }).fill('yangli')
    await line(names[1] as string)
      .getByRole('checkbox')
      .click()
    await line(names[1] as string)
      .locator('.row-link')
      .focus()
    await page().keyboard.press('Enter')
    await page()
      .getByRole('heading', { level: 1, name: names[1] as string })
      .waitFor()
    await page().goBack()
    await bar().getByText('已选 1 个').waitFor()
    expect(await page().getByRole('textbox', { name: '在客户中搜索' }).inputValue()).toBe('yangli')
    // typing on a line goes into the search
    await line(names[1] as string)
      .locator('.row-link')
      .focus()
    await page().keyboard.type('x')
    expect(await page().getByRole('textbox', { name: '在客户中搜索' }).inputValue()).toBe('yanglix')
    await page().getByRole('textbox', { name: '在客户中搜索' }).fill('')
    await line(names[5] as string).waitFor()
  })

  it('each get a reminder to be copied, which names what is missing and no whole number', async () => {
    await line(names[2] as string)
      .getByRole('checkbox')
      .click()
    await bar().getByRole('button', { name: '提醒客户' }).click()
    const dialog = page().getByRole('dialog', { name: '提醒 2 个客户' })
    const text = dialog.getByRole('textbox', { name: `给 ${names[1]} 的提醒` })
    await eventually(() => text.inputValue()).toContain('营业执照')
    expect(await text.inputValue()).toContain('联系 小张')
    expect(await text.inputValue()).not.toMatch(/\d{11}/)
    await dialog.getByText('154****2201').waitFor()
    expect(await seriousFaults(page())).toEqual([])
    await opened.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await text.fill('请寄回原件')
    await dialog.getByRole('button', { name: `复制给 ${names[1]} 的提醒` }).click()
    expect(await page().evaluate(() => navigator.clipboard.readText())).toBe('请寄回原件')
    await page().keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('are exported by choice, and the history of each says so', async () => {
    await bar().getByRole('button', { name: '导出' }).click()
    const saving = page().waitForEvent('download')
    await page().getByRole('menuitem', { name: /csv/ }).click()
    const file = (await saving) as Download
    expect(file.suggestedFilename()).toMatch(/^客户-2个-.*\.csv$/)
    const text = readFileSync(await file.path(), 'utf8')
    expect(names.map((name) => text.includes(name))).toEqual([false, true, true, false, false, false])
    const { rows } = await opened.call('clients.list', { search: '长青' })
    const { entries } = await opened.call('history.list', { clientId: rows[0]?.id ?? '', limit: 1 })
    expect(entries[0]).toMatchObject({ action: 'client.exported', by: '小张' })
  })

  it('go to the batch of 核验单 as they are chosen', async () => {
    await bar().getByRole('button', { name: '打印核验单' }).click()
    await page().getByRole('heading', { level: 1, name: '打印核验单' }).waitFor()
    await page().getByText('已选 2 个客户').waitFor()
  })

  it('raised no fault and fetched nothing from elsewhere', () => {
    expect(opened.faults).toEqual([])
  })
})
