import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpHost, startHttpHost } from '../../../electron/hosts/http.ts'
import { described, type FakeDesk, fakeDesk } from './fake-desk.ts'
import { enter, rawRequest } from './raw-request.ts'

let host: HttpHost
let desk: FakeDesk
const windowDir = mkdtempSync(path.join(tmpdir(), 'desk-window-'))
const describeCall = '/call/desk.describe'
const json = { 'content-type': 'application/json' }

beforeAll(async () => {
  writeFileSync(path.join(windowDir, 'index.html'), '<!doctype html><title>备案台</title>')
  desk = fakeDesk({ 'desk.describe': () => described })
  desk.files.set('f1', { bytes: new Uint8Array([1]), fileName: 'a.png', mediaType: 'image/png' })
  host = await startHttpHost({ desk, windowDir })
})
afterAll(async () => {
  await host.close()
  rmSync(windowDir, { recursive: true })
})

describe('coming in', () => {
  it('listens on 127.0.0.1 only', () => {
    expect(host.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(host.url.startsWith(`${host.origin}/?token=`)).toBe(true)
  })

  it('turns the token into a cookie of the session once, and leads to the window without the token', async () => {
    const url = new URL(host.freshUrl())
    const first = await rawRequest(host.origin, `/${url.search}`)
    expect(first.status).toBe(303)
    expect(first.headers.location).toBe('/')
    const cookie = String(first.headers['set-cookie'])
    expect(cookie).toMatch(/^desk-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/)
    expect(cookie).not.toContain(url.searchParams.get('token'))

    const replayed = await rawRequest(host.origin, `/${url.search}`)
    expect(replayed.status).toBe(401)
    expect(replayed.headers['set-cookie']).toBeUndefined()
  })

  it('lets a tab that is already in reload its used address', async () => {
    const url = new URL(host.freshUrl())
    const cookie = await enter({ origin: host.origin, url: url.href })
    const again = await rawRequest(host.origin, `/${url.search}`, { headers: { cookie } })
    expect(again.status).toBe(303)
    expect(again.headers['set-cookie']).toBeUndefined()
  })

  it('steps on from its own page when it was opened from another site, where a redirect would lose the cookie', async () => {
    const { search } = new URL(host.freshUrl())
    const page = await rawRequest(host.origin, `/${search}`, { headers: { 'sec-fetch-site': 'cross-site' } })
    expect(page.status).toBe(200)
    expect(page.text).toContain('http-equiv="refresh"')
    expect(page.headers['set-cookie']).toBeDefined()
  })

  it('does not let a browser use the token up by loading ahead', async () => {
    const { search } = new URL(host.freshUrl())
    const ahead = await rawRequest(host.origin, `/${search}`, { headers: { 'sec-purpose': 'prefetch;prerender' } })
    expect(ahead.status).toBe(403)
    expect((await rawRequest(host.origin, `/${search}`)).status).toBe(303)
  })

  it('refuses a made-up token', async () => {
    expect((await rawRequest(host.origin, `/?token=${'A'.repeat(43)}`)).status).toBe(401)
  })

  it('gives a fresh address to whoever knows the process’s secret, and to nobody else', async () => {
    const ask = (secret: string) =>
      rawRequest(host.origin, '/token', { method: 'POST', headers: { authorization: `Bearer ${secret}` } })
    expect((await ask('wrong')).status).toBe(401)
    expect((await rawRequest(host.origin, '/token', { method: 'POST' })).status).toBe(401)
    const { value } = JSON.parse((await ask(host.controlSecret)).text) as { value: string }
    expect(await enter({ origin: host.origin, url: value })).toContain('desk-')
  })
})

describe('without the session', () => {
  it('shows a person how to open the desk, in Chinese, and nothing else', async () => {
    const page = await rawRequest(host.origin, '/', { headers: { accept: 'text/html' } })
    expect(page.status).toBe(401)
    expect(page.headers['content-type']).toContain('text/html')
    expect(page.text).toContain('npm start')
    expect(page.text).not.toContain('<script')
  })

  it.each([
    ['POST', describeCall],
    ['GET', '/files/f1'],
    ['GET', '/files/f1/preview'],
    ['GET', '/events'],
    ['GET', '/index.html'],
  ])('refuses %s %s', async (method, where) => {
    const asked = desk.asked.length
    const headers = { ...json, origin: host.origin }
    const answer = await rawRequest(host.origin, where, { method, headers, body: method === 'POST' ? '{}' : undefined })
    expect(answer.status).toBe(401)
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, refusal: { code: 'forbidden' } })
    expect(desk.asked.length).toBe(asked)
  })

  it('takes no other cookie for the session', async () => {
    const cookie = await enter({ origin: host.origin, url: host.freshUrl() })
    const [name, value] = cookie.split('=') as [string, string]
    const wrong = [`${name}=`, `${name}=${value.slice(0, -1)}`, `x${cookie}`, `${name}=${'A'.repeat(43)}`]
    for (const header of wrong) {
      expect((await rawRequest(host.origin, '/', { headers: { cookie: header } })).status).toBe(401)
    }
    expect((await rawRequest(host.origin, '/', { headers: { cookie: `a=b; ${cookie}` } })).status).toBe(200)
  })
})

describe('who is asking', () => {
  const call = async (headers: Record<string, string>) =>
    rawRequest(host.origin, describeCall, { method: 'POST', headers: { ...json, ...headers }, body: '{}' })

  it('answers the desk’s own window, under either name of this machine', async () => {
    const cookie = await enter({ origin: host.origin, url: host.freshUrl() })
    const { port } = new URL(host.origin)
    expect((await call({ cookie, origin: host.origin, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    const local = `localhost:${port}`
    expect((await call({ cookie, host: local, origin: `http://${local}` })).status).toBe(200)
  })

  it.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1', '127.0.0.1.evil.example', 'localhost'])(
    'refuses a Host of %s, session or not (DNS rebinding)',
    async (name) => {
      const cookie = await enter({ origin: host.origin, url: host.freshUrl() })
      const asked = desk.asked.length
      expect((await call({ cookie, host: name, origin: `http://${name}` })).status).toBe(403)
      expect((await rawRequest(host.origin, '/', { headers: { cookie, host: name } })).status).toBe(403)
      const { search } = new URL(host.freshUrl())
      expect((await rawRequest(host.origin, `/${search}`, { headers: { host: name } })).status).toBe(403)
      expect(desk.asked.length).toBe(asked)
    },
  )

  it('refuses a call from any other origin, another port of this machine included, and one that names none', async () => {
    const cookie = await enter({ origin: host.origin, url: host.freshUrl() })
    const asked = desk.asked.length
    const others: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://127.0.0.1:1' },
      { origin: `${host.origin}.evil.example` },
      { origin: host.origin, 'sec-fetch-site': 'same-site' },
      {},
    ]
    for (const headers of others) expect((await call({ cookie, ...headers })).status).toBe(403)
    expect(desk.asked.length).toBe(asked)
  })

  it.each(['/files/f1', '/files/f1/preview', '/events', '/index.html'])(
    'refuses to let another site read %s',
    async (where) => {
      const cookie = await enter({ origin: host.origin, url: host.freshUrl() })
      for (const site of ['cross-site', 'same-site']) {
        const headers = { cookie, 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors' }
        expect((await rawRequest(host.origin, where, { headers })).status).toBe(403)
      }
      const headers = { cookie, origin: 'http://127.0.0.1:1' }
      expect((await rawRequest(host.origin, where, { headers })).status).toBe(403)
    },
  )

  it('opens a file the person asked for', async () => {
    const cookie = await enter({ origin: host.origin, url: host.freshUrl() })
    for (const site of ['same-origin', 'none']) {
      const answer = await rawRequest(host.origin, '/files/f1', { headers: { cookie, 'sec-fetch-site': site } })
      expect(answer.status).toBe(200)
    }
  })
})
