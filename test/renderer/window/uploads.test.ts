import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromRoot } from '../../../build/paths.ts'
import { type Client, clientSchema } from '../../../domain/model/index.ts'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { dropFiles } from '../../support/drop-files.ts'
import { eventually, type OpenWindow, openClient, openWindow, seriousFaults } from './open-window.ts'

const scan = (name: string) => fromRoot(`assets/samples/scans/${name}`)
const draft = clientSchema.parse({
  subject: { name: '杭州样例茶业有限公司', province: '浙江' },
  people: [{ name: '林样例', roles: ['legal-representative', 'subject-lead', 'service-lead', 'agent'] }],
  services: [{ name: '样例茶业', domains: [{ name: 'sample-tea.cn' }], access: { provider: '腾讯云计算有限公司' } }],
})

describe.skipIf(!chromiumPath)(`upload copies${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let opened: OpenWindow
  let client: Client
  beforeAll(async () => {
    opened = await openWindow()
    client = await openClient(opened, draft, '材料')
    const put = (slot: string, name: string, file: string) =>
      dropFiles(opened.page, `[data-path^="slots.${slot}"]`, [{ name, path: scan(file) }])
    await put('business-licence', '执照.jpg', 'bj-culture-licence.jpg')
    await put('id-front', '正面.jpg', 'zj-tea-legal-front.jpg')
  }, 240_000)
  afterAll(() => opened?.close())
  const reasons = () => opened.page.getByRole('dialog', { name: /^打包前再查/ })
  const packAnyway = () => reasons().getByRole('button', { name: '明知有问题，仍然打包' })

  it('offers the accepted papers for the client’s own provider, with its limits', async () => {
    const { page } = opened
    const checked = async () =>
      (await opened.call('clients.get', { id: client.id })).client.materials.filter(({ inspection }) => inspection)
        .length
    await expect.poll(checked, { timeout: 150_000 }).toBe(2)
    await eventually(() => page.locator('.verdict', { hasText: '检查中' }).count()).toBe(0)
    await page.getByRole('button', { name: '上传副本' }).click()
    const dialog = page.getByRole('dialog', { name: '上传副本' })
    await dialog.getByText('200 KB 至 8 MB', { exact: false }).waitFor()
    expect(await dialog.getByRole('combobox').inputValue()).toBe('腾讯云')
    await dialog.getByRole('button', { name: '制作副本 2 份' }).waitFor()
    expect(await dialog.getByRole('switch', { name: /人像面加用途水印/ }).getAttribute('aria-checked')).toBe('true')
    expect(await seriousFaults(page)).toEqual([])
  }, 240_000)

  it('makes them, shows size and verdict before and after, and writes it into the history', async () => {
    const { page } = opened
    const dialog = page.getByRole('dialog', { name: '上传副本' })
    await dialog.getByRole('button', { name: '制作副本 2 份' }).click()
    await dialog.getByRole('button', { name: '重新制作 2 份' }).waitFor({ timeout: 120_000 })
    const licence = dialog.getByRole('row', { name: /营业执照/ })
    await licence.getByText('裁去纸外的背景', { exact: false }).waitFor()
    await licence.getByRole('link', { name: '查看 营业执照-杭州样例茶业有限公司.jpg' }).waitFor()
    await dialog
      .getByRole('row', { name: /人像面/ })
      .getByText('加用途水印', { exact: false })
      .waitFor()
    expect(await seriousFaults(page)).toEqual([])
    const { entries } = await opened.call('history.list', { clientId: client.id })
    expect(entries[0]).toMatchObject({ action: 'upload.made', words: expect.stringContaining('腾讯云') })
  }, 150_000)

  it('saves one; packing all asks first, each reason with the way to mend it', async () => {
    const { page } = opened
    const dialog = page.getByRole('dialog', { name: '上传副本' })
    const one = page.waitForEvent('download')
    await dialog.getByRole('button', { name: /^保存 营业执照/ }).click()
    expect((await one).suggestedFilename()).toBe('营业执照-杭州样例茶业有限公司.jpg')
    await dialog.getByRole('button', { name: '打包下载（ZIP，2 份和填报单）' }).click()
    await reasons().getByText('没有填写主体证件号码').waitFor()
    for (const heading of ['资料会被驳回', '核验单', '填报单缺的项目'])
      await reasons().getByRole('heading', { name: heading, exact: true }).waitFor()
    await reasons().getByText('核验单还没有打印').waitFor()
    expect(await packAnyway().isDisabled()).toBe(true)
    expect(await seriousFaults(page)).toEqual([])
    await reasons().getByRole('button', { name: '去改：主体 · 证件号码' }).click()
    await eventually(() =>
      page.evaluate(() => document.activeElement?.closest('[data-path]')?.getAttribute('data-path')),
    ).toBe('subject.licenceNumber')
    const { entries } = await opened.call('history.list', { clientId: client.id })
    expect(entries.map(({ action }) => action)).not.toContain('upload.bundled')
  }, 60_000)

  it('packs despite them after a deliberate yes: copies within the limits, and the filling sheet', async () => {
    const { page } = opened
    const dialog = page.getByRole('dialog', { name: '上传副本' })
    await page.getByRole('tab', { name: '材料' }).click()
    await page.getByRole('button', { name: '上传副本' }).click()
    await dialog.getByRole('button', { name: '制作副本 2 份' }).click()
    await dialog.getByRole('button', { name: '重新制作 2 份' }).waitFor({ timeout: 120_000 })
    await dialog.getByRole('button', { name: '打包下载（ZIP，2 份和填报单）' }).click()
    await reasons().getByRole('checkbox').check()
    const all = page.waitForEvent('download')
    await packAnyway().click()
    const zip = await all
    expect(zip.suggestedFilename()).toBe('上传包-杭州样例茶业有限公司-腾讯云.zip')
    await reasons().waitFor({ state: 'detached' })
    const files = unzipSync(readFileSync(await zip.path()))
    const pictures = Object.entries(files).filter(([name]) => !name.endsWith('.html'))
    // the papers came in side by side, in no order of their own
    const [sheet, ...copies] = Object.keys(files)
    expect(sheet).toBe('填报单-杭州样例茶业有限公司.html')
    expect(copies.sort()).toEqual([
      expect.stringMatching(/^营业执照-.*\.jpg$/),
      expect.stringMatching(/^身份证人像面-林样例-.*\.(jpg|png)$/),
    ])
    for (const [, bytes] of pictures) {
      expect(bytes.length).toBeGreaterThanOrEqual(200 * 1024)
      expect((await sharp(bytes).metadata()).width).toBeGreaterThan(500)
    }
    const { entries } = await opened.call('history.list', { clientId: client.id })
    expect(entries.slice(0, 2).map(({ action }) => action)).toEqual(['upload.bundled', 'upload.despite'])
    expect(entries[1]?.words).toContain('没有填写主体证件号码')
  }, 150_000)

  it('saves the pack into a folder where the browser lets it, beside one that is there already', async () => {
    const { page } = opened
    const dialog = page.getByRole('dialog', { name: '上传副本' })
    // the system's own dialog cannot be answered here: the page's private file system stands for the picked folder
    await page.evaluate(() => {
      Object.assign(window, { showDirectoryPicker: () => navigator.storage.getDirectory() })
    })
    for (const name of ['上传包-杭州样例茶业有限公司-腾讯云', '上传包-杭州样例茶业有限公司-腾讯云-2']) {
      await dialog.getByRole('button', { name: '存到文件夹' }).click()
      await reasons().getByRole('checkbox').check()
      await packAnyway().click()
      await page.getByText(`已存到文件夹 ${name}`, { exact: true }).waitFor()
      const sizes = await page.evaluate(async (folder) => {
        const root = await navigator.storage.getDirectory()
        const found: Record<string, number> = {}
        for await (const handle of (await root.getDirectoryHandle(folder)).values())
          found[handle.name] = (await (handle as FileSystemFileHandle).getFile()).size
        return found
      }, name)
      expect(Object.keys(sizes)).toHaveLength(3)
      for (const size of Object.values(sizes)) expect(size).toBeGreaterThan(1000)
    }
  }, 60_000)

  it('forgets a copy as soon as what it was made for changes', async () => {
    const dialog = opened.page.getByRole('dialog', { name: '上传副本' })
    await dialog.getByRole('switch', { name: /人像面加用途水印/ }).click()
    await dialog
      .getByRole('row', { name: /人像面/ })
      .getByText('未制作')
      .waitFor()
    await dialog.getByRole('button', { name: '打包下载（ZIP，1 份和填报单）' }).waitFor()
  }, 30_000)

  it('raised no fault and fetched nothing from elsewhere', () => {
    expect(opened.faults).toEqual([])
  })
})
