import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BrowserContext, CDPSession, Page, Route } from 'playwright-core'
import { expect } from 'vitest'
import type { Client } from '../../../domain/model/index.ts'
import { openChromium } from '../../support/chromium.ts'
import { type DeskCall, deskCallOf } from '../../support/desk-call.ts'
import { type RunningDesk, startDesk } from '../../support/running-desk.ts'

/** The real window on the real desk, in a folder of its own. */
export interface OpenWindow {
  readonly page: Page
  readonly context: BrowserContext
  readonly desk: RunningDesk
  /** faults the page raised, and everything it tried to fetch from elsewhere */
  readonly faults: string[]
  /** calls the window has made, in order, with what it sent as JSON */
  readonly calls: { readonly name: string; readonly input: unknown }[]
  /** calls the desk as another window would */
  readonly call: DeskCall
  /** ends the desk as said and opens it and the window anew, as on another morning */
  reopen(signal?: NodeJS.Signals): Promise<void>
  close(): Promise<void>
}

/** Where a desk in that folder keeps what it keeps. */
export const foldersIn = (folder: string) => ({ data: path.join(folder, 'data'), keys: path.join(folder, 'keys') })

/**
 * @param at place to begin at; the client list, for most stories begin with a client
 * @param kept a folder that is there before and after; left out: one of its own
 */
export async function openWindow(at = '/clients', kept?: string): Promise<OpenWindow> {
  const folder = kept ?? mkdtempSync(path.join(tmpdir(), 'desk-window-'))
  const { data, keys } = foldersIn(folder)
  let desk = await startDesk(data, keys)
  const { context, close: closeBrowser } = await openChromium()
  const page = await context.newPage()
  const faults: string[] = []
  const calls: { name: string; input: unknown }[] = []
  page.on('pageerror', (error) => faults.push(String(error.stack)))
  page.on('request', (request) => {
    const { hostname, pathname, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') faults.push(`remote: ${request.url()}`)
    if (pathname.startsWith('/call/') && request.postData()?.startsWith('{'))
      calls.push({ name: pathname.slice('/call/'.length), input: JSON.parse(request.postData() ?? '{}') })
  })
  const show = async () => {
    await page.goto(desk.url)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.evaluate((hash) => (location.hash = hash), at)
  }
  await show()
  return {
    page,
    context,
    get desk() {
      return desk
    },
    faults,
    calls,
    call: deskCallOf(page),
    async reopen(signal) {
      await desk.stop(signal)
      desk = await startDesk(data, keys)
      await show()
    },
    async close() {
      await closeBrowser()
      await desk.stop()
      if (kept === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Makes a client and opens its page from the list.
 * @param tab the tab to open there; left out: the one that opens by itself
 */
export async function openClient({ page, call }: OpenWindow, draft: Client, tab?: string): Promise<Client> {
  const { client } = await call('clients.create', { client: draft })
  await page.getByRole('link', { name: client.subject.name }).click()
  if (tab) await page.getByRole('tab', { name: tab }).click()
  return client
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Faults that axe calls serious or critical on what is on screen, each in a line. Colours are let come to rest first. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.mouse.move(0, 0)
  // a button that comes to life or a menu that opens while axe reads is read in the colour it has for a moment:
  // what fades or moves from here on does so at once, and what turns for ever turns once
  await page.evaluate(() => {
    const still = new CSSStyleSheet()
    still.replaceSync(
      `*, *::before, *::after {
        transition-duration: 1ms !important; transition-delay: 0s !important;
        animation-duration: 1ms !important; animation-delay: 0s !important; animation-iteration-count: 1 !important;
      }`,
    )
    document.adoptedStyleSheets = [still]
  })
  // a menu just shown begins to move some frames later, so one look at what moves is not enough
  await page.evaluate(async () => {
    for (let frame = 0; frame < 5; frame += 1) {
      await new Promise(requestAnimationFrame)
      const moving = document.getAnimations().filter(({ playState }) => playState === 'running')
      await Promise.all(moving.map(({ finished }) => finished.catch(() => 0)))
    }
  })
  const session = await page.context().newCDPSession(page)
  // the page's policy runs no foreign script; the debugger may
  await session.send('Runtime.evaluate', { expression: axeSource })
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => JSON.stringify(violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map(({ target, any }) => target.join(' ') + ' ' + (any[0]?.message ?? '')).join(', '))))`,
    awaitPromise: true,
  })
  await session.detach()
  await page.evaluate(() => {
    document.adoptedStyleSheets = []
  })
  return JSON.parse(result.value)
}

/**
 * Holds back what the desk answers to a call, as a busy one does.
 * @returns lets the answers through, those held back and those to come
 */
export async function holdAnswers(page: Page, call: string): Promise<() => Promise<void>> {
  const held: Route[] = []
  let holding = true
  const at = `**/call/${call}`
  await page.route(at, async (route) => {
    if (holding) held.push(route)
    else await route.continue()
  })
  return async () => {
    holding = false
    await Promise.all(held.map((route) => route.continue()))
    await page.unroute(at)
  }
}

/** An input method at work in the field that has the focus. */
export async function inputMethod(page: Page): Promise<{
  /** shows letters that are not yet a word */
  compose(text: string): Promise<void>
  /** chooses the word */
  commit(word: string): Promise<void>
}> {
  const session: CDPSession = await page.context().newCDPSession(page)
  return {
    async compose(text) {
      await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    },
    async commit(word) {
      await session.send('Input.insertText', { text: word })
    },
  }
}

/** Waits for what the window does in its own time; generous, for the machine may be busy. */
export const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 15_000 })
