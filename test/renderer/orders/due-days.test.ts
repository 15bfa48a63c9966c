import { beforeEach, expect, it, vi } from 'vitest'
import type { CallInput } from '../../../domain/contract/index.ts'
import { call } from '../../../renderer/app/desk.ts'
import { dueDays } from '../../../renderer/orders/dueDays.ts'

vi.mock('../../../renderer/app/desk.ts', () => ({ call: vi.fn() }))

const days = ['2026-11-28', '2026-11-29', '2026-11-30']
/** A desk on which so many clocks end on each of the days. */
const deskWith = (counts: readonly number[]) =>
  vi.mocked(call).mockImplementation(async (_name, input) => {
    const { dueFrom = '', dueTo = '', limit = 0 } = input as CallInput<'orders.list'>
    const all = days.flatMap((day, at) =>
      day >= dueFrom && day <= dueTo ? Array.from({ length: counts[at]! }, () => ({ due: { day } })) : [],
    )
    return { rows: all.slice(0, limit), total: all.length } as never
  })
const asked = async () => [...(await dueDays({}, days))].map(([day, { rows, total }]) => [day, rows.length, total])

// a function that is given back would be called afterwards
beforeEach(() => void vi.mocked(call).mockClear())

it('comes in one answer where that holds the whole month', async () => {
  deskWith([1, 0, 2])
  expect(await asked()).toEqual([
    ['2026-11-28', 1, 1],
    ['2026-11-30', 2, 2],
  ])
  expect(call).toHaveBeenCalledTimes(1)
})

it('asks for each day where the month holds more: the later days do not look empty, and each says how much it has', async () => {
  deskWith([1428, 3, 1200])
  expect(await asked()).toEqual([
    ['2026-11-28', 60, 1428],
    ['2026-11-29', 3, 3],
    ['2026-11-30', 60, 1200],
  ])
})
