import { z } from 'zod'

/** A calendar day without time or zone, written YYYY-MM-DD. The trade counts in days of Beijing time. */
export const calendarDate = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '日期要写成 2026-01-31 这样')
export type CalendarDate = z.infer<typeof calendarDate>

/** A calendar day, or '' while nobody has filled it in. */
export const calendarDateOrEmpty = calendarDate.or(z.literal('')).default('')

/** The end of a paper's validity: a day, 长期 (no end), or '' while unknown. */
export const validityEnd = calendarDate.or(z.literal('long-term')).or(z.literal('')).default('')
export type ValidityEnd = z.infer<typeof validityEnd>
