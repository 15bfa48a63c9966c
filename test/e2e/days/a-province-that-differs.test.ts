import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Client } from '../../../domain/model/index.ts'
import { enterprise } from '../../domain/fixtures.ts'
import { eventually } from '../../renderer/window/open-window.ts'
import { inkOnPage, likeness } from '../../support/ink.ts'
import { aDay, type Clerk, comesToWork } from './clerk.ts'

/** Where 网站主办者名称 and 网站域名 stand on the sheet (domain.md 1.2), a little inside their boxes. */
const nameBox = { x: 49.2, y: 21.6, width: 94, height: 8 }
const domainBox = { x: 49.2, y: 31.5, width: 100, height: 11 }

/** What the agency heard from the bureau, as it writes it into its own rules. */
const heard = {
  kind: 'province',
  key: 'jiangxi',
  name: '江西',
  date: '2026-11-01',
  settings: {
    commitmentLetter: [
      { value: '江西备案承诺书', source: { id: 'AGENCY', title: '管局电话答复', date: '2026-11-01' } },
    ],
  },
}

aDay('a province that differs', () => {
  let clerk: Clerk
  let client: Client
  let rules: string
  const tab = (name: string) => clerk.page.getByRole('tab', { name }).click()
  const movesTo = async (province: string) => {
    await tab('主体')
    await clerk.picks('省份', province)
    await eventually(
      async () => (await clerk.call('clients.get', { id: client.id })).client.subject.province,
    ).toContain(province)
  }
  const savesTheSheet = async () => {
    await tab('核验单')
    await clerk.page.locator('canvas[data-drawn]').first().waitFor()
    const { bytes } = await clerk.downloads(async () => {
      await clerk.clicks('保存 PDF')
      // what is not yet in order is asked about first
      const asked = clerk.page.getByRole('button', { name: '仍然继续' })
      await Promise.race([asked.waitFor(), clerk.page.getByText('已保存到历史').waitFor()])
      if (await asked.isVisible()) await asked.click()
    })
    return bytes
  }
  const wanted = (paper: string) => clerk.page.locator('.slot', { hasText: paper }).locator('.slot-required')

  beforeAll(async () => {
    clerk = await comesToWork('/clients', async ({ data }) => {
      rules = join(data, 'rules')
    })
    const draft = enterprise()
    const subject = { ...draft.subject, province: '江西', city: '南昌市', licenceAddress: '江西省南昌市样例路 1 号' }
    client = (await clerk.call('clients.create', { client: { ...draft, subject } })).client
    await clerk.follows(client.subject.name)
    await clerk.seesHeading(client.subject.name)
  }, 180_000)
  afterAll(() => clerk?.close())

  it('江西 asks for no letter of commitment', async () => {
    await tab('材料')
    await clerk.sees('加盖公章的核验单')
    expect(await wanted('承诺书').count()).toBe(0)
  }, 120_000)

  it('the client moves to 上海: the letter stands among the papers, asked for, and is there to be printed', async () => {
    await movesTo('上海')
    await tab('材料')
    await eventually(() => wanted('上海备案承诺书').textContent()).toBe('必交')
    await tab('文书')
    await clerk.page
      .getByRole('navigation', { name: '文书清单' })
      .getByRole('link', { name: /上海备案承诺书/ })
      .getByText('必备')
      .waitFor()
    await clerk.sees('上海要附《上海备案承诺书》')
  }, 120_000)

  it('in 北京 the sheet names the registrar behind the domain, and is the same otherwise', async () => {
    const before = await savesTheSheet()
    await movesTo('北京')
    const after = await savesTheSheet()
    const same = async (box: typeof nameBox) =>
      likeness(await inkOnPage(before, 0, box), await inkOnPage(after, 0, box))
    expect(await same(nameBox)).toBeGreaterThan(0.99)
    expect(await same(domainBox)).toBeLessThan(0.95)
    // the letter of 上海 is asked for no more
    await tab('材料')
    await clerk.sees('加盖公章的核验单')
    expect(await wanted('承诺书').count()).toBe(0)
  }, 180_000)

  it('江西 has changed its mind: the agency writes it into its own rules, and from the next morning it is asked for', async () => {
    await movesTo('江西')
    mkdirSync(rules, { recursive: true })
    writeFileSync(join(rules, '江西.json'), JSON.stringify(heard))
    await clerk.reopen()
    await clerk.follows(client.subject.name)
    await tab('材料')
    await eventually(() => wanted('江西备案承诺书').textContent()).toBe('必交')
    await clerk.opens('/guide/provinces/jiangxi')
    await clerk.page.getByRole('heading', { level: 2, name: /^江西/ }).waitFor()
    const row = clerk.page.locator('tr', { hasText: '江西备案承诺书' })
    await clerk.sees('管局电话答复（2026-11-01）', row)
  }, 180_000)

  it('raised no fault', () => expect(clerk.faults).toEqual([]))
})
