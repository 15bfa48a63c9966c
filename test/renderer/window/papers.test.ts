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
  services: [{ name: '样例茶业', domains: [{ name: 'sample-tea.cn' }] }],
})

describe.skipIf(!chromiumPath)(`papers and sheets${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let opened: OpenWindow
  let client: Client
  beforeAll(async () => {
    opened = await openWindow()
    client = await openClient(opened, draft, '材料')
  }, 180_000)
  afterAll(() => opened?.close())
  const slot = (label: string) => opened.page.locator('.slot', { hasText: label })
  const materials = async () => (await opened.call('clients.get', { id: client.id })).client.materials

  it('sorts dropped files by their names and asks about the rest', async () => {
    const { page } = opened
    await dropFiles(page, 'main', [
      { name: '营业执照.jpg', path: scan('zj-tea-licence.jpg') },
      { name: 'IMG_0231.jpg', path: scan('zj-tea-sheet.jpg') },
    ])
    await slot('营业执照副本').getByText('营业执照.jpg').waitFor()
    const unsorted = page.locator('.unsorted')
    await unsorted.getByText('IMG_0231.jpg').waitFor()
    await unsorted.getByRole('combobox', { name: '把 IMG_0231.jpg 归为' }).click()
    await page.getByTitle('加盖公章的核验单').last().click()
    await slot('加盖公章的核验单').getByText('IMG_0231.jpg').waitFor()
    // the window shows a paper in its place before the desk has it there
    await eventually(async () => (await materials()).map(({ kind }) => kind).sort()).toEqual([
      'business-licence',
      'verification-sheet',
    ])
  }, 60_000)

  it('takes a file dropped on a place for that place, whatever its name says', async () => {
    const { page } = opened
    const place = '[data-path^="slots.id-front"]'
    await dropFiles(page, place, [{ name: '营业执照2.jpg', path: scan('zj-tea-legal-front.jpg') }])
    await page.locator(place).getByText('营业执照2.jpg').waitFor()
    expect((await materials()).filter(({ kind }) => kind === 'id-front')).toHaveLength(1)
    expect(await materials()).toHaveLength(3)
  }, 60_000)

  it('gives each paper a verdict in words, and says of a broken file that it cannot be opened', async () => {
    const { page } = opened
    await dropFiles(page, '[data-path^="slots.id-back"]', [{ name: '坏.jpg', path: fromRoot('package.json') }])
    await slot('国徽面').getByText('打不开', { exact: false }).first().waitFor({ timeout: 60_000 })
    await slot('加盖公章的核验单').locator('.verdict').getByText('通过').waitFor({ timeout: 60_000 })
    expect(await seriousFaults(page)).toEqual([])
  }, 150_000)

  it('lights up the place on the picture that a reason rests on', async () => {
    const { page } = opened
    await page.getByRole('link', { name: '查看 IMG_0231.jpg' }).click()
    const picture = page.getByRole('img', { name: 'IMG_0231.jpg 的图像' })
    await picture.waitFor()
    const reason = page.getByRole('button', { name: /圆形红章|椭圆形红章/ }).first()
    // the marks come with the picture; a pointer resting where the page still moves points at nothing
    await page.locator('.picture svg rect').first().waitFor({ state: 'attached' })
    await reason.hover()
    const lit = page.locator('.mark-lit')
    await lit.waitFor({ state: 'attached' })
    const [box, whole] = [await lit.boundingBox(), await picture.boundingBox()]
    // inside the picture, in the half where a unit stamps its sheet
    expect(box!.y).toBeGreaterThan(whole!.y + whole!.height / 2)
    expect(box!.x + box!.width).toBeLessThanOrEqual(whole!.x + whole!.width + 1)
    await page.getByRole('button', { name: '放大' }).click()
    await eventually(async () => (await picture.boundingBox())!.width).toBeGreaterThan(whole!.width * 1.2)
    // a mark keeps its place on a larger picture
    await reason.hover()
    const larger = (await picture.boundingBox())!
    const moved = (await lit.boundingBox())!
    expect((moved.x - larger.x) / larger.width).toBeCloseTo((box!.x - whole!.x) / whole!.width, 1)
    expect(await seriousFaults(page)).toEqual([])
  }, 60_000)

  it('says by which border it judged, shows the place itself and brings it near', async () => {
    const { page } = opened
    const seal = page.locator('.check', { hasText: '有红色公章' })
    await seal.getByText(/^[01]\.\d\d（≥0\.\d\d 通过）$/).waitFor()
    await page.getByText(/由第 \d+ 版检查判定/).waitFor()
    const reason = page.getByRole('button', { name: /圆形红章|椭圆形红章/ }).first()
    const cutout = reason.locator('img')
    await cutout.scrollIntoViewIfNeeded()
    await eventually(() => cutout.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(40)
    expect(await cutout.getAttribute('src')).toMatch(/\/preview\?page=0&width=\d+&region=\d+,\d+,\d+,\d+$/)
    // red ink is in it: it is the seal, not just any corner
    const red = await cutout.evaluate((image: HTMLImageElement) => {
      const canvas = document.createElement('canvas')
      canvas.width = image.naturalWidth
      canvas.height = image.naturalHeight
      const context = canvas.getContext('2d')!
      context.drawImage(image, 0, 0)
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
      let count = 0
      for (let i = 0; i < data.length; i += 4) if (data[i]! - data[i + 1]! > 60) count += 1
      return count / (data.length / 4)
    })
    expect(red).toBeGreaterThan(0.03)
    await page.getByRole('button', { name: '适合窗口' }).click()
    await reason.focus()
    await page.keyboard.press('Enter')
    const lit = page.locator('.mark-lit')
    const frame = (await page.locator('.picture-frame').boundingBox())!
    await eventually(async () => (await lit.boundingBox())!.width / frame.width).toBeGreaterThan(0.25)
    await eventually(async () => {
      const box = (await lit.boundingBox())!
      return Math.abs(box.x + box.width / 2 - frame.x - frame.width / 2) < frame.width / 4
    }).toBe(true)
    const box = (await lit.boundingBox())!
    expect(box.y + box.height).toBeLessThanOrEqual(frame.y + frame.height + 1)
    expect(await seriousFaults(page)).toEqual([])
  }, 60_000)

  it('changes a verdict only with a reason, and takes it back', async () => {
    const { page } = opened
    await page.getByRole('button', { name: '改判' }).click()
    const dialog = page.getByRole('dialog', { name: '改判' })
    await dialog.getByText('会被退回').click()
    await dialog.getByRole('button', { name: '改判' }).click()
    await dialog.getByText('请写一句为什么').waitFor()
    expect((await materials()).some(({ override }) => override)).toBe(false)
    await dialog.getByRole('button', { name: '不是彩色原件' }).click()
    expect(await dialog.getByRole('textbox').inputValue()).toBe('不是彩色原件')
    await dialog.getByRole('textbox').fill('签字人不对')
    await dialog.getByRole('button', { name: '改判' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('签字人不对', { exact: false }).first().waitFor()
    expect((await materials()).find(({ override }) => override)?.override).toMatchObject({
      verdict: 'fail',
      why: '签字人不对',
    })
    await page.getByRole('button', { name: '撤回改判' }).click()
    await eventually(async () => (await materials()).some(({ override }) => override)).toBe(false)
  }, 60_000)

  it('says that a word spoken on a file does not hold for the one that replaced it', async () => {
    const { page } = opened
    const sheet = (await materials()).find(({ kind }) => kind === 'verification-sheet')!
    const ids = { clientId: client.id, materialId: sheet.id }
    await opened.call('materials.override', { ...ids, verdict: 'pass', why: '已与原件核对' })
    await page.getByText('已与原件核对', { exact: false }).first().waitFor()
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '换一份' }).click()
    await (await choosing).setFiles(scan('gd-app-sheet.jpg'))
    await page.getByText('原来的改判随旧文件失效', { exact: false }).waitFor()
    await slot('加盖公章的核验单').getByRole('link', { name: '查看 gd-app-sheet.jpg' }).click()
    await page.getByText('那是对旧文件说的，已失效', { exact: false }).waitFor()
    const after = (await materials()).filter(({ kind }) => kind === 'verification-sheet')
    expect(after).toMatchObject([{ fileName: 'gd-app-sheet.jpg', lapsedOverride: { why: '已与原件核对' } }])
    expect(after[0]?.override).toBeUndefined()
  }, 60_000)

  it('takes a picture of both sides of an ID for both, once the clerk says so', async () => {
    const { page } = opened
    await page.getByRole('link', { name: '返回材料' }).click()
    await slot('人像面').getByRole('link', { name: '查看 营业执照2.jpg' }).first().click()
    const both = page.getByRole('checkbox', { name: '正反面都在这一份里' })
    // the desk answers first
    await both.click()
    await eventually(() => both.isChecked()).toBe(true)
    await page.getByRole('link', { name: '返回材料' }).click()
    await slot('国徽面').getByText('营业执照2.jpg').waitFor()
    await slot('人像面').getByText('营业执照2.jpg').waitFor()
  }, 60_000)

  it('draws the sheet, asks before it is printed with faults, and hands out the PDF that was drawn', async () => {
    const { page, context } = opened
    await page.getByRole('tab', { name: '核验单' }).click()
    await page.locator('canvas[data-drawn]').waitFor({ timeout: 60_000 })
    const ink = await page.locator('canvas[data-drawn]').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
      return data.filter((value, index) => index % 4 === 0 && value < 128).length / (data.length / 4)
    })
    expect(ink).toBeGreaterThan(0.02)
    expect(ink).toBeLessThan(0.4)
    await page.getByRole('button', { name: '保存 PDF' }).click()
    const question = page.getByRole('dialog')
    await question
      .getByText(/还有 \d+ 处会被驳回/)
      .last()
      .waitFor()
    const downloading = page.waitForEvent('download')
    await question.getByRole('button', { name: '仍然继续' }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toBe('核验单-杭州样例茶业有限公司-sample-tea.cn.pdf')
    await question.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '打印', exact: true }).click()
    const popup = context.waitForEvent('page')
    await page.getByRole('dialog').getByRole('button', { name: '仍然继续' }).click()
    const address = (await popup).url()
    const response = await context.request.get(address)
    expect(response.headers()['content-type']).toBe('application/pdf')
    const { entries } = await opened.call('history.list', { clientId: client.id })
    expect(entries.map(({ action }) => action)).toEqual(expect.arrayContaining(['sheet.saved', 'sheet.printed']))
  }, 120_000)

  it('raised no fault and fetched nothing from elsewhere', () => {
    expect(opened.faults).toEqual([])
  })
})
