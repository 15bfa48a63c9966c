import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpHost, startHttpHost } from '../../../electron/hosts/http.ts'
import { contentDisposition } from '../../../electron/hosts/serve-files.ts'
import { type FakeDesk, fakeDesk } from './fake-desk.ts'
import { enter, rawRequest } from './raw-request.ts'

let host: HttpHost
let desk: FakeDesk
let cookie: string
const folder = mkdtempSync(path.join(tmpdir(), 'desk-window-'))
const windowDir = path.join(folder, 'window')

beforeAll(async () => {
  mkdirSync(path.join(windowDir, 'assets'), { recursive: true })
  writeFileSync(path.join(windowDir, 'index.html'), '<!doctype html><title>备案台</title>')
  writeFileSync(path.join(windowDir, 'assets', 'main-abc.js'), 'export {}')
  writeFileSync(path.join(windowDir, 'secret.sqlite'), 'not the window’s')
  writeFileSync(path.join(folder, 'outside.txt'), 'outside')
  mkdirSync(path.join(folder, 'window-beside'))
  writeFileSync(path.join(folder, 'window-beside', 'x.txt'), 'beside')
  desk = fakeDesk()
  desk.files.set('pdf', { bytes: Buffer.from('%PDF-1.7'), fileName: '核验单.pdf', mediaType: 'application/pdf' })
  desk.files.set('html', { bytes: Buffer.from('<script>1</script>'), fileName: 'a.html', mediaType: 'text/html' })
  host = await startHttpHost({ desk, windowDir })
  cookie = await enter(host)
})
afterAll(async () => {
  await host.close()
  rmSync(folder, { recursive: true })
})

const get = (where: string, headers: Record<string, string> = {}) =>
  rawRequest(host.origin, where, { headers: { cookie, ...headers } })

describe('the window’s files', () => {
  it('come with their type and a policy without any remote source', async () => {
    const page = await get('/')
    expect(page.status).toBe(200)
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(page.headers['x-content-type-options']).toBe('nosniff')
    expect(page.headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(page.headers['cross-origin-resource-policy']).toBe('same-origin')
    const policy = String(page.headers['content-security-policy'])
    const directives = new Map(policy.split('; ').map((d) => [d.split(' ')[0], d.split(' ').slice(1)]))
    expect(directives.get('default-src')).toEqual(["'none'"])
    expect(directives.get('script-src')).toEqual(["'self'"])
    expect(directives.get('connect-src')).toEqual(["'self'"])
    for (const name of ['object-src', 'base-uri', 'form-action', 'frame-ancestors'])
      expect(directives.get(name)).toEqual(["'none'"])
    const allowed = new Set(["'none'", "'self'", "'unsafe-inline'", 'blob:', 'data:'])
    for (const source of [...directives.values()].flat()) expect(allowed).toContain(source)
    expect([...directives].filter(([, sources]) => sources.includes("'unsafe-inline'")).map(([name]) => name)).toEqual([
      'style-src',
    ])
  })

  it('are kept by the browser only where their name holds their hash', async () => {
    expect((await get('/assets/main-abc.js')).headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': expect.stringContaining('immutable'),
    })
    expect((await get('/')).headers['cache-control']).toBe('no-cache')
  })

  it.each([
    '/../outside.txt',
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/..%5coutside.txt',
    '/assets/..%2f..%2foutside.txt',
    '/%2e%2e%2fwindow-beside%2fx.txt',
    '//etc/passwd',
    '/C:%5cwindows%5cwin.ini',
    '/index.html%00.png',
    '/%E0%A4%A',
    '/secret.sqlite',
    '/assets',
    '/nothing.js',
  ])('do not lead out of their folder: %s', async (where) => {
    const answer = await get(where)
    expect(answer.status).toBe(404)
    expect(answer.text).not.toMatch(/outside|beside|root:/)
  })
})

describe('kept files', () => {
  it('are shown in place where they cannot run anything, uncached, under a policy without script', async () => {
    const pdf = await get('/files/pdf')
    expect(pdf.status).toBe(200)
    expect(pdf.text).toBe('%PDF-1.7')
    expect(pdf.headers).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    expect(pdf.headers['content-disposition']).toMatch(/^inline; .*filename\*=UTF-8''%E6%A0%B8%E9%AA%8C%E5%8D%95\.pdf$/)
    expect(pdf.headers['content-security-policy']).toContain("default-src 'none'")
    expect(pdf.headers['content-security-policy']).not.toContain('script-src')
  })

  it('are saved, under another name where one is given', async () => {
    expect((await get('/files/pdf?download')).headers['content-disposition']).toMatch(/^attachment; /)
    const named = await get(`/files/pdf?download&name=${encodeURIComponent('杭州云上.pdf')}`)
    expect(named.headers['content-disposition']).toContain(encodeURIComponent('杭州云上.pdf'))
  })

  it('of a kind that could run script are only ever saved', async () => {
    const html = await get('/files/html')
    expect(html.headers['content-type']).toBe('application/octet-stream')
    expect(html.headers['content-disposition']).toMatch(/^attachment; /)
  })

  it('have previews of a page at a width within bounds', async () => {
    const preview = await get('/files/pdf/preview?page=2&width=800')
    expect(preview.status).toBe(200)
    expect(preview.headers['content-type']).toBe('image/jpeg')
    expect(desk.previews.at(-1)).toEqual({ fileId: 'pdf', page: 2, width: 800 })
    await get('/files/pdf/preview')
    expect(desk.previews.at(-1)).toEqual({ fileId: 'pdf', page: 0, width: 1200 })
    const count = desk.previews.length
    for (const query of ['page=-1', 'page=1.5', 'page=x', 'width=0', 'width=99999', 'width=', 'page=1e3'])
      expect((await get(`/files/pdf/preview?${query}`)).status).toBe(400)
    expect(desk.previews.length).toBe(count)
  })

  it('have a place on them cut out, and no other shape of a place taken', async () => {
    expect((await get('/files/pdf/preview?page=1&width=400&region=10,20,300,40')).status).toBe(200)
    const region = { x: 10, y: 20, width: 300, height: 40 }
    expect(desk.previews.at(-1)).toEqual({ fileId: 'pdf', page: 1, width: 400, region })
    const count = desk.previews.length
    for (const bad of [
      '',
      '1,2,3',
      '1,2,3,4,5',
      '-1,2,3,4',
      '1.5,2,3,4',
      '1,2,0,4',
      '1,2,3,0',
      'a,b,c,d',
      '1,2,3,9999999',
    ])
      expect((await get(`/files/pdf/preview?region=${bad}`)).status).toBe(400)
    expect(desk.previews.length).toBe(count)
  })

  it('that are not there are refused in words', async () => {
    const answer = await get('/files/gone')
    expect(answer.status).toBe(404)
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, refusal: { code: 'not-found' } })
    expect((await get('/files/%E0%A4%A')).status).toBe(400)
    expect((await get('/files/a/b')).status).toBe(404)
  })
})

describe('contentDisposition', () => {
  it.each([
    ['a"b\r\nset-cookie: x=1.pdf', '_'],
    ['../../etc/passwd', '_'],
    ['con\u202efdp.exe', '_'],
    ['', '%E6%96%87%E4%BB%B6'],
    ['\ud800.pdf', '%EF%BF%BD'],
  ])('makes a header of %j that stays one header and one name', (name, part) => {
    const header = contentDisposition('attachment', name)
    expect(header).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.%~!$&+^`|-]*$/)
    expect(header).not.toMatch(/\.\.\/|[\r\n\u202e]/)
    expect(header).toContain(part)
    expect(() => new Headers({ 'content-disposition': header })).not.toThrow()
  })
})
