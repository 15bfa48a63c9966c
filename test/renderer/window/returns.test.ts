import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromRoot } from '../../../build/paths.ts'
import { type Client, clientSchema } from '../../../domain/model/index.ts'
import { drawSheetCase, soundSheet } from '../../paper/sheet-case.ts'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { dropFiles } from '../../support/drop-files.ts'
import { eventually, type OpenWindow, openWindow, seriousFaults } from './open-window.ts'

describe.skipIf(!chromiumPath)(`the way home in the window${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let opened: OpenWindow
  let client: Client
  const folder = mkdtempSync(join(tmpdir(), 'desk-returns-'))
  const lines = () => opened.page.locator('.return')
  const scanOf = async (seed: number, name: string, options = {}) => {
    const { bytes } = await drawSheetCase(
      seed,
      { ...soundSheet, title: 'site', turns: 2 },
      { device: 'scan', fault: 'none', dpi: 120 },
      { client, service: client.services[0], options },
    )
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return { name, path }
  }

  beforeAll(async () => {
    opened = await openWindow()
    const draft = clientSchema.parse({
      subject: { kind: 'enterprise', name: '成都栩笙岫文化传播有限公司', province: '四川' },
      services: [{ name: '栩笙岫', domains: [{ name: 'xusheng-sample.cn' }] }],
    })
    client = (await opened.call('clients.create', { client: draft })).client
  }, 180_000)
  afterAll(async () => {
    await opened?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is reached from the navigation and says what to do', async () => {
    const { page } = opened
    await page.getByRole('link', { name: '回收核验单' }).click()
    await page.getByText('还没有回收的核验单').waitFor()
    expect(await seriousFaults(page)).toEqual([])
  }, 60_000)

  it('takes a heap dropped on the client list: each goes home, the rest waits', async () => {
    const { page } = opened
    await page.getByRole('link', { name: '客户', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: /客户/ }).waitFor()
    await dropFiles(page, 'main', [
      await scanOf(81_001, '倒着扫的.jpg'),
      await scanOf(81_002, '栩笙岫 没有编号.jpg', { code: false }),
      { name: '不是核验单.jpg', path: fromRoot('assets/samples/scans/sc-shop-sheet.jpg') },
    ])
    await page.getByRole('heading', { level: 1, name: /回收核验单/ }).waitFor()
    await eventually(() => lines().count()).toBe(3)
    await expect.poll(() => page.locator('.return-reading').count(), { timeout: 120_000 }).toBe(0)
    await eventually(() => page.locator('.return-placed').count()).toBe(1)
    expect(await page.locator('.return-placed').innerText()).toContain('成都栩笙岫文化传播有限公司')
    expect(await seriousFaults(page)).toEqual([])
  }, 240_000)

  it('offers the likeliest filings, places with one click, and takes it back', async () => {
    const { page } = opened
    const waiting = page.locator('.return-waiting', { hasText: '栩笙岫 没有编号' })
    await waiting.getByRole('button', { name: /^归到/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('文件名里有“栩笙岫”').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: /^归到 成都栩笙岫/ }).click()
    await dialog.waitFor({ state: 'hidden' })
    const placed = page.locator('.return-placed', { hasText: '没有编号' })
    await placed.waitFor()
    const names = async () =>
      (await opened.call('clients.get', { id: client.id })).client.materials.map((one) => one.fileName)
    expect(await names()).toEqual(['栩笙岫 没有编号.jpg'])
    await placed.getByRole('button', { name: /^退回/ }).click()
    await waiting.waitFor()
    expect(await names()).toEqual(['倒着扫的.jpg'])
  }, 120_000)

  it('raised no fault and fetched nothing from elsewhere', () => {
    expect(opened.faults).toEqual([])
  })
})
