import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientSchema } from '../../../domain/model/index.ts'
import { gbk } from '../../electron/transfer/workbooks.ts'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { eventually, type OpenWindow, openWindow, seriousFaults } from './open-window.ts'

/** 500 rows as an agency keeps them: 18 cannot be read, 2 are on file already. */
const total = 500
const badDays = new Set([3, 40, 41, 99, 130, 222, 250, 301, 333, 480])
const badKinds = new Set([7, 120, 260, 410])
const nameless = new Set([17, 290, 377, 499])
const known = new Map([
  [55, '老样例甲有限公司'],
  [405, '老样例乙有限公司'],
])

function list(): string {
  const rows = Array.from({ length: total }, (_, index) => {
    const row = index + 1
    const name = nameless.has(row) ? '' : (known.get(row) ?? `样例第${row}号有限公司`)
    const day = badDays.has(row) ? '明年春天' : '2027-05-06'
    const kind = badKinds.has(row) ? '外星公司' : '企业'
    return [name, kind, `1540000${String(row).padStart(4, '0')}`, `s${row}.cn`, day, `s${row}@s${row}.cn`].join(',')
  })
  return ['公司名称,性质,电话,网站,域名到期时间,丙', ...rows].join('\r\n')
}

describe.skipIf(!chromiumPath)(
  `a list of 500 clients with 20 bad rows${chromiumPath ? '' : ` ${whyNoChromium}`}`,
  () => {
    let opened: OpenWindow
    beforeAll(async () => {
      opened = await openWindow()
      for (const name of known.values())
        await opened.call('clients.create', { client: clientSchema.parse({ subject: { name } }) })
    }, 180_000)
    afterAll(() => opened?.close())
    const page = () => opened.page
    const onFile = async () => (await opened.call('clients.list', {})).total
    const status = () => page().getByRole('status').innerText()
    const openList = async (button: string) => {
      const choosing = page().waitForEvent('filechooser')
      await page().getByRole('button', { name: button, exact: true }).click()
      await (await choosing).setFiles({
        name: '客户登记表.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(gbk(list())),
      })
    }

    it('is opened as it came out of WPS, in GBK, and nothing is brought in yet', async () => {
      await openList('导入')
      await page().getByRole('heading', { level: 1, name: '导入客户' }).waitFor()
      await eventually(status).toBe('480 行可以导入 · 18 行有问题 · 2 行重复')
      expect(await onFile()).toBe(2)
      expect(await page().getByRole('button', { name: '导入 480 个客户' }).isDisabled()).toBe(true)
      expect(await seriousFaults(page())).toEqual([])
    })

    it('says what it took each column for, and lets the person say otherwise', async () => {
      const columnOf = (heading: string) => page().locator('.import-head', { hasText: heading })
      await columnOf('公司名称').getByText('主办单位名称').waitFor()
      await columnOf('丙').getByText('按内容猜的，请核对').waitFor()
      await columnOf('网站').getByText('按内容猜的，请核对').waitFor()
      await page().getByRole('combobox', { name: '“丙”对应哪一项' }).click()
      await page().keyboard.type('不导入')
      await page().keyboard.press('Enter')
      await columnOf('丙').getByTitle('不导入这一列').waitFor()
    })

    it('has its bad cells mended where they stand, without a mouse, and keeps them through a look elsewhere', async () => {
      await page().getByText('有问题', { exact: true }).first().click()
      await page().getByRole('textbox', { name: '第 3 行 域名到期时间' }).focus()
      await page().keyboard.press('Control+a')
      await page().keyboard.type('2027年5月6日')
      await page().keyboard.press('Enter')
      await eventually(status).toContain('17 行有问题')
      await page().getByRole('textbox', { name: '第 7 行 性质' }).fill('个体户')
      await page().keyboard.press('Tab')
      await eventually(status).toContain('16 行有问题')
      await page().getByRole('link', { name: '设置', exact: true }).click()
      await page().getByRole('heading', { level: 1, name: '设置' }).waitFor()
      await page().goBack()
      await eventually(status).toBe('482 行可以导入 · 16 行有问题 · 2 行重复')
      expect(await onFile()).toBe(2)
    })

    it('names the duplicates', async () => {
      await page().getByText('重复', { exact: true }).first().click()
      await page().getByText('已有同名客户“老样例甲有限公司”').waitFor()
      await page().getByText('已有同名客户“老样例乙有限公司”').waitFor()
      await page().getByRole('checkbox', { name: '导入第 55 行' }).click()
      await eventually(status).toBe('483 行可以导入 · 16 行有问题 · 1 行重复')
    })

    it('comes in whole once every row is fine or left out, and the list shows it', async () => {
      await page().getByRole('button', { name: '有问题的都不导入' }).click()
      await eventually(status).toBe('483 行可以导入 · 1 行重复 · 16 行不导入')
      await page().getByRole('button', { name: '导入 483 个客户' }).click()
      await page().getByText('从 客户登记表.csv 导入了 483 个客户').waitFor()
      await page().getByRole('heading', { level: 1, name: '客户' }).waitFor()
      await eventually(onFile).toBe(485)
      const { rows } = await opened.call('clients.list', { search: '样例第3号有限公司' })
      const { client } = await opened.call('clients.get', { id: rows[0]?.id ?? '' })
      expect(client.services[0]?.domains[0]).toMatchObject({ name: 's3.cn', expiresOn: '2027-05-06' })
      expect(client.people.map(({ email }) => email)).toEqual([''])
    }, 90_000)

    it('is matched as before the next time, and thrown away only on request', async () => {
      await openList('导入')
      const columnOf = page().locator('.import-head', { hasText: '丙' })
      await columnOf.getByText('上次这样对应').waitFor()
      await columnOf.getByTitle('不导入这一列').waitFor()
      await eventually(status).toContain('行重复')
      await page().getByRole('checkbox', { name: '导入第 1 行' }).click()
      await page().getByRole('button', { name: '换文件' }).click()
      await page().getByRole('dialog', { name: '丢弃这份名单？' }).getByRole('button', { name: '取消' }).click()
      await page().getByText('客户登记表.csv', { exact: true }).waitFor()
    })

    it('that is a CLIENT.json is looked at in the same way before anything is brought in', async () => {
      const before = await onFile()
      const clients = [
        { subject: { name: '甲整份样例公司' }, notes: '便签也在' },
        { subject: { name: '坏整份样例公司', licenceValidFrom: '去年' } },
        { subject: { name: '老样例甲有限公司' } },
      ]
      const choosing = page().waitForEvent('filechooser')
      await page().getByRole('button', { name: '换文件' }).click()
      await page().getByRole('dialog', { name: '丢弃这份名单？' }).getByRole('button', { name: '丢弃' }).click()
      await (await choosing).setFiles({
        name: '客户.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify({ clients })),
      })
      await page().getByText('客户.json', { exact: true }).waitFor()
      await eventually(status).toBe('1 行可以导入 · 1 行有问题 · 1 行重复')
      await page().getByText('已有同名客户“老样例甲有限公司”').waitFor()
      await page().getByText('便签也在').waitFor()
      expect(
        await page()
          .getByRole('combobox', { name: /对应哪一项/ })
          .count(),
      ).toBe(0)
      expect(await onFile()).toBe(before)
      expect(await seriousFaults(page())).toEqual([])
      await page().getByRole('button', { name: '有问题的都不导入' }).click()
      await page().getByRole('button', { name: '导入 1 个客户' }).click()
      await page().getByText('从 客户.json 导入了 1 个客户').waitFor()
      await eventually(onFile).toBe(before + 1)
    })

    it('raised no fault and fetched nothing from elsewhere', () => {
      expect(opened.faults).toEqual([])
    })
  },
)
