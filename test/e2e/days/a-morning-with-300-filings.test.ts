import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStores } from '../../../electron/hosts/open-desk.ts'
import { fillWithOrders } from '../../bench/many-orders.ts'
import { eventually, type foldersIn } from '../../renderer/window/open-window.ts'
import { untilIdle } from '../../support/places.ts'
import { aDay, type Clerk, comesToWork } from './clerk.ts'

/** Six of seven of these have an order under way: 300 open filings. */
const clients = 350
const openFilings = 300

async function threeHundredFilings({ data, keys }: ReturnType<typeof foldersIn>): Promise<void> {
  const stores = await openStores(data, { create: true, keysFolder: keys })
  await fillWithOrders(stores.portfolio, clients, new Date().toISOString())
  await stores.portfolio.close()
}

/** Minutes that a line of the bench says are left; below nought = it is too late already. */
function minutesLeft(text: string): number {
  const [, late, hours, minutes] = /(已超|还剩) ?(\d+):(\d\d)/.exec(text) ?? []
  return (late === '已超' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

aDay('a morning with 300 open filings', () => {
  let clerk: Clerk
  const lines = () => clerk.page.locator('.work')
  const group = (name: string) => clerk.page.locator('.bench-groups').getByText(name)
  const inGroup = async (name: string) =>
    Number(/\d+/.exec((await clerk.page.locator('.bench-groups label', { hasText: name }).innerText()) ?? '')?.[0])
  const inStage = async (name: string) =>
    Number(await clerk.page.locator('.bench-stages a', { hasText: name }).locator('b').innerText())

  beforeAll(async () => {
    clerk = await comesToWork('/workbench', threeHundredFilings)
    await lines().first().waitFor()
    await untilIdle(clerk.page)
  }, 300_000)
  afterAll(() => clerk?.close())

  it('the workbench shows every one of them by its stage', async () => {
    const stages = ['准备', '填写', '上传核验', '接入商初审', '短信核验', '管局审核']
    const counts = await Promise.all(stages.map(inStage))
    expect(counts.reduce((sum, count) => sum + count)).toBe(openFilings)
  }, 120_000)

  it('the SMS windows that run out stand first, the one with the least time on top', async () => {
    const waiting = await inGroup('短信核验')
    expect(waiting).toBeGreaterThan(10)
    const first = await lines()
      .locator('.work-when')
      .evaluateAll((all, count) => all.slice(0, count).map((one) => one.textContent ?? ''), waiting)
    expect(first.every((text) => /已超|还剩/.test(text))).toBe(true)
    const left = first.map(minutesLeft)
    expect(left).toEqual(left.toSorted((one, other) => one - other))
    expect(left[0]).toBeLessThan(left.at(-1)!)
    expect(await lines().nth(waiting).locator('.work-when').innerText()).not.toMatch(/还剩/)
  }, 120_000)

  it('she copies what to tell the client whose window still runs, word for word what has to be done', async () => {
    const running = lines().filter({ hasText: '还剩' }).first()
    const name = await running.locator('.work-who a').innerText()
    await clerk.clicks(/^复制提醒/, running)
    await clerk.sees('提醒客户的话已复制')
    expect(await clerk.copied()).toContain(`${name}：您好`)
    expect(await clerk.copied()).toContain('24 小时内打开 https://beian.miit.gov.cn')
  }, 120_000)

  it('the client calls back: she ticks everybody off, and the filing goes to the bureau', async () => {
    const [waiting, atTheBureau] = [await inGroup('短信核验'), await inStage('管局审核')]
    const running = lines().filter({ hasText: '还剩' }).first()
    const name = await running.locator('.work-who a').innerText()
    await clerk.clicks(/^登记已完成/, running)
    const dialog = clerk.dialog(`短信核验完成 · ${name}`)
    await dialog.getByRole('checkbox').first().waitFor()
    for (const box of await dialog.getByRole('checkbox').all()) {
      await box.click()
      await eventually(() => box.isChecked()).toBe(true)
    }
    await clerk.clicks('确定', dialog)
    await dialog.waitFor({ state: 'detached' })
    await eventually(() => inGroup('短信核验')).toBe(waiting - 1)
    await eventually(() => inStage('管局审核')).toBe(atTheBureau + 1)
    await lines()
      .filter({ has: clerk.page.getByRole('link', { name, exact: true }) })
      .filter({ hasText: '还剩' })
      .waitFor({ state: 'detached' })
  }, 120_000)

  it('she narrows the bench to her own, and to one kind of work', async () => {
    const everybodys = await inGroup('全部')
    await clerk.page.getByRole('checkbox', { name: '只看 小张 的' }).click()
    await eventually(() => inGroup('全部')).toBeLessThan(everybodys / 2)
    await eventually(async () => new Set(await lines().locator('.work-who .quiet').allTextContents())).toEqual(
      new Set(['小张']),
    )
    await group('审核超期').click()
    await eventually(async () => lines().count()).toBe(await inGroup('审核超期'))
    expect(await lines().locator('.work-when').allTextContents()).toSatisfy(
      (texts: string[]) => texts.length > 0 && texts.every((text) => text.includes('工作日')),
    )
  }, 120_000)

  it('raised no fault', () => expect(clerk.faults).toEqual([]))
})
