import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { calls } from '../../../domain/contract/index.ts'
import { type Client, clientSchema } from '../../../domain/model/index.ts'
import type { Inspector } from '../../../electron/desk/ports.ts'
import { cleanInspection, fakeInspector, openTestDesk, type TestDesk } from './open-test-desk.ts'

const draft = (change: Partial<Client['subject']> = {}): Client =>
  clientSchema.parse({
    subject: { kind: 'enterprise', name: '杭州样例茶业有限公司', province: '浙江', ...change },
    people: [{ id: 'p1', roles: ['legal-representative', 'subject-lead'], name: '林样例', mobile: '13800002201' }],
    services: [{ id: 's1', name: '样例茶业官网', domains: [{ name: 'sample-tea.cn' }] }],
  })

let test: TestDesk
beforeEach(async () => {
  test = await openTestDesk()
})
afterEach(() => test.end())

const create = async (client = draft()) => (await test.desk.call('clients.create', { client })).client
const refusal = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) })

const addScan = (clientId: string, fileName = '营业执照.jpg', content = 'scan') =>
  test.desk.call('materials.add', {
    clientId,
    fileName,
    personId: '',
    serviceId: '',
    bytes: new Uint8Array(Buffer.from(content)),
  })

describe('clients', () => {
  it('keeps a client across a restart, and lists it masked', async () => {
    const { id } = await create()
    test = await test.reopen()
    const { client, findings } = await test.desk.call('clients.get', { id })
    expect(client.subject.name).toBe('杭州样例茶业有限公司')
    expect(findings.some(({ path }) => path === 'subject.licenceNumber')).toBe(true)
    const { rows, total } = await test.desk.call('clients.list', { search: '', offset: 0, limit: 10, sort: 'name' })
    expect(total).toBe(1)
    expect(JSON.stringify(rows)).not.toContain('13800002201')
    expect(rows[0]?.leadMobile).toContain('2201')
  })

  it('answers as the contract says', async () => {
    const { id } = await create()
    await addScan(id)
    await test.desk.settled()
    const check = <N extends 'clients.get' | 'clients.list' | 'history.list' | 'desk.describe'>(
      name: N,
      value: unknown,
    ) => expect(calls[name].output.safeParse(value).error).toBeUndefined()
    check('clients.get', await test.desk.call('clients.get', { id }))
    check('clients.list', await test.desk.call('clients.list', { search: '', offset: 0, limit: 10, sort: 'worst' }))
    check('history.list', await test.desk.call('history.list', { clientId: id, limit: 10 }))
    check('desk.describe', await test.desk.call('desk.describe', {}))
  })

  it('refuses a save over somebody else’s save and keeps theirs', async () => {
    const client = await create()
    const theirs = { ...client, subject: { ...client.subject, city: '杭州市' } }
    await test.desk.call('clients.save', { client: theirs })
    const mine = { ...client, subject: { ...client.subject, city: '宁波市' } }
    await expect(test.desk.call('clients.save', { client: mine })).rejects.toEqual(refusal('conflict'))
    expect((await test.desk.call('clients.get', { id: client.id })).client.subject.city).toBe('杭州市')
  })

  it('lets a form be saved while scans arrive', async () => {
    const client = await create()
    await addScan(client.id)
    await test.desk.settled()
    const saved = await test.desk.call('clients.save', { client: { ...client, notes: '周五前交' } })
    expect(saved.client.materials).toHaveLength(1)
    expect(saved.client.notes).toBe('周五前交')
  })

  it('works out a row anew on a new day', async () => {
    const { id } = await create(
      clientSchema.parse({
        ...draft(),
        services: [{ id: 's1', name: '样例茶业官网', domains: [{ name: 'sample-tea.cn', expiresOn: '2027-12-31' }] }],
      }),
    )
    const standing = async () => {
      const { rows } = await test.desk.call('clients.list', { search: '', offset: 0, limit: 1, sort: 'name' })
      return rows[0]?.findings.reject ?? 0
    }
    const before = await standing()
    test = await test.reopen({ today: '2027-11-01' })
    expect(await standing()).toBeGreaterThan(before)
    const { client } = await test.desk.call('clients.get', { id })
    expect(client.revision).toBe(1)
  })

  it('writes a sight of a masked number into the history without the number', async () => {
    const { id } = await create()
    await test.desk.call('clients.reveal', { id, path: 'people.p1.mobile' })
    const { entries } = await test.desk.call('history.list', { clientId: id, limit: 10 })
    expect(entries[0]).toMatchObject({ action: 'number.revealed', by: '小张', words: '查看了林样例的手机号码' })
    expect(JSON.stringify(entries)).not.toContain('13800002201')
    await test.desk.call('clients.reveal', { id, path: 'services.s1.domains.0.holderIdNumber' })
    const [line] = (await test.desk.call('history.list', { clientId: id, limit: 1 })).entries
    expect(line?.words).toContain('域名持有者证件号码')
    await expect(test.desk.call('clients.reveal', { id, path: 'subject.name' })).rejects.toEqual(
      refusal('invalid-input'),
    )
  })

  it('writes saves of one sitting into one line, and others into their own', async () => {
    let client = await create()
    const save = async (change: Partial<Client>) => {
      client = (await test.desk.call('clients.save', { client: { ...client, ...change } })).client
    }
    await save({ notes: '一' })
    await save({ notes: '一二' })
    await save({ tags: ['急'] })
    await save({ notes: '一二三' })
    const { entries } = await test.desk.call('history.list', { clientId: client.id, limit: 10 })
    expect(entries.map(({ words }) => words)).toEqual(['修改了备注', '修改了标签', '修改了备注', '新建了客户'])
  })

  it('removes a client with its files, but not a file another client still has', async () => {
    const a = await create()
    const b = await create()
    const { material } = await addScan(a.id)
    await addScan(b.id)
    const own = (await addScan(a.id, 'own.jpg', 'only here')).material
    await test.desk.settled()
    await test.desk.call('clients.remove', { id: a.id })
    await expect(test.desk.readFile(own.fileId)).rejects.toEqual(refusal('not-found'))
    await expect(test.stores.vault.get(own.fileId)).rejects.toEqual(refusal('not-found'))
    expect((await test.desk.readFile(material.fileId)).bytes.byteLength).toBe(4)
    await expect(test.desk.call('clients.get', { id: a.id })).rejects.toEqual(refusal('not-found'))
  })
})

describe('materials', () => {
  it('sorts a scan by its name, checks it, and tells the windows', async () => {
    const { id } = await create()
    const { material } = await addScan(id, '张三 营业执照 副本.jpg')
    expect(material.kind).toBe('business-licence')
    await test.desk.settled()
    const { client } = await test.desk.call('clients.get', { id })
    expect(client.materials[0]?.inspection?.seal.present).toBe(true)
    expect(test.events).toContainEqual(expect.objectContaining({ type: 'changed', clientIds: [id] }))
    expect(test.events).toContainEqual(expect.objectContaining({ type: 'progress', state: 'done', total: 1 }))
  })

  it('keeps every scan of many dropped at once', async () => {
    const { id } = await create()
    await Promise.all(Array.from({ length: 30 }, (_, i) => addScan(id, `${i}.jpg`, `scan ${i}`)))
    await test.desk.settled()
    const { client } = await test.desk.call('clients.get', { id })
    expect(client.materials).toHaveLength(30)
    expect(client.materials.every(({ inspection }) => inspection)).toBe(true)
  })

  it('keeps a file it cannot read and says why', async () => {
    const { id } = await create()
    await addScan(id, 'x.jpg', 'bad bytes')
    await test.desk.settled()
    const { client } = await test.desk.call('clients.get', { id })
    expect(client.materials[0]?.unreadable).toMatchObject({ code: 'unreadable-file' })
    expect(client.materials[0]?.unreadable?.message).toContain('JPG')
  })

  it('refuses an empty file with words', async () => {
    const { id } = await create()
    await expect(addScan(id, '空.jpg', '')).rejects.toEqual(refusal('unreadable-file'))
  })

  it('checks what a closed desk left unchecked when its client is opened again', async () => {
    const { id } = await create()
    const broken: Inspector = { ...fakeInspector(), inspect: () => Promise.reject(new Error('the worker died')) }
    test = await test.reopen({ inspector: broken })
    await addScan(id)
    await test.desk.settled()
    expect(test.events).toContainEqual(expect.objectContaining({ type: 'progress', state: 'failed' }))
    expect((await test.desk.call('clients.get', { id })).client.materials[0]?.inspection).toBeUndefined()
    test = await test.reopen({ inspector: fakeInspector() })
    await test.desk.call('clients.get', { id })
    await test.desk.settled()
    expect((await test.desk.call('clients.get', { id })).client.materials[0]?.inspection).toBeDefined()
  })

  it('keeps who overrode a verdict, when and why, and takes it back', async () => {
    const { id } = await create()
    const { material } = await addScan(id)
    await test.desk.settled()
    const place = { clientId: id, materialId: material.id }
    await expect(test.desk.call('materials.override', { ...place, verdict: 'pass', why: '' })).rejects.toEqual(
      refusal('invalid-input'),
    )
    const over = await test.desk.call('materials.override', { ...place, verdict: 'fail', why: '印章不是本公司的' })
    expect(over.client.materials[0]?.override).toEqual({
      verdict: 'fail',
      by: '小张',
      at: '2026-11-23T02:00:00.000Z',
      why: '印章不是本公司的',
    })
    const back = await test.desk.call('materials.override', { ...place, verdict: null, why: '' })
    expect(back.client.materials[0]?.override).toBeUndefined()
    const { entries } = await test.desk.call('history.list', { clientId: id, limit: 10 })
    expect(entries.filter(({ action }) => action === 'material.overridden')).toHaveLength(2)
  })

  it('lets a word against the machine lapse with the file it was spoken on, and says so', async () => {
    const { id } = await create()
    const { material } = await addScan(id, '营业执照.jpg', 'old')
    await addScan(id, '授权书.jpg', 'other')
    await test.desk.settled()
    const ids = { clientId: id, materialId: material.id }
    await test.desk.call('materials.override', { ...ids, verdict: 'pass', why: '与原件核对过' })
    // checked again, the word stands
    await test.desk.call('materials.inspect', ids)
    await test.desk.settled()
    const kept = (await test.desk.call('clients.get', { id })).client.materials[0]
    expect(kept).toMatchObject({ override: { why: '与原件核对过' }, inspection: { version: 1 } })
    const replace = (text: string) =>
      test.desk.call('materials.add', {
        clientId: id,
        fileName: '重扫.jpg',
        bytes: new TextEncoder().encode(text),
        personId: '',
        serviceId: '',
        replaces: material.id,
      })
    await expect(replace('old')).rejects.toEqual(refusal('invalid-input'))
    await replace('new')
    await test.desk.settled()
    const { materials } = (await test.desk.call('clients.get', { id })).client
    expect(materials.map(({ fileName }) => fileName)).toEqual(['重扫.jpg', '授权书.jpg'])
    expect(materials[0]).toMatchObject({
      kind: 'business-licence',
      lapsedOverride: { by: '小张', why: '与原件核对过' },
    })
    expect(materials[0]?.override).toBeUndefined()
    await expect(test.stores.vault.get(material.fileId)).rejects.toEqual(refusal('not-found'))
    const { entries } = await test.desk.call('history.list', { clientId: id, limit: 10 })
    expect(entries.find(({ action }) => action === 'material.replaced')?.words).toMatch(/小张的改判.*随旧文件失效/)
  })

  it('checks what an earlier version judged again in the background, and keeps words spoken against it', async () => {
    const { id } = await create()
    const { material } = await addScan(id, '营业执照.jpg', 'licence')
    await addScan(id, '授权书.jpg', 'letter')
    await test.desk.settled()
    const ids = { clientId: id, materialId: material.id }
    await test.desk.call('materials.override', { ...ids, verdict: 'pass', why: '与原件核对过' })
    const grey: Inspector = {
      ...fakeInspector(),
      version: 2,
      inspect: async () => ({
        ...cleanInspection,
        version: 2,
        colour: { verdict: 'fail', kind: 'grey', score: 0.99, evidence: [] },
      }),
    }
    const stored = async () => {
      await test.desk.settled()
      return (await test.desk.call('clients.get', { id })).client.materials
    }
    // a command line of a moment leaves them alone
    test = await test.reopen({ inspector: grey })
    expect((await stored()).map(({ inspection }) => inspection?.version)).toEqual([1, 1])
    test = await test.reopen({ inspector: grey, door: 'browser' })
    const materials = await stored()
    expect(materials.map(({ inspection }) => inspection?.version)).toEqual([2, 2])
    expect(materials[0]?.override).toMatchObject({ by: '小张', why: '与原件核对过' })
    const { entries } = await test.desk.call('history.list', { clientId: id, limit: 20 })
    const said = entries.filter(({ action }) => action === 'material.rechecked').map(({ words }) => words)
    expect(said).toHaveLength(2)
    expect(said.join()).toContain('通过 变为 会被退回')
  })

  it('lists every scan a person should look at, of every client', async () => {
    const faint: Inspector = {
      ...fakeInspector(),
      inspect: async (bytes) => ({
        ...cleanInspection,
        colour: {
          verdict: Buffer.from(bytes).toString().startsWith('faint') ? 'doubt' : 'pass',
          kind: 'colour',
          score: 0.6,
          evidence: [],
        },
      }),
    }
    test = await test.reopen({ inspector: faint })
    const [one, two] = [await create(), await create()]
    const first = (await addScan(one.id, '营业执照.jpg', 'faint 1')).material
    await addScan(one.id, '授权书.jpg', 'good')
    await addScan(two.id, '营业执照.jpg', 'faint 2')
    await test.desk.settled()
    const listed = async (limit = 100) => {
      const { items, total } = await test.desk.call('materials.doubtful', { limit })
      const mine = items.filter(({ clientId }) => clientId === one.id || clientId === two.id)
      return { mine, total }
    }
    const { mine, total } = await listed()
    expect(mine).toHaveLength(2)
    expect(mine[0]).toMatchObject({ label: '营业执照副本', headline: expect.stringMatching(/^需人工看/) })
    expect((await listed(1)).total).toBe(total)
    await test.desk.call('materials.override', { clientId: one.id, materialId: first.id, verdict: 'pass', why: '看过' })
    expect((await listed()).mine.map(({ clientId }) => clientId)).toEqual([two.id])
  })

  it('moves and removes a scan', async () => {
    const { id } = await create()
    const { material } = await addScan(id)
    const place = { clientId: id, materialId: material.id }
    const moved = await test.desk.call('materials.assign', {
      ...place,
      kind: 'id-front',
      personId: 'p1',
      serviceId: '',
    })
    expect(moved.client.materials[0]).toMatchObject({ kind: 'id-front', personId: 'p1' })
    const removed = await test.desk.call('materials.remove', place)
    expect(removed.client.materials).toEqual([])
    await expect(test.desk.readFile(material.fileId)).rejects.toEqual(refusal('not-found'))
  })
})

describe('sheets and samples', () => {
  it('keeps a sheet for saving and printing and says so in the history', async () => {
    const { id } = await create()
    const bytes = new Uint8Array(Buffer.from('%PDF-1.7'))
    const sheet = { sheets: [{ clientId: id, serviceId: 's1', code: '' }], fileName: '核验单.pdf', bytes, copies: 2 }
    const { fileId } = await test.desk.call('sheets.keep', { ...sheet, purpose: 'print' })
    expect(await test.desk.readFile(fileId)).toMatchObject({ fileName: '核验单.pdf', mediaType: 'application/pdf' })
    const { entries } = await test.desk.call('history.list', { clientId: id, limit: 1 })
    expect(entries[0]).toMatchObject({ action: 'sheet.printed', words: '打印了核验单：核验单.pdf，各 2 份' })
  })

  it('loads the samples once', async () => {
    const first = await test.desk.call('samples.load', {})
    expect(first.added).toBeGreaterThanOrEqual(6)
    await test.desk.settled()
    expect((await test.desk.call('samples.load', {})).added).toBe(0)
    const { rows } = await test.desk.call('clients.list', { search: '', offset: 0, limit: 100, sort: 'worst' })
    expect(rows.every(({ sample }) => sample)).toBe(true)
    expect(rows.every(({ materials }) => materials.pending === 0)).toBe(true)
  })
})
