import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc.js'
import type { CalendarDate } from '../model/dates.ts'

dayjs.extend(utc)

/** Instants are ISO 8601 texts; the bureau's day and hour are Beijing's, eight hours ahead of UTC all year. */
const beijingOffsetHours = 8

const inBeijing = (instant: string, format: string): string => {
  const time = dayjs.utc(instant)
  return time.isValid() ? time.utcOffset(beijingOffsetHours * 60).format(format) : ''
}

/** The Beijing calendar day of an instant; '' where the text is no instant. */
export const beijingDay = (instant: string): CalendarDate => inBeijing(instant, 'YYYY-MM-DD')

/** Beijing wall time, '2026-09-15 14:05'; '' where the text is no instant. */
export const beijingTime = (instant: string): string => inBeijing(instant, 'YYYY-MM-DD HH:mm')

/** The instant of a Beijing day and hour, e.g. ('2026-09-15', 9). */
export const atBeijingHour = (day: CalendarDate, hour: number): string =>
  dayjs
    .utc(day)
    .add(hour - beijingOffsetHours, 'hour')
    .toISOString()

/** The instant some hours later. */
export const addHours = (instant: string, hours: number): string => dayjs.utc(instant).add(hours, 'hour').toISOString()
