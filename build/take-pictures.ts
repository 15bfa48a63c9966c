import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import type { CallInput, CallName, CallOutput } from '../domain/contract/index.ts'
import type { Client } from '../domain/model/index.ts'
import { openChromium } from '../test/support/chromium.ts'
import { startDesk } from '../test/support/running-desk.ts'
import { fromRoot } from './paths.ts'

/**
 * Takes the READMEs' pictures of the real window with the sample clients: `node build/take-pictures.ts [folder]`
 * (docs/pictures by default). Needs Chromium; takes some minutes, for every sample scan is checked first.
 */
const target = process.argv[2] ?? fromRoot('docs/pictures')
const size = { width: 1280, height: 800 }
const checksTakeAtMost = 600_000

const folder = mkdtempSync(path.join(tmpdir(), 'desk-pictures-'))
const desk = await startDesk(path.join(folder, 'data'), path.join(folder, 'keys'))
const chromium = await openChromium()
try {
  mkdirSync(target, { recursive: true })
  await takeAll(await chromium.context.newPage())
} finally {
  await chromium.close()
  await desk.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function takeAll(page: Page): Promise<void> {
  await page.setViewportSize(size)
  await page.goto(desk.url)
  await page.getByRole('button', { name: '载入样例客户' }).waitFor()
  await take(page, 'first-start')

  await call(page, 'samples.load', {})
  const clients = await checkedClients(page)
  const open = async (name: string, place: string) => {
    const client = clients.find(({ subject }) => subject.name.includes(name))
    if (!client) throw new Error(`no sample client is called ${name}`)
    await page.evaluate((hash) => (location.hash = hash), `/clients/${encodeURIComponent(client.id)}/${place}`)
    await page.getByRole('heading', { level: 1, name: client.subject.name }).waitFor()
    return client
  }

  await page.evaluate(() => (location.hash = '/clients'))
  await page.locator('.ant-table-row').first().waitFor()
  await take(page, 'clients')
  await open('武汉', 'people')
  await take(page, 'client')
  const { materials } = await open('上海', 'materials')
  await take(page, 'materials')
  const sheet = materials.find(({ fileName }) => fileName === '核验单-订货站.jpg')
  if (!sheet) throw new Error('the sample client has lost its sheet with the blue seal')
  await open('上海', `materials/${encodeURIComponent(sheet.id)}`)
  await page.getByRole('img', { name: /的图像$/ }).waitFor()
  await take(page, 'evidence')
  await open('杭州', 'sheets')
  await page.locator('canvas[data-drawn]').waitFor()
  await take(page, 'sheet')
  await takeOrders(page, clients)
}

/** The day's work: orders of the sample clients in every stage, one of them sent back. */
async function takeOrders(page: Page, clients: readonly Client[]): Promise<void> {
  await page.evaluate(() => (location.hash = '/workbench'))
  const way = ['start-filling', 'fill-done', 'submit', 'pass-review', 'sms-done'] as const
  const opened: { clientId: string; orderId: string }[] = []
  for (const [index, { id: clientId, services, people, subject }] of clients.entries()) {
    const serviceIds = services.filter(({ filingNumber }) => filingNumber === '').map(({ id }) => id)
    if (subject.filingNumber !== '' || serviceIds.length === 0) continue
    const order = await call(page, 'orders.open', { clientId, kind: 'first', serviceIds, provider: '腾讯云' })
    opened.push(order)
    for (const action of way.slice(0, [5, 4, 5, 3, 2, 1, 0, 5][index % 8])) {
      if (action === 'sms-done')
        for (const { id } of people) await call(page, 'orders.change', { ...order, sms: { personId: id, done: true } })
      await call(page, 'orders.act', { ...order, action, why: action === 'submit' ? '客户要求先提交' : '' })
    }
  }
  const [back] = opened
  if (!back) throw new Error('no sample client waits for a first filing')
  await call(page, 'orders.act', { ...back, action: 'return-by-bureau', reasons: [54, 46], why: '请重新盖章后上传' })
  await call(page, 'orders.log', { ...back, kind: 'call', partner: '客户', words: '已告知重新盖章，周五寄出' })
  const show = async (hash: string, shown: string, name: string) => {
    await page.evaluate((to) => (location.hash = to), hash)
    await page.locator(shown).first().waitFor()
    await take(page, name)
  }
  await show('/workbench', '.work:has-text("管局驳回")', 'workbench')
  await show('/orders/board', '.card', 'board')
  await show('/orders/calendar', '.day', 'calendar')
  await show('/orders/charts', 'figure svg', 'charts')
  await show(`/filing/${back.clientId}/${back.orderId}`, '.timetable', 'filing')
}

/** Every sample client, once the last check of its papers has answered. */
async function checkedClients(page: Page) {
  const until = Date.now() + checksTakeAtMost
  for (;;) {
    const { rows } = await call(page, 'clients.list', {})
    if (rows.every(({ materials }) => materials.pending === 0))
      return Promise.all(rows.map(async ({ id }) => (await call(page, 'clients.get', { id })).client))
    if (Date.now() > until) throw new Error('the checks of the sample scans did not come to an end')
    await page.waitForTimeout(1000)
  }
}

/** Calls the desk with the window's session. */
async function call<N extends CallName>(page: Page, name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const response = await page.request.post(new URL(`/call/${name}`, page.url()).href, {
    data: input as object,
    headers: { origin: new URL(page.url()).origin, 'sec-fetch-site': 'same-origin' },
  })
  const answer = await response.json()
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value
}

/** Writes what is on screen, at rest, with a palette of 256 colours so that the repository stays small. */
async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0)
  // thumbnails come in one after another
  await page.waitForFunction(() => [...document.images].every((image) => image.complete))
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => 0))))
  const png = await sharp(await page.screenshot())
    .png({ palette: true, effort: 10 })
    .toBuffer()
  writeFileSync(path.join(target, `${name}.png`), png)
  console.log(`${name}.png ${Math.round(png.length / 1000)} KB`)
}
