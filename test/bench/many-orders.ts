import { clockFacts } from '../../domain/clocks/index.ts'
import {
  type Client,
  clientSchema,
  type Order,
  type OrderEvent,
  type OrderStage,
  orderSchema,
} from '../../domain/model/index.ts'
import { checkClient, settingFor, shippedPacks } from '../../domain/rules/index.ts'
import { workOf } from '../../domain/workbench/index.ts'
import type { Portfolio } from '../../electron/desk/ports.ts'
import { summarise } from '../../electron/desk/summary.ts'
import { creditCode, enterprise, residentId } from '../domain/fixtures.ts'

const lastStages: readonly OrderStage[] = ['prepare', 'fill', 'upload', 'review', 'sms', 'bureau', 'filed']
const provinces = ['浙江省', '四川省', '北京市', '广东省', '湖北省']
const providers = ['腾讯云', '华为云', '阿里云']
const ordersEach = 5
const noDoubt = { doubtfulScans: 0 }

const event = (from: OrderStage, to: OrderStage, action: string, at: string): OrderEvent => ({
  ...{ at: at.length > 10 ? at : `${at}T02:00:00.000Z`, by: '', action, from, to, why: '' },
  reasons: action.startsWith('return-by') ? [46] : [],
})

/** When an order came to where it lies: mostly in time, now and then too late. */
function lately(index: number, stage: OrderStage, now: string): string {
  const hours = stage === 'sms' ? index % 26 : (index % (stage === 'bureau' ? 32 : 20)) * 24
  return new Date(Date.parse(now) - hours * 3_600_000).toISOString()
}

const providerOf = (index: number, place: number): string => providers[(index + place) % providers.length]!

/** Order number `place` of client number `index`: done, or, the last one, somewhere on its way. */
function orderOf(index: number, place: number, now: string): Order {
  const isLast = place === ordersEach - 1
  const stage = isLast ? lastStages[index % lastStages.length]! : 'care'
  const month = `2026-0${place + 2}`
  const events = [
    event('upload', 'review', 'submit', `${month}-02`),
    event('review', 'fill', 'return-by-provider', `${month}-04`),
    event('upload', 'review', 'submit', `${month}-06`),
    event('review', 'sms', 'pass-review', `${month}-08`),
    event('sms', 'bureau', 'sms-done', `${month}-09`),
    event('bureau', 'filed', 'approve', `${month}-28`),
    ...(isLast ? [event('fill', stage, 'submit', lately(index, stage, now))] : []),
  ]
  const provider = providerOf(index, place)
  const openedAt = `${month}-01T02:00:00.000Z`
  return orderSchema.parse({
    id: `o${index}-${place}`,
    kind: 'first',
    stage,
    serviceIds: ['s1'],
    provider,
    openedAt,
    events,
  })
}

const nameOf = (index: number): string => `杭州第${index}茶业有限公司`

/** A client in order like the fixture's, with numbers, addresses and domains of its own: portfolios do not share one phone. */
export function clientNumber(index: number): Client {
  const digits = String(index).padStart(5, '0')
  const text = JSON.stringify(enterprise())
    .replaceAll('杭州云上茶业有限公司', nameOf(index))
    .replaceAll('云上茶业', `云上茶业${digits}号店`)
    .replaceAll('杭州云朵计算有限公司', providerOf(index, ordersEach - 1))
    .replaceAll(creditCode('91330106MA2CE1234'), creditCode(`91330106MA2C${digits}`))
    .replaceAll(residentId('33010619850312101'), residentId(`33010619${80 + (index % 10)}0312${digits.slice(2)}`))
    .replaceAll(residentId('33010619900820202'), residentId(`33010619${70 + (index % 10)}0820${digits.slice(2)}`))
    .replaceAll('13812342201', `138123${digits}`)
    .replaceAll('13912345678', `139123${digits}`)
    .replaceAll('88881234', `888${digits}`)
    .replaceAll('yunshang-tea', `yunshang-tea${index}`)
    .replaceAll('@example.com', `${index}@example.com`)
  return clientSchema.parse(JSON.parse(text))
}

/** An invented client with five orders. */
function clientWithOrders(index: number, now: string): Client {
  const client = clientNumber(index)
  const subject = {
    ...client.subject,
    province: provinces[index % provinces.length]!,
  }
  const orders = Array.from({ length: ordersEach }, (_, place) => orderOf(index, place, now))
  return { ...client, id: `c${index}`, updatedAt: now, subject, orders, assignee: ['小张', '小李', '小王'][index % 3]! }
}

/** Puts a client into a portfolio with every list worked out as the desk would; its papers come along as they are. */
export async function putWorkedOut(portfolio: Portfolio, client: Client, now: string): Promise<void> {
  const today = now.slice(0, 10)
  const facts = clockFacts(settingFor(client, { today, reading: 'law' }), now)
  const row = summarise(client, checkClient(client, { today, reading: 'law' }), shippedPacks)
  await portfolio.putClient(client, 0, { row, checkedOn: today, work: workOf(client, facts, noDoubt) }, undefined)
}

/** Fills an empty portfolio with clients of five orders each. */
export async function fillWithOrders(portfolio: Portfolio, clients: number, now: string): Promise<void> {
  for (let index = 0; index < clients; index += 1) await putWorkedOut(portfolio, clientWithOrders(index, now), now)
}
