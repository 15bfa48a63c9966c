import dayjs, { type Dayjs } from 'dayjs'
import utc from 'dayjs/plugin/utc.js'
import type { CalendarDate } from '../model/dates.ts'

dayjs.extend(utc)

/** Arithmetic on calendar days by dayjs, all of it in UTC, so that no machine's time zone moves a day. */

/** The days that four digits can write; what lies beyond is as good as for ever, and stays at the end. */
const firstDay: CalendarDate = '0100-01-01'
const lastDay: CalendarDate = '9999-12-31'

function written(day: Dayjs): CalendarDate {
  if (day.year() > 9999) return lastDay
  return day.year() < 100 ? firstDay : day.format('YYYY-MM-DD')
}

/** Whether the text is YYYY-MM-DD and such a day exists (2025-02-29 does not). */
export function isRealDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= firstDay && dayjs.utc(text).format('YYYY-MM-DD') === text
}

/** The day `count` days later (earlier where negative). */
export const addDays = (date: CalendarDate, count: number): CalendarDate => written(dayjs.utc(date).add(count, 'day'))

/** Days from `from` to `to`; negative where `to` is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => dayjs.utc(to).diff(dayjs.utc(from), 'day')

/** The same day `count` months later; the 31st becomes the month's last day where it has none. */
export const addMonths = (date: CalendarDate, count: number): CalendarDate =>
  written(dayjs.utc(date).add(count, 'month'))

/** 0 = Sunday … 6 = Saturday */
export const weekdayOf = (date: CalendarDate): number => dayjs.utc(date).day()

/** Whole years gone by, as ages are counted: who was born on 29 February has the birthday on 1 March in a common year. */
export function wholeYearsBetween(from: CalendarDate, to: CalendarDate): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return to.slice(5) < from.slice(5) ? years - 1 : years
}
