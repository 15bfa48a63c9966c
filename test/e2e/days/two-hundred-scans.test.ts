import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Client } from '../../../domain/model/index.ts'
import { drawCase } from '../../paper/index.ts'
import { drawSheetCase, type SheetMarks, soundSheet } from '../../paper/sheet-case.ts'
import { eventually } from '../../renderer/window/open-window.ts'
import { aDay, type Clerk, comesToWork, invented } from './clerk.ts'

/** A chain of 48 shops, a site each: four papers a site, its licence, its boss's ID, and five files named by a camera. */
const shops = 48
const nameless = 5
const all = shops * 4 + 3 + nameless
const domainOf = (shop: number) => `shop-${String(shop).padStart(2, '0')}-sample.cn`

const chain = invented({
  subject: { kind: 'enterprise', name: '成都样例连锁餐饮有限公司', province: '四川' },
  people: [{ id: 'p1', name: '林样例', roles: ['legal-representative', 'subject-lead', 'service-lead'] }],
  services: Array.from({ length: shops }, (_, shop) => ({
    id: `s${shop}`,
    name: `样例小馆${shop}号店`,
    domains: [{ name: domainOf(shop) }],
    preApprovals: [{ kind: 'culture', number: '样例' }],
  })),
})

/** The same picture as another file: a remark in a JPEG's head changes nothing that is seen. */
function again(jpeg: Uint8Array, remark: string): Uint8Array {
  const words = Buffer.from(remark)
  const head = Buffer.from([0xff, 0xfe, 0, words.length + 2])
  return Buffer.concat([jpeg.subarray(0, 2), head, words, jpeg.subarray(2)])
}

/** Scanners write other formats too; a remark is put into a JPEG. */
const asJpeg = async (bytes: Uint8Array): Promise<Uint8Array> =>
  bytes[0] === 0xff && bytes[1] === 0xd8 ? bytes : new Uint8Array(await sharp(bytes).jpeg({ quality: 92 }).toBuffer())

/** Two hundred small scans as a client sends them: most are good, some are blurred, some sheets lack the seal. */
async function drawScans(folder: string, client: Client): Promise<string[]> {
  const paths: string[] = []
  const write = (name: string, bytes: Uint8Array) => {
    paths.push(join(folder, name))
    writeFileSync(paths.at(-1)!, again(bytes, name))
  }
  const drawn = async (seed: number, page: 'letter' | 'licence' | 'id-front' | 'id-back', fault: 'none' | 'blur') =>
    asJpeg((await drawCase(seed, { page, fault, device: 'scan', photocopied: false, mode: 'colour', dpi: 100 })).bytes)
  const letters = await Promise.all([
    drawn(1, 'letter', 'none'),
    drawn(2, 'letter', 'blur'),
    drawn(3, 'letter', 'none'),
  ])
  write('营业执照.jpg', await drawn(4, 'licence', 'none'))
  write('林样例 身份证人像面.jpg', await drawn(5, 'id-front', 'none'))
  write('林样例 身份证国徽面.jpg', await drawn(6, 'id-back', 'none'))
  for (let shop = 0; shop < shops; shop += 1) {
    const marks: Partial<SheetMarks> = { ...soundSheet, title: 'site', seal: shop % 12 === 5 ? 'none' : 'in-place' }
    const owner = { client, service: client.services[shop], options: {} }
    const { bytes } = await drawSheetCase(91_000 + shop, marks, { device: 'scan', fault: 'none', dpi: 100 }, owner)
    write(`核验单 ${domainOf(shop)}.jpg`, await asJpeg(bytes))
    for (const [place, paper] of ['域名证书', '托管协议', '前置审批'].entries())
      write(`${paper} ${domainOf(shop)}.jpg`, letters[(shop + place) % letters.length]!)
  }
  for (let file = 0; file < nameless; file += 1) write(`IMG_${1000 + file}.jpg`, letters[0]!)
  return paths
}

aDay('200 scans dropped at once', () => {
  let clerk: Clerk
  let client: Client
  let scans: string[]
  const root = mkdtempSync(join(tmpdir(), 'desk-scans-'))
  const materials = async () => (await clerk.call('clients.get', { id: client.id })).client.materials
  const looked = async () => (await materials()).filter(({ inspection, unreadable }) => inspection || unreadable).length

  beforeAll(async () => {
    clerk = await comesToWork('/clients')
    client = (await clerk.call('clients.create', { client: chain })).client
    await clerk.call('clients.create', { client: invented({ subject: { name: '宁波样例书店有限公司' } }) })
    mkdirSync(root, { recursive: true })
    scans = await drawScans(root, client)
    expect(scans).toHaveLength(all)
  }, 600_000)
  afterAll(async () => {
    await clerk?.close()
    rmSync(root, { recursive: true, force: true })
  })

  it('she lets go of them over the client’s folder, by chance over the place of one paper, and works on meanwhile', async () => {
    await clerk.follows(chain.subject.name)
    await clerk.page.getByRole('tab', { name: '材料' }).click()
    await clerk.sees('把扫描件、照片或 PDF 拖到这一页的任何地方')
    await clerk.drops(scans, clerk.page.locator('[data-path="slots.id-back:p1"]'))
    await clerk.sees(/\d+ 项进行中/)
    // the phone rings: another client
    await clerk.presses('Control+k')
    await clerk.page.keyboard.type('样例书店')
    await clerk.page.getByRole('option', { name: '宁波样例书店有限公司' }).waitFor()
    await clerk.presses('Enter')
    await clerk.seesHeading('宁波样例书店有限公司')
    await clerk.types('通信地址', '样例路 9 号')
    await clerk.sees('已保存')
    const { rows } = await clerk.call('clients.list', { search: '样例书店' })
    expect((await clerk.call('clients.get', { id: rows[0]!.id })).client.subject.address).toBe('样例路 9 号')
    expect(await looked()).toBeLessThan(all)
  }, 240_000)

  it('every one of them is looked at, and lies in its own place: none is lost', async () => {
    await expect.poll(looked, { timeout: 400_000, interval: 1000 }).toBe(all)
    const stored = await materials()
    expect(new Set(stored.map(({ fileName }) => fileName)).size).toBe(all)
    const strays = stored.filter(
      ({ fileName, serviceId }) =>
        fileName.includes('shop-') && !fileName.includes(domainOf(Number(serviceId.slice(1)))),
    )
    expect(strays).toEqual([])
    await clerk.goesTo('客户')
    await clerk.follows(chain.subject.name)
    await clerk.page.getByRole('tab', { name: '材料' }).click()
    await eventually(() => clerk.page.locator('.slot .paper').count()).toBe(all)
    await eventually(() => clerk.page.locator('.unsorted .paper').count()).toBe(nameless)
    await clerk.seesNoMore('检查中')
  }, 480_000)

  it('what the machine is not sure of waits on one list, what is bad is marked, and together it is all of them', async () => {
    const verdicts = await clerk.page.locator('.slot .paper .verdict').allTextContents()
    const marked = (words: string) => verdicts.filter((text) => text.trim().startsWith(words)).length
    const [good, bad, doubtful] = [marked('通过'), marked('会被退回'), marked('需人工看')]
    expect(verdicts.filter((text) => !/^(通过|会被退回|需人工看)/.test(text.trim()))).toEqual([])
    expect(good + bad + doubtful).toBe(all - nameless)
    expect(good).toBeGreaterThan(shops)
    // the sheets without a seal, and the blurred papers of a third of the places
    expect(bad).toBeGreaterThan(4)
    await clerk.goesTo('待人工看')
    await clerk.seesHeading(`待人工看 ${doubtful} 份`)
  }, 120_000)

  it('she says what the five are that a camera named, and they leave the heap', async () => {
    await clerk.opens(`/clients/${client.id}/materials`)
    const first = clerk.page.locator('.unsorted .slot').first()
    await first.getByRole('combobox').click()
    await clerk.page.keyboard.type('负责人授权书')
    await clerk.presses('Enter')
    await eventually(() => clerk.page.locator('.unsorted .paper').count()).toBe(nameless - 1)
    await eventually(() => clerk.page.locator('.slot .paper').count()).toBe(all)
  }, 120_000)

  it('raised no fault', () => expect(clerk.faults).toEqual([]))
})
