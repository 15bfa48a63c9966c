import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { openStores } from '../../electron/hosts/open-desk.ts'
import { chromiumPath, openChromium, whyNoChromium } from '../support/chromium.ts'
import { untilIdle } from '../support/places.ts'
import { startDesk } from '../support/running-desk.ts'
import type { Bench } from './bench.ts'
import { fillWithOrders } from './many-orders.ts'

const few = 10
const many = 10_000
const rounds = 7
const bar = 1.5
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!

/** What a person waits for. */
const waits = ['start to usable', 'search keystroke to paint', 'opening a filing'] as const
type Waits = Record<(typeof waits)[number], number[]>

/** A portfolio on disk, and a browser to look at it with. */
interface Office {
  readonly clients: number
  readonly data: string
  readonly keys: string
  readonly page: Page
  /** in milliseconds, one a round */
  readonly took: Waits
  close(): Promise<void>
}

/** An office of that many clients, five orders each, on the morning of a day like any other. */
async function office(clients: number): Promise<Office> {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-bench-window-'))
  const data = path.join(folder, 'data')
  const keys = path.join(folder, 'keys')
  const stores = await openStores(data, { create: true, keysFolder: keys })
  await fillWithOrders(stores.portfolio, clients, new Date().toISOString())
  await stores.portfolio.close()
  const chromium = await openChromium()
  const page = await chromium.context.newPage()
  // the first start works out what is to do under today's law; what is measured is every other morning
  const first = await startDesk(data, keys)
  await usable(page, first.url)
  await untilIdle(page)
  await first.stop()
  const took: Waits = { 'start to usable': [], 'search keystroke to paint': [], 'opening a filing': [] }
  return {
    ...{ clients, data, keys, page, took },
    close: async () => {
      await chromium.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function start({ data, keys, page, took }: Office): Promise<void> {
  const began = performance.now()
  const desk = await startDesk(data, keys)
  await usable(page, desk.url)
  took['start to usable'].push(performance.now() - began)
  await desk.stop()
}

/** Searches and opens filings in all offices, turn and turn about. */
async function work(offices: readonly Office[]): Promise<void> {
  const desks = []
  for (const { data, keys, page, clients } of offices) {
    const desk = await startDesk(data, keys)
    desks.push(desk)
    await usable(page, desk.url)
    // the index of what clients share fills in the background; let it come to rest
    await page.waitForTimeout(clients / 2)
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { clients, page, took } of offices) {
      const index = (round * 3) % clients
      await page.bringToFront()
      took['search keystroke to paint'].push(await search(page, `第${index}茶业`))
      took['opening a filing'].push(await openFiling(page, index))
    }
  }
  for (const desk of desks) await desk.stop()
}

/** The 工作台 shows its first line. */
async function usable(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.locator('.work').first().waitFor({ timeout: 120_000 })
}

/** From the last keystroke of a search that leaves one client to that client on screen. */
async function search(page: Page, text: string): Promise<number> {
  const field = page.getByRole('combobox', { name: '搜索客户' })
  await field.fill(text.slice(0, 1))
  await page.locator('.global-search [role="option"]').nth(1).waitFor()
  await page.waitForTimeout(400)
  const began = performance.now()
  await page.keyboard.insertText(text.slice(1))
  await page.waitForFunction((wanted) => {
    const options = document.querySelectorAll('.global-search [role="option"]')
    return options.length === 1 && options[0]?.textContent?.includes(wanted)
  }, text)
  const took = performance.now() - began
  await field.press('Escape')
  return took
}

/** From leaving the 工作台 for an order to its timetable on screen. */
async function openFiling(page: Page, index: number): Promise<number> {
  await page.evaluate(() => (location.hash = '/workbench'))
  await page.locator('.work').first().waitFor()
  await page.waitForTimeout(600)
  return page.evaluate(
    (hash) =>
      new Promise<number>((resolve) => {
        const began = performance.now()
        location.hash = hash
        const look = () =>
          document.querySelector('.timetable') ? resolve(performance.now() - began) : requestAnimationFrame(look)
        look()
      }),
    `/filing/c${index}/o${index}-4`,
  )
}

export const bench: Bench = {
  name: 'window',
  what: `the window with ${many} clients and ${many * 5} orders against ${few} and ${few * 5}; bar ${bar}`,
  async run() {
    if (!chromiumPath) return console.log(whyNoChromium)
    const offices = [await office(few), await office(many)]
    try {
      // by turns, so that whatever else the machine does falls on both alike
      for (let round = 0; round < rounds; round += 1) for (const one of offices) await start(one)
      await work(offices)
    } finally {
      for (const one of offices) await one.close()
    }
    for (const what of waits) {
      const [small, large] = offices.map(({ took }) => median(took[what])) as [number, number]
      const ratio = large / small
      if (ratio > bar) process.exitCode = 1
      const times = `${Math.round(small)} ms and ${Math.round(large)} ms`
      console.log(`${what}: ${ratio.toFixed(2)} (${times})${ratio > bar ? '  MISSED' : ''}`)
    }
  },
}
