import { clockFacts, type Deadline, type DeadlineState, deadlinesOf, stateOf } from './clocks/index.ts'
import type { Client, Finding, Order } from './model/index.ts'
import { hasSomethingToFile } from './rules/filing.ts'
import { checkClient } from './rules/index.ts'
import { type Facts, type Setting, settingFor } from './rules/rule.ts'
import { actionsFor, kindName, openOrder, orderActions, type StepFacts, stageName } from './workflow/index.ts'

/** The one thing to do next. */
export interface NextStep {
  /** what (zh-CN) */
  readonly words: string
  /** why this and nothing else (zh-CN) */
  readonly why: string
  /** Beijing day by which, '' where no clock runs */
  readonly by: string
  /** field or slot to go to, '' for the order as a whole */
  readonly path: string
  /** the agency's or the client's turn, somebody else's, or nothing to do */
  readonly state: 'todo' | 'waiting' | 'done'
}

/** For one client on one day: what is wrong, what is next, by when, and why. */
export interface Outlook {
  readonly findings: readonly Finding[]
  readonly next: NextStep
  readonly deadlines: readonly (Deadline & { readonly state: DeadlineState })[]
  /** the order under way and where it is, '' where there is none */
  readonly stage: string
}

/**
 * Looks at a client as a whole.
 * @param now ISO instant; `facts.today` is its day in Beijing
 */
export function outlookOf(client: Client, facts: Facts, now: string): Outlook {
  const findings = checkClient(client, facts)
  const setting = settingFor(client, facts)
  const deadlines = deadlinesOf(client, clockFacts(setting, now)).map((deadline) => ({
    ...deadline,
    state: stateOf(deadline, now),
  }))
  const order = openOrder(client)
  const stage = order ? `${kindName(order.kind)}：${stageName(order.kind, order.stage)}` : ''
  return { findings, next: nextOf(client, order, findings, deadlines, setting), deadlines, stage }
}

/** Stages in which the agency can still mend what is wrong; later the order is out of its hands. */
const mendable: ReadonlySet<Order['stage']> = new Set(['prepare', 'fill', 'upload'])
/** Stages in which somebody else acts. */
const others: Partial<Record<Order['stage'], string>> = {
  review: '接入商正在初审',
  sms: '等负责人完成短信核验',
  bureau: '管局正在审核',
}

function nextOf(
  client: Client,
  order: Order | undefined,
  findings: readonly Finding[],
  deadlines: Outlook['deadlines'],
  setting: Setting,
): NextStep {
  const blocking = findings.filter(({ severity }) => severity === 'reject')
  const [worst] = blocking
  const canMend = order ? mendable.has(order.stage) : hasSomethingToFile(client)
  if (canMend && worst) {
    const why = `还有 ${blocking.length} 项会被驳回`
    return {
      words: worst.remedy || worst.message,
      why: `${why}；先是：${worst.message}`,
      by: '',
      path: worst.path,
      state: 'todo',
    }
  }
  if (order) return nextOfOrder(client, order, blocking.length, deadlines, setting)
  if (hasSomethingToFile(client)) {
    const kind = client.subject.filingNumber === '' ? 'first' : 'add-service'
    const why = '资料和材料都过了检查，还没有开订单'
    return { words: `开一单${kindName(kind)}`, why, by: '', path: '', state: 'todo' }
  }
  const due = deadlines.find(({ kind, state }) => kind === 'act-by' && state !== 'later')
  if (due) return { words: due.title, why: due.assumption, by: due.day, path: due.path, state: 'todo' }
  return { words: '没有要做的', why: '都已备案，两周内没有到期的事', by: '', path: '', state: 'done' }
}

function nextOfOrder(
  client: Client,
  order: Order,
  blocking: number,
  deadlines: Outlook['deadlines'],
  setting: Setting,
): NextStep {
  const clock = deadlines.find(({ orderId, kind }) => orderId === order.id && kind !== 'not-before')
  const by = clock?.day ?? ''
  const waitingFor = others[order.stage]
  if (waitingFor) return { words: clock?.title ?? waitingFor, why: waitingFor, by, path: '', state: 'waiting' }
  const facts: StepFacts = { client, setting, blocking, why: '' }
  const [first] = actionsFor(order, facts).filter(({ action }) => action !== 'withdraw' && action !== 'expire')
  if (!first)
    return { words: '没有下一步', why: `订单在${stageName(order.kind, order.stage)}`, by, path: '', state: 'done' }
  if (first.permission.allowed) {
    const why = first.permission.note || `订单在${stageName(order.kind, order.stage)}`
    return { words: orderActions[first.action], why, by, path: '', state: 'todo' }
  }
  return { words: first.permission.remedy, why: first.permission.why, by, path: '', state: 'todo' }
}
