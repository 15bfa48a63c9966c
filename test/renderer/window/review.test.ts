import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromRoot } from '../../../build/paths.ts'
import { clientSchema } from '../../../domain/model/index.ts'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { dropFiles } from '../../support/drop-files.ts'
import { eventually, type OpenWindow, openWindow, seriousFaults } from './open-window.ts'

const scan = (name: string) => fromRoot(`assets/samples/scans/${name}`)
const shop = (name: string) =>
  clientSchema.parse({
    subject: { kind: 'individual-business', name, province: '四川', remark: '个体工商户无公章' },
    people: [{ name: '样例', roles: ['operator', 'subject-lead', 'service-lead'] }],
    services: [{ name: '样例手作', domains: [{ name: 'sample-craft.cn' }] }],
  })

describe.skipIf(!chromiumPath)(`the work list of doubtful scans${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let opened: OpenWindow
  const ids: string[] = []
  const doubtful = async () => (await opened.call('materials.doubtful', {})).items
  const materialOf = async (id: string) => (await opened.call('clients.get', { id })).client.materials[0]!
  const current = () => opened.page.locator('.review-item[aria-current]')

  beforeAll(async () => {
    opened = await openWindow()
  }, 180_000)
  afterAll(() => opened?.close())

  it('says that there is nothing to look at', async () => {
    const { page } = opened
    await page.getByRole('link', { name: '待人工看' }).click()
    await page.getByText('没有需要人工看的扫描件').waitFor()
    expect(await seriousFaults(page)).toEqual([])
  }, 60_000)

  it('lists the scans of all clients that the checks are not sure of', async () => {
    const { page } = opened
    for (const name of ['甲样例手作店', '乙样例手作店', '丙样例手作店']) {
      const { client } = await opened.call('clients.create', { client: shop(name) })
      ids.push(client.id)
      await page.evaluate((hash) => (location.hash = hash), `/clients/${client.id}/materials`)
      await page.getByRole('heading', { level: 1, name }).waitFor()
      // signed, without a seal, and the remark says that there is none: a person has to decide
      await dropFiles(page, 'main', [{ name: `核验单-${name}.jpg`, path: scan('sc-shop-sheet.jpg') }])
    }
    await expect.poll(async () => (await doubtful()).length, { timeout: 150_000 }).toBe(3)
    await page.getByRole('link', { name: '待人工看' }).click()
    await eventually(() => page.locator('.review-item').count()).toBe(3)
    await page.getByRole('img', { name: /的图像$/ }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
  }, 300_000)

  it('is walked through by single keys, each ruling with its reason', async () => {
    const { page } = opened
    const [first, second, third] = await doubtful()
    await current().getByText(first!.clientName).waitFor()
    await page.keyboard.press('j')
    await current().getByText(second!.clientName).waitFor()
    await page.keyboard.press('k')
    await current().getByText(first!.clientName).waitFor()
    await page.getByRole('img', { name: /的图像$/ }).waitFor()
    // p and Enter: the first of the usual reasons
    await page.keyboard.press('p')
    await page.getByRole('group', { name: '判为通过' }).waitFor()
    await page.keyboard.press('Enter')
    await current().getByText(second!.clientName).waitFor()
    await eventually(() => page.locator('.review-item').count()).toBe(2)
    expect(await materialOf(first!.clientId)).toMatchObject({
      override: { verdict: 'pass', why: '已对照图像看过，可以提交', by: '未署名' },
    })
    // f, a number for another reason, Esc: nothing was said
    await page.getByRole('img', { name: /的图像$/ }).waitFor()
    await page.keyboard.press('f')
    const question = page.getByRole('group', { name: '判为不合格' })
    await question.waitFor()
    await page.keyboard.press('3')
    expect(await question.getByRole('textbox').inputValue()).toBe('没有盖章或章不对')
    expect(await seriousFaults(page)).toEqual([])
    await question.getByRole('textbox').press('Escape')
    await question.waitFor({ state: 'detached' })
    expect((await materialOf(second!.clientId)).override).toBeUndefined()
    // f and a reason of one's own
    await page.keyboard.press('f')
    await question.waitFor()
    await page.keyboard.type('签字人不是负责人')
    await page.keyboard.press('Enter')
    await current().getByText(third!.clientName).waitFor()
    expect(await materialOf(second!.clientId)).toMatchObject({
      override: { verdict: 'fail', why: '签字人不是负责人' },
    })
  }, 120_000)

  it('takes the last ruling back, and shows it in the history', async () => {
    const { page } = opened
    const before = await doubtful()
    await page.keyboard.press('u')
    await eventually(async () => (await doubtful()).length).toBe(before.length + 1)
    const back = (await doubtful()).find(({ clientId }) => !before.some((one) => one.clientId === clientId))!
    await current().getByText(back.clientName).waitFor()
    expect((await materialOf(back.clientId)).override).toBeUndefined()
    const { entries } = await opened.call('history.list', { clientId: back.clientId })
    const said = entries.filter(({ action }) => action === 'material.overridden').map(({ words }) => words)
    expect(said).toEqual([expect.stringContaining('撤回'), expect.stringContaining('签字人不是负责人')])
  }, 60_000)

  it('opens the client’s own place with Enter', async () => {
    const { page } = opened
    const name = await current().locator('b').innerText()
    await page.locator('h1').click()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name }).waitFor()
  }, 60_000)

  it('raised no fault and fetched nothing from elsewhere', () => {
    expect(opened.faults).toEqual([])
  })
})
