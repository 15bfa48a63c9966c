import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DeskRefusal } from '../../../domain/contract/index.ts'
import { type Client, clientSchema, type Inspection, type SheetResult } from '../../../domain/model/index.ts'
import { sheetCodeOf, writeSheetCode } from '../../../domain/sheet/code.ts'
import { modulesOf } from '../../../domain/sheet/code-modules.ts'
import type { Inspector } from '../../../electron/desk/ports.ts'
import { cleanInspection, fakeInspector, openTestDesk, type TestDesk } from './open-test-desk.ts'

const fine = { verdict: 'pass' as const, score: 0.9, evidence: [] }
const unsigned = {
  verdict: 'fail' as const,
  score: 0.9,
  evidence: [{ code: 'sheet-unsigned', message: '没有签字', remedy: '请签字' }],
}
const corner = { x: 0, y: 0 }
const form = (signed: boolean): SheetResult['form'] => ({
  corners: [corner, corner, corner, corner],
  turn: 0,
  residual: 0.1,
  holder: 'unit',
  cut: [],
  signed,
  dated: false,
  frame: fine,
  lines: fine,
  provider: fine,
  signature: signed ? fine : unsigned,
  seal: fine,
  fields: fine,
})

/**
 * Reads a made-up file: `sheet <16 digits>`, ` unsigned` where it is; `plain` = a sheet without a code; `paper` = no sheet; `blank`;
 * several pages are parted by a line.
 */
/** What a camera leaves of a code: every module is seen, none of it is sharp. */
const tracesOf = (digits: string): string =>
  Buffer.from(modulesOf(digits).flatMap((line) => line.map((dark) => (dark ? 90 : 180)))).toString('base64')

const textReader = (): Inspector => ({
  ...fakeInspector(),
  split: async (bytes) => {
    const pages = Buffer.from(bytes).toString().split('\n')
    if (pages[0] === 'locked') throw new DeskRefusal('unreadable-file', '这个 PDF 加了密码', '请换没有密码的')
    return pages.length > 1 ? pages.map((page) => new Uint8Array(Buffer.from(page))) : []
  },
  inspect: async (bytes): Promise<Inspection> => {
    const text = Buffer.from(bytes).toString()
    if (text.startsWith('bad')) throw new DeskRefusal('unreadable-file', '这不是图片。', '请换成 JPG 再放进来。')
    const code = /^sheet (\d{16})/.exec(text)?.[1]
    const coarse = /^coarse (\d{16})/.exec(text)?.[1]
    const recognised = code !== undefined || coarse !== undefined || text.startsWith('plain')
    const signed = !text.includes('unsigned')
    const verdict = !recognised ? 'doubt' : signed ? 'pass' : 'fail'
    const blank = text.startsWith('blank')
    return {
      ...cleanInspection,
      ...(blank ? { clarity: { ...cleanInspection.clarity, verdict: 'fail', reasons: ['blank'] } } : {}),
      sheet: {
        ...{ verdict, score: 0.9, recognised, evidence: [], code },
        codeTraces: coarse && tracesOf(coarse),
        form: recognised ? form(signed) : undefined,
      },
    }
  },
})

let test: TestDesk
let tea: Client
let shop: Client
beforeEach(async () => {
  test = await openTestDesk({ inspector: textReader() })
  const add = async (name: string, domains: string[]) =>
    (
      await test.desk.call('clients.create', {
        client: clientSchema.parse({
          subject: { kind: 'enterprise', name },
          services: domains.map((domain) => ({ name: `${domain}站`, domains: [{ name: domain }] })),
        }),
      })
    ).client
  tea = await add('杭州云上茶业有限公司', ['yunshangcha.com', 'chaye.cn'])
  shop = await add('成都锦里文化有限公司', ['jinli.cn'])
})
afterEach(() => test.end())

const codeOf = (client: Client, service = 0, page = 1) =>
  writeSheetCode(sheetCodeOf(client, client.services[service], false, page))
/** Notes that a sheet was printed. */
const print = (client: Client, service: number, copies = 1) =>
  test.desk.call('sheets.keep', {
    sheets: [{ clientId: client.id, serviceId: client.services[service]!.id, code: codeOf(client, service) }],
    fileName: '核验单.pdf',
    bytes: new Uint8Array(Buffer.from('%PDF')),
    purpose: 'print',
    copies,
  })
const take = async (text: string, fileName = '扫描.pdf') => {
  const taken = await test.desk.call('returns.take', { fileName, bytes: new Uint8Array(Buffer.from(text)) })
  await test.desk.settled()
  return taken
}
const rows = async () => (await test.desk.call('returns.list', { limit: 500 })).items
const row = async (id: string) => (await rows()).find((one) => one.id === id)!
const materials = async (client: Client) => (await test.desk.call('clients.get', { id: client.id })).client.materials
const history = async (client: Client) =>
  (await test.desk.call('history.list', { clientId: client.id, limit: 20 })).entries.map(({ words }) => words)

describe('pages that come back', () => {
  it('go each to the filing whose code they carry, in any order', async () => {
    const { ids, again } = await take(
      [codeOf(tea, 1), codeOf(shop), codeOf(tea, 0)].map((code) => `sheet ${code}`).join('\n'),
    )
    expect(again).toEqual([])
    expect(await Promise.all(ids.map(row))).toMatchObject([
      {
        page: 1,
        pages: 3,
        state: 'placed',
        clientName: '杭州云上茶业有限公司',
        serviceTitle: 'chaye.cn站',
        verdict: 'pass',
      },
      { page: 2, state: 'placed', clientName: '成都锦里文化有限公司', placedBy: 'code', stale: false },
      { page: 3, state: 'placed', serviceTitle: 'yunshangcha.com站' },
    ])
    expect(await materials(tea)).toMatchObject([
      {
        kind: 'verification-sheet',
        serviceId: tea.services[1]!.id,
        fileName: '扫描-1.pdf',
        inspection: { version: 1 },
      },
      { kind: 'verification-sheet', serviceId: tea.services[0]!.id, fileName: '扫描-3.pdf' },
    ])
    expect(await history(shop)).toContain('回收：扫描.pdf 第 2 页 归入“jinli.cn站”的核验单（按纸上编号）')
  })

  it('are known by the traces of a printed code, and still after they were checked again', async () => {
    await print(shop, 0)
    const { ids } = await take(`coarse ${codeOf(shop)}\ncoarse ${codeOf(tea)}`)
    expect(await Promise.all(ids.map(row))).toMatchObject([
      { state: 'placed', placedBy: 'code', clientId: shop.id },
      { state: 'waiting', why: 'no-code' },
    ])
    const [sheet] = await materials(shop)
    await test.desk.call('materials.inspect', { clientId: shop.id, materialId: sheet!.id })
    await test.desk.settled()
    expect((await materials(shop))[0]?.inspection?.sheet?.code).toBe(codeOf(shop))
  })

  it('say what is wrong with them there, and how to do it again', async () => {
    const { ids } = await take(`sheet ${codeOf(shop)} unsigned`)
    expect(await row(ids[0]!)).toMatchObject({ state: 'placed', verdict: 'fail', findings: [{ message: '没有签字' }] })
  })

  it('are stale where the client’s data has changed since the printing', async () => {
    const code = codeOf(shop)
    const renamed = { ...shop, subject: { ...shop.subject, name: '成都锦里文创有限公司' } }
    await test.desk.call('clients.save', { client: renamed })
    const { ids } = await take(`sheet ${code}`)
    const stale = await row(ids[0]!)
    expect(stale).toMatchObject({ state: 'placed', stale: true, verdict: 'fail' })
    expect(stale.findings[0]?.remedy).toContain('重新打印')
    // the right data again: the paper stands
    const { client } = await test.desk.call('clients.get', { id: shop.id })
    await test.desk.call('clients.save', { client: { ...client, subject: shop.subject } })
    expect(await row(ids[0]!)).toMatchObject({ stale: false, verdict: 'pass' })
  })

  it('become stale while they lie in the folder', async () => {
    await take(`sheet ${codeOf(shop)}`)
    const { client } = await test.desk.call('clients.get', { id: shop.id })
    const { findings } = await test.desk.call('clients.save', {
      client: {
        ...client,
        services: [{ ...client.services[0]!, domains: [{ ...client.services[0]!.domains[0]!, name: 'new.cn' }] }],
      },
    })
    expect(findings.map(({ code }) => code)).toContain('material.sheet-stale')
  })

  it('wait for a person where nothing sure names their filing', async () => {
    const gone = codeOf(shop)
    await test.desk.call('clients.remove', { id: shop.id })
    const wrongDigit = `${codeOf(tea).slice(0, 15)}${(Number(codeOf(tea)[15]) + 1) % 10}`
    const { ids } = await take(`sheet ${gone}\nplain\npaper\nblank\nbad\nsheet ${wrongDigit}`)
    expect((await Promise.all(ids.map(row))).map(({ state, why }) => [state, why])).toEqual([
      ['waiting', 'no-such-filing'],
      ['waiting', 'no-code'],
      ['waiting', 'other-paper'],
      ['waiting', 'blank'],
      ['waiting', 'unreadable'],
      ['waiting', 'no-code'],
    ])
    expect(await materials(tea)).toEqual([])
  })

  it('are all taken in though one file is broken, and that one is kept with the reason', async () => {
    const { ids } = await take('locked', '加密.pdf')
    expect(await row(ids[0]!)).toMatchObject({
      state: 'waiting',
      why: 'unreadable',
      headline: '打不开：这个 PDF 加了密码。请换没有密码的。',
    })
    await expect(take('')).rejects.toMatchObject({ refusal: { code: 'unreadable-file' } })
  })

  it('are not taken in twice, and it is said where they lie', async () => {
    await take(`sheet ${codeOf(shop)}`, '甲.jpg')
    const again = await take(`sheet ${codeOf(shop)}`, '乙.jpg')
    expect(again).toMatchObject({
      ids: [],
      again: [{ page: 1, words: '这一页已经放进来过：甲.jpg', clientId: shop.id }],
    })
    await test.desk.call('returns.dismiss', { ids: (await rows()).map(({ id }) => id) })
    expect((await take(`sheet ${codeOf(shop)}`)).again).toMatchObject([{ words: expect.stringContaining('成都锦里') }])
    expect(await materials(shop)).toHaveLength(1)
  })

  it('survive the desk being closed, read or not', async () => {
    const { ids } = await take('plain')
    test = await test.reopen()
    expect(await row(ids[0]!)).toMatchObject({ state: 'waiting', why: 'no-code' })
    expect((await test.desk.readFile((await row(ids[0]!)).fileId)).bytes).toEqual(new Uint8Array(Buffer.from('plain')))
    // one that was not read yet is read on
    const unread = { ...(await test.stores.portfolio.getReturned(ids[0]!))!, state: 'reading' as const }
    await test.stores.portfolio.putReturned(unread)
    test = await test.reopen({ door: 'browser' })
    await expect.poll(async () => (await row(ids[0]!)).state).toBe('waiting')
  })
})

describe('a second scan of the same sheet', () => {
  it('stays beside one that is in order, and replaces one that is not', async () => {
    const code = codeOf(shop)
    const first = await take(`sheet ${code} unsigned`, '第一次.jpg')
    const second = await take(`sheet ${code} signed`, '第二次.jpg')
    expect(await materials(shop)).toMatchObject([{ fileName: '第二次.jpg' }])
    expect(await history(shop)).toContain('回收：第二次.jpg 归入“jinli.cn站”的核验单（按纸上编号），换下 第一次.jpg')
    expect(await row(second.ids[0]!)).toMatchObject({ state: 'placed', replaced: true })
    expect(await row(first.ids[0]!)).toMatchObject({ state: 'spare' })
    const third = await take(`sheet ${code} copy`, '第三次.jpg')
    expect(await row(third.ids[0]!)).toMatchObject({ state: 'spare', clientName: '成都锦里文化有限公司' })
    expect(await materials(shop)).toMatchObject([{ fileName: '第二次.jpg' }])
    // a person may want it all the same
    await test.desk.call('returns.place', {
      id: third.ids[0]!,
      clientId: shop.id,
      serviceId: shop.services[0]!.id,
      replace: true,
      asOther: false,
    })
    expect(await materials(shop)).toMatchObject([{ fileName: '第三次.jpg' }])
  })

  it('never takes the place of one that a person let pass', async () => {
    const code = codeOf(shop)
    await take(`sheet ${code} unsigned`)
    const [material] = await materials(shop)
    await test.desk.call('materials.override', {
      clientId: shop.id,
      materialId: material!.id,
      verdict: 'pass',
      why: '看过原件',
    })
    const { ids } = await take(`sheet ${code} unsigned again`)
    expect(await row(ids[0]!)).toMatchObject({ state: 'spare' })
  })

  it('is no rival where it is the second sheet of a filing with very many domains', async () => {
    await take(`sheet ${codeOf(shop, 0, 1)}\nsheet ${codeOf(shop, 0, 2)}`)
    expect(await materials(shop)).toHaveLength(2)
  })
})

describe('a person’s word', () => {
  it('places a page, can be taken back, and nothing is lost on the way', async () => {
    const code = codeOf(shop)
    await take(`sheet ${code} unsigned`, '旧.jpg')
    const { ids } = await take('plain', '新.jpg')
    const id = ids[0]!
    const placed = await test.desk.call('returns.place', {
      id,
      clientId: shop.id,
      serviceId: shop.services[0]!.id,
      asOther: false,
      replace: false,
    })
    expect(placed).toMatchObject({ state: 'placed', placedBy: 'person', replaced: true, verdict: 'pass' })
    const undone = await test.desk.call('returns.undo', { id })
    expect(undone).toMatchObject({ state: 'waiting', why: 'taken-out', clientId: '' })
    expect(await materials(shop)).toMatchObject([{ fileName: '旧.jpg' }])
    expect((await rows()).map(({ fileName, state }) => [fileName, state])).toEqual([
      ['新.jpg', 'waiting'],
      ['旧.jpg', 'placed'],
    ])
    expect(await history(shop)).toContain('把回收的核验单退回清单：新.jpg，旧.jpg 放回原处')
  })

  it('puts what is no 核验单 into the folder’s other papers', async () => {
    const { ids } = await take('paper', '租赁合同.jpg')
    await test.desk.call('returns.place', {
      id: ids[0]!,
      clientId: tea.id,
      serviceId: '',
      asOther: true,
      replace: false,
    })
    expect(await materials(tea)).toMatchObject([{ kind: 'other', fileName: '租赁合同.jpg' }])
  })

  it('sees a page waiting again when it was removed on the client’s own page', async () => {
    const { ids } = await take(`sheet ${codeOf(shop)}`)
    await test.desk.call('materials.remove', { clientId: shop.id, materialId: (await materials(shop))[0]!.id })
    const back = await row(ids[0]!)
    expect(back).toMatchObject({ state: 'waiting', why: 'taken-out' })
    expect((await test.desk.readFile(back.fileId)).fileName).toBe('扫描.pdf')
  })

  it('takes lines off the list: what was placed stays with the client, what was not is gone', async () => {
    const placed = await take(`sheet ${codeOf(shop)}`)
    const other = await take('paper')
    const files = (await rows()).map(({ fileId }) => fileId)
    expect(await test.desk.call('returns.dismiss', { ids: [...placed.ids, ...other.ids, 'nothing'] })).toEqual({
      removed: 2,
    })
    expect(await rows()).toEqual([])
    expect(await materials(shop)).toHaveLength(1)
    await expect(test.desk.readFile(files[0]!)).rejects.toMatchObject({ refusal: { code: 'not-found' } })
    expect((await test.desk.readFile(files[1]!)).fileName).toBe('扫描.pdf')
  })
})

describe('the likeliest filings', () => {
  const likely = async (id: string, search = '') => (await test.desk.call('returns.likely', { id, search })).items

  it('are those whose names stand in the file’s name, then what was printed and is not back yet', async () => {
    const { ids } = await take('plain', '锦里 盖章.jpg')
    await print(tea, 1, 2)
    const items = await likely(ids[0]!)
    expect(
      items.map(({ clientName, serviceTitle, reasons }) => [clientName.slice(0, 4), serviceTitle, reasons[0]]),
    ).toEqual([
      ['成都锦里', 'jinli.cn站', '文件名里有“锦里”'],
      ['杭州云上', 'chaye.cn站', '打印了，还没有收回'],
    ])
    expect(items[1]?.printedAt).not.toBe('')
  })

  it('are the client, where its website alone is gone', async () => {
    const code = codeOf(tea, 1)
    await print(tea, 1)
    await test.desk.call('clients.save', { client: { ...tea, services: tea.services.slice(0, 1) } })
    const { ids } = await take(`sheet ${code}`)
    expect(await row(ids[0]!)).toMatchObject({ state: 'waiting', why: 'no-such-filing' })
    expect((await likely(ids[0]!))[0]).toMatchObject({ clientId: tea.id, reasons: ['纸上的编号登记在这个客户名下'] })
  })

  it('are found by name, initials or the digits on the paper', async () => {
    const { ids } = await take('plain')
    expect((await likely(ids[0]!, 'jlwh')).map(({ clientId }) => clientId)).toEqual([shop.id])
    expect((await likely(ids[0]!, codeOf(tea, 1).slice(2, 8))).map(({ serviceId }) => serviceId)).toContain(
      tea.services[1]!.id,
    )
    expect(await likely(ids[0]!, '没有这家')).toEqual([])
  })
})

describe('the way of a filing’s sheet', () => {
  it('is printed, returned, stale', async () => {
    const standing = async () => (await test.desk.call('sheets.standing', { clientId: shop.id })).items[0]!
    expect(await standing()).toEqual({ serviceId: shop.services[0]!.id })
    const code = codeOf(shop)
    await print(shop, 0, 3)
    expect(await standing()).toMatchObject({ printed: { by: '小张', copies: 3, stands: true } })
    await take(`sheet ${code}`)
    expect(await standing()).toMatchObject({ returned: { verdict: 'pass', stands: true } })
    const { client } = await test.desk.call('clients.get', { id: shop.id })
    await test.desk.call('clients.save', { client: { ...client, subject: { ...client.subject, name: '改了名' } } })
    expect(await standing()).toMatchObject({ printed: { stands: false }, returned: { stands: false, verdict: 'fail' } })
  })
})

describe('a removed client', () => {
  it('takes the pages that lay with it along, and leaves the others', async () => {
    await take(`sheet ${codeOf(shop)}\nsheet ${codeOf(shop)} copy\nplain`)
    const files = (await rows()).map(({ fileId }) => fileId)
    await test.desk.call('clients.remove', { id: shop.id })
    expect((await rows()).map(({ why }) => why)).toEqual(['no-code'])
    const read = await Promise.allSettled(files.map((file) => test.desk.readFile(file)))
    expect(read.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    for (const file of files.slice(1)) await expect(test.stores.vault.get(file)).rejects.toThrow()
  })
})
