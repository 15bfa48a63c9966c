import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CallRequest, calls } from '../../../domain/contract/index.ts'
import { clientSchema, type Inspection } from '../../../domain/model/index.ts'
import type { Inspector } from '../../../electron/desk/ports.ts'
import { cleanInspection, fakeInspector, openTestDesk, type TestDesk } from './open-test-desk.ts'

const draft = clientSchema.parse({
  subject: { name: '杭州样例茶业有限公司', province: '浙江' },
  people: [{ id: 'p', name: '林样例', roles: ['legal-representative', 'subject-lead'] }],
  services: [{ id: 's', name: '样例茶业' }],
})
const worse: Inspection = {
  ...cleanInspection,
  clarity: { ...cleanInspection.clarity, verdict: 'fail', reasons: ['blur'] },
}

describe('upload copies', () => {
  let open: TestDesk
  beforeEach(async () => {
    open = await openTestDesk()
  })
  afterEach(() => open.end())

  async function withLicence() {
    const { desk } = open
    const { client } = await desk.call('clients.create', { client: draft })
    const bytes = new TextEncoder().encode('SCAN-OF-A-LICENCE')
    const place = { clientId: client.id, kind: 'business-licence', personId: '', serviceId: '' } as const
    const { material } = await desk.call('materials.add', { ...place, fileName: 'a.jpg', bytes })
    await desk.settled()
    return { desk, clientId: client.id, materialId: material.id }
  }
  const wanted = { provider: '华为云', materialIds: [], watermarked: [] }

  it('are made of what was accepted, named, handed out and put into the history', async () => {
    const { desk, clientId, materialId } = await withLicence()
    const { provider, copies } = await desk.call('uploads.prepare', { clientId, ...wanted })
    expect(provider).toBe('华为云')
    expect(copies).toMatchObject([
      { materialId, page: 0, outcome: 'made', fileName: '营业执照-杭州样例茶业有限公司.jpg' },
    ])
    const file = await desk.readFile(copies[0]!.fileId)
    expect(file).toMatchObject({ fileName: copies[0]!.fileName, mediaType: 'image/jpeg' })
    const { entries } = await desk.call('history.list', { clientId, limit: 10 })
    expect(entries[0]).toMatchObject({ action: 'upload.made', by: '小张', words: expect.stringContaining('营业执照') })
  })

  /** Packs what was made, with whatever is against it accepted where asked. */
  async function pack(clientId: string, change: Partial<CallRequest<'uploads.bundle'>> = {}) {
    const { copies } = await open.desk.call('uploads.prepare', { clientId, ...wanted })
    const files = copies.map(({ fileId, fileName }) => ({ fileId, fileName }))
    const request: CallRequest<'uploads.bundle'> = {
      clientId,
      orderId: '',
      provider: '华为云',
      copies: files,
      as: 'zip',
      despite: [],
      ...change,
    }
    const asked = await open.desk.call('uploads.bundle', request)
    const keys = asked.state === 'asks' ? asked.reasons.map(({ key }) => key) : []
    return { request, asked, keys, files }
  }
  const historyOf = async (clientId: string) => (await open.desk.call('history.list', { clientId, limit: 50 })).entries

  it('are not packed while anything stands against it that was not named', async () => {
    const { desk, clientId } = await withLicence()
    const before = await historyOf(clientId)
    const { request, asked, keys } = await pack(clientId)
    if (asked.state !== 'asks') throw new Error('was packed')
    // a rule, the sheet’s way, a field of the form: all are said
    expect(keys).toContain('subject.field.missing subject.licenceNumber')
    expect(keys).toContain('sheet.not-printed verification-sheet:s')
    expect(asked.reasons.every(({ message, path }) => message !== '' && path !== '')).toBe(true)
    const short = await desk.call('uploads.bundle', { ...request, despite: keys.slice(1) })
    expect(short.state).toBe('asks')
    expect((await historyOf(clientId)).map(({ action }) => action)).toEqual([
      'upload.made',
      ...before.map(({ action }) => action),
    ])
  })

  it('go into one ZIP with the filling sheet, despite what was named; history and order’s log say so', async () => {
    const { desk, clientId } = await withLicence()
    const opening = { clientId, kind: 'first', serviceIds: ['s'], provider: '华为云' }
    const { orderId } = await desk.call('orders.open', calls['orders.open'].input.parse(opening))
    const { request, keys } = await pack(clientId, { orderId })
    const zip = await desk.call('uploads.bundle', { ...request, despite: keys })
    if (zip.state !== 'packed') throw new Error('was not packed')
    expect(zip.fileName).toBe('上传包-杭州样例茶业有限公司-华为云.zip')
    const file = await desk.readFile(zip.fileId)
    expect(file.mediaType).toBe('application/zip')
    const names = ['填报单-杭州样例茶业有限公司.html', '营业执照-杭州样例茶业有限公司.jpg']
    expect(Object.keys(unzipSync(file.bytes))).toEqual(names)
    expect(zip.files.map(({ fileName }) => fileName)).toEqual(names)
    const entries = await historyOf(clientId)
    expect(entries[0]).toMatchObject({ action: 'upload.bundled', words: expect.stringContaining('完整证件号码') })
    const despite = entries.filter(({ action }) => action === 'upload.despite')
    expect(despite.length).toBeGreaterThan(0)
    const said = despite.map(({ words }) => words).join()
    expect(despite[0]).toMatchObject({ by: '小张' })
    for (const part of [`${keys.length} 项`, '没有填写主体证件号码', '核验单还没有打印']) expect(said).toContain(part)
    const { client } = await desk.call('clients.get', { id: clientId })
    const log = client.orders.find(({ id }) => id === orderId)?.log ?? []
    expect(log.map(({ words }) => words).sort()).toEqual(despite.map(({ words }) => words).sort())
    expect(log[0]).toMatchObject({ by: '小张', at: '2026-11-23T02:00:00.000Z' })
  })

  it('are looked at anew each time: what came up since is asked for again', async () => {
    const { desk, clientId } = await withLicence()
    const { request, keys } = await pack(clientId)
    const { client } = await desk.call('clients.get', { id: clientId })
    await desk.call('clients.save', { client: { ...client, subject: { ...client.subject, province: '' } } })
    const again = await desk.call('uploads.bundle', { ...request, despite: keys })
    expect(again).toMatchObject({ state: 'asks' })
    if (again.state === 'asks') expect(again.reasons.map(({ path }) => path)).toContain('subject.province')
  })

  it('are held against the limits of the provider they are packed for', async () => {
    const { clientId } = await withLicence()
    // what is held has a few bytes; 腾讯云 asks for 200 KB at least
    const { asked } = await pack(clientId, { provider: '腾讯云' })
    if (asked.state !== 'asks') throw new Error('was packed')
    expect(asked.reasons.find(({ kind }) => kind === 'copy')?.message).toContain('腾讯云最少要 200 KB')
  })

  it('may be handed out one by one for a folder, the filling sheet first', async () => {
    const { desk, clientId } = await withLicence()
    const { request, keys, files } = await pack(clientId, { as: 'folder' })
    const answer = await desk.call('uploads.bundle', { ...request, despite: keys })
    if (answer.state !== 'packed') throw new Error('was not packed')
    expect(answer).toMatchObject({ fileId: '', fileName: '上传包-杭州样例茶业有限公司-华为云' })
    expect(answer.files.slice(1)).toEqual(files)
    const sheet = await desk.readFile(answer.files[0]!.fileId)
    expect(new TextDecoder().decode(sheet.bytes)).toContain('杭州样例茶业有限公司')
  })

  it('go out for their own client and a known order only', async () => {
    const { desk, clientId } = await withLicence()
    const { request } = await pack(clientId)
    const other = (await desk.call('clients.create', { client: draft })).client.id
    for (const wrong of [{ clientId: other }, { orderId: 'o-gone' }])
      await expect(desk.call('uploads.bundle', { ...request, ...wrong })).rejects.toMatchObject({
        refusal: { code: 'not-found' },
      })
  })

  it('leave nothing behind when the scan they were made of is deleted', async () => {
    const { desk, clientId, materialId } = await withLicence()
    const { copies } = await desk.call('uploads.prepare', { clientId, ...wanted })
    await desk.call('materials.remove', { clientId, materialId })
    await expect(desk.readFile(copies[0]!.fileId)).rejects.toMatchObject({ refusal: { code: 'not-found' } })
  })

  it('are refused, after gentler ways were tried, where they would fare worse than their original', async () => {
    const { clientId } = await withLicence()
    const base = fakeInspector()
    const tried: string[] = []
    const spoiling: Inspector = {
      ...base,
      copy: async (bytes, request) => {
        tried.push(`${request.plan.crop} ${request.plan.watermark}`)
        return (await base.copy(bytes, request)).map((page) => (page.ok ? { ...page, inspection: worse } : page))
      },
    }
    open = await open.reopen({ inspector: spoiling })
    const { materials } = (await open.desk.call('clients.get', { id: clientId })).client
    const watermarked = materials.map(({ id }) => id)
    const { copies } = await open.desk.call('uploads.prepare', { clientId, ...wanted, watermarked })
    expect(copies).toMatchObject([{ outcome: 'refused', fileId: '', message: expect.stringContaining('没有通过复查') }])
    expect(tried).toEqual(['paper 仅供华为云备案使用', 'none 仅供华为云备案使用', 'none '])
    const { entries } = await open.desk.call('history.list', { clientId, limit: 10 })
    expect(entries.map(({ action }) => action)).not.toContain('upload.made')
  })
})
