import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fromRoot } from '../../../build/paths.ts'
import type { CallOutput } from '../../../domain/contract/index.ts'
import { DeskRefusal } from '../../../domain/contract/index.ts'
import { nameForWindows, noticeWords, tellDue } from '../../../electron/shell/notices.ts'
import { app, mock, Notification, powerMonitor } from '../../electron-mock.ts'
import { fakeDesk } from '../hosts/fake-desk.ts'

type Due = CallOutput<'notices.due'>
const one = {
  about: 'one',
  group: 'papers',
  late: false,
  client: '',
  clientId: 'c1',
  orderId: '',
  path: 'subject.licenceValidUntil',
} as const
const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000)

describe('the shell', () => {
  let due: Due
  let desk: ReturnType<typeof fakeDesk>
  let log: string[]
  const shown: unknown[] = []
  let stop: () => void
  const start = () => {
    stop = tellDue({
      desk,
      Notification: Notification as never,
      powerMonitor: powerMonitor as never,
      language: () => 'zh-CN',
      show: (place) => shown.push(place),
      log: (line) => log.push(line),
    })
  }
  beforeEach(() => {
    vi.useFakeTimers()
    due = { notices: [one], told: [{ key: 'k1', clientId: 'c1' }] }
    log = []
    shown.length = 0
    mock.notices.length = 0
    mock.noticesSupported = true
    desk = fakeDesk({
      'notices.due': () => due,
      'notices.told': () => {
        due = { notices: [], told: [] }
        return {}
      },
    })
  })
  afterEach(() => {
    stop()
    vi.useRealTimers()
  })
  const told = () => desk.asked.filter(({ name }) => name === 'notices.told').map(({ input }) => input)

  it('tells what is due a minute after the start, notes it, and asks again every ten minutes', async () => {
    start()
    expect(mock.notices).toEqual([])
    await minutes(1)
    expect(mock.notices.map(({ options }) => options)).toMatchObject([
      { title: '证件到期：今天到期', body: '点开看是哪个客户、要做什么' },
    ])
    expect(told()).toEqual([{ told: [{ key: 'k1', clientId: 'c1' }] }])
    due = { notices: [{ ...one, late: true }], told: [{ key: 'k2', clientId: 'c1' }] }
    await minutes(9)
    expect(mock.notices).toHaveLength(2)
  })

  it('asks again when the machine wakes', async () => {
    start()
    powerMonitor.emit('resume')
    await minutes(0)
    expect(mock.notices).toHaveLength(1)
  })

  it('goes to the place of a notice that is clicked on, however late', async () => {
    due = {
      notices: [{ about: 'many', count: 9, late: 9, groups: [{ group: 'papers', count: 9 }] }, one],
      told: [{ key: 'k1', clientId: 'c1' }],
    }
    start()
    await minutes(1)
    mock.notices[1]!.emit('click')
    mock.notices[0]!.emit('click')
    expect(shown).toMatchObject([
      { clientId: 'c1', orderId: '', path: 'subject.licenceValidUntil' },
      { clientId: '', orderId: '', path: '' },
    ])
  })

  it('does nothing where the system has no notices, and nothing any more once it is stopped', async () => {
    mock.noticesSupported = false
    start()
    await minutes(30)
    expect(desk.asked).toEqual([])
    mock.noticesSupported = true
    start()
    stop()
    powerMonitor.emit('resume')
    await minutes(30)
    expect(desk.asked).toEqual([])
  })

  it('waits without a word while the desk is locked, and says what is a fault of ours', async () => {
    desk = fakeDesk({
      'notices.due': () => {
        throw new DeskRefusal('locked', '备案台锁着。', '请输入口令。')
      },
    })
    start()
    await minutes(1)
    expect(log).toEqual([])
    stop()
    desk = fakeDesk({
      'notices.due': () => {
        throw new Error('row 110101199003071234 is broken')
      },
    })
    start()
    await minutes(1)
    expect(log).toEqual([expect.stringContaining('110****34')])
  })
})

describe('the words of a notice', () => {
  it('say how urgent it is, in the language of the window', () => {
    const sms = { ...one, group: 'sms', hours: 3 } as const
    expect(noticeWords(sms, 'zh-CN').title).toBe('短信核验：还剩 3 小时')
    expect(noticeWords({ ...sms, hours: 0 }, 'en').title).toBe('SMS check: under an hour left')
    expect(noticeWords({ ...one, late: true, client: '杭州云上茶业' }, 'zh-CN')).toEqual({
      title: '证件到期：已过期',
      body: '杭州云上茶业，点开去办',
    })
    const many = { about: 'many', count: 5, late: 2, groups: [{ group: 'papers', count: 5 }] } as const
    expect(noticeWords(many, 'zh-CN')).toEqual({ title: '5 件事到期，其中 2 件已过期', body: '证件到期 5' })
    expect(noticeWords(many, 'en')).toEqual({ title: '5 things due, 2 of them overdue', body: 'Certificate expires 5' })
  })
})

describe('the program’s id for Windows', () => {
  afterEach(() => {
    app.isPackaged = false
  })
  it('is the installer’s, and from source Electron’s own', () => {
    nameForWindows(app)
    expect(mock.userModelId).toBe(process.execPath)
    app.isPackaged = true
    nameForWindows(app)
    const builder = readFileSync(fromRoot('build/electron-builder.yml'), 'utf8')
    expect(mock.userModelId).toBe(/^appId: (.+)$/m.exec(builder)?.[1])
  })
})
