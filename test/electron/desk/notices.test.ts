import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { enterprise } from '../../domain/fixtures.ts'
import { openTestDesk, type TestDesk } from './open-test-desk.ts'

let test: TestDesk
// the test desk's clock stands at ten in the morning in Beijing
beforeEach(async () => {
  test = await openTestDesk({ today: '2026-11-23' })
  const licenceValidUntil = '2026-11-20'
  const client = { ...enterprise(), subject: { ...enterprise().subject, licenceValidUntil } }
  await test.desk.call('clients.create', { client })
})
afterEach(() => test.end())

const due = () => test.desk.call('notices.due', {})

describe('what a host with a notification centre tells', () => {
  it('is on the bench, and names nobody unless the settings allow it', async () => {
    const { notices } = await due()
    expect(notices).toMatchObject([{ about: 'one', group: 'papers', late: true, client: '' }])
    const name = enterprise().subject.name
    expect(JSON.stringify(notices)).not.toContain(name.slice(0, 4))
    await test.desk.call('settings.set', { noticeNames: true })
    expect((await due()).notices).toMatchObject([{ client: expect.stringContaining(name.slice(0, 4)) }])
  })

  it('is not told again, after a restart neither', async () => {
    const { told } = await due()
    expect(told).toHaveLength(1)
    await test.desk.call('notices.told', { told })
    expect(await due()).toEqual({ notices: [], told: [] })
    test = await test.reopen()
    expect(await due()).toEqual({ notices: [], told: [] })
  })

  it('waits for the end of the quiet hours, and for nothing where it is switched off', async () => {
    await test.desk.call('settings.set', { quietFrom: '09:00', quietTo: '10:30' })
    expect((await due()).notices).toEqual([])
    await test.desk.call('settings.set', { quietTo: '10:00' })
    expect((await due()).notices).toHaveLength(1)
    await test.desk.call('settings.set', { notices: false })
    expect((await due()).notices).toEqual([])
  })
})
