import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillingSheet } from '../../../domain/filling/index.ts'
import { fillingPage } from '../../../electron/upload-copy/filling-page.ts'
import { changed, enterprise } from '../../domain/fixtures.ts'
import { chromiumPath, openChromium, whyNoChromium } from '../../support/chromium.ts'

const hostile = '"><img src=x onerror="document.title=1"></script><script>document.title=2</script>'
const client = changed(enterprise(), ({ subject, services }) => {
  subject.investor = hostile
  subject.city = ''
  services[0]!.access.location = '浙江 & 上海'
})
const html = fillingPage(fillingSheet(client, undefined, undefined), {
  ...{ subject: client.subject.name, provider: hostile, order: '首次备案', made: '2026-11-23 小张' },
  files: [{ label: '营业执照副本', fileName: '营业执照-云上茶业.jpg' }],
})

describe('the filling sheet as a file', () => {
  it('holds whole numbers, names the files beside it, and nothing of elsewhere', () => {
    expect(html).toContain(client.people[0]!.idNumber)
    expect(html).toContain('营业执照-云上茶业.jpg')
    expect(html).toContain('标准顺序')
    expect(html).not.toMatch(/https?:|\/\/[a-z]/)
  })
})

describe.skipIf(!chromiumPath)(`the filling sheet in a browser${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let page: Page
  let end: () => Promise<void>
  const faults: string[] = []
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'filling-page-'))
    const file = join(folder, '填报单.html')
    await writeFile(file, html)
    const { context, close } = await openChromium()
    page = await context.newPage()
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    page.on('request', (request) => request.url().startsWith('file:') || faults.push(request.url()))
    await page.goto(pathToFileURL(file).href)
    end = async () => {
      await close()
      await rm(folder, { recursive: true, force: true })
    }
  }, 60_000)
  afterAll(() => end?.())
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))

  it('copies each value with Enter, goes on to the next, and says so', async () => {
    expect(await focused()).toBe('复制主办单位性质')
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('已复制 主办单位性质').waitFor()
    expect(await focused()).toBe('复制主办单位名称')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await focused()).toBe('复制主办单位证件号码')
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('已复制 主办单位证件号码').waitFor()
    expect(await page.locator('button.done').count()).toBe(2)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const text = await page.evaluate(() => navigator.clipboard.readText())
    expect(text).toBe(client.subject.licenceNumber)
  }, 60_000)

  it('shows what is missing, and takes no value for markup', async () => {
    expect(await page.locator('dl > div', { hasText: '所在城市' }).textContent()).toContain('缺')
    expect(await page.locator('dl > div', { hasText: '投资人' }).locator('span').textContent()).toBe(hostile)
    expect(await page.locator('img').count()).toBe(0)
    expect(await page.title()).toBe('填报单 杭州云上茶业有限公司')
  })

  it('fits a window of 480 pixels and raised no fault', async () => {
    await page.setViewportSize({ width: 480, height: 900 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(480)
    expect(faults).toEqual([])
  })
})
