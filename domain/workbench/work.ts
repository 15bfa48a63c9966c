import { addDays } from '../clocks/days.ts'
import { type ClockFacts, type Deadline, deadlinesOf } from '../clocks/index.ts'
import { beijingDay } from '../clocks/instants.ts'
import type { CalendarDate, Client, Order, OrderStage } from '../model/index.ts'
import type { Reading } from '../rules/rule.ts'
import { serviceTitle } from '../rules/service-title.ts'
import { isEnded, isOpen, kindName } from '../workflow/kinds.ts'
import { followingKind } from '../workflow/opening.ts'
import { enteredAt } from '../workflow/transitions.ts'
import type { WorkGroup } from './groups.ts'

/** Something to do for a client, now or from a certain day on: a line of the 工作台. */
export interface WorkItem {
  /** which clock, or which stage it waits in, e.g. 'order.sms', 'order.returned' */
  readonly rule: string
  readonly group: WorkGroup
  /** as of a deadline; todo = it waits for us, by no particular day */
  readonly kind: Deadline['kind'] | 'todo'
  readonly title: string
  /** Beijing day it is due, or has waited since */
  readonly day: CalendarDate
  /** ISO instant where it is due to the hour, else '' */
  readonly at: string
  readonly path: string
  readonly orderId: string
  /** days on which it stands on the bench; '' = no bound */
  readonly from: CalendarDate | ''
  readonly until: CalendarDate | ''
  /** set where only one reading asks for it */
  readonly reading: Reading | ''
  /** whether every working day on the way was known */
  readonly known: boolean
}

/** How long before and after its day a clock stands on the bench: `before` undefined = always. */
interface Window {
  readonly group: WorkGroup
  readonly before?: number
  readonly after?: number
}

/** Days before an end at which a client is asked for a new paper: new ones take a clerk's office some weeks. */
const papersAhead = 30
const soon = 14

const windows: Readonly<Record<string, Window>> = {
  'order.sms': { group: 'sms' },
  // others are late only when their day has gone by
  'order.review': { group: 'stuck', before: -1 },
  'order.bureau': { group: 'stuck', before: -1 },
  'order.bureau.document': { group: 'stuck', before: -1 },
  'order.lifetime': { group: 'deadline', before: soon },
  'change.before': { group: 'deadline', before: soon },
  'change.after': { group: 'deadline', before: soon },
  'cancel.same-day': { group: 'deadline', before: soon },
  'domain.expiry': { group: 'domains', before: papersAhead },
  'domain.expiry.hand-in': { group: 'domains', before: soon, after: soon },
  'domain.age': { group: 'domains', before: 0, after: soon },
  'domain.real-name': { group: 'domains', before: 0, after: soon },
  'subject.licence': { group: 'papers', before: papersAhead },
  'subject.licence.hand-in': { group: 'papers', before: soon, after: soon },
  'people.id': { group: 'papers', before: papersAhead },
  'people.id.hand-in': { group: 'papers', before: soon, after: soon },
  'service.pre-approval': { group: 'papers', before: papersAhead },
  'paper.freshness': { group: 'papers', before: soon },
  'service.public-security': { group: 'filed', after: papersAhead },
  'service.number-shown': { group: 'filed', before: soon, after: papersAhead },
  'service.shell': { group: 'deadline' },
  'subject.yearly-report': { group: 'report', before: 89 },
}

function fromClock(clock: Deadline): WorkItem[] {
  const window = windows[clock.rule]
  if (window === undefined) return []
  const { rule, kind, title, day, at, path, orderId, reading = '', known } = clock
  const from = window.before === undefined ? '' : addDays(day, -window.before)
  const until = window.after === undefined ? '' : addDays(day, window.after)
  return [{ rule, group: window.group, kind, title, day, at, path, orderId, from, until, reading, known }]
}

const waiting: Partial<Record<OrderStage, string>> = {
  prepare: '资料还没有开始填写',
  fill: '资料填写中',
  upload: '等核验单和材料齐全后提交',
}

/** An order that waits for us: it came back, or it is on its way to being handed in. */
function fromOrder(client: Client, order: Order): WorkItem[] {
  const entered = enteredAt(order) || order.openedAt
  const base = { kind: 'todo', at: '', orderId: order.id, from: '', until: '', reading: '', known: true } as const
  const line = (rule: string, group: WorkGroup, title: string, path = ''): WorkItem => ({
    ...base,
    rule,
    group,
    title,
    path,
    day: beijingDay(entered),
  })
  const name = kindName(order.kind)
  const next = followingKind(client, order)
  if (next !== undefined) return [line('order.follow', 'orders', `${name}已办结，接着开「${kindName(next)}」`)]
  if (order.stage === 'filed' && !isEnded(order.kind, order.stage)) {
    const titles = client.services.filter(({ id }) => order.serviceIds.includes(id)).map(serviceTitle)
    return [line('order.filed', 'filed', `${[name, ...titles].join(' ')}已通过：挂备案号、核对首页后转入维护`)]
  }
  if (!isOpen(order.kind, order.stage)) return []
  const last = order.events.at(-1)
  if (order.stage === 'fill' && (last?.action.startsWith('return-by') || last?.action === 'sms-failed')) {
    const who =
      { 'return-by-bureau': '管局驳回', 'return-by-provider': '接入商退回' }[last.action] ?? '短信核验没有通过'
    return [line('order.returned', 'returned', last.why === '' ? who : `${who}：${last.why}`)]
  }
  const words = waiting[order.stage]
  return words === undefined ? [] : [line(`order.${order.stage}`, 'orders', `${name}：${words}`)]
}

/** What besides the record is known of a client. */
export interface ClientStanding {
  /** scans that a person should look at */
  readonly doubtfulScans: number
}

/**
 * Everything that is or will be to do for a client, each with the days on which it stands on the bench. Depends on the
 * record, the rule packs, the calendar and the reading, and on the day only by the year of the yearly report.
 */
export function workOf(client: Client, facts: ClockFacts, standing: ClientStanding): WorkItem[] {
  const open = client.orders.flatMap((order) => fromOrder(client, order))
  const doubtful: WorkItem[] =
    standing.doubtfulScans === 0
      ? []
      : [
          {
            rule: 'scans.doubt',
            group: 'scans',
            kind: 'todo',
            title: `${standing.doubtfulScans} 份扫描件机器拿不准`,
            day: beijingDay(client.updatedAt) || facts.today,
            at: '',
            path: '',
            orderId: '',
            from: '',
            until: '',
            reading: '',
            known: true,
          },
        ]
  return [...deadlinesOf(client, facts).flatMap(fromClock), ...open, ...doubtful]
}
