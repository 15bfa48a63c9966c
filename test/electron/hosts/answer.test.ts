import { describe, expect, it, vi } from 'vitest'
import { maxFileBytes } from '../../../domain/contract/index.ts'
import { answerCall } from '../../../electron/hosts/answer.ts'
import { described, fakeDesk } from './fake-desk.ts'

describe('answerCall', () => {
  it('hands the desk the input with its defaults filled in', async () => {
    const desk = fakeDesk({ 'clients.list': () => ({ rows: [], total: 0, revision: 1 }) })
    expect(await answerCall(desk, 'clients.list', {})).toEqual({ ok: true, value: { rows: [], total: 0, revision: 1 } })
    expect(desk.asked).toEqual([
      { name: 'clients.list', input: { search: '', offset: 0, limit: 100, sort: 'updated' } },
    ])
  })

  it('says in Chinese where the input does not fit, and never repeats the input', async () => {
    const answer = await answerCall(fakeDesk(), 'clients.list', { limit: 5000, search: ['110101199003071234'] })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'invalid-input' } })
    const words = JSON.stringify(answer)
    expect(words).toContain('limit：')
    expect(words).toContain('search：')
    expect(words).not.toContain('110101199003071234')
    const message = (answer as { refusal: { message: string } }).refusal.message
    expect(message.replace(/[a-z]+：/g, '')).toMatch(/[\u4e00-\u9fff]/)
    expect(message).not.toMatch(/expected|received|too big/i)
  })

  it.each(['toString', '__proto__', 'constructor', 'desk', '', 7, undefined])(
    'knows no call named %j',
    async (name) => {
      expect(await answerCall(fakeDesk(), name, {})).toMatchObject({ ok: false, refusal: { code: 'invalid-input' } })
    },
  )

  it('refuses a file over the limit through any door, without asking the desk', async () => {
    const desk = fakeDesk({ 'clients.import': () => ({ added: [], errors: [] }) })
    const bytes = new Uint8Array(maxFileBytes + 1)
    expect(await answerCall(desk, 'clients.import', { fileName: 'a.csv', bytes })).toMatchObject({
      ok: false,
      refusal: { code: 'too-large' },
    })
    expect(desk.asked).toEqual([])
  })

  it('turns a fault of ours into words without its details, and logs it masked', async () => {
    const log = vi.fn()
    const desk = fakeDesk({
      'desk.describe': () => {
        throw new Error('SQLITE: 13800138000 not unique', { cause: new Error('row 91330100MA2GK0000K') })
      },
    })
    const answer = await answerCall(desk, 'desk.describe', {}, { log })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'internal' } })
    expect(JSON.stringify(answer)).not.toMatch(/SQLITE|138/)
    const line = log.mock.calls.join('')
    expect(line).toContain('SQLITE: 138****00 not unique')
    expect(line).toContain('caused by Error: row 913****0K')
    expect(line).not.toMatch(/13800138000|91330100MA2GK0000K/)
  })

  it('notices an answer that is not what the contract says, where it is told to check', async () => {
    const log = vi.fn()
    const desk = fakeDesk({ 'desk.describe': () => ({ ...described, today: 5 }) })
    expect(await answerCall(desk, 'desk.describe', {}, { log, checkOutput: true })).toMatchObject({ ok: false })
    expect(log).toHaveBeenCalledOnce()
    expect(await answerCall(desk, 'desk.describe', {}, { log, checkOutput: false })).toMatchObject({ ok: true })
  })
})
