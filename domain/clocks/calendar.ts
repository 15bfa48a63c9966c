import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { z } from 'zod'
import { type CalendarDate, calendarDate } from '../model/dates.ts'
import { addDays, isRealDate, weekdayOf } from './days.ts'
import { atBeijingHour, beijingDay } from './instants.ts'

/** 放假调休安排 of the State Council, year by year. A year that is not in it is unknown, not ordinary. */
export interface WorkCalendar {
  /** years whose notice is in the calendar */
  readonly years: ReadonlySet<number>
  /** weekdays and weekend days that are holidays */
  readonly off: ReadonlySet<CalendarDate>
  /** weekend days that are worked instead (调休) */
  readonly work: ReadonlySet<CalendarDate>
}

/** One year's notice, as an agency may import it before the desk ships it. */
export const yearNoticeSchema = z
  .object({
    year: z.number().int().min(2000).max(2100),
    /** e.g. 国务院办公厅关于 2027 年部分节假日安排的通知 */
    source: z.string().trim().min(1, '请写明出处'),
    holidays: z.array(calendarDate).min(5, '一年至少有 5 天法定放假，请核对'),
    workdays: z.array(calendarDate),
  })
  .superRefine((notice, context) => {
    const off = new Set(notice.holidays)
    for (const [list, days] of [
      ['holidays', notice.holidays],
      ['workdays', notice.workdays],
    ] as const) {
      for (const [place, day] of days.entries()) {
        const at = { code: 'custom' as const, path: [list, place] }
        if (!isRealDate(day)) context.addIssue({ ...at, message: `${day} 不是真实的日期` })
        else if (Number(day.slice(0, 4)) !== notice.year)
          context.addIssue({ ...at, message: `${day} 不在 ${notice.year} 年` })
        if (list === 'workdays' && off.has(day)) context.addIssue({ ...at, message: `${day} 既放假又上班` })
        if (list === 'workdays' && !isWeekend(day))
          context.addIssue({ ...at, message: `${day} 不是周末，不必列为调休上班` })
      }
    }
  })
export type YearNotice = z.infer<typeof yearNoticeSchema>

function isWeekend(day: CalendarDate): boolean {
  const weekday = weekdayOf(day)
  return weekday === 0 || weekday === 6
}

const yearOf = (day: CalendarDate): number => Number(day.slice(0, 4))

/** The calendar of the library chinese-days, as far as it reaches. */
export const shippedCalendar: WorkCalendar = {
  years: new Set(Object.keys(table.holidays).map(yearOf)),
  off: new Set(Object.keys(table.holidays)),
  work: new Set(Object.keys(table.workdays)),
}

/** The calendar with one more year, or with a year replaced. */
export function withYear(calendar: WorkCalendar, notice: YearNotice): WorkCalendar {
  const others = (days: ReadonlySet<CalendarDate>) => [...days].filter((day) => yearOf(day) !== notice.year)
  return {
    years: new Set([...calendar.years, notice.year]),
    off: new Set([...others(calendar.off), ...notice.holidays]),
    work: new Set([...others(calendar.work), ...notice.workdays]),
  }
}

/** Whether offices work on a day; undefined where its year's notice is not in the calendar. */
export function isWorkday(calendar: WorkCalendar, day: CalendarDate): boolean | undefined {
  if (!calendar.years.has(yearOf(day))) return undefined
  return calendar.work.has(day) || (!calendar.off.has(day) && !isWeekend(day))
}

/** A day that was counted out, and whether every day on the way was known. */
export interface CountedDay {
  readonly day: CalendarDate
  readonly known: boolean
  /** why it is not sure (zh-CN); '' where it is */
  readonly caveat: string
}

const caveatFor = (year: number): string =>
  `${year} 年的放假调休安排还没有导入，这一天按周一至周五估算，请以国务院通知为准`

/**
 * The day on which `count` working days have gone by.
 * @param countFirst whether `from` itself is the first day; the law does not say, the desk counts from the day after
 */
export function addWorkdays(calendar: WorkCalendar, from: CalendarDate, count: number, countFirst = false): CountedDay {
  let day = countFirst ? addDays(from, -1) : from
  let unknown: number | undefined
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    const works = isWorkday(calendar, day)
    if (works === undefined) unknown ??= yearOf(day)
    if (works ?? !isWeekend(day)) left--
  }
  return unknown === undefined ? { day, known: true, caveat: '' } : { day, known: false, caveat: caveatFor(unknown) }
}

/** Working days gone by since `from` (not counted) up to and with `to`; `known` as above. */
export function workdaysBetween(
  calendar: WorkCalendar,
  from: CalendarDate,
  to: CalendarDate,
): { count: number; known: boolean } {
  let count = 0
  let known = true
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const works = isWorkday(calendar, day)
    if (works === undefined) known = false
    if (works ?? !isWeekend(day)) count++
  }
  return { count, known }
}

/** Office hours that the desk assumes of bureau and provider, Beijing time. */
export const officeHours = { from: 9, to: 18 } as const

/** The next moment at which an office can act: the instant itself within office hours, else the next opening. */
export function nextWorkingMoment(calendar: WorkCalendar, instant: string): { at: string; known: boolean } {
  const day = beijingDay(instant)
  const works = (candidate: CalendarDate) => isWorkday(calendar, candidate) ?? !isWeekend(candidate)
  let known = calendar.years.has(yearOf(day))
  if (works(day)) {
    const opening = atBeijingHour(day, officeHours.from)
    if (instant < opening) return { at: opening, known }
    if (instant < atBeijingHour(day, officeHours.to)) return { at: new Date(Date.parse(instant)).toISOString(), known }
  }
  let next = addDays(day, 1)
  while (!works(next)) next = addDays(next, 1)
  known &&= calendar.years.has(yearOf(next))
  return { at: atBeijingHour(next, officeHours.from), known }
}
