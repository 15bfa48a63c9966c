import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clientSchema, type Inspection } from '../../../domain/model/index.ts'
import type { Inspector } from '../../../electron/desk/ports.ts'
import { cleanInspection, fakeInspector, openTestDesk, type TestDesk } from './open-test-desk.ts'

const draft = clientSchema.parse({
  subject: { name: '杭州样例茶业有限公司', province: '浙江' },
  people: [{ id: 'p', name: '林样例', roles: ['legal-representative', 'subject-lead'] }],
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

  it('go into one ZIP, of this client’s own copies only', async () => {
    const { desk, clientId } = await withLicence()
    const { copies } = await desk.call('uploads.prepare', { clientId, ...wanted })
    const files = copies.map(({ fileId, fileName }) => ({ fileId, fileName }))
    const zip = await desk.call('uploads.bundle', { clientId, provider: '华为云', copies: files })
    expect(zip.fileName).toBe('上传副本-杭州样例茶业有限公司-华为云.zip')
    expect((await desk.readFile(zip.fileId)).mediaType).toBe('application/zip')
    const other = (await desk.call('clients.create', { client: draft })).client.id
    await expect(
      desk.call('uploads.bundle', { clientId: other, provider: '华为云', copies: files }),
    ).rejects.toMatchObject({
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
