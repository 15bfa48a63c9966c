import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Client } from '../../../domain/model/index.ts'
import { clientNumber } from '../../bench/many-orders.ts'
import { drawSheetCase, soundSheet } from '../../paper/sheet-case.ts'
import { aDay, type Clerk, comesToWork } from './clerk.ts'

/** Twelve clients whose papers are in order but for the sheet; the number of one was typed wrong. */
const many = 12
const wrong = 7
function draftOf(index: number): Client {
  const { subject, services, materials, ...rest } = clientNumber(index)
  return {
    ...rest,
    id: '',
    subject: { ...subject, ...(index === wrong ? { licenceNumber: '9133' } : {}) },
    services: services.map((service) => ({ ...service, access: { ...service.access, provider: '样例云' } })),
    materials: materials.filter(({ kind }) => kind !== 'verification-sheet'),
  }
}

aDay('sheets of twelve clients go out in one batch and come home stamped', () => {
  let clerk: Clerk
  const clients: Client[] = []
  const folder = mkdtempSync(join(tmpdir(), 'desk-home-'))
  const blocked = () => clients[wrong]!
  const side = () => clerk.page.locator('.batch-side')

  beforeAll(async () => {
    clerk = await comesToWork('/clients')
    for (let index = 0; index < many; index += 1)
      clients.push((await clerk.call('clients.create', { client: draftOf(index) })).client)
  }, 180_000)
  afterAll(async () => {
    await clerk?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('she chooses them all, and is told of the one that would be sent back, and why', async () => {
    await clerk.goesTo('打印核验单')
    await clerk.clicks(`全选这 ${many} 个`)
    await clerk.sees(`已选 ${many} 个客户`)
    await clerk.clicks('保存 PDF')
    await clerk.sees(`${many} 张里有 1 张会被驳回，要不要打印？`)
    await clerk.sees(blocked().subject.name, side().getByRole('listitem'))
  }, 120_000)

  it('she prints the others: one file, a page each, and the one left out stands below it', async () => {
    const { name, bytes } = await clerk.downloads(() => clerk.clicks(`只打印没问题的 ${many - 1} 张`))
    expect(name).toMatch(/^核验单-11张.*\.pdf$/)
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(many - 1)
    await clerk.sees(`${many - 1} 张核验单已做好，1 张没有打印`)
    await clerk.sees(blocked().subject.name, side().getByRole('listitem'))
  }, 120_000)

  it('days later the stamped ones come back in one heap, in any order and upside down: each goes to its own filing', async () => {
    const out = clients.filter((client) => client !== blocked())
    const scans: string[] = []
    for (const [place, client] of out.entries()) {
      const marks = { ...soundSheet, title: 'site', turns: ([0, 2, 1, 3] as const)[place % 4]! } as const
      const owner = { client, service: client.services[0], options: {} }
      const { bytes } = await drawSheetCase(93_000 + place, marks, { device: 'scan', fault: 'none', dpi: 110 }, owner)
      // the scanner's names say nothing
      scans.push(join(folder, `SCAN_${String((place * 7) % out.length).padStart(3, '0')}.jpg`))
      writeFileSync(scans.at(-1)!, bytes)
    }
    await clerk.goesTo('回收核验单')
    await clerk.drops(scans.toSorted())
    await expect
      .poll(() => clerk.page.locator('.return-placed').count(), { timeout: 240_000, interval: 500 })
      .toBe(out.length)
    for (const [place, client] of out.entries()) {
      const { materials } = (await clerk.call('clients.get', { id: client.id })).client
      const sheets = materials.filter(({ kind }) => kind === 'verification-sheet')
      expect(sheets.map(({ fileName }) => fileName)).toEqual([
        `SCAN_${String((place * 7) % out.length).padStart(3, '0')}.jpg`,
      ])
    }
  }, 480_000)

  it('the way of each is seen at the client: home for one, not even printed for the other', async () => {
    await clerk.opens(`/clients/${clients[0]!.id}/sheets`)
    const way = clerk.page.getByRole('region', { name: '这份核验单到哪一步了' })
    await clerk.sees(/收回/, way)
    await clerk.sees('通过', way)
    await clerk.opens(`/clients/${blocked().id}/sheets`)
    await clerk.seesHeading(blocked().subject.name)
    await clerk.sees('还没有打印过', way)
    await clerk.sees('还没有收回扫描件', way)
  }, 120_000)

  it('raised no fault', () => expect(clerk.faults).toEqual([]))
})
