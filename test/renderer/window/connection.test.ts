import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientSchema } from '../../../domain/model/index.ts'
import { chromiumPath, openChromium, whyNoChromium } from '../../support/chromium.ts'
import { startDesk } from '../../support/running-desk.ts'
import { eventually, type OpenWindow, openWindow, seriousFaults } from './open-window.ts'

const why = chromiumPath ? '' : ` ${whyNoChromium}`

describe.skipIf(!chromiumPath)(`a window and its desk${why}`, () => {
  let opened: OpenWindow
  beforeAll(async () => {
    opened = await openWindow()
  }, 180_000)
  afterAll(() => opened?.close())

  it('offers samples no more to an agency that wants none', async () => {
    const { page, call } = opened
    await page.getByRole('button', { name: '不看样例' }).click()
    await page.getByRole('button', { name: '载入样例客户' }).waitFor({ state: 'detached' })
    expect((await call('settings.get', {})).samplesDeclined).toBe(true)
    await page.getByRole('button', { name: '还是看看样例客户' }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
  }, 60_000)

  it('names the cross that closes a dialog in Chinese', async () => {
    const { page } = opened
    await page.getByRole('button', { name: '新建客户' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }, 60_000)

  it('holds no event stream while it is hidden, and shows what changed meanwhile when it is seen again', async () => {
    const { page, call } = opened
    const streams = new Set<unknown>()
    page.on('request', (request) => void (request.url().endsWith('/events') && streams.add(request)))
    page.on('requestfailed', (request) => void streams.delete(request))
    await page.reload()
    await eventually(() => streams.size).toBe(1)
    const setVisibility = (state: string) =>
      page.evaluate((visibility) => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility })
        document.dispatchEvent(new Event('visibilitychange'))
      }, state)
    await page.getByRole('button', { name: '新建客户' }).first().waitFor()
    await setVisibility('hidden')
    await eventually(() => streams.size).toBe(0)
    await call('clients.create', { client: clientSchema.parse({ subject: { name: '绍兴丁样例有限公司' } }) })
    await page.waitForTimeout(800)
    expect(await page.getByRole('link', { name: '绍兴丁样例有限公司' }).count()).toBe(0)
    await setVisibility('visible')
    await page.getByRole('link', { name: '绍兴丁样例有限公司' }).waitFor()
    expect(streams.size).toBe(1)
  }, 60_000)

  it('says that the desk is gone', async () => {
    const { page, desk } = opened
    await desk.stop('SIGKILL')
    await page.getByText('和备案台的连接断了').waitFor()
    expect(await seriousFaults(page)).toEqual([])
  }, 60_000)
})

describe.skipIf(!chromiumPath)(`a locked portfolio${why}`, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-locked-'))
  const data = path.join(folder, 'data')
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is opened through the window with the agency’s passphrase, and not with another', async () => {
    mkdirSync(path.join(data, 'rules'), { recursive: true })
    writeFileSync(path.join(data, 'rules', '安徽.json'), '{ 不是规则')
    process.env.BEIAN_DESK_PASSPHRASE = 'sample-passphrase'
    const first = await startDesk(data, path.join(folder, 'keys-1')).finally(() => {
      delete process.env.BEIAN_DESK_PASSPHRASE
    })
    await first.stop()
    const desk = await startDesk(data, path.join(folder, 'keys-2'))
    const { context, close } = await openChromium()
    try {
      const page = await context.newPage()
      await page.goto(desk.url)
      const field = page.getByLabel('机构口令', { exact: true })
      await field.fill('another-passphrase')
      await page.getByRole('button', { name: '打开', exact: true }).click()
      await page.getByRole('alert').getByText('口令', { exact: false }).first().waitFor()
      expect(await seriousFaults(page)).toEqual([])
      await field.fill('sample-passphrase')
      await field.press('Enter')
      await page.getByRole('heading', { name: '还没有客户' }).waitFor()
      // a rule file that could not be used is named, with the reason
      await page.getByRole('link', { name: '设置' }).click()
      await page.getByText('1 个文件没有用上').waitFor()
      await page.getByText('安徽.json').waitFor()
      expect(await seriousFaults(page)).toEqual([])
    } finally {
      await close()
      await desk.stop()
    }
  }, 120_000)
})
