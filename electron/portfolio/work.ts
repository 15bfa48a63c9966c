import { type Client, orderStages } from '../../domain/model/index.ts'
import { type WorkGroup, type WorkItem, workGroups } from '../../domain/workbench/index.ts'
import type { StoredWork, WorkQuery } from '../desk/ports.ts'
import type { Db } from './database.ts'
import { endOf } from './orders.ts'

/** Writes what is to do for a client. Derived from its record and the law of the day. */
export function createWorkIndexer(db: Db) {
  const forget = db.prepare('DELETE FROM work WHERE client_key = ?')
  const insert = db.prepare(`
    INSERT INTO work (client_key, assignee, order_id, rule, grp, kind, day, at, due, title, path, reading, known, from_day, until_day)
    VALUES (@clientKey, @assignee, @orderId, @rule, @group, @kind, @day, @at, @due, @title, @path, @reading, @known, @from, @until)`)
  return (clientKey: number, assignee: Client['assignee'], work: readonly WorkItem[]): void => {
    forget.run(clientKey)
    for (const item of work) insert.run({ ...item, clientKey, assignee, due: endOf(item), known: item.known ? 1 : 0 })
  }
}

/**
 * The most urgent first: what is counted in hours, what is late, what ends today, what others are late with, what came
 * back, what ends soon, what may begin, and what merely waits.
 */
const rank = `CASE
  WHEN at <> '' THEN 0
  WHEN kind = 'act-by' AND day < @today THEN 1
  WHEN kind = 'act-by' AND day = @today THEN 2
  WHEN kind = 'expect-by' THEN 3
  WHEN grp = 'returned' THEN 4
  WHEN kind = 'act-by' THEN 5
  WHEN kind = 'not-before' THEN 6
  ELSE 7 END`

interface Ranked {
  readonly key: number
  readonly grp: WorkGroup
  readonly rank: number
}

/** Reads what stands on the bench on a day. */
export function createWorkListing(db: Db) {
  const ranked = db.prepare<{ today: string; reading: string; assignee: string }, Ranked>(`
    SELECT key, grp, ${rank} AS rank FROM work
    WHERE from_day <= @today AND (until_day = '' OR until_day >= @today) AND reading IN ('', @reading)
      AND (@assignee = '' OR assignee = @assignee)
    ORDER BY rank, due, key`)
  const read = db.prepare<[number], Omit<StoredWork, 'known'> & { known: number }>(`
    SELECT w.key, c.id AS clientId, c.name AS clientName, w.assignee, w.order_id AS orderId,
      coalesce(o.kind, '') AS orderKind, w.rule, w.grp AS "group", w.kind, w.title,
      w.day, w.at, w.path, w.known
    FROM work w JOIN client c ON c.key = w.client_key
      LEFT JOIN filing_order o ON o.client_key = w.client_key AND o.order_id = w.order_id WHERE w.key = ?`)
  const stages = db.prepare<{ assignee: string }, { stage: string; count: number }>(
    `SELECT stage, count(*) AS count FROM filing_order WHERE @assignee = '' OR assignee = @assignee GROUP BY stage`,
  )
  const returned = db.prepare<[], number>(`SELECT count(*) FROM returned_sheet WHERE state = 'waiting'`).pluck()
  const none = (names: object) => Object.fromEntries(Object.keys(names).map((name) => [name, 0]))

  return ({ today, reading, assignee, group, offset, limit }: WorkQuery) => {
    const all = ranked.all({ today, reading, assignee })
    const groups = none(workGroups) as Record<WorkGroup, number>
    for (const { grp } of all) groups[grp] += 1
    const wanted = group === '' ? all : all.filter(({ grp }) => grp === group)
    return {
      lines: wanted.slice(offset, offset + limit).map(({ key }): StoredWork => {
        const line = read.get(key)!
        return { ...line, known: line.known === 1 }
      }),
      total: wanted.length,
      groups,
      urgent: all.filter((line) => line.rank <= 2).length,
      stages: {
        ...none(orderStages),
        ...Object.fromEntries(stages.all({ assignee }).map(({ stage, count }) => [stage, count])),
      } as Record<string, number>,
      returned: returned.get() ?? 0,
    }
  }
}
