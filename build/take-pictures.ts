import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { clientSchema } from '../domain/model/index.ts'
import { openStores } from '../electron/hosts/open-desk.ts'
import { fillWithOrders } from '../test/bench/many-orders.ts'
import { openChromium } from '../test/support/chromium.ts'
import { deskCallOf } from '../test/support/desk-call.ts'
import { furnish, openClientList, returnSheets } from '../test/support/furnished-desk.ts'
import { atRest, type Place, places, type Subjects, untilIdle, visit } from '../test/support/places.ts'
import { startDesk } from '../test/support/running-desk.ts'
import { fromRoot } from './paths.ts'

/**
 * Takes a picture of every place of the real window, empty, on an ordinary day and with 10,000 clients, and writes the page that shows them:
 * `node build/take-pictures.ts [states] [--wide FOLDER]`. States are empty, full, 10000; left out, all of them. With --wide the same places
 * are taken at 1920 × 1080 too, to be looked at. Only invented data. Needs Chromium; takes some minutes.
 */
const states = ['empty', 'full', '10000'] as const
type State = (typeof states)[number]
const many = 10_000
const nobody: Subjects = { clientId: '', orderId: '', materialId: '' }
const bareClient = clientSchema.parse({ subject: { name: '宁波新样例有限公司' } })
const size = { width: 1280, height: 800 }
const wideSize = { width: 1920, height: 1080 }
const mostBytes = 100_000

const given = process.argv.slice(2)
const wide = given.includes('--wide') ? given[given.indexOf('--wide') + 1] : undefined
const wanted = states.filter((state) => given.includes(state))
const target = fromRoot('docs/pictures')
mkdirSync(target, { recursive: true })
if (wide) mkdirSync(wide, { recursive: true })
for (const state of wanted.length > 0 ? wanted : states) await takeState(state)
writeFileSync(path.join(target, 'README.md'), readme())

async function takeState(state: State): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-pictures-'))
  const [data, keys] = [path.join(folder, 'data'), path.join(folder, 'keys')]
  const chromium = await openChromium()
  const page = await chromium.context.newPage()
  const session = await chromium.context.newCDPSession(page)
  await session.send('Emulation.setTimezoneOverride', { timezoneId: 'Asia/Shanghai' })
  try {
    if (state === '10000') await fill(data, keys)
    if (state === 'empty') await takeLocked(page, folder)
    const desk = await startDesk(data, keys)
    try {
      await page.setViewportSize(size)
      await page.goto(desk.url)
      await page.getByRole('heading', { level: 1 }).waitFor()
      if (state === 'full') await takeFull(page)
      if (state === 'empty') await takeEmpty(page)
      if (state === '10000') await takeMany(page)
    } finally {
      await desk.stop()
    }
  } finally {
    await chromium.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function takeFull(page: Page): Promise<void> {
  const { full, clients } = await furnish(deskCallOf(page))
  await returnSheets(page, clients)
  await openClientList(page, 60)
  for (const place of places) await takePlace(page, place, 'full', full)
}

/** Without a client, and of a client with nothing but a name. */
async function takeEmpty(page: Page): Promise<void> {
  const none = places.filter(
    ({ also, hash }) => also.includes('empty') && hash(nobody) === hash({ ...nobody, clientId: 'somebody' }),
  )
  for (const place of none) await takePlace(page, place, 'empty', nobody)
  const { client } = await deskCallOf(page)('clients.create', { client: bareClient })
  const subjects = { ...nobody, clientId: client.id }
  for (const place of places)
    if (place.also.includes('empty') && !none.includes(place)) await takePlace(page, place, 'empty', subjects)
}

async function takeMany(page: Page): Promise<void> {
  // the first start works out what is to do under today's law
  await untilIdle(page)
  await openClientList(page, many)
  const some = { clientId: 'c5', orderId: 'o5-4', materialId: '' }
  for (const place of places) if (place.also.includes('10000')) await takePlace(page, place, '10000', some)
}

async function takeLocked(page: Page, folder: string): Promise<void> {
  const data = path.join(folder, 'locked')
  process.env.BEIAN_DESK_PASSPHRASE = 'sample-passphrase'
  const first = await startDesk(data, path.join(folder, 'keys-1')).finally(() => {
    delete process.env.BEIAN_DESK_PASSPHRASE
  })
  await first.stop()
  const desk = await startDesk(data, path.join(folder, 'keys-2'))
  await page.goto(desk.url)
  await page.getByLabel('机构口令', { exact: true }).waitFor()
  await take(page, 'locked')
  await desk.stop()
}

async function takePlace(page: Page, place: Place, state: State, subjects: Subjects): Promise<void> {
  await visit(page, place.hash(subjects))
  await take(page, `${place.name}-${state}`)
}

/** Writes what is on screen with a palette small enough that the repository stays small. */
async function take(page: Page, name: string): Promise<void> {
  await page.setViewportSize(size)
  await atRest(page)
  await page.evaluate(hideFolders)
  const shot = await page.screenshot()
  // where a scan fills the window it is shown smaller: fewer colours would turn a blue seal grey
  let png = shot
  for (const width of [size.width, 1024, 860]) {
    png = await sharp(shot).resize({ width }).png({ palette: true, effort: 10 }).toBuffer()
    if (png.length <= mostBytes) break
  }
  writeFileSync(path.join(target, `${name}.png`), png)
  console.log(`${name}.png ${Math.round(png.length / 1000)} KB`)
  if (!wide) return
  await page.setViewportSize(wideSize)
  await atRest(page)
  writeFileSync(path.join(wide, `${name}.png`), await page.screenshot())
}

/** Folders of this machine are no place of the reader's. */
function hideFolders(): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { currentNode } = walker
    currentNode.textContent = (currentNode.textContent ?? '').replace(
      /[^\s（(]*desk-pictures-[^/\\]+[/\\](data|keys)[/\\]/,
      'D:\\备案台\\',
    )
  }
}

async function fill(data: string, keys: string): Promise<void> {
  const stores = await openStores(data, { create: true, keysFolder: keys })
  await fillWithOrders(stores.portfolio, many, new Date().toISOString())
  await stores.portfolio.close()
}

function readme(): string {
  const cell = (name: string, title: string) => `<img src="${name}.png" width="400" alt="${title}">`
  const rows = places.map(({ name, title, also }) => {
    const shown = (['full', 'empty', '10000'] as const).map((state) =>
      state === 'full' || also.includes(state) ? cell(`${name}-${state}`, title) : '',
    )
    return `| ${title} | ${shown.join(' | ')} |`
  })
  return [
    '# Every place of the window',
    '',
    'Taken by `node build/take-pictures.ts` in real Chromium at 1280 × 800. Every name and number in them is invented.',
    'Empty is a desk without clients, or a client with nothing but a name. The name of the data folder is replaced.',
    '',
    `A locked portfolio: ${cell('locked', '客户库已加锁')}`,
    '',
    '| | an ordinary day | empty | 10,000 clients, 50,000 orders |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
