import type { CallInput, OrderRow } from '../../domain/contract/index.ts'
import { call } from '../app/desk.ts'

/** What ends on a day: how much, and the first of it. */
export interface DueDay {
  readonly rows: readonly OrderRow[]
  readonly total: number
}

type Question = Omit<CallInput<'orders.list'>, 'dueFrom' | 'dueTo' | 'limit'>

/** A month of most agencies comes in one answer; where it does not, each day is asked for, so that none looks empty. */
const inOneAnswer = 1000
const ofOneDay = 60

/**
 * The clocks that end on each of these days.
 * @param days YYYY-MM-DD, one after the other
 */
export async function dueDays(question: Question, days: readonly string[]): Promise<ReadonlyMap<string, DueDay>> {
  const within = { ...question, dueFrom: days[0] ?? '', dueTo: days.at(-1) ?? '' }
  const { rows, total } = await call('orders.list', { ...within, limit: inOneAnswer })
  if (rows.length === total) {
    const byDay = Map.groupBy(rows, (row) => row.due?.day ?? '')
    return new Map([...byDay].map(([day, ofDay]) => [day, { rows: ofDay, total: ofDay.length }]))
  }
  const asked = days.map(async (day) => {
    const answer = await call('orders.list', { ...question, dueFrom: day, dueTo: day, limit: ofOneDay })
    return [day, { rows: answer.rows, total: answer.total }] as const
  })
  return new Map(await Promise.all(asked))
}
