import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventually } from '../../renderer/window/open-window.ts'
import { clientWithOrder, storedOrder } from '../../renderer/window/order-stories.ts'
import { aDay, type Clerk, comesToWork, invented } from './clerk.ts'

const typedFor = '湖州样例丝绸有限公司'
const caller = '绍兴样例酒坊有限公司'

aDay('the phone rings in the middle of a word', () => {
  let clerk: Clerk
  let order: { clientId: string; orderId: string }
  let silk: string
  const stored = async () => (await clerk.call('clients.get', { id: silk })).client.subject
  const field = (label: string) => clerk.page.getByRole('textbox', { name: label, exact: true })

  beforeAll(async () => {
    clerk = await comesToWork('/clients')
    const draft = invented({ subject: { kind: 'enterprise', name: typedFor, province: '浙江', city: '湖州市' } })
    silk = (await clerk.call('clients.create', { client: draft })).client.id
    order = await clientWithOrder(clerk, caller, 'review', (client) => ({
      ...client,
      people: client.people.map((person, place) => (place === 0 ? { ...person, mobile: '15400006688' } : person)),
    }))
  }, 180_000)
  afterAll(() => clerk?.close())

  it('she is typing a credit code, and is halfway through it', async () => {
    await clerk.follows(typedFor)
    await clerk.seesHeading(typedFor)
    await field('通信地址').fill('样例路 8 号 2 幢')
    await field('统一社会信用代码').click()
    await clerk.page.keyboard.type('9133050')
  }, 120_000)

  it('a client calls: the last digits of the phone are enough to have the record on screen, with the number masked', async () => {
    await clerk.presses('Control+k')
    await clerk.page.keyboard.type('6688')
    await clerk.page.getByRole('option', { name: caller }).waitFor()
    expect(await clerk.page.getByRole('option').count()).toBe(1)
    await clerk.presses('Enter')
    await clerk.seesHeading(caller)
    expect(await clerk.page.locator('body').innerHTML()).not.toContain('15400006688')
  }, 120_000)

  it('she writes down what was said, under the order it is about', async () => {
    await clerk.page.locator('.client-header').getByRole('link', { name: '订单' }).click()
    await clerk.page.locator('.timetable').waitFor()
    await clerk.page.getByText('通话', { exact: true }).first().click()
    const words = clerk.page.getByRole('textbox', { name: '说了什么' })
    await words.fill('法人出差，周四回来再收短信')
    await words.press('Control+Enter')
    const book = clerk.page.locator('.logbook-lines')
    await clerk.sees('通话 · 客户', book)
    await clerk.sees('法人出差，周四回来再收短信', book)
    expect((await storedOrder(clerk, order)).log).toMatchObject([
      { kind: 'call', partner: '客户', by: '小张', words: '法人出差，周四回来再收短信' },
    ])
  }, 120_000)

  it('back where she was: what she typed is still there, the half number kept apart from the record', async () => {
    await clerk.presses('Control+k')
    await clerk.page.keyboard.type('样例丝绸')
    await clerk.page.getByRole('option', { name: typedFor }).waitFor()
    await clerk.presses('Enter')
    await clerk.seesHeading(typedFor)
    await eventually(() => field('通信地址').inputValue()).toBe('样例路 8 号 2 幢')
    await eventually(() => field('统一社会信用代码').inputValue()).toBe('9133050')
    await eventually(async () => (await stored()).address).toBe('样例路 8 号 2 幢')
  }, 120_000)

  it('she types the rest, and it is in the record', async () => {
    await field('统一社会信用代码').click()
    await clerk.presses('End')
    await clerk.page.keyboard.type('0M000100Y43')
    await clerk.presses('Tab')
    await eventually(async () => (await stored()).licenceNumber).toBe('91330500M000100Y43')
    await clerk.sees('已保存')
  }, 120_000)

  it('raised no fault', () => expect(clerk.faults).toEqual([]))
})
