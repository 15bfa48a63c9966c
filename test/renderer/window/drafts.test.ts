import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { filesHolding } from '../../support/data-at-rest.ts'
import { eventually, inputMethod, type OpenWindow, openWindow, seriousFaults } from './open-window.ts'
import { clientWithOrder, storedOrder } from './order-stories.ts'

/** What is typed here and never saved; it may be readable nowhere in the data folder. */
const typed = {
  notes: '周五之前补营业执照副本',
  more: '，还差法人签字',
  log: '客户说下周一法人才回来',
  newName: '宁波没建完样例有限公司',
  title: '改到一半的授权书',
  facts: '单号抄了一半 8812',
}

describe.skipIf(!chromiumPath)(`a window that dies${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-drafts-'))
  let opened: OpenWindow
  let order: { clientId: string; orderId: string }
  beforeAll(async () => {
    opened = await openWindow('/clients', folder)
    order = await clientWithOrder(opened, '杭州断电样例有限公司', 'review')
  }, 180_000)
  afterAll(async () => {
    await opened?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** The desk and the browser are gone at once, as in a power cut; then both are opened anew. */
  const powerCut = async () => {
    await opened.desk.stop('SIGKILL')
    await opened.close()
    opened = await openWindow('/workbench', folder)
  }
  const at = (hash: string) => opened.page.evaluate((to) => (location.hash = to), hash)
  const keptOf = (kind: string) => async () =>
    (await opened.call('drafts.list', {})).drafts.filter((draft) => draft.kind === kind).map(({ body }) => body)
  const notes = async () => (await opened.call('clients.get', { id: order.clientId })).client.notes
  const left = () => opened.page.locator('.left-elsewhere')

  it('had told the desk what was typed, though no field was left; not at every key, and no letters of a word in the making', async () => {
    const { page, calls } = opened
    await at(`/clients/${order.clientId}`)
    await page.getByRole('textbox', { name: '便签' }).click()
    await page.keyboard.type(typed.notes, { delay: 20 })
    await eventually(keptOf('client')).toEqual([expect.stringContaining(typed.notes)])
    const ime = await inputMethod(page)
    await ime.compose('shangwu')
    // longer than any pause after which the desk is told
    await page.waitForTimeout(1500)
    expect(await keptOf('client')()).toEqual([expect.not.stringContaining('shangwu')])
    // the word is chosen: what stands there is saved as ever, and the draft has done its work
    await ime.commit('上午')
    await eventually(notes).toBe(`${typed.notes}上午`)
    await eventually(keptOf('client')).toEqual([])
    expect(calls.filter(({ name }) => name === 'drafts.put').length).toBeLessThan(typed.notes.length)
    await page.keyboard.type(typed.more)
    await eventually(keptOf('client')).toEqual([expect.stringContaining(typed.more)])
    expect(await notes()).toBe(`${typed.notes}上午`)
    expect(filesHolding(folder, Object.values(typed))).toEqual([])
  }, 60_000)

  it('has what was typed offered in the next one, with the clash settled where somebody saved meanwhile', async () => {
    await powerCut()
    const { page } = opened
    await left().getByRole('link', { name: '杭州断电样例有限公司：客户资料' }).click()
    await page.getByText('上次没保存的改动').waitFor()
    await page.locator('.left-offer').getByText('便签', { exact: true }).waitFor()
    expect(await page.getByRole('textbox', { name: '便签' }).inputValue()).toBe(`${typed.notes}上午`)
    expect(await seriousFaults(page)).toEqual([])
    const { client } = await opened.call('clients.get', { id: order.clientId })
    await opened.call('clients.save', { client: { ...client, notes: '同事写的' } })
    await page.getByRole('button', { name: /恢\s*复/ }).click()
    const clash = page.getByRole('dialog')
    await clash.getByText('同事写的').waitFor()
    await clash.getByRole('radio', { name: new RegExp(typed.more) }).waitFor()
    await clash.getByRole('button').last().click()
    await eventually(notes).toBe(`${typed.notes}上午${typed.more}`)
    await eventually(keptOf('client')).toEqual([])
    await at('/workbench')
    await page.locator('.bench').waitFor()
    expect(await left().count()).toBe(0)
  }, 120_000)

  it('has notes begun and fields not left put back in their places, to be gone on with or cleared', async () => {
    await at(`/filing/${order.clientId}/${order.orderId}`)
    await opened.page.getByText('通话', { exact: true }).first().click()
    await opened.page.getByRole('textbox', { name: '说了什么' }).click()
    await opened.page.keyboard.type(typed.log)
    await eventually(keptOf('order-log')).toEqual([expect.stringContaining(typed.log)])
    await opened.page.locator('#facts-note').click()
    await opened.page.keyboard.type(typed.facts)
    await eventually(keptOf('order-facts')).toEqual([expect.stringContaining(typed.facts)])
    expect(filesHolding(folder, Object.values(typed))).toEqual([])

    await powerCut()
    const { page } = opened
    await left().getByText('上次有 2 处内容没保存').waitFor()
    await left().getByRole('link', { name: '杭州断电样例有限公司：备注和通话' }).click()
    await eventually(() => page.getByRole('textbox', { name: '说了什么' }).inputValue()).toBe(typed.log)
    await page.getByRole('textbox', { name: '说了什么' }).press('Control+Enter')
    await page.locator('.logbook-lines').getByText(typed.log).waitFor()
    const facts = page.getByRole('region', { name: '这一单' })
    expect(await page.locator('#facts-note').inputValue()).toBe(typed.facts)
    expect((await storedOrder(opened, order)).note).toBe('')
    expect(await seriousFaults(page)).toEqual([])
    await facts
      .locator('.kept-note')
      .getByRole('button', { name: /保\s*存/ })
      .click()
    await eventually(async () => (await storedOrder(opened, order)).note).toBe(typed.facts)
    await eventually(async () => (await opened.call('drafts.list', {})).drafts).toEqual([])
  }, 120_000)

  it('loses neither a client that was being made nor a template that was being worded', async () => {
    await at(`/clients/${order.clientId}/papers`)
    await opened.page.getByRole('button', { name: '改模板文字' }).click()
    await opened.page.getByLabel('标题').click()
    await opened.page.keyboard.type(typed.title)
    await eventually(keptOf('template')).toEqual([expect.stringContaining(typed.title)])
    await at('/clients')
    await opened.page.getByRole('button', { name: '新建客户' }).first().click()
    await opened.page.keyboard.type(typed.newName)
    await eventually(keptOf('new-client')).toEqual([expect.stringContaining(typed.newName)])
    expect(filesHolding(folder, Object.values(typed))).toEqual([])

    await powerCut()
    const { page } = opened
    await left().getByRole('link', { name: '文书模板' }).click()
    await page.getByText('这个模板上次没保存的改动').waitFor()
    await page.getByRole('button', { name: /^恢\s*复$/ }).click()
    await eventually(() => page.getByLabel('标题').inputValue()).toContain(typed.title)
    await page.getByRole('button', { name: '放弃修改' }).click()
    await at('/clients')
    await page.getByRole('button', { name: '新建客户' }).first().click()
    await eventually(() => page.getByRole('dialog').locator('#new-name').inputValue()).toBe(typed.newName)
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /清\s*空/ })
      .click()
    await eventually(() => page.getByRole('dialog').locator('#new-name').inputValue()).toBe('')
    await eventually(async () => (await opened.call('drafts.list', {})).drafts).toEqual([])
    expect(opened.faults).toEqual([])
  }, 120_000)

  it('takes its drafts along when a client is removed', async () => {
    const { page } = opened
    await page.keyboard.press('Escape')
    await at(`/clients/${order.clientId}`)
    await page.getByRole('textbox', { name: '便签' }).click()
    await page.keyboard.type('还没写完')
    await eventually(keptOf('client')).toHaveLength(1)
    await opened.call('clients.remove', { id: order.clientId })
    expect(await keptOf('client')()).toEqual([])
  }, 60_000)
})
