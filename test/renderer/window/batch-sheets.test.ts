import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { PDFDocument } from 'pdf-lib'
import type { Download } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromRoot } from '../../../build/paths.ts'
import { clientFileSchema, clientSchema } from '../../../domain/model/index.ts'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { type OpenWindow, openWindow, seriousFaults } from './open-window.ts'

const { clients: samples } = clientFileSchema.parse(
  JSON.parse(readFileSync(fromRoot('assets/samples/clients.json'), 'utf8')),
)
const many = 100

describe.skipIf(!chromiumPath)(`sheets of many clients${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let opened: OpenWindow
  beforeAll(async () => {
    opened = await openWindow()
  }, 180_000)
  afterAll(() => opened?.close())

  const button = (name: string | RegExp) => opened.page.getByRole('button', { name })
  const bytesOf = async (download: Download) => new Uint8Array(readFileSync(await download.path()))
  const pagesOf = async (bytes: Uint8Array) => (await PDFDocument.load(bytes)).getPageCount()
  const choose = async (text: string) => {
    await opened.page.getByRole('textbox', { name: /搜索客户/ }).fill(text)
    await opened.page
      .getByRole('row', { name: new RegExp(text) })
      .first()
      .waitFor()
    await button(/^全选这/).click()
  }

  it('says that there is no client yet', async () => {
    const { page } = opened
    await page.getByRole('link', { name: '打印核验单', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '打印核验单' }).waitFor()
    await page.getByText('还没有客户').waitFor()
    expect(await seriousFaults(page)).toEqual([])
  }, 60_000)

  it('hands out the calibration page', async () => {
    const downloading = opened.page.waitForEvent('download')
    await button('校准页').click()
    const download = await downloading
    expect(download.suggestedFilename()).toBe('校准页.pdf')
    expect(await pagesOf(await bytesOf(download))).toBe(1)
  }, 60_000)

  it('asks before it prints what would be sent back, and says what it left out', async () => {
    const { page } = opened
    const [sample] = samples
    for (const [name, credit] of [
      ['甲样例茶业有限公司', sample!.subject.licenceNumber],
      ['乙样例𠮷茶业有限公司', ''],
    ] as const)
      await opened.call('clients.create', {
        client: clientSchema.parse({
          ...sample,
          id: undefined,
          subject: { ...sample!.subject, name, licenceNumber: credit },
        }),
      })
    // one search after the other: what was chosen first stays chosen
    for (const [i, name] of ['甲样例', '乙样例'].entries()) {
      await page.getByRole('textbox', { name: /搜索客户/ }).fill(name)
      await page.getByRole('row', { name: new RegExp(name) }).waitFor()
      await button('全选这 1 个').click()
      await page.getByText(`已选 ${i + 1} 个客户`).waitFor()
    }
    await button('全不选').click()
    await page.getByText('在左边勾选客户').waitFor()
    await choose('样例')
    await button('保存 PDF').click()
    await page.getByText(/张会被驳回，要不要打印/).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    const downloading = page.waitForEvent('download')
    await button('全部打印').click()
    const pages = await pagesOf(await bytesOf(await downloading))
    await page.getByText(`${pages} 张核验单已做好`).waitFor()
    await page.getByText(/“𠮷”字库里没有，打印后请手写补上/).waitFor()
    expect(await seriousFaults(page)).toEqual([])
  }, 120_000)

  it('puts a file for each into a zip, with a blank back behind each sheet', async () => {
    const { page } = opened
    await page.getByRole('checkbox', { name: /每张背面留空白/ }).check()
    await page.getByRole('checkbox', { name: /每张一个文件/ }).check()
    await button('保存 zip').click()
    const downloading = page.waitForEvent('download')
    await button('全部打印').click()
    const files = unzipSync(await bytesOf(await downloading))
    expect(Object.keys(files).length).toBeGreaterThanOrEqual(2)
    for (const [name, bytes] of Object.entries(files)) {
      expect(name).toMatch(/^核验单-.+\.pdf$/)
      expect(await pagesOf(bytes)).toBe(2)
    }
    await page.getByRole('checkbox', { name: /每张背面留空白/ }).uncheck()
    await page.getByRole('checkbox', { name: /每张一个文件/ }).uncheck()
  }, 120_000)

  it(`draws ${many} while the window stays alive, can be cancelled, and notes it with each client`, async () => {
    const { page } = opened
    // a page that lists no clients need not follow each of them
    await page.getByRole('link', { name: '设置', exact: true }).click()
    for (let i = 0; i < many; i += 1)
      await opened.call('clients.create', {
        client: clientSchema.parse({
          subject: { kind: 'enterprise', name: `云上第${i}茶业有限公司`, province: '浙江' },
          services: [{ id: 's1', name: '官网', domains: [{ name: `batch${i}.com` }] }],
        }),
      })
    await page.getByRole('link', { name: '打印核验单', exact: true }).click()
    await choose('云上第')
    const cancel = button(/^取\s?消$/)
    const history = async () => {
      const { rows } = await opened.call('clients.list', { search: '云上第7茶业' })
      return (await opened.call('history.list', { clientId: rows[0]!.id })).entries.map(({ action }) => action)
    }
    await button('保存 PDF').click()
    await page.getByText(/正在核对资料/).waitFor()
    await cancel.click()
    await cancel.waitFor({ state: 'detached' })
    // a file each takes longer, so that there is time to cancel
    await page.getByRole('checkbox', { name: /每张一个文件/ }).check()
    await button('保存 zip').click()
    await button('全部打印').click({ timeout: 120_000 })
    await page.getByText(/正在画/).waitFor()
    await cancel.click()
    await cancel.waitFor({ state: 'detached' })
    await page.getByRole('checkbox', { name: /每张一个文件/ }).uncheck()

    await button('保存 PDF').click()
    await button('全部打印').waitFor({ timeout: 120_000 })
    // the longest that the window's own thread does not answer
    await page.evaluate(() => {
      const kept = window as unknown as { longest: number }
      kept.longest = 0
      let last = performance.now()
      const tick = () => {
        const now = performance.now()
        kept.longest = Math.max(kept.longest, now - last)
        last = now
        setTimeout(tick, 10)
      }
      tick()
    })
    const downloading = page.waitForEvent('download', { timeout: 120_000 })
    expect(await history()).not.toContain('sheet.saved')
    const began = performance.now()
    await button('全部打印').click()
    const bytes = await bytesOf(await downloading)
    const took = performance.now() - began
    const longest = await page.evaluate(() => (window as unknown as { longest: number }).longest)
    console.log(`${many} sheets: ${Math.round(took)} ms, window away for ${Math.round(longest)} ms at most`)
    expect(longest).toBeLessThan(took / 2)
    expect(await pagesOf(bytes)).toBe(many)
    expect(await history()).toContain('sheet.saved')
  }, 400_000)

  it('raised no fault and fetched nothing from elsewhere', () => {
    expect(opened.faults).toEqual([])
  })
})
