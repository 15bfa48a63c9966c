import { describe, expect, it } from 'vitest'
import { isQuiet, type NoticeLine, noticesOf, shortName } from '../../domain/reminders/index.ts'

const now = '2026-11-23T02:00:00.000Z'
const line = (key: string, part: Partial<NoticeLine> = {}): NoticeLine => ({
  ...{ key, clientId: `client of ${key}`, clientName: '杭州云上茶业有限公司', orderId: 'o1', path: 'subject' },
  ...{ group: 'papers', kind: 'act-by', day: '2026-11-23', at: '', state: 'today' },
  ...part,
})
const ask = (lines: NoticeLine[], told: string[] = [], names = false) =>
  noticesOf(lines, { names, now, told: new Set(told) })

describe('what is told through the operating system', () => {
  it('is due by us, late, or late with others; what is coming or merely waits is not', () => {
    const { told } = ask([
      line('today'),
      line('late', { state: 'overdue', day: '2026-11-20' }),
      line('others late', { kind: 'expect-by', group: 'stuck', state: 'overdue' }),
      line('soon', { state: 'soon', day: '2026-11-30' }),
      line('may begin', { kind: 'not-before', state: 'today' }),
      line('waits', { kind: 'todo', group: 'returned', state: 'later' }),
    ])
    expect(told.map(({ key }) => key)).toEqual(['today', 'late', 'others late'])
  })

  it('counts hours where a clock runs in hours, and begins the evening before', () => {
    const at = (hours: number) => new Date(Date.parse(now) + hours * 3_600_000).toISOString()
    const sms = (key: string, hours: number) => line(key, { group: 'sms', at: at(hours), state: 'soon' })
    const { notices } = ask([sms('gone', -0.5), sms('close', 2.9), sms('this evening', 14.9), sms('far', 15.1)])
    expect(notices.map((notice) => notice.about === 'one' && [notice.late, notice.hours])).toEqual([
      [true, undefined],
      [false, 2],
      [false, 14],
    ])
  })

  it('is told once', () => {
    const lines = [line('a'), line('b')]
    expect(ask(lines, ['a']).told.map(({ key }) => key)).toEqual(['b'])
    expect(ask(lines, ['a', 'b'])).toEqual({ notices: [], told: [] })
  })

  it('never comes as a storm: many things are one word and the two most urgent', () => {
    const lines = [
      line('1', { group: 'sms', at: now, state: 'today' }),
      ...Array.from({ length: 40 }, (_, at) => line(`late ${at}`, { state: 'overdue' })),
      line('last', { group: 'domains' }),
    ]
    const { notices, told } = ask(lines)
    expect(told).toHaveLength(42)
    expect(notices).toHaveLength(3)
    expect(notices[0]).toEqual({
      ...{ about: 'many', count: 42, late: 40 },
      groups: [
        { group: 'papers', count: 40 },
        { group: 'sms', count: 1 },
        { group: 'domains', count: 1 },
      ],
    })
    expect(notices.slice(1)).toMatchObject([{ group: 'sms' }, { group: 'papers', late: true }])
  })

  it('names no client unless it may, and then in short', () => {
    expect(JSON.stringify(ask([line('a')]).notices)).not.toContain('云上')
    expect(ask([line('a')], [], true).notices).toMatchObject([{ client: '杭州云上茶业' }])
    expect(shortName('王小明')).toBe('王某')
    expect(shortName('')).toBe('')
    expect(shortName('北京某某某某某某某某某某某科技有限公司')).toBe('北京某某某某某某某某…')
    expect(shortName('杭州13800002201工作室')).toBe('杭州****')
  })
})

describe('quiet hours', () => {
  // 02:00 UTC is 10:00 in Beijing
  it.each([
    ['20:00', '08:00', false],
    ['09:00', '10:00', false],
    ['10:00', '11:00', true],
    ['22:00', '10:01', true],
    ['09:30', '09:30', false],
    ['', '08:00', false],
  ])('from %s to %s: quiet at ten in Beijing is %s', (from, to, quiet) => {
    expect(isQuiet(now, from, to)).toBe(quiet)
  })
})
