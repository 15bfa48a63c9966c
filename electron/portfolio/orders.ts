import { isRealDate } from '../../domain/clocks/days.ts'
import { atBeijingHour } from '../../domain/clocks/instants.ts'
import { type Client, orderStages } from '../../domain/model/index.ts'
import { type OrderSummary, summariseOrder, type WorkItem } from '../../domain/workbench/index.ts'
import type { OrderFigures, OrderQuery, OrderReasonCount, StoredOrder } from '../desk/ports.ts'
import type { Db } from './database.ts'
import { readClient } from './records.ts'
import { searchTerms } from './search-text.ts'

/** The instant by which a clock ends: itself, or the end of its day in Beijing; '' where the record names no day. */
export const endOf = ({ at, day }: Pick<WorkItem, 'at' | 'day'>): string =>
  at !== '' ? new Date(at).toISOString() : isRealDate(day) ? atBeijingHour(day, 24) : ''

/** The clock of an order that ends first. */
function soonest(work: readonly WorkItem[], orderId: string): WorkItem | undefined {
  const clocks = work.filter((item) => item.orderId === orderId && item.kind !== 'todo' && item.reading !== 'document')
  return clocks.sort((one, other) => (endOf(one) < endOf(other) ? -1 : 1))[0]
}

/** Writes the orders of a client into tables of their own, so that lists of orders never open a client. Derived. */
export function createOrderIndexer(db: Db) {
  const forget = db.prepare('DELETE FROM filing_order WHERE client_key = ?')
  const insert = db.prepare(`
    INSERT INTO filing_order (client_key, order_id, kind, stage, open, provider, province, assignee, opened_at, entered_at,
      due, due_day, review_days, bureau_days, total_days, returned)
    VALUES (@clientKey, @id, @kind, @stage, @open, @provider, @province, @assignee, @openedAt, @enteredAt,
      @due, @dueDay, @reviewDays, @bureauDays, @totalDays, @returned)`)
  const insertRow = db.prepare('INSERT INTO filing_order_row (key, row, due) VALUES (?, ?, ?)')
  const insertReturn = db.prepare('INSERT INTO order_return (order_key, by, reason, day) VALUES (?, ?, ?, ?)')
  const keys = db.prepare<[number], { key: number; id: string }>(
    'SELECT key, order_id AS id FROM filing_order WHERE client_key = ?',
  )
  const setDue = db.prepare('UPDATE filing_order SET due = ?, due_day = ? WHERE key = ?')
  const setDueRow = db.prepare('UPDATE filing_order_row SET due = ? WHERE key = ?')

  const dueColumns = (clock: WorkItem | undefined) => ({
    due: clock ? endOf(clock) : '',
    dueDay: clock?.day ?? '',
    json: clock ? JSON.stringify({ title: clock.title, day: clock.day, at: clock.at, kind: clock.kind }) : '',
  })
  const put = (clientKey: number, summary: OrderSummary, clock: WorkItem | undefined) => {
    const { id, kind, stage, provider, province, assignee, openedAt, enteredAt, returns } = summary
    const { json, ...due } = dueColumns(clock)
    const { lastInsertRowid } = insert.run({
      clientKey,
      ...{ id, kind, stage, provider, province, assignee, openedAt, enteredAt, ...due },
      open: summary.open ? 1 : 0,
      reviewDays: summary.reviewDays ?? null,
      bureauDays: summary.bureauDays ?? null,
      totalDays: summary.totalDays ?? null,
      returned: returns.length,
    })
    insertRow.run(lastInsertRowid, JSON.stringify(summary), json)
    for (const { by, reason, day } of returns) insertReturn.run(lastInsertRowid, by, reason, day)
  }

  return {
    /** @param work undefined where the clocks are to be worked out later */
    index(clientKey: number, client: Client, work: readonly WorkItem[] = []): void {
      forget.run(clientKey)
      // a file from elsewhere may have given two orders one id: the first is listed, both stay in the record
      const orders = new Map(client.orders.toReversed().map((order) => [order.id, order]))
      for (const order of orders.values()) put(clientKey, summariseOrder(client, order), soonest(work, order.id))
    },
    /** Only the clocks are worked out anew. */
    reclock(clientKey: number, work: readonly WorkItem[]): void {
      for (const { key, id } of keys.all(clientKey)) {
        const { due, dueDay, json } = dueColumns(soonest(work, id))
        setDue.run(due, dueDay, key)
        setDueRow.run(json, key)
      }
    },
  }
}

/** Makes the order tables from the records, for a database that had none. */
export function rebuildOrders(db: Db): void {
  const indexer = createOrderIndexer(db)
  const next = db.prepare<[number], { key: number; body: string }>(
    'SELECT key, body FROM client WHERE key > ? ORDER BY key LIMIT 1',
  )
  for (let stored = next.get(-1); stored; stored = next.get(stored.key)) {
    const found = readClient(stored.body)
    if (found.ok) indexer.index(stored.key, found.client)
  }
}

/** Orders without a clock come after those with one. */
const sorts: Record<OrderQuery['sort'], string> = {
  due: `o.due = '', o.due, o.entered_at, o.key`,
  entered: 'o.entered_at DESC, o.key DESC',
  opened: 'o.opened_at DESC, o.key DESC',
  client: 's.name_key, o.key',
}

interface ListedOrder {
  readonly clientId: string
  readonly assignee: string
  readonly row: string
  readonly due: string
  readonly blocking: number | null
}

/** Lists, counts and adds up orders out of the narrow table; only the page that is shown is read from the wide ones. */
export function createOrderListing(db: Db) {
  const read = db.prepare<[number], ListedOrder>(`
    SELECT c.id AS clientId, o.assignee, r.row, r.due, json_extract(c.row, '$.findings.reject') AS blocking
    FROM filing_order o JOIN filing_order_row r ON r.key = o.key JOIN client c ON c.key = o.client_key WHERE o.key = ?`)
  const distinct = (column: 'provider' | 'province' | 'assignee') =>
    db
      .prepare<[], string>(`SELECT DISTINCT ${column} FROM filing_order WHERE ${column} <> '' ORDER BY ${column}`)
      .pluck()
  const options = { providers: distinct('provider'), provinces: distinct('province'), assignees: distinct('assignee') }
  const daysOf = (column: 'review_days' | 'bureau_days' | 'total_days') =>
    `json_object('days', total(${column}), 'orders', count(${column}))`
  const figures = (column: 'provider' | 'province') =>
    db.prepare<[string], FiguresRow>(`
      SELECT ${column} AS name, sum(open) AS open, count(total_days) AS done, sum(returned > 0) AS returned,
        ${daysOf('review_days')} AS review, ${daysOf('bureau_days')} AS bureau, ${daysOf('total_days')} AS total
      FROM filing_order WHERE opened_at >= ? GROUP BY ${column} ORDER BY count(*) DESC`)
  const byProvider = figures('provider')
  const byProvince = figures('province')
  const reasons = db.prepare<[string], OrderReasonCount>(`
    SELECT b.reason, o.provider, o.province, count(*) AS count FROM order_return b JOIN filing_order o ON o.key = b.order_key
    WHERE b.day >= ? GROUP BY b.reason, o.provider, o.province ORDER BY count(*) DESC`)

  /** Conditions of a filter apart from the stages, and what they are given. */
  function conditions(query: Omit<OrderQuery, 'offset' | 'limit' | 'sort'>) {
    const parts: string[] = []
    const given: string[] = []
    const add = (sql: string, ...values: string[]) => {
      parts.push(sql)
      given.push(...values)
    }
    if (query.kind !== '') add('o.kind = ?', query.kind)
    if (query.provider !== '') add('o.provider = ?', query.provider)
    if (query.province !== '') add('o.province = ?', query.province)
    if (query.assignee !== '') add('o.assignee = ?', query.assignee)
    if (query.dueFrom !== '') add('o.due_day >= ?', query.dueFrom)
    if (query.dueTo !== '') add(`o.due_day <> '' AND o.due_day <= ?`, query.dueTo)
    const terms = searchTerms(query.search)
    for (const { words, phones } of terms)
      add('(instr(s.words, ?) OR instr(s.phones, ?) OR instr(s.marks, ?))', words, phones, words)
    return { parts, given, joins: terms.length > 0 }
  }
  const from = (joins: boolean) => `filing_order o${joins ? ' JOIN search s ON s.key = o.client_key' : ''}`
  const where = (parts: readonly string[]) => (parts.length > 0 ? ` WHERE ${parts.join(' AND ')}` : '')

  return {
    list(query: OrderQuery): { rows: StoredOrder[]; total: number; stages: Record<string, number> } {
      const { parts, given, joins } = conditions(query)
      const counted = db
        .prepare<string[], { stage: string; count: number }>(
          `SELECT o.stage, count(*) AS count FROM ${from(joins)}${where(parts)} GROUP BY o.stage`,
        )
        .all(...given)
      const stages = { ...noStages(), ...Object.fromEntries(counted.map(({ stage, count }) => [stage, count])) }
      const wanted = query.stages.length > 0 ? query.stages : Object.keys(orderStages)
      const total = wanted.reduce((sum, stage) => sum + (stages[stage] ?? 0), 0)
      const inStages = query.stages.length > 0 ? [`o.stage IN (${query.stages.map(() => '?').join(', ')})`] : []
      const keys = db
        .prepare<(string | number)[], number>(
          `SELECT o.key FROM ${from(joins || query.sort === 'client')}${where([...parts, ...inStages])}
           ORDER BY ${sorts[query.sort]} LIMIT ? OFFSET ?`,
        )
        .pluck()
        .all(...given, ...query.stages, query.limit, query.offset)
      return { rows: keys.map((key) => stored(read.get(key)!)), total, stages }
    },
    options: () => ({
      providers: options.providers.all(),
      provinces: options.provinces.all(),
      assignees: options.assignees.all(),
    }),
    figures: (since: string) => ({
      providers: byProvider.all(since).map(figuresOf),
      provinces: byProvince.all(since).map(figuresOf),
      reasons: reasons.all(since),
    }),
  }
}

/** Figures as the database answers: what orders took stands in them as JSON. */
type FiguresRow = Omit<OrderFigures, 'review' | 'bureau' | 'total'> & Record<'review' | 'bureau' | 'total', string>
const figuresOf = ({ review, bureau, total, ...counts }: FiguresRow): OrderFigures => ({
  ...counts,
  review: JSON.parse(review),
  bureau: JSON.parse(bureau),
  total: JSON.parse(total),
})

const noStages = (): Record<string, number> => Object.fromEntries(Object.keys(orderStages).map((stage) => [stage, 0]))

const stored = ({ clientId, assignee, row, due, blocking }: ListedOrder): StoredOrder => ({
  clientId,
  order: { ...(JSON.parse(row) as OrderSummary), assignee },
  due: due === '' ? undefined : JSON.parse(due),
  blocking: blocking ?? 0,
})
