import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Client, clientSchema } from '../../../domain/model/index.ts'
import { sheetCodeOf, sheetIdOf, writeSheetCode } from '../../../domain/sheet/code.ts'
import { FilingIndex } from '../../../electron/desk/filing-index.ts'
import { sheetsByCode } from '../../../electron/desk/sheets.ts'
import { openTestDesk, type TestDesk } from './open-test-desk.ts'

let test: TestDesk
let client: Client
beforeEach(async () => {
  test = await openTestDesk()
  const draft = clientSchema.parse({
    subject: { name: '杭州云上茶业有限公司' },
    services: [{ domains: [{ name: 'a.com' }] }, { domains: [{ name: 'b.com' }] }],
  })
  client = (await test.desk.call('clients.create', { client: draft })).client
})
afterEach(() => test.end())

const pdf = new Uint8Array(Buffer.from('%PDF-1.7'))
const codeOf = (service: number, of = client) => sheetCodeOf(of, of.services[service], false)
const keep = (sheets: { clientId: string; serviceId: string; code: string }[], fileName = '核验单.pdf', copies = 1) =>
  test.desk.call('sheets.keep', { sheets, fileName, bytes: pdf, purpose: 'print', copies })
const sheet = (service: number, of = client) => ({
  clientId: of.id,
  serviceId: of.services[service]?.id ?? '',
  code: writeSheetCode(codeOf(service, of)),
})
const found = async (code = codeOf(1)) => {
  const filings = new FilingIndex()
  for await (const one of test.stores.portfolio.allClients()) filings.put(one)
  const [only, ...others] = await sheetsByCode({ portfolio: test.stores.portfolio, filings }, code)
  expect(others).toEqual([])
  return only
}

describe('a sheet’s code', () => {
  it('finds its filing by what was noted when it was printed', async () => {
    await keep([sheet(0), sheet(1)], '核验单.pdf', 3)
    expect(await found()).toMatchObject({
      client: { id: client.id },
      service: { id: client.services[1]!.id },
      printed: { by: '小张', copies: 3, purpose: 'print', at: '2026-11-23T02:00:00.000Z' },
      stands: true,
    })
  })

  it('finds its filing also where the printing was never noted', async () => {
    expect(await found()).toMatchObject({ service: { id: client.services[1]!.id }, printed: undefined, stands: true })
  })

  it('says that the sheet is stale once the client’s data has changed, and still knows when it was printed', async () => {
    await keep([sheet(1)])
    const renamed = { ...client, subject: { ...client.subject, name: '杭州云下茶业有限公司' } }
    await test.desk.call('clients.save', { client: renamed })
    expect(await found()).toMatchObject({ client: { id: client.id }, printed: { copies: 1 }, stands: false })
    // a sheet printed anew stands, and the old one does not borrow its note
    const now = (await test.desk.call('clients.get', { id: client.id })).client
    await keep([sheet(1, now)])
    expect(await found(codeOf(1, now))).toMatchObject({ stands: true, printed: { sheetId: sheetIdOf(codeOf(1, now)) } })
    expect(await found()).toMatchObject({ stands: false, printed: { sheetId: sheetIdOf(codeOf(1)) } })
  })

  it('finds nothing where the client is gone, or the service', async () => {
    await keep([sheet(1)])
    const code = codeOf(1)
    await test.desk.call('clients.save', { client: { ...client, services: client.services.slice(0, 1) } })
    expect(await found(code)).toBeUndefined()
    await test.desk.call('clients.remove', { id: client.id })
    expect(await found(code)).toBeUndefined()
    expect(await test.stores.portfolio.listPrintedSheets(client.id)).toEqual([])
  })

  it('finds the one sheet of a client without services', async () => {
    const empty = (await test.desk.call('clients.create', { client: clientSchema.parse({}) })).client
    await keep([{ clientId: empty.id, serviceId: '', code: '' }])
    expect(await found(sheetCodeOf(empty, undefined, false))).toMatchObject({
      client: { id: empty.id },
      service: undefined,
      printed: { copies: 1 },
    })
  })
})

describe('keeping sheets', () => {
  it('of several clients is one file, and a line in the history of each', async () => {
    const other = (await test.desk.call('clients.create', { client: clientSchema.parse({ subject: { name: '乙' } }) }))
      .client
    const { fileId } = await keep([sheet(0), sheet(1), { clientId: other.id, serviceId: '', code: '' }], '批量.zip', 2)
    expect(await test.desk.readFile(fileId)).toMatchObject({ mediaType: 'application/zip' })
    for (const id of [client.id, other.id]) {
      const { entries } = await test.desk.call('history.list', { clientId: id, limit: 9 })
      expect(entries.filter(({ action }) => action === 'sheet.printed').map(({ words }) => words)).toEqual([
        '打印了核验单：批量.zip，各 2 份，与另外 1 个客户同批',
      ])
    }
    expect(await test.stores.portfolio.listPrintedSheets(client.id)).toHaveLength(2)
    // the file stays as long as one of them is there
    await test.desk.call('clients.remove', { id: other.id })
    expect((await test.desk.readFile(fileId)).bytes).toEqual(pdf)
  })

  it('is refused where the digits belong to another filing, or are none, and nothing is noted', async () => {
    const wrong = { ...sheet(0), code: sheet(1).code }
    await expect(keep([sheet(1), wrong])).rejects.toMatchObject({ refusal: { code: 'invalid-input' } })
    await expect(keep([{ ...sheet(0), code: '12' }])).rejects.toMatchObject({ refusal: { code: 'invalid-input' } })
    await expect(keep([sheet(0), { clientId: 'nobody', serviceId: '', code: '' }])).rejects.toMatchObject({
      refusal: { code: 'not-found' },
    })
    expect(await test.stores.portfolio.listPrintedSheets(client.id)).toEqual([])
  })
})
