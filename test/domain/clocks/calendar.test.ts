import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  addWorkdays,
  beijingDay,
  beijingTime,
  daysBetween,
  isRealDate,
  isWorkday,
  nextWorkingMoment,
  shippedCalendar,
  wholeYearsBetween,
  withYear,
  workdaysBetween,
  yearNoticeSchema,
} from '../../../domain/clocks/index.ts'

const day = fc
  .date({ min: new Date('2004-01-01'), max: new Date('2026-10-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('calendar days', () => {
  it('knows leap days and month ends', () => {
    expect(isRealDate('2024-02-29')).toBe(true)
    expect(isRealDate('2025-02-29')).toBe(false)
    expect(isRealDate('2025-13-01')).toBe(false)
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
    expect(addMonths('2026-11-15', 3)).toBe('2027-02-15')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(wholeYearsBetween('2008-02-29', '2026-02-28')).toBe(17)
    expect(wholeYearsBetween('2008-02-29', '2026-03-01')).toBe(18)
  })
  it('adds and takes away again', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, count) => {
        expect(daysBetween(from, addDays(from, count))).toBe(count)
        expect(isRealDate(addDays(from, count))).toBe(true)
      }),
    )
  })
  it('never skips a month', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (from, count) => {
        const moved = addMonths(from, count)
        expect(isRealDate(moved)).toBe(true)
        const months = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
        expect(months(moved) - months(from)).toBe(count)
      }),
    )
  })
})

describe('working days', () => {
  it('follow the State Council: holidays off, make-up days on', () => {
    expect(isWorkday(shippedCalendar, '2026-10-01')).toBe(false)
    expect(isWorkday(shippedCalendar, '2026-10-10')).toBe(true)
    expect(isWorkday(shippedCalendar, '2026-09-15')).toBe(true)
    expect(isWorkday(shippedCalendar, '2026-09-13')).toBe(false)
  })
  it('count 20 from 15 September 2026 across National Day to 19 October, as checked by hand', () => {
    expect(addWorkdays(shippedCalendar, '2026-09-15', 20)).toEqual({ day: '2026-10-19', known: true, caveat: '' })
    expect(addWorkdays(shippedCalendar, '2026-09-15', 20, true).day).toBe('2026-10-16')
  })
  it('say that a year without notice is unknown instead of pretending', () => {
    expect(isWorkday(shippedCalendar, '2027-02-05')).toBeUndefined()
    const counted = addWorkdays(shippedCalendar, '2026-12-20', 20)
    expect(counted).toMatchObject({ known: false, caveat: expect.stringContaining('2027') })
    expect(workdaysBetween(shippedCalendar, '2026-12-30', '2027-01-10').known).toBe(false)
    expect(addWorkdays(shippedCalendar, '2026-11-02', 20).known).toBe(true)
  })
  it('take an imported year', () => {
    const notice = yearNoticeSchema.parse({
      year: 2027,
      source: '国务院办公厅通知',
      holidays: ['2027-01-01', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10'],
      workdays: ['2027-02-13'],
    })
    const calendar = withYear(shippedCalendar, notice)
    expect(isWorkday(calendar, '2027-02-05')).toBe(false)
    expect(isWorkday(calendar, '2027-02-13')).toBe(true)
    expect(isWorkday(calendar, '2026-10-01')).toBe(false)
    expect(addWorkdays(calendar, '2026-12-20', 20).known).toBe(true)
  })
  it('refuse a notice that contradicts itself', () => {
    const base = {
      year: 2027,
      source: '通知',
      holidays: ['2027-01-01', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10'],
      workdays: [],
    }
    const wrong = (changes: object) => yearNoticeSchema.safeParse({ ...base, ...changes }).success
    expect(wrong({})).toBe(true)
    expect(wrong({ holidays: [...base.holidays, '2026-12-31'] })).toBe(false)
    expect(wrong({ holidays: [...base.holidays, '2027-02-30'] })).toBe(false)
    expect(wrong({ workdays: ['2027-02-05'] })).toBe(false)
    expect(wrong({ workdays: ['2027-02-11'] })).toBe(false)
    expect(wrong({ source: '' })).toBe(false)
  })
  it('count to a working day, one for each, over holidays, make-up days, year ends and leap days', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (from, count) => {
        const counted = addWorkdays(shippedCalendar, from, count)
        if (!counted.known) return
        expect(isWorkday(shippedCalendar, counted.day)).toBe(true)
        expect(workdaysBetween(shippedCalendar, from, counted.day)).toEqual({ count, known: true })
        expect(addWorkdays(shippedCalendar, from, count + 1).day > counted.day).toBe(true)
      }),
    )
  })
})

describe('Beijing time', () => {
  it('is eight hours ahead', () => {
    expect(beijingDay('2026-09-14T16:00:00Z')).toBe('2026-09-15')
    expect(beijingDay('2026-09-14T15:59:59Z')).toBe('2026-09-14')
    expect(beijingTime('2026-12-31T18:05:00Z')).toBe('2027-01-01 02:05')
    expect(beijingDay('gestern')).toBe('')
  })
  it('has its next working moment', () => {
    const next = (instant: string) => beijingTime(nextWorkingMoment(shippedCalendar, instant).at)
    expect(next('2026-09-15T02:30:00Z')).toBe('2026-09-15 10:30')
    expect(next('2026-09-14T22:00:00Z')).toBe('2026-09-15 09:00')
    expect(next('2026-09-15T11:00:00Z')).toBe('2026-09-16 09:00')
    expect(next('2026-09-30T11:00:00Z')).toBe('2026-10-08 09:00')
    expect(next('2026-10-09T11:00:00Z')).toBe('2026-10-10 09:00')
    expect(nextWorkingMoment(shippedCalendar, '2026-12-31T11:00:00Z').known).toBe(false)
  })
})
