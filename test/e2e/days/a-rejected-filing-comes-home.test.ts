import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fromRoot } from '../../../build/paths.ts'
import { eventually } from '../../renderer/window/open-window.ts'
import { clientWithOrder, storedOrder } from '../../renderer/window/order-stories.ts'
import { dropFiles } from '../../support/drop-files.ts'
import { aDay, type Clerk, comesToWork, invented } from './clerk.ts'

/** The first sample client, whose scans are whole; the name in its filing has a wrong character. */
const tea = JSON.parse(readFileSync(fromRoot('assets/samples/clients.json'), 'utf8')).clients[0]
const rightName: string = tea.subject.name
const wrongName = rightName.replace('茶业', '茶叶')
const papers: readonly { readonly fileName: string; readonly source: string }[] = tea.materials
const provider: string = tea.services[0].access.provider

aDay('a rejected filing is brought home', () => {
  let clerk: Clerk
  let order: { clientId: string; orderId: string }
  const next = () => clerk.page.locator('.next-step')
  const takesNextStep = async (name: string | RegExp) => {
    await eventually(() => next().textContent()).toMatch(name)
    await next().click()
  }
  const stage = async () => (await storedOrder(clerk, order)).stage

  beforeAll(async () => {
    clerk = await comesToWork('/workbench')
    order = await clientWithOrder(clerk, wrongName, 'bureau', ({ subject: { name } }) =>
      invented({
        ...tea,
        id: '',
        materials: [],
        subject: { ...tea.subject, name },
        services: [{ ...tea.services[0], id: 's1' }],
      }),
    )
  }, 180_000)
  afterAll(() => clerk?.close())

  it('the bureau sends it back: she picks the reasons from the catalogue and writes down its own words', async () => {
    await clerk.goesTo('订单')
    await clerk.page.locator('.card', { hasText: wrongName }).locator('.card-link').click()
    await clerk.page.locator('.timetable').waitFor()
    await clerk.clicks('其他操作')
    await clerk.page.getByRole('menuitem', { name: '管局驳回' }).click()
    const dialog = clerk.dialog('管局驳回')
    await clerk.picks('驳回原因', '主体名称与执照', dialog)
    await clerk.picks('驳回原因', '缺少公章', dialog)
    await dialog.getByRole('textbox', { name: '对方的原话' }).fill('名称与营业执照差一个字，核验单未见公章')
    await clerk.clicks('确定', dialog)
    await dialog.waitFor({ state: 'detached' })
    await eventually(stage).toBe('fill')
  }, 120_000)

  it('it stands on top of the workbench with what the bureau said', async () => {
    await clerk.goesTo('工作台')
    const line = clerk.page.locator('.work').first()
    await clerk.sees(wrongName, line)
    await clerk.sees(/管局驳回：.*主体名称与执照不一致.*名称与营业执照差一个字/, line)
    await clerk.clicks(/^去修改/, line)
    await clerk.page.locator('.timetable').waitFor()
  }, 120_000)

  it('the reason leads to the field, where she mends the name', async () => {
    await clerk.clicks('去改：主体名称与执照不一致')
    await clerk.page.getByRole('tab', { name: '主体', selected: true }).waitFor()
    const name = clerk.page.locator('[data-path="subject.name"] input')
    await eventually(() => name.evaluate((field) => field === document.activeElement)).toBe(true)
    await name.fill(rightName)
    await name.blur()
    await clerk.seesHeading(rightName)
    await clerk.sees('已保存')
  }, 120_000)

  it('the other reason leads to the papers, where she drops the client’s new scans, and each is good', async () => {
    await clerk.page.locator('.client-header').getByRole('link', { name: '订单' }).click()
    await clerk.clicks('去改：核验单缺少公章')
    await clerk.page.getByRole('tab', { name: '材料', selected: true }).waitFor()
    await dropFiles(
      clerk.page,
      'main',
      papers.map(({ fileName, source }) => ({ name: fileName, path: fromRoot(`assets/samples/${source}`) })),
    )
    const unnamed = clerk.page.locator('.unsorted .slot')
    await eventually(
      async () => (await clerk.call('clients.get', { id: order.clientId })).client.materials.length,
    ).toBe(papers.length)
    expect(await unnamed.count()).toBe(0)
    await expect
      .poll(() => clerk.page.locator('.paper .verdict', { hasText: '通过' }).count(), { timeout: 150_000 })
      .toBe(papers.length)
  }, 240_000)

  it('nothing is left that would be rejected: she hands it in again, and nobody has to be asked why', async () => {
    await clerk.page.locator('.client-header').getByRole('link', { name: '订单' }).click()
    await clerk.page.locator('.timetable').waitFor()
    await clerk.picks('接入商', provider)
    await clerk.presses('Tab')
    await clerk.sees('会被驳回 0')
    await takesNextStep('填写完成')
    await takesNextStep('提交接入商')
    const submit = clerk.dialog('提交接入商')
    await submit.getByRole('textbox', { name: '接入商的订单号' }).fill('ALI-2026-77')
    expect(await submit.getByRole('textbox', { name: '原因或说明' }).count()).toBe(0)
    await clerk.clicks('确定', submit)
    await submit.waitFor({ state: 'detached' })
    await takesNextStep('初审通过')
    await takesNextStep('短信核验完成')
    const sms = clerk.dialog('短信核验完成')
    await sms.getByRole('checkbox').first().waitFor()
    for (const box of await sms.getByRole('checkbox').all()) {
      if (await box.isChecked()) continue
      await box.click()
      await eventually(() => box.isChecked()).toBe(true)
    }
    await clerk.clicks('确定', sms)
    await sms.waitFor({ state: 'detached' })
    await eventually(stage).toBe('bureau')
  }, 240_000)

  it('the bureau passes it, and the number stands in the client’s record', async () => {
    await takesNextStep('管局通过')
    const approve = clerk.dialog('管局通过')
    await approve.getByRole('textbox', { name: '秧篱云岫茶业' }).fill('浙ICP备20267788号-1')
    await clerk.clicks('确定', approve)
    await approve.waitFor({ state: 'detached' })
    await clerk.sees('浙ICP备20267788号-1', clerk.page.getByRole('region', { name: '备案之后' }))
    const { client } = await clerk.call('clients.get', { id: order.clientId })
    expect(client.subject).toMatchObject({ name: rightName, filingNumber: '浙ICP备20267788号' })
    const said = clerk.page.locator('.logbook-lines')
    for (const words of ['管局驳回', '提交接入商', '管局通过']) await clerk.sees(words, said)
  }, 120_000)

  it('raised no fault', () => expect(clerk.faults).toEqual([]))
})
