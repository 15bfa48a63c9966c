import { useEffect, useState } from 'react'
import { daysBetween, stateOf, workdaysBetween } from '../../domain/clocks/index.ts'
import { law } from '../app/law.ts'
import { today } from '../app/store.ts'
import { words } from './words.ts'

interface Due {
  readonly day: string
  readonly at: string
  readonly kind: 'act-by' | 'expect-by' | 'not-before' | 'todo'
}

const minuteMs = 60_000

/** Hours and minutes to an instant, or since it. */
function clock(at: string, now: number): string {
  const minutes = Math.floor(Math.abs(Date.parse(at) - now) / minuteMs)
  const shown = [Math.floor(minutes / 60), String(minutes % 60).padStart(2, '0')] as const
  return Date.parse(at) >= now ? words.due.left(...shown) : words.due.over(...shown)
}

/** How a clock stands, in a few words: 还剩 5:12, 3 天后, 已超 2 个工作日. */
export function dueWords({ day, at, kind }: Due, now: number): string {
  if (at !== '') return clock(at, now)
  const left = daysBetween(today(), day)
  if (left === 0) return words.due.today
  if (left > 0) return words.due.days(left)
  return kind === 'expect-by'
    ? words.due.overWorkdays(workdaysBetween(law().calendar, day, today()).count)
    : words.due.overDays(-left)
}

/** The colour of a clock: red once it is over or ends within hours, amber soon. */
export function dueTone(due: Due, now: number): 'reject' | 'likely' | 'advice' {
  if (due.kind === 'todo' || due.kind === 'not-before') return 'advice'
  const state = stateOf(due, new Date(now).toISOString())
  if (state === 'overdue') return due.kind === 'expect-by' ? 'likely' : 'reject'
  if (due.at !== '' && Date.parse(due.at) - now < 6 * 60 * minuteMs) return 'reject'
  return state === 'today' || state === 'soon' ? 'likely' : 'advice'
}

/** Now, told anew often enough for minutes to be right. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minuteMs / 3)
    return () => clearInterval(timer)
  }, [])
  return now
}
