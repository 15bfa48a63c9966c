import { expect } from 'vitest'
import type { Client, Order } from '../../../domain/model/index.ts'
import { orderKindInfos, stageName } from '../../../domain/workflow/index.ts'
import { enterprise } from '../../domain/fixtures.ts'
import type { OpenWindow } from './open-window.ts'

/** How far an order has gone, step by step. */
const way = ['start-filling', 'fill-done', 'submit', 'pass-review', 'sms-done'] as const
const stages = ['prepare', 'fill', 'upload', 'review', 'sms', 'bureau'] as const
export type StageOnTheWay = (typeof stages)[number]

/** A client of that name whose first filing has come to a stage, taken there by the desk's own steps. */
export async function clientWithOrder(
  { call }: Pick<OpenWindow, 'call'>,
  name: string,
  stage: StageOnTheWay,
  change: (client: Client) => Client = (client) => client,
): Promise<{ clientId: string; orderId: string }> {
  const fresh = enterprise()
  const draft = change({ ...fresh, subject: { ...fresh.subject, name } })
  const { client } = await call('clients.create', { client: draft })
  const order = await call('orders.open', {
    clientId: client.id,
    kind: 'first',
    serviceIds: ['s1'],
    provider: '腾讯云',
  })
  for (const action of way.slice(0, stages.indexOf(stage))) {
    if (action === 'sms-done')
      for (const { id } of client.people) await call('orders.change', { ...order, sms: { personId: id, done: true } })
    await call('orders.act', { ...order, action, why: action === 'submit' ? '样例：材料另交' : '' })
  }
  return order
}

/** The order as the desk has it. */
export async function storedOrder(
  { call }: Pick<OpenWindow, 'call'>,
  { clientId, orderId }: { clientId: string; orderId: string },
): Promise<Order> {
  const { client } = await call('clients.get', { id: clientId })
  const order = client.orders.find(({ id }) => id === orderId)
  if (!order) throw new Error(`order ${orderId} is gone`)
  return order
}

/** Numbers of a client on file; they belong to nobody. */
export const subjectNumber = '浙ICP备12345678号'

/** A client on file with two sites at one provider, 云上茶业 and 云上茶礼. */
export function clientOnFile(name: string, change: (client: Client) => Client = (client) => client): Client {
  const draft = enterprise()
  const [site] = draft.services
  if (!site) throw new Error('the fixture has no site')
  return change({
    ...draft,
    subject: { ...draft.subject, name, filingNumber: subjectNumber },
    services: [
      { ...site, filingNumber: `${subjectNumber}-1` },
      {
        ...structuredClone(site),
        id: 's2',
        name: '云上茶礼',
        domains: [{ ...structuredClone(site.domains[0]!), name: 'yunshang-gifts.com' }],
        filingNumber: `${subjectNumber}-2`,
      },
    ],
  })
}

type Ids = { readonly clientId: string; readonly orderId: string }

/** What a clerk does on an order's page. */
export function orderPage(opened: OpenWindow) {
  const { page } = opened
  const next = () => page.locator('.next-step')
  const others = async (item: string) => {
    await page.getByRole('button', { name: '其他操作' }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  /** Takes a step by the one button where it is the next one, else from the menu. */
  const take = async (name: string) => {
    await page.locator('.filing-header').waitFor()
    if ((await next().count()) > 0 && (await next().textContent()) === name) await next().click()
    else await others(name)
  }
  const stage = async (ids: Ids) => (await storedOrder(opened, ids)).stage
  /** waits until the desk has the order there, and the page says so */
  const until = async (ids: Ids, wanted: Order['stage']) => {
    await expect.poll(() => stage(ids), { timeout: 15_000 }).toBe(wanted)
    const { kind } = await storedOrder(opened, ids)
    await page.locator('.filing-header .ant-tag').getByText(stageName(kind, wanted), { exact: true }).waitFor()
  }
  return {
    next,
    others,
    take,
    /** picks from a select by what is typed into it */
    async choose(field: string, text: string) {
      await page.getByRole('combobox', { name: field, exact: true }).click()
      await page.getByRole('combobox', { name: field, exact: true }).fill(text)
      await page.keyboard.press('Enter')
    },
    /** opens the client's page of orders and the dialog for a new one */
    async startOrder(clientId: string) {
      await page.evaluate((to) => (location.hash = to), `/filing/${clientId}`)
      await page.locator('.filing-orders').waitFor()
      await page.getByRole('button', { name: '开新订单' }).first().click()
      return page.getByRole('dialog', { name: '开新订单' })
    },
    /** sends the dialog off; @returns the order that was opened */
    async openOrder(clientId: string): Promise<Ids> {
      const dialog = page.getByRole('dialog', { name: '开新订单' })
      await dialog.getByRole('button', { name: '开订单' }).click()
      await dialog.waitFor({ state: 'detached' })
      await page.locator('.timetable').waitFor()
      const { client } = await opened.call('clients.get', { id: clientId })
      const order = client.orders.at(-1)
      if (!order) throw new Error('no order was opened')
      return { clientId, orderId: order.id }
    },
    /** from 准备 to 填写 */
    async startFilling(ids: Ids) {
      await take('开始填写')
      await until(ids, 'fill')
    },
    /** from 填写 to the provider, against what is still missing of papers */
    async handIn(ids: Ids) {
      const { kind } = await storedOrder(opened, ids)
      if (orderKindInfos[kind].stages.includes('upload')) {
        await take('填写完成，准备核验材料')
        await until(ids, 'upload')
      }
      await take('提交接入商')
      const dialog = page.getByRole('dialog', { name: '提交接入商' })
      const button = dialog.getByRole('button', { name: '确定' })
      await dialog.getByRole('combobox').waitFor()
      const why = dialog.getByRole('textbox', { name: '原因或说明' })
      if ((await why.count()) > 0) await why.fill('样例：材料另交')
      await button.click()
      await dialog.waitFor({ state: 'detached' })
      await until(ids, 'review')
    },
    /** from the provider to the bureau, with the SMS where the kind has one */
    async toBureau(ids: Ids) {
      const { kind } = await storedOrder(opened, ids)
      await take('初审通过')
      if (orderKindInfos[kind].stages.includes('sms')) {
        await until(ids, 'sms')
        await take('短信核验完成')
        const dialog = page.getByRole('dialog', { name: '短信核验完成' })
        await dialog.getByRole('checkbox').first().waitFor()
        for (const box of await dialog.getByRole('checkbox').all()) {
          await box.click()
          await expect.poll(() => box.isChecked(), { timeout: 15_000 }).toBe(true)
        }
        await dialog.getByRole('button', { name: '确定' }).click()
        await dialog.waitFor({ state: 'detached' })
      }
      await until(ids, 'bureau')
    },
    /** a step with a dialog that has nothing to be filled in; @returns what the dialog said */
    async confirm(name: string): Promise<string> {
      await take(name)
      const dialog = page.getByRole('dialog', { name })
      await dialog.getByRole('alert').waitFor()
      const said = (await dialog.textContent()) ?? ''
      await dialog.getByRole('button', { name: '确定' }).click()
      await dialog.waitFor({ state: 'detached' })
      return said
    },
    until,
    stored: async ({ clientId }: Ids): Promise<Client> => (await opened.call('clients.get', { id: clientId })).client,
  }
}
