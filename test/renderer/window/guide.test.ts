import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientSchema } from '../../../domain/model/index.ts'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { eventually, type OpenWindow, openClient, openWindow, seriousFaults } from './open-window.ts'

describe.skipIf(!chromiumPath)(`the guide${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let opened: OpenWindow
  beforeAll(async () => {
    opened = await openWindow()
  }, 180_000)
  afterAll(() => opened?.close())
  const page = () => opened.page
  const topic = (name: string) => page().getByRole('navigation', { name: '指南的各部分' }).getByRole('link', { name })
  const focused = () => page().evaluate(() => document.activeElement?.id)

  it('is where a finding leads: to its own rule, and from there to the reason it prevents', async () => {
    const draft = clientSchema.parse({
      subject: { name: '杭州样例有限公司', province: '浙江' },
      services: [{ name: '茶' }],
    })
    await openClient(opened, draft)
    const finding = page().locator('.finding', { hasText: '3 个字' }).first()
    await finding.getByRole('link', { name: /在指南里看这条规则/ }).press('Enter')
    await page().getByRole('heading', { level: 1, name: '指南' }).waitFor()
    await eventually(focused).toBe('rule-naming.too-short')
    const rule = page().locator('[id="rule-naming.too-short"]')
    await rule.getByText('UCloud 备案文档：网站名称要求（2026-02-27）', { exact: false }).waitFor()
    await rule.getByRole('link', { name: '13 名称不足 3 个字' }).click()
    await eventually(focused).toBe('rejection-13')
    await page().goBack()
    await eventually(focused).toBe('rule-naming.too-short')
    expect(await seriousFaults(page())).toEqual([])
  })

  it('has every rule a finding can name', async () => {
    const { rows } = await opened.call('clients.list', {})
    const { findings } = await opened.call('clients.get', { id: rows[0]?.id ?? '' })
    expect(findings.length).toBeGreaterThan(5)
    const ids = await page().evaluate(() =>
      [...document.querySelectorAll('[id^="rule-"]')].map(({ id }) => id.slice(5)),
    )
    expect(findings.map(({ code }) => code).filter((code) => !ids.includes(code))).toEqual([])
  })

  it('is searched from one field, without a mouse', async () => {
    await page().getByRole('textbox', { name: '在指南里搜索' }).focus()
    await page().keyboard.type('浙江 公章')
    await page()
      .getByRole('link', { name: /浙江：个体工商户须有公章/ })
      .waitFor()
    expect(await seriousFaults(page())).toEqual([])
    await page().keyboard.press('Enter')
    await page().getByRole('heading', { level: 2, name: /^浙江/ }).waitFor()
    const row = page().locator('tr', { hasText: '个体工商户须有公章' })
    await row.getByText('华为云备案帮助（摘要）：浙江管局要求（2025-12-31）').waitFor()
    await page().getByRole('combobox', { name: '省份' }).click()
    await page().keyboard.type('江苏')
    await page().keyboard.press('Enter')
    await page().getByRole('heading', { level: 2, name: /^江苏/ }).waitFor()
    await page().getByRole('textbox', { name: '在指南里搜索' }).fill('gongzhang')
    await page()
      .getByRole('link', { name: /核验单缺少公章/ })
      .waitFor()
    await page().getByRole('textbox', { name: '在指南里搜索' }).fill('没有这回事')
    await page().getByText('没有找到，换几个字试试').waitFor()
    await page().keyboard.press('Escape')
    await page().getByRole('heading', { level: 2, name: /^江苏/ }).waitFor()
  })

  it('says what a business needs after a few questions, and keeps the answers', async () => {
    await topic('备案还是许可证').click()
    const answer = (question: string, choice: string) =>
      page().getByRole('group', { name: question }).getByRole('radio', { name: choice }).check()
    await answer('服务器在大陆机房吗？', '是')
    await answer('以单位还是个人办理？', '单位')
    await answer('会在网上收钱吗？', '是')
    await answer('别的商家会在上面做生意吗？', '是')
    const result = page().getByRole('region', { name: '结果' })
    expect(await result.getByRole('listitem').allInnerTexts()).toEqual(
      expect.arrayContaining(['ICP 备案', 'ICP 许可证（经营性，B25）', 'EDI 许可证（在线数据处理与交易处理，B21）']),
    )
    expect(await seriousFaults(page())).toEqual([])
    await topic('规则').click()
    await topic('备案还是许可证').click()
    await result.getByText('EDI 许可证', { exact: false }).first().waitFor()
  })

  it('draws the timetable, longer where the province takes longer', async () => {
    await topic('时间表').click()
    await page().getByRole('img', { name: '备案时间表：共六步，最快 26 天，最慢 42 天' }).waitFor()
    await page().getByRole('combobox', { name: '按哪个省' }).click()
    await page().keyboard.type('浙江')
    await page().keyboard.press('Enter')
    await page().getByRole('img', { name: '备案时间表：共六步，最快 26 天，最慢 52 天' }).waitFor()
    await page().getByText('可能到 30 个工作日').waitFor()
    expect(await seriousFaults(page())).toEqual([])
  })

  it('has every part readable in the dark and at twice the size', async () => {
    await opened.call('settings.set', { theme: 'dark' })
    await page().reload()
    await page().setViewportSize({ width: 640, height: 400 })
    for (const name of ['驳回原因', '各省要求', '接入商要求', '规则']) {
      await topic(name).click()
      await page().getByText('出处都列在各条下面').waitFor()
      expect(await seriousFaults(page()), name).toEqual([])
      const wide = await page().evaluate(() => document.querySelector('#guide-body')?.scrollWidth ?? 0)
      expect(wide, name).toBeLessThanOrEqual(640)
    }
  }, 60_000)

  it('raised no fault and fetched nothing from elsewhere', () => {
    expect(opened.faults).toEqual([])
  })
})
