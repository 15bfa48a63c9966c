import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PDFDocument } from 'pdf-lib'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpHost, startHttpHost } from '../../../electron/hosts/http.ts'
import { chromiumPath, openChromium, whyNoChromium } from '../../support/chromium.ts'
import { described, type FakeDesk, fakeDesk } from './fake-desk.ts'

const windowDir = mkdtempSync(path.join(tmpdir(), 'desk-window-'))
const page = (body: string) => `<!doctype html><meta charset="utf-8"><title>备案台</title><body>${body}</body>`

/** What the guards and the policy are for, seen from a real browser that holds the session. */
describe.skipIf(!chromiumPath)(`the browser door in Chromium${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let desk: FakeDesk
  let host: HttpHost
  let context: BrowserContext
  let closeBrowser: () => Promise<void>
  let neighbour: Server
  let neighbourOrigin: string

  beforeAll(async () => {
    mkdirSync(windowDir, { recursive: true })
    const inline = '<script>document.title = "inline ran"</script>'
    writeFileSync(
      path.join(windowDir, 'index.html'),
      page(`<p>备案台</p>${inline}<script type="module" src="/window.js"></script>`),
    )
    writeFileSync(path.join(windowDir, 'window.js'), 'document.body.dataset.ready = "yes"')
    const pdf = await PDFDocument.create()
    pdf.addPage([200, 200]).drawRectangle({ x: 20, y: 20, width: 100, height: 100 })
    desk = fakeDesk({ 'desk.describe': () => described, 'clients.remove': () => ({}) })
    desk.files.set('pdf', { bytes: await pdf.save(), fileName: '核验单.pdf', mediaType: 'application/pdf' })
    host = await startHttpHost({ desk, windowDir })
    // another server of this machine: the same site as the desk, for cookies, but another origin
    neighbour = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(page('neighbour'))
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => neighbour.once('listening', resolve))
    neighbourOrigin = `http://127.0.0.1:${(neighbour.address() as AddressInfo).port}`
    ;({ context, close: closeBrowser } = await openChromium())
    const first = await context.newPage()
    await first.goto(host.url)
    await first.waitForSelector('body[data-ready]')
    expect(first.url()).toBe(`${host.origin}/`)
    await first.close()
  })
  afterAll(async () => {
    await closeBrowser?.()
    neighbour?.close()
    await host?.close()
    rmSync(windowDir, { recursive: true, force: true })
  })

  async function open(url: string): Promise<Page> {
    const tab = await context.newPage()
    await tab.goto(url)
    return tab
  }

  it('lets a second tab in without a token, and runs the window’s own script but no inline one', async () => {
    const tab = await open(host.origin)
    await tab.waitForSelector('body[data-ready]')
    expect(await tab.title()).toBe('备案台')
    await tab.close()
  })

  it('lets the window call the desk and hear it, and reach nothing else', async () => {
    const tab = await open(host.origin)
    const called = await tab.evaluate(async () => {
      const answer = await fetch('/call/desk.describe', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
      return answer.json()
    })
    expect(called).toEqual({ ok: true, value: described })

    const heard = tab.evaluate(
      () => new Promise((resolve) => (new EventSource('/events').onmessage = ({ data }) => resolve(data))),
    )
    await expect
      .poll(async () => {
        desk.emit({ type: 'changed', revision: 9, clientIds: [] })
        return Promise.race([heard, new Promise((resolve) => setTimeout(resolve, 50))])
      })
      .toBe('{"type":"changed","revision":9,"clientIds":[]}')

    const violated = await tab.evaluate(async (elsewhere) => {
      const seen = new Promise((resolve) =>
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective)),
      )
      const failed = await fetch(elsewhere).then(
        () => 'reached',
        () => 'refused',
      )
      return { failed, seen: await seen }
    }, neighbourOrigin)
    expect(violated).toEqual({ failed: 'refused', seen: 'connect-src' })
    await tab.close()
  })

  it('shows kept PDFs and PDFs the window drew in Chromium’s own viewer', async () => {
    const tab = await open(host.origin)
    await tab.evaluate(async () => {
      const bytes = await (await fetch('/files/pdf')).blob()
      for (const src of ['/files/pdf', URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))]) {
        document.body.append(Object.assign(document.createElement('iframe'), { src }))
      }
    })
    const viewers = () =>
      tab.frames().filter((frame) => frame.url().startsWith('chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/'))
    await expect.poll(() => viewers().length, { timeout: 10_000 }).toBe(2)
    await tab.close()
  })

  it('keeps a page of another local server out, though the browser sends it the cookie', async () => {
    const asked = desk.asked.length
    const tab = await open(neighbourOrigin)
    const outcome = await tab.evaluate(async (origin) => {
      const attempt = (init: RequestInit, where = '/call/clients.remove') =>
        fetch(`${origin}${where}`, { credentials: 'include', ...init }).then(
          (response) => `answered ${response.status}`,
          () => 'refused',
        )
      const form = new FormData()
      form.set('input', '{"id":"c1"}')
      const image = new Promise((resolve) => {
        const picture = new Image()
        picture.onload = () => resolve('shown')
        picture.onerror = () => resolve('refused')
        picture.src = `${origin}/files/pdf/preview`
      })
      return {
        // what a form on that page could send, without asking first
        form: await attempt({ method: 'POST', body: form, mode: 'no-cors' }),
        json: await attempt({ method: 'POST', body: '{"id":"c1"}', headers: { 'content-type': 'application/json' } }),
        file: await attempt({}, '/files/pdf'),
        image: await image,
      }
    }, host.origin)
    // an opaque answer has no status to read: that it did nothing is seen at the desk
    expect(outcome).toEqual({
      form: expect.stringMatching(/refused|answered 0/),
      json: 'refused',
      file: 'refused',
      image: 'refused',
    })
    expect(desk.asked.length).toBe(asked)

    await tab.evaluate((origin) => {
      document.body.append(Object.assign(document.createElement('iframe'), { src: origin }))
    }, host.origin)
    await expect.poll(() => tab.frames().length).toBe(2)
    await expect.poll(() => tab.frames()[1]?.url()).toMatch(/^chrome-error:/)
    await tab.close()
  })
})
