import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromRoot } from '../../build/paths.ts'
import { chromiumPath, openChromium, whyNoChromium } from '../support/chromium.ts'
import { filesHolding } from '../support/data-at-rest.ts'
import { dropFiles } from '../support/drop-files.ts'
import { inkOfWords, inkOnPage, likeness } from '../support/ink.ts'
import { type RunningDesk, startDesk } from '../support/running-desk.ts'

const scan = (name: string) => fromRoot(`assets/samples/scans/${name}`)

/** An invented client; nothing of it may be readable in the data folder. */
const client = {
  name: '杭州栖霞样例茶业有限公司',
  address: '样例路 1 号 2 幢 301 室',
  lead: '林栖样',
  idNumber: '11010519491231002X',
  mobile: '15400002201',
  site: '栖霞样例茶业',
  domain: 'qixia-sample-tea.cn',
}

/** Where the value of 网站主办者名称 stands on the sheet (domain.md 1.2), a little inside its box. */
const nameBox = { x: 49.2, y: 21.6, width: 94, height: 8 }

describe.skipIf(!chromiumPath)(
  `a filing from client to sheet, in the real window${chromiumPath ? '' : ` ${whyNoChromium}`}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'desk-e2e-'))
    const [dataDir, keysDir] = [join(folder, 'data'), join(folder, 'keys')]
    const faults: string[] = []
    let desk: RunningDesk
    let context: BrowserContext
    let closeBrowser: () => Promise<void>
    let page: Page
    let printed: Uint8Array

    const openWindow = async () => {
      desk = await startDesk(dataDir, keysDir)
      page = await context.newPage()
      page.on('pageerror', (error) => faults.push(error.message))
      await page.goto(desk.url)
    }
    const tab = (name: string) => page.getByRole('tab', { name }).click()
    /** Fills a field as the form saves it: typed, then left. */
    const fill = async (label: string, value: string) => {
      const field = page.getByLabel(label, { exact: true }).first()
      await field.fill(value)
      await field.blur()
    }
    const saved = () => page.getByText('已保存', { exact: true }).waitFor()

    beforeAll(async () => {
      ;({ context, close: closeBrowser } = await openChromium())
      await openWindow()
    }, 180_000)
    afterAll(async () => {
      await closeBrowser?.()
      await desk?.stop()
      rmSync(folder, { recursive: true, force: true })
    })

    it('opens on an empty desk that offers what to do first', async () => {
      await page.getByRole('button', { name: '载入样例客户' }).waitFor()
      await page.getByRole('button', { name: '导入 Excel' }).waitFor()
    })

    it('takes in a client', async () => {
      await page.getByRole('button', { name: '新建客户' }).first().click()
      await page.getByLabel('单位名称').fill(client.name)
      await page.getByRole('button', { name: '新建并打开' }).click()
      await page.getByRole('heading', { name: client.name }).waitFor()
      await fill('通信地址', client.address)
      await saved()
      await tab('人员')
      await page.getByRole('button', { name: '添加法定代表人' }).click()
      await fill('姓名', client.lead)
      await fill('证件号码', client.idNumber)
      await fill('手机号码', client.mobile)
      await saved()
      await tab('网站/APP')
      await page.getByRole('button', { name: '添加网站' }).first().click()
      await fill('网站名称', client.site)
      await page.getByRole('button', { name: '添加域名' }).click()
      await fill('域名', client.domain)
      await saved()
    }, 60_000)

    it('says of each dropped scan whether the bureau would take it, and why', async () => {
      await tab('材料')
      await dropFiles(page, 'main', [
        { name: '营业执照.jpg', path: scan('zj-tea-licence.jpg') },
        { name: '核验单.jpg', path: scan('zj-tea-sheet.jpg') },
      ])
      const paper = (name: string) => page.locator('.paper').filter({ hasText: name })
      await paper('营业执照.jpg').getByText('通过').waitFor({ timeout: 60_000 })
      await paper('核验单.jpg').getByText('通过').waitFor({ timeout: 60_000 })
      await dropFiles(page, 'main', [{ name: '法人身份证正面.jpg', path: scan('sh-scans-licence.jpg') }])
      await paper('法人身份证正面.jpg').getByText('会被退回').waitFor({ timeout: 60_000 })
    }, 180_000)

    it('draws the evidence over the picture', async () => {
      await page.getByRole('link', { name: '查看 核验单.jpg' }).click()
      await page.getByText('有红色公章').waitFor()
      const marks = page.locator('.picture svg rect')
      await marks.first().waitFor()
      const picture = await page.locator('.picture img').boundingBox()
      const mark = await marks.first().boundingBox()
      // the seal stands in the lower half of a sheet, where the unit signs
      expect(mark!.y + mark!.height / 2).toBeGreaterThan(picture!.y + picture!.height / 2)
      await page.getByRole('link', { name: '返回材料' }).click()
    }, 60_000)

    it('prints a sheet that carries the client’s name in ink', async () => {
      await tab('核验单')
      const print = page.getByRole('button', { name: /打印$/ })
      await page.locator('canvas').first().waitFor({ timeout: 60_000 })
      const answered = page.waitForResponse((response) => response.url().endsWith('/call/sheets.keep'))
      await print.click()
      await page.getByRole('button', { name: '仍然继续' }).click()
      const { value } = await (await answered).json()
      const response = await context.request.get(new URL(`/files/${value.fileId}`, page.url()).href)
      expect(response.headers()['content-type']).toContain('application/pdf')
      printed = await response.body()
      const ink = await inkOnPage(printed, 0, nameBox)
      const right = await likeness(ink, inkOfWords(client.name))
      expect(right).toBeGreaterThan(0.88)
      expect(right - (await likeness(ink, inkOfWords('杭州栖霞样例商贸有限公司')))).toBeGreaterThan(0.05)
    }, 120_000)

    it('finds everything there after the desk was closed, and after a power cut', async () => {
      for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
        await page.close()
        await desk.stop(signal)
        await openWindow()
        // the window opens on the day's work
        await page.evaluate(() => (location.hash = '/clients'))
        await page.getByText(client.name).first().click()
        await page.getByRole('heading', { name: client.name }).waitFor()
        await expect.poll(() => page.getByLabel('通信地址', { exact: true }).inputValue()).toBe(client.address)
        await tab('材料')
        for (const name of ['营业执照.jpg', '核验单.jpg', '法人身份证正面.jpg'])
          await page.getByText(name).first().waitFor()
        await page.getByText('通过').first().waitFor()
        await tab('记录')
        await page
          .getByText(/打印了核验单/)
          .first()
          .waitFor()
      }
      const { entries } = await page.evaluate(async () => {
        const answer = await fetch('/call/history.list', {
          method: 'POST',
          body: JSON.stringify({}),
          headers: { 'content-type': 'application/json' },
        })
        return (await answer.json()).value
      })
      expect(entries.length).toBeGreaterThan(5)
    }, 180_000)

    it('keeps the client’s numbers and names unreadable on the disk', () => {
      const { name, address, lead, idNumber, mobile, domain } = client
      expect(filesHolding(dataDir, [name, address, lead, idNumber, mobile, domain])).toEqual([])
      // the same search finds what is there to be found
      expect(filesHolding(dataDir, ['beian-desk-keyring']).length).toBeGreaterThan(0)
    })

    it('raised no fault in the window', () => {
      expect(faults).toEqual([])
      expect(readFileSync(scan('zj-tea-licence.jpg')).length).toBeGreaterThan(0)
    })
  },
)
