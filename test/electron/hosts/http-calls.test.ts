import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DeskEvent, maxFileBytes, packBytes } from '../../../domain/contract/index.ts'
import { type HttpHost, startHttpHost } from '../../../electron/hosts/http.ts'
import { described, type FakeDesk, fakeDesk } from './fake-desk.ts'
import { enter, rawRequest } from './raw-request.ts'

let host: HttpHost
let desk: FakeDesk
let cookie: string
const windowDir = mkdtempSync(path.join(tmpdir(), 'desk-window-'))

beforeAll(async () => {
  desk = fakeDesk({
    'desk.describe': () => described,
    'clients.import': () => ({ added: [], errors: [] }),
    'sheets.keep': () => ({ fileId: 'f1', fileName: 'a.pdf' }),
  })
  host = await startHttpHost({ desk, windowDir, heartbeatMs: 50, log: () => undefined })
  cookie = await enter(host)
})
afterAll(async () => {
  await host.close()
  rmSync(windowDir, { recursive: true })
})

const own = () => ({ cookie, origin: host.origin })
const post = (name: string, body: string | Uint8Array, type = 'application/json') =>
  rawRequest(host.origin, `/call/${name}`, { method: 'POST', headers: { ...own(), 'content-type': type }, body })

/** Sends an input the way the window does: a form whose parts carry the bytes. */
async function postForm(name: string, input: unknown) {
  const { json, parts } = packBytes(input)
  const form = new FormData()
  form.set('input', JSON.stringify(json))
  for (const part of parts) form.append('bytes', new Blob([part as Uint8Array<ArrayBuffer>]), 'bytes')
  return fetch(`${host.origin}/call/${name}`, { method: 'POST', headers: own(), body: form })
}

describe('calls', () => {
  it('carries a call and its answer, uncached', async () => {
    const answer = await post('desk.describe', '{}')
    expect(answer.status).toBe(200)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(JSON.parse(answer.text)).toEqual({ ok: true, value: described })
  })

  it('hands on what the desk refuses in its own words', async () => {
    expect(JSON.parse((await post('clients.get', '{"id":"gone"}')).text)).toMatchObject({
      ok: false,
      refusal: { code: 'not-found', message: '找不到这个文件，可能已被删除。' },
    })
  })

  it('refuses names outside the contract and input that does not fit it, without asking the desk', async () => {
    const asked = desk.asked.length
    for (const [name, body] of [
      ['desk.explode', '{}'],
      ['clients.get', '{"id":5}'],
      ['clients.get', '[]'],
      ['clients.get', 'null'],
    ] as const) {
      expect(JSON.parse((await post(name, body)).text)).toMatchObject({ refusal: { code: 'invalid-input' } })
    }
    expect(desk.asked.length).toBe(asked)
  })

  it('refuses a body that is not what it says, with an answer the window can show', async () => {
    const bodies = [
      ['{"id":', 'application/json'],
      ['{}', 'text/plain'],
      ['', 'application/json'],
      [`${'['.repeat(200_000)}`, 'application/json'],
      ['no boundary', 'multipart/form-data; boundary=x'],
      [
        '--x\r\ncontent-disposition: form-data; name="input"\r\n\r\n{"a":{"$bytes":7}}\r\n--x--\r\n',
        'multipart/form-data; boundary=x',
      ],
    ] as const
    for (const [body, type] of bodies) {
      const answer = await post('clients.get', body, type)
      expect(answer.status).toBe(400)
      expect(JSON.parse(answer.text)).toMatchObject({ ok: false, refusal: { code: 'invalid-input' } })
    }
  })

  it('is reached by POST alone', async () => {
    const asked = desk.asked.length
    expect((await rawRequest(host.origin, '/call/desk.describe', { headers: own() })).status).toBe(404)
    expect((await rawRequest(host.origin, '/call/desk.describe', { method: 'PUT', headers: own() })).status).toBe(405)
    expect(desk.asked.length).toBe(asked)
  })
})

describe('bytes', () => {
  it('arrive exactly as they were sent', async () => {
    const bytes = new Uint8Array(300_000).map((_, i) => (i * 31 + (i >> 8)) & 0xff)
    const answer = await postForm('clients.import', { fileName: '客户.xlsx', bytes })
    expect(await answer.json()).toEqual({ ok: true, value: { added: [], errors: [] } })
    const input = desk.asked.at(-1)?.input as { fileName: string; bytes: Uint8Array }
    expect(input.fileName).toBe('客户.xlsx')
    expect(input.bytes).toBeInstanceOf(Uint8Array)
    expect(Buffer.compare(input.bytes, bytes)).toBe(0)
  })

  it('takes a file of the largest size and refuses one byte more, saying what to do', async () => {
    const largest = await postForm('clients.import', { fileName: 'a.csv', bytes: new Uint8Array(maxFileBytes) })
    expect(await largest.json()).toMatchObject({ ok: true })
    const asked = desk.asked.length
    const more = await postForm('clients.import', { fileName: 'a.csv', bytes: new Uint8Array(maxFileBytes + 1) })
    expect(await more.json()).toMatchObject({
      ok: false,
      refusal: { code: 'too-large', remedy: expect.stringContaining('300 dpi') },
    })
    expect(desk.asked.length).toBe(asked)
  })

  it('reads a body far too large to its end and keeps none of it, so that the browser gets the answer', async () => {
    const answer = await post('desk.describe', new Uint8Array(9 * 1024 * 1024))
    expect(answer.status).toBe(413)
    expect(JSON.parse(answer.text)).toMatchObject({ refusal: { code: 'too-large' } })
  })
})

describe('events', () => {
  /** Opens the stream and hands over its text as it comes. */
  function listen(onText: (text: string) => void): Promise<{ headers: object; stop: () => void }> {
    return new Promise((resolve, reject) => {
      const sent = request(`${host.origin}/events`, { headers: own() }, (response) => {
        response.setEncoding('utf8').on('data', onText)
        resolve({ headers: response.headers, stop: () => sent.destroy() })
      })
      sent.on('error', reject)
      sent.end()
    })
  }

  it('bring the desk’s progress and changes to every window, and a heartbeat between them', async () => {
    const events: DeskEvent[] = [
      { type: 'progress', taskId: 't1', title: '检查扫描件', done: 1, total: 3, state: 'running' },
      { type: 'changed', revision: 7, clientIds: ['c1'] },
    ]
    const windows: string[][] = [[], []]
    const arrived = (part: string) =>
      expect.poll(() => windows.every((texts) => texts.join('').includes(part))).toBe(true)
    const streams = await Promise.all(windows.map((texts) => listen((text) => texts.push(text))))
    expect(streams[0]?.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    })
    for (const event of events) desk.emit(event)
    await arrived(`data: ${JSON.stringify(events[0])}\n\n`)
    await arrived(`data: ${JSON.stringify(events[1])}\n\n`)
    await arrived(': here\n\n')
    for (const { stop } of streams) stop()
  })

  it('stop listening to the desk when the host closes', async () => {
    const other = fakeDesk()
    const closing = await startHttpHost({ desk: other, windowDir })
    expect(other.listeners.size).toBe(1)
    await closing.close()
    expect(other.listeners.size).toBe(0)
  })
})
