import type { CalendarDate, Source } from '../model/index.ts'
import type { Reading, Setting } from '../rules/rule.ts'
import { shippedCalendar, type WorkCalendar } from './calendar.ts'

/** act-by = the client or the clerk must have acted; expect-by = others should have; not-before = too early until then. */
export type DeadlineKind = 'act-by' | 'expect-by' | 'not-before'

/** 期限: a day or an hour that matters, with what it rests on. */
export interface Deadline {
  /** which clock, e.g. 'order.sms', 'domain.expiry' */
  readonly rule: string
  readonly kind: DeadlineKind
  /** zh-CN, e.g. 短信核验 24 小时内完成 */
  readonly title: string
  /** Beijing day */
  readonly day: CalendarDate
  /** ISO instant where it is due to the hour, else '' (then it is due by the end of the day) */
  readonly at: string
  /** whether every working day on the way was known */
  readonly known: boolean
  /** what was assumed in counting (zh-CN): whether day 0 counts, from which day */
  readonly assumption: string
  /** when an office can next act on it, ISO instant */
  readonly nextWorkingMoment: string
  /** field or slot it is about, as in findings; '' for an order */
  readonly path: string
  readonly orderId: string
  readonly sources: readonly Source[]
  /** set where the user's document and the law differ */
  readonly reading?: Reading
}

export interface ClockFacts extends Setting {
  /** ISO instant */
  readonly now: string
  readonly calendar: WorkCalendar
}

/** A setting as clocks need it: the instant, and the calendar that ships with the desk unless the facts bring one. */
export const clockFacts = (setting: Setting, now: string): ClockFacts => ({
  ...setting,
  now,
  calendar: setting.calendar ?? shippedCalendar,
})

/** How a deadline stands: overdue, due today, within two weeks, later. */
export type DeadlineState = 'overdue' | 'today' | 'soon' | 'later'
