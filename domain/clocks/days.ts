import type { CalendarDate } from '../model/dates.ts'

/** Arithmetic on calendar days. All of it in UTC, so that no machine's time zone moves a day. */

const dayLength = 86_400_000

function parts(date: CalendarDate): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))]
}

function ordinal(date: CalendarDate): number {
  const [year, month, day] = parts(date)
  return Date.UTC(year, month - 1, day) / dayLength
}

const fromOrdinal = (days: number): CalendarDate => new Date(days * dayLength).toISOString().slice(0, 10)

/** Whether the text is YYYY-MM-DD and such a day exists (2025-02-29 does not). */
export function isRealDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= '0100-01-01' && fromOrdinal(ordinal(text)) === text
}

/** The day `count` days later (earlier where negative). */
export const addDays = (date: CalendarDate, count: number): CalendarDate => fromOrdinal(ordinal(date) + count)

/** Days from `from` to `to`; negative where `to` is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => ordinal(to) - ordinal(from)

/** The same day `count` months later; the 31st becomes the month's last day where it has none. */
export function addMonths(date: CalendarDate, count: number): CalendarDate {
  const [year, month, day] = parts(date)
  const total = year * 12 + (month - 1) + count
  const lastDay = new Date(Date.UTC(Math.floor(total / 12), (total % 12) + 1, 0)).getUTCDate()
  const pad = (value: number, length: number) => String(value).padStart(length, '0')
  return `${pad(Math.floor(total / 12), 4)}-${pad((total % 12) + 1, 2)}-${pad(Math.min(day, lastDay), 2)}`
}

/** Whole years gone by, as ages are counted. */
export function wholeYearsBetween(from: CalendarDate, to: CalendarDate): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return to.slice(5) < from.slice(5) ? years - 1 : years
}
