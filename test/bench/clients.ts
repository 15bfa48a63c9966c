import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { noFilter } from '../../domain/contract/index.ts'
import { type Client, clientSchema } from '../../domain/model/index.ts'
import { checkClient, shippedPacks } from '../../domain/rules/index.ts'
import type { Portfolio } from '../../electron/desk/ports.ts'
import { summarise } from '../../electron/desk/summary.ts'
import { openStores } from '../../electron/hosts/open-desk.ts'
import { chromiumPath, openChromium, whyNoChromium } from '../support/chromium.ts'
import { startDesk } from '../support/running-desk.ts'
import type { Bench } from './bench.ts'

const [few, many] = [10, 10_000]
/** how much slower anything may be with many */
const bar = 1.5
const rounds = 15
/** how long the search field lets typing come to rest, in milliseconds: it is no work */
const rest = 160

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const cities = ['杭州', '南京', '深圳', '成都', '武汉', '北京']
const provinces = ['浙江', '江苏', '广东', '四川', '湖北', '北京']
const syllables = [...'云海星河锦里江南东方华山金桥明月长青瑞丰德胜宏远博雅天成']
const trades = ['茶业', '科技', '网络', '餐饮', '装饰', '贸易', '物流', '教育咨询', '医疗器械', '农业发展']

/** The n-th of the invented clients; the tenth of ten is the same as the tenth of ten thousand. */
function invented(n: number): Client {
  const pick = (step: number) => syllables[(n * step + step) % syllables.length]
  const name = `${cities[n % 6]}${pick(7)}${pick(13)}${pick(5)}${trades[n % 10]}${n}有限公司`
  return clientSchema.parse({
    id: `bench-${n}`,
    updatedAt: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString(),
    subject: {
      name,
      province: provinces[n % 6],
      city: cities[n % 6],
      licenceNumber: `9133${String(n).padStart(14, '0')}`,
    },
    people: [{ id: 'p', name: '林样例', roles: ['subject-lead'], mobile: `154${String(n * 37).padStart(8, '0')}` }],
    services: [{ id: 's', name: `${trades[n % 10]}官网`, domains: [{ name: `shop${n}.cn` }] }],
    assignee: ['张敏', '李静', '王磊', ''][n % 4],
    tags: n % 5 === 0 ? ['加急'] : [],
  })
}

async function seed(folder: string, count: number): Promise<void> {
  const stores = await openStores(join(folder, 'data'), { create: true, keysFolder: join(folder, 'keys') })
  const facts = { today, packs: shippedPacks, reading: 'law' } as const
  for (let from = 0; from < count; from += 1000) {
    const clients = Array.from({ length: Math.min(1000, count - from) }, (_, index) => invented(from + index))
    await stores.portfolio.addClients(
      clients.map((client) => ({
        client,
        row: { row: summarise(client, checkClient(client, facts), shippedPacks), checkedOn: today },
        entry: { at: client.updatedAt, by: '样例', clientId: client.id, action: 'client.imported', words: '样例' },
      })),
    )
  }
  await stores.portfolio.close()
}

type Times = Record<string, number>

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

async function timed(work: () => unknown): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return median(times)
}

/** In the store, in milliseconds: told beside the ratios' window times, which contain them. */
async function inStore(portfolio: Portfolio): Promise<Times> {
  const page = { offset: 0, limit: 100, sort: 'updated' } as const
  return {
    list: await timed(() => portfolio.listClients({ ...page, search: '' })),
    search: await timed(() => portfolio.listClients({ ...page, search: 'shop7.cn' })),
    filter: await timed(() => portfolio.listClients({ ...page, search: '', filter: { ...noFilter, tags: ['加急'] } })),
    facets: await timed(() => portfolio.clientFacets()),
  }
}

/** Waits until the next picture is on screen. */
const painted = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))

/** What a clerk does, each in a round; a round begins as the one before ended. */
const acts: Record<string, (page: Page, round: number) => Promise<number>> = {
  /** start to usable */
  async start(page) {
    const start = performance.now()
    await page.reload()
    await page.locator('.row-link').first().waitFor()
    await painted(page)
    return performance.now() - start
  },
  /** from the last letter in the search to the lines it finds, without the time in which typing comes to rest */
  async search(page, round) {
    const wanted = `shop${round % few}.cn`
    const start = performance.now()
    await page.getByRole('textbox', { name: '在客户中搜索' }).fill(wanted)
    await page.waitForFunction(
      (domain) => {
        const rows = [...document.querySelectorAll('.ant-table-row')]
        return rows.length > 0 && rows.every((row) => row.textContent?.includes(domain))
      },
      wanted,
      { polling: 'raf' },
    )
    await painted(page)
    return performance.now() - start - rest
  },
  /** from line to line */
  async step(page, round) {
    if (round === 0) {
      const field = page.getByRole('textbox', { name: '在客户中搜索' })
      await field.fill('')
      await page.waitForFunction(() => document.querySelectorAll('.ant-table-row').length > 5)
      await field.press('ArrowDown')
      await page.waitForFunction(() => document.activeElement?.classList.contains('row-link'))
    }
    const start = performance.now()
    await page.keyboard.press(round % 2 === 0 ? 'ArrowDown' : 'ArrowUp')
    await painted(page)
    return performance.now() - start
  },
  /** choosing a line */
  async choice(page) {
    const start = performance.now()
    await page.keyboard.press(' ')
    await painted(page)
    return performance.now() - start
  },
}

/** Both windows side by side, act by act and in turns: what else the machine does falls on both. */
async function inWindows(folders: readonly string[]): Promise<Record<string, number[]>> {
  const opened = await Promise.all(
    folders.map(async (folder) => {
      const desk = await startDesk(join(folder, 'data'), join(folder, 'keys'))
      const { context, close } = await openChromium()
      const page = await context.newPage()
      await page.goto(desk.url)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.evaluate(() => (location.hash = '/clients'))
      await page.locator('.row-link').first().waitFor()
      const end = async () => {
        await close()
        await desk.stop()
      }
      return { page, end }
    }),
  )
  const medians: Record<string, number[]> = {}
  try {
    for (const [name, act] of Object.entries(acts)) {
      const times: number[][] = opened.map(() => [])
      for (let round = 0; round < rounds; round += 1)
        for (const [index, { page }] of opened.entries()) {
          await page.bringToFront()
          times[index]?.push(await act(page, round))
        }
      medians[name] = times.map(median)
    }
  } finally {
    for (const { end } of opened) await end()
  }
  return medians
}

async function run(): Promise<void> {
  if (!chromiumPath) return console.log(whyNoChromium)
  const root = mkdtempSync(join(tmpdir(), 'bench-clients-'))
  try {
    const folders = [few, many].map((count) => join(root, String(count)))
    const stores: Times[] = []
    for (const [index, folder] of folders.entries()) {
      await seed(folder, [few, many][index] ?? few)
      const opened = await openStores(join(folder, 'data'), { create: false, keysFolder: join(folder, 'keys') })
      stores.push(await inStore(opened.portfolio))
      await opened.portfolio.close()
    }
    console.log(`medians of ${rounds}, ${many} clients against ${few}`)
    for (const [name, ms] of Object.entries(stores[1] ?? {}))
      console.log(`store  ${name.padEnd(8)} ${ms.toFixed(2)} ms (${(stores[0]?.[name] ?? 0).toFixed(2)} ms)`)
    for (const [name, [small = 1, large = 0]] of Object.entries(await inWindows(folders))) {
      const ratio = large / small
      const told = `${large.toFixed(0)} ms / ${small.toFixed(0)} ms`
      console.log(`window ${name.padEnd(8)} ${ratio.toFixed(2)} x (bar ${bar}; ${told})${ratio <= bar ? '' : '  OVER'}`)
      if (ratio > bar) process.exitCode = 1
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

export const bench: Bench = {
  name: 'clients',
  what: `the client list with ${many} clients: start, search, steps and choices as ratios to the same with ${few}`,
  run,
}
