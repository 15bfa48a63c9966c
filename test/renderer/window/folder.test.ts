import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromRoot } from '../../../build/paths.ts'
import { clientSchema } from '../../../domain/model/index.ts'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { eventually, type OpenWindow, openClient, openWindow, seriousFaults } from './open-window.ts'

/** The first sample client, whose scans lie in the folder as a client would send them. */
const tea = JSON.parse(readFileSync(fromRoot('assets/samples/clients.json'), 'utf8')).clients[0]
const scan = (name: string) => fromRoot(`assets/samples/scans/zj-tea-${name}.jpg`)

describe.skipIf(!chromiumPath)(`a client’s whole folder${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let opened: OpenWindow
  let clientId: string
  const root = mkdtempSync(path.join(tmpdir(), 'desk-folder-'))
  const folder = path.join(root, tea.subject.name)
  beforeAll(async () => {
    mkdirSync(path.join(folder, '法定代表人'), { recursive: true })
    copyFileSync(scan('licence'), path.join(folder, 'IMG_0001.jpg'))
    copyFileSync(scan('sheet'), path.join(folder, 'IMG_0002.jpg'))
    copyFileSync(scan('legal-front'), path.join(folder, '法定代表人', '身份证正面.jpg'))
    copyFileSync(scan('legal-back'), path.join(folder, '法定代表人', '身份证反面.jpg'))
    copyFileSync(scan('hosting'), path.join(folder, '服务器托管协议.jpg'))
    writeFileSync(path.join(folder, 'Thumbs.db'), 'x')
    writeFileSync(path.join(folder, '联系人.docx'), 'x')
    opened = await openWindow()
    const client = await openClient(opened, clientSchema.parse({ ...tea, id: '', materials: [] }), '材料')
    clientId = client.id
  }, 180_000)
  afterAll(async () => {
    await opened?.close()
    rmSync(root, { recursive: true, force: true })
  })
  const placeOf = async (name: string) =>
    (await dialog().locator('tr', { hasText: name }).locator('.ant-select').innerText()).trim()
  const dialog = () => opened.page.getByRole('dialog', { name: `把“${tea.subject.name}”里的文件归到材料` })

  it('is sorted by names and folders first, and what they do not tell, by what stands on the scans', async () => {
    const choosing = opened.page.waitForEvent('filechooser')
    await opened.page.getByRole('button', { name: '放入文件夹' }).click()
    await (await choosing).setFiles(folder)
    await dialog().waitFor()
    expect(await placeOf('Thumbs.db')).toBe('不放入')
    expect(await placeOf('联系人.docx')).toBe('不放入')
    await eventually(() => placeOf('身份证正面')).toMatch(/法定代表人.*人像面/)
    await eventually(() => placeOf('身份证反面')).toMatch(/法定代表人.*国徽面/)
    await eventually(() => placeOf('IMG_0001')).toBe('营业执照副本')
    await eventually(() => placeOf('IMG_0002')).toMatch(/核验单/)
    await dialog().getByText('7 个文件，放入 5 个').waitFor()
    expect(await seriousFaults(opened.page)).toEqual([])
    const { client } = await opened.call('clients.get', { id: clientId })
    expect(client.materials).toEqual([])
  }, 90_000)

  it('goes in as the person says', async () => {
    await dialog().getByRole('combobox', { name: '服务器托管协议.jpg 归为' }).click()
    await opened.page.keyboard.type('不放入')
    await opened.page.keyboard.press('Enter')
    await dialog().getByRole('button', { name: '放入 4 份' }).click()
    await opened.page.getByText('放入了 4 份材料').waitFor()
    const { client } = await opened.call('clients.get', { id: clientId })
    expect(client.materials.map(({ kind }) => kind).sort()).toEqual([
      'business-licence',
      'id-back',
      'id-front',
      'verification-sheet',
    ])
  }, 60_000)

  it('is taken to the client of its name where it is dropped on the list', async () => {
    const { page } = opened
    await page.evaluate(() => (location.hash = '/clients'))
    await page.getByRole('link', { name: tea.subject.name }).waitFor()
    const session = await page.context().newCDPSession(page)
    const data = { items: [], files: [folder], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data })
    await page.getByRole('heading', { level: 1, name: tea.subject.name }).waitFor()
    await eventually(() => placeOf('身份证正面')).toMatch(/法定代表人.*人像面/)
    await dialog().getByText('这份材料已经有了').first().waitFor()
    await dialog().getByRole('button', { name: '取消' }).click()
  }, 60_000)

  it('raised no fault and fetched nothing from elsewhere', () => {
    expect(opened.faults).toEqual([])
  })
})
