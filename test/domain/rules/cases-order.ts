import { type Order, type OrderStage, orderSchema } from '../../../domain/model/index.ts'
import { enterprise } from '../fixtures.ts'
import { type Case, company } from './cases.ts'

const order = (changes: Partial<Order> = {}): Order =>
  orderSchema.parse({
    id: 'o1',
    kind: 'first',
    serviceIds: ['s1'],
    provider: '杭州云朵',
    openedAt: '2026-09-01T01:00:00Z',
    ...changes,
  })
const withOrders = (...orders: Order[]) => company((copy) => void copy.orders.push(...orders))
const inStage = (stage: OrderStage, at: string) =>
  withOrders(
    order({ stage, events: [{ at, by: '', action: 'pass-review', from: 'review', to: stage, why: '', reasons: [] }] }),
  )

const filed = company({
  'subject.filingNumber': '浙ICP备12345678号',
  'services.0.filingNumber': '浙ICP备12345678号-1',
  'services.0.openedOn': '2026-09-08',
})

/** Cases of the rules on orders and on what is due afterwards, by rule code. */
export const orderCases: Record<string, Case[]> = {
  'orders.several-open': [
    { name: 'two', client: withOrders(order(), order({ id: 'o2', stage: 'bureau' })), path: 'orders.o2' },
  ],
  'orders.kind.wrong': [
    {
      name: 'first filing of a subject on file',
      client: company((copy) => {
        copy.subject.filingNumber = '浙ICP备12345678号'
        copy.orders.push(order())
      }),
      path: 'orders.o1.kind',
    },
    { name: 'a change of nothing', client: withOrders(order({ kind: 'change-subject' })), path: 'orders.o1.kind' },
  ],
  'orders.services.gone': [
    { name: 'one', client: withOrders(order({ serviceIds: ['s1', 's7'] })), path: 'orders.o1.serviceIds' },
  ],
  'orders.provider.differs': [
    {
      name: 'moved in mid-filing',
      client: withOrders(order({ provider: '腾讯云' })),
      path: 'services.s1.access.provider',
    },
  ],
  'orders.sms.overdue': [
    { name: 'yesterday', client: inStage('sms', '2026-09-13T02:00:00Z'), path: 'orders.o1', severity: 'reject' },
    { name: 'today', client: inStage('sms', '2026-09-14T02:00:00Z'), path: 'orders.o1', severity: 'likely' },
  ],
  'orders.bureau.overdue': [
    { name: 'since July', client: inStage('bureau', '2026-07-01T02:00:00Z'), path: 'orders.o1', severity: 'advice' },
  ],
  'duties.yearly-report': [
    {
      name: 'in February',
      client: filed,
      today: '2027-02-10',
      path: 'subject.filingNumber',
      severity: 'likely',
      reading: 'document',
    },
    {
      name: 'in February, by law',
      client: filed,
      today: '2027-02-10',
      path: 'subject.filingNumber',
      severity: 'advice',
    },
  ],
  'duties.public-security': [
    { name: 'opened a week ago', client: filed, path: 'services.s1.openedOn', severity: 'advice' },
    {
      name: 'opened six weeks ago',
      client: filed,
      today: '2026-10-20',
      path: 'services.s1.openedOn',
      severity: 'advice',
    },
  ],
}

/** Clients whose order is as it should be. */
export const orderlyClients = [
  withOrders(order()),
  withOrders(order({ stage: 'care' }), order({ id: 'o2' })),
  inStage('sms', '2026-09-14T23:00:00Z'),
  inStage('bureau', '2026-09-01T02:00:00Z'),
  enterprise(),
]
