import type { CalendarDate } from '../model/dates.ts'

/** Instants are ISO 8601 texts; the bureau's day and hour are Beijing's, eight hours ahead of UTC all year. */

const beijingOffset = 8 * 3_600_000

/** The Beijing calendar day of an instant; '' where the text is no instant. */
export function beijingDay(instant: string): CalendarDate {
  const time = Date.parse(instant)
  return Number.isNaN(time) ? '' : new Date(time + beijingOffset).toISOString().slice(0, 10)
}

/** Beijing wall time, '2026-09-15 14:05'; '' where the text is no instant. */
export function beijingTime(instant: string): string {
  const time = Date.parse(instant)
  return Number.isNaN(time) ? '' : new Date(time + beijingOffset).toISOString().slice(0, 16).replace('T', ' ')
}

/** The instant of a Beijing day and hour, e.g. ('2026-09-15', 9). */
export const atBeijingHour = (day: CalendarDate, hour: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - beijingOffset + hour * 3_600_000).toISOString()

/** The instant some hours later. */
export const addHours = (instant: string, hours: number): string =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString()
