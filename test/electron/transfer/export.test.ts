import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Client, clientFileSchema } from '../../../domain/model/index.ts'
import { type EmbeddedPortfolio, openDatabase, openPortfolio } from '../../../electron/portfolio/index.ts'
import { exportClients, exportFile, readClientFile } from '../../../electron/transfer/index.ts'
import { client, codeOf, entryOf, rowOf, temporaryFolder, testKey } from '../portfolio/support.ts'

const whole = client('tea', {
  subject: {
    name: '杭州云上茶业有限公司',
    licenceNumber: '330106199001011234',
    licenceValidFrom: '2020-01-02',
    licenceValidUntil: 'long-term',
    province: '浙江省',
    city: '杭州市',
    district: '西湖区',
    address: '文三路 1 号',
    remark: '一\n二',
  },
  people: [
    {
      id: 'p',
      name: '陈知远',
      roles: ['legal-representative', 'subject-lead'],
      idNumber: '11010519491231002X',
      mobile: '13800002201',
      email: 'a@b.cn',
    },
    { id: 'q', name: '李乐', roles: ['service-lead'], idValidUntil: '2030-01-01', mobile: '13722015555' },
  ],
  services: [
    {
      id: 's',
      name: '云上',
      domains: [
        { name: 'a.cn', registrar: '阿里云', expiresOn: '2027-01-02' },
        { name: 'b.cn', registrar: '阿里云' },
      ],
      homepages: ['www.a.cn'],
      access: { provider: '阿里云', method: 'cloud', ips: ['1.2.3.4', '1.2.3.5'] },
    },
    { id: 't', kind: 'app', name: '云上茶', languages: ['中文简体', '英语'] },
  ],
  materials: [
    {
      id: 'm',
      kind: 'id-front',
      fileId: 'f'.repeat(64),
      fileName: '正.jpg',
      source: 'scans/正.jpg',
      override: { verdict: 'pass', by: '张', at: '2026-11-23', why: '看过原件' },
    },
  ],
  tags: ['重点'],
  assignee: '小王',
  notes: '电话催过',
})
const dangerous = ['=HYPERLINK("http://x","点")', '+1+1', '-2+3', '@SUM(1)', '\t=1', "'=1", '=cmd|calc']

let folder: string
let portfolio: EmbeddedPortfolio
beforeEach(async () => {
  folder = await temporaryFolder()
  portfolio = await openPortfolio(join(folder, 'p.db'), testKey())
})
const add = (made: Client) => portfolio.putClient(made, 0, rowOf(made), entryOf(made.id))

/** What is left of a client when ids, and what a table has no column for, do not count. */
const comparable = ({ subject, people, services, tags, assignee, notes }: Client) => ({
  subject,
  tags,
  assignee,
  notes,
  people: people.map((person) => ({ ...person, id: '' })),
  services: services.map((service) => ({ ...service, id: '' })),
})

describe('an export', () => {
  it('as JSON is a CLIENT.json that comes back whole, without the vault’s ids', async () => {
    const stored = await add(whole)
    const out = join(folder, 'out.json')
    const report = await exportFile(portfolio, out)
    expect(report).toMatchObject({ clients: 1, leftOut: [], notes: [expect.stringContaining('没有加密')] })
    const content = JSON.parse(await readFile(out, 'utf8'))
    expect(clientFileSchema.parse(content)).toEqual(await exportClients(portfolio))
    const { clients } = await readClientFile(await readFile(out), 'out.json')
    const { source: _, ...material } = stored.materials[0]!
    expect(clients.map(({ client }) => client)).toEqual([{ ...stored, materials: [{ ...material, fileId: '' }] }])
    expect((await stat(out)).mode & 0o777).toBe(0o600)
  })

  it.each(['.xlsx', '.csv', '.XLSX'])('as %s comes back with everything the table has columns for', async (kind) => {
    await add(whole)
    await add(client('bare', { subject: { name: '只有名称' } }))
    const out = join(folder, `out${kind}`)
    expect((await exportFile(portfolio, out)).notes).toHaveLength(2)
    const { clients, errors } = await readClientFile(await readFile(out), `out${kind}`)
    expect(errors).toEqual([])
    const [tea, bare] = ['杭州云上茶业有限公司', '只有名称'].map(
      (name) => clients.find(({ client }) => client.subject.name === name)?.client,
    )
    expect(comparable(tea!)).toEqual(comparable(whole))
    expect(bare).toMatchObject({ people: [], services: [] })
  })

  it('as .xlsx holds strings only: no formula, no number that loses its end', async () => {
    for (const [index, name] of dangerous.entries())
      await add(client(`c${index}`, { subject: { name, licenceNumber: '330106199001011234' } }))
    const out = join(folder, 'out.xlsx')
    await exportFile(portfolio, out)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(out)
    const types = new Set<ExcelJS.ValueType>()
    workbook.worksheets[0]!.eachRow((row) => row.eachCell((cell) => types.add(cell.type)))
    expect([...types]).toEqual([ExcelJS.ValueType.String])
    const names = workbook.worksheets[0]!.getColumn(1).values.slice(2)
    expect([...names].sort()).toEqual(dangerous.map((name) => client('x', { subject: { name } }).subject.name).sort())
    const [number] = workbook.worksheets[0]!.getColumn(4).values.slice(2)
    expect(number).toBe('330106199001011234')
  })

  it('as .xlsx opens clean: text format, headings that stay in sight, columns as wide as what stands in them', async () => {
    await add(client('a', { subject: { name: '杭州云上茶业股份有限公司', province: '浙江' } }))
    const out = join(folder, 'out.xlsx')
    await exportFile(portfolio, out)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(out)
    const sheet = workbook.worksheets[0]!
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 1 })
    const formats = new Set<string>()
    sheet.eachRow((row) => row.eachCell((cell) => formats.add(cell.numFmt)))
    expect([...formats]).toEqual(['@'])
    const headings = sheet.getRow(1).values as string[]
    const widthOf = (heading: string) => sheet.getColumn(headings.indexOf(heading)).width ?? 0
    expect(widthOf('主办单位名称')).toBeGreaterThanOrEqual(24)
    expect(widthOf('省份')).toBeLessThan(12)
  })

  it('as .csv guards what a spreadsheet would compute or round, and import takes the guard away', async () => {
    for (const [index, name] of dangerous.entries())
      await add(client(`c${index}`, { subject: { name, licenceNumber: '330106199001011234' } }))
    const out = join(folder, 'out.csv')
    await exportFile(portfolio, out)
    const bytes = await readFile(out)
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const cells = bytes.toString().split(/[,\r\n]+/)
    expect(cells.filter((cell) => /^\ufeff?"?[=+\-@]/.test(cell))).toEqual([])
    expect(bytes.toString()).toContain(',\t330106199001011234,')
    const { clients } = await readClientFile(bytes, 'out.csv')
    const names = dangerous.map((name) => client('x', { subject: { name } }).subject.name)
    expect(clients.map(({ client }) => client.subject.name).sort()).toEqual(names.sort())
  })

  it('names records it had to leave out', async () => {
    await add(whole)
    await add(client('broken', { subject: { name: '坏' } }))
    const db = openDatabase(join(folder, 'p.db'), testKey())
    db.exec(`UPDATE client SET body = '{}}' WHERE id = 'broken'`)
    db.close()
    expect(await exportFile(portfolio, join(folder, 'out.json'))).toMatchObject({ clients: 1, leftOut: ['broken'] })
  })

  it('that cannot be written is refused and leaves what was there', async () => {
    const out = join(folder, 'out.json')
    await writeFile(out, 'old')
    expect(await codeOf(exportFile(portfolio, join(folder, 'missing', 'out.json')))).toBe('storage')
    expect(await codeOf(exportFile(portfolio, join(folder, 'out.pdf')))).toBe('invalid-input')
    expect(await readFile(out, 'utf8')).toBe('old')
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp') || name.endsWith('.pdf'))).toEqual([])
  })
})
