import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromRoot } from '../../../build/paths.ts'
import { type Client, clientSchema } from '../../../domain/model/index.ts'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { dropFiles } from '../../support/drop-files.ts'
import { eventually, type OpenWindow, openWindow, seriousFaults } from './open-window.ts'

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
    client = (await opened.call('clients.create', { client: draft })).client
    await opened.page.getByRole('link', { name: client.subject.name }).click()
    await opened.page.getByRole('tab', { name: '材料' }).click()
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
    expect((await materials()).map(({ kind }) => kind).sort()).toEqual(['business-licence', 'verification-sheet'])
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

  it('changes a verdict only with a reason, and takes it back', async () => {
    const { page } = opened
    await page.getByRole('button', { name: '改判' }).click()
    const dialog = page.getByRole('dialog', { name: '改判' })
    await dialog.getByText('会被退回').click()
    await dialog.getByRole('button', { name: '改判' }).click()
    await dialog.getByText('请写一句为什么').waitFor()
    expect((await materials()).some(({ override }) => override)).toBe(false)
    await dialog.getByRole('textbox').fill('签字人不对')
    await dialog.getByRole('button', { name: '改判' }).click()
    await page.getByText('签字人不对', { exact: false }).first().waitFor()
    expect((await materials()).find(({ override }) => override)?.override).toMatchObject({
      verdict: 'fail',
      why: '签字人不对',
    })
    await page.getByRole('button', { name: '撤回改判' }).click()
    await eventually(async () => (await materials()).some(({ override }) => override)).toBe(false)
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
