import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { readClientFile } from '../../../electron/transfer/index.ts'
import { codeOf, refusalOf } from '../portfolio/support.ts'
import { gbk, rowXml, workbookOf, zip } from './workbooks.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const csv = (text: string, name = '客户.csv') => readClientFile(bytesOf(text), name)

/** A workbook as agencies keep them: a title above the table, remarks beside it, numbers as Excel likes them. */
async function messyWorkbook(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('2026客户')
  sheet.addRow(['2026 年备案客户登记表（内部）'])
  sheet.mergeCells('A1:H1')
  sheet.addRow([])
  sheet.addRow([
    '序号',
    ' 单位名称* ',
    '单位性质',
    '统一社会信用\n代码',
    '法人',
    '法人身份证号',
    '手机号码（必填）',
    '邮箱',
    '域名',
    '域名到期时间',
    '营业期限止',
    '网站名称',
    '接入商',
    '接入方式',
    'IP地址',
  ])
  const good = sheet.addRow([
    1,
    { richText: [{ text: '杭州云上' }, { text: '茶业有限公司' }] },
    '公司',
    ' 91330106MA2CYUN88K ',
    '陈知远',
    '11010519491231002X',
    13800002201,
    { text: 'chen@yunshang.cn', hyperlink: 'mailto:chen@yunshang.cn' },
    'yunshang.cn、www.yunshang.com\n茶业.中国',
    new Date(Date.UTC(2027, 4, 6)),
    '长期',
    { formula: 'B4&"官网"', result: '云上茶业官网' },
    '阿里云',
    '云主机',
    '47.1.2.3，47.1.2.4',
  ])
  good.getCell(9).dataValidation = { type: 'list', allowBlank: true, formulae: ['"a,b"'] }
  sheet.addRow([
    2,
    '锦里文化工作室',
    '个体户',
    '92510104MA6JINLI5X',
    '李乐',
    Number('330106199001011234'),
    '13722015555',
  ])
  sheet.addRow([3, '', '', '', '', '', 13900000000])
  sheet.addRow([4, '日期公司', '外星', '', '', '', '', '', 'a.cn', '明年', '2026-02-30'])
  sheet.addRow([5, { error: '#REF!' }, '', '', '王'])
  sheet.addRow([])
  sheet.addRow(['', '星河远航', '个人', '110105199001011237', '', '', '137-2201-5556'])
  const notes = workbook.addWorksheet('说明')
  notes.addRow(['填写说明：每行一个客户'])
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

describe('an Excel table', () => {
  it('of the usual mess gives its clients, and every fault with its row and column', async () => {
    const { clients, errors } = await readClientFile(await messyWorkbook(), '客户.xlsx')
    expect(clients.map(({ row, client }) => [row, client.subject.name])).toEqual([
      [1, '杭州云上茶业有限公司'],
      [7, '星河远航'],
    ])
    const [{ client: tea }, { client: star }] = clients as [(typeof clients)[0], (typeof clients)[0]]
    expect(tea.subject).toMatchObject({
      kind: 'enterprise',
      licenceNumber: '91330106MA2CYUN88K',
      licenceValidUntil: 'long-term',
    })
    expect(tea.people).toHaveLength(1)
    expect(tea.people[0]).toMatchObject({
      name: '陈知远',
      roles: ['legal-representative', 'subject-lead'],
      idNumber: '11010519491231002X',
      mobile: '13800002201',
      email: 'chen@yunshang.cn',
    })
    expect(tea.services).toHaveLength(1)
    expect(tea.services[0]).toMatchObject({
      name: '云上茶业官网',
      access: { provider: '阿里云', method: 'cloud', ips: ['47.1.2.3', '47.1.2.4'] },
      domains: [
        { name: 'yunshang.cn', expiresOn: '2027-05-06' },
        { name: 'www.yunshang.com', expiresOn: '2027-05-06' },
        { name: '茶业.中国', expiresOn: '2027-05-06' },
      ],
    })
    expect(star.subject).toMatchObject({ kind: 'person', licenceKind: 'resident-id' })
    expect(star.people[0]).toMatchObject({ name: '星河远航', roles: ['subject-lead'], idNumber: '110105199001011237' })
    expect(errors).toEqual([
      { row: 0, column: '序号', message: expect.stringContaining('不认识这一列') },
      { row: 2, column: '法人身份证号', message: expect.stringContaining('后几位已经丢失') },
      { row: 3, column: '主办单位名称', message: expect.stringContaining('没有填写') },
      { row: 4, column: '单位性质', message: expect.stringMatching(/“外星”.*企业、个体工商户/) },
      { row: 4, column: '营业期限止', message: expect.stringContaining('“2026-02-30”不是日期') },
      { row: 4, column: '域名到期时间', message: expect.stringContaining('2026-01-31 这样') },
      { row: 5, column: '单位名称*', message: expect.stringContaining('#REF!') },
    ])
  })

  it('gives every client, person and service an id of its own', async () => {
    const { clients } = await readClientFile(await messyWorkbook(), 'a.xlsx')
    const ids = clients.flatMap(({ client }) => [client, ...client.people, ...client.services].map(({ id }) => id))
    expect(ids.every((id) => id !== '')).toBe(true)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('with clients on several sheets says which sheet a fault is on', async () => {
    const workbook = new ExcelJS.Workbook()
    for (const name of ['一月', '二月']) {
      const sheet = workbook.addWorksheet(name)
      sheet.addRow(['公司名称', '手机'])
      sheet.addRow([`${name}公司`, '13800002201'])
      sheet.addRow(['', '13800002202'])
    }
    const { clients, errors } = await readClientFile(new Uint8Array(await workbook.xlsx.writeBuffer()), 'a.xlsx')
    expect(clients.map(({ client }) => client.subject.name)).toEqual(['一月公司', '二月公司'])
    expect(errors.map(({ message }) => message.slice(0, 8))).toEqual(['工作表“一月”：', '工作表“二月”：'])
  })

  const table = rowXml(1, ['公司名称', '手机']) + rowXml(2, ['甲公司', '13800002201'])
  it.each([
    [
      'a merge over the whole sheet',
      `<sheetData>${table}</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
    ],
    [
      'a validation over all columns',
      `<sheetData>${table}</sheetData><dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations>`,
    ],
    ['a row at the very end', `<sheetData>${table}${rowXml(1_048_576, ['', '', ' '])}</sheetData>`],
  ])('is not held up by %s', async (_, sheet) => {
    const { clients, errors } = await readClientFile(workbookOf(sheet), 'a.xlsx')
    expect([clients.map(({ client }) => client.subject.name), errors]).toEqual([['甲公司'], []])
  })

  it('that unpacks to gigabytes, whatever its directory claims, is refused', async () => {
    const bomb = zip({ 'xl/worksheets/sheet1.xml': Buffer.alloc(140_000_000) }, { deflate: true, claim: 100 })
    expect(bomb.length).toBeLessThan(2_000_000)
    expect(await codeOf(readClientFile(bomb, 'a.xlsx'))).toBe('too-large')
  })

  it('that is damaged, old, protected or no table at all is refused with what to do', async () => {
    const whole = await messyWorkbook()
    const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    const unreadable: [string, Uint8Array][] = [
      ['a.xlsx', whole.slice(0, whole.length / 2)],
      ['a.xlsx', whole.slice(0, 30)],
      ['a.xlsx', zip({ 'readme.txt': 'x' })],
      ['a.xlsx', bytesOf('不是表格')],
      ['a.xlsx', new Uint8Array()],
      ['a.xls', old],
    ]
    for (const [name, bytes] of unreadable)
      expect(['unreadable-file', 'invalid-input']).toContain(await codeOf(readClientFile(bytes, name)))
    expect((await refusalOf(readClientFile(old, 'a.xls'))).remedy).toContain('另存为 .xlsx')
    const harmed = Buffer.from(whole)
    for (let at = 40; at < harmed.length; at += 97) harmed[at] = 0x55
    expect(['unreadable-file', 'invalid-input', 'too-large']).toContain(await codeOf(readClientFile(harmed, 'a.xlsx')))
  })
})

describe('a CSV', () => {
  const text = '主办单位名称,统一社会信用代码,手机号码,域名\r\n锦里文化,92510104MA6JINLI5X,13722015555,jinli.cn\r\n'
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with byte order mark', Buffer.from(`\ufeff${text}`)],
    ['GBK, as Excel saves it in China', gbk(text)],
    ['UTF-16, as Excel saves “Unicode text”', Buffer.from(`\ufeff${text.replaceAll(',', '\t')}`, 'utf16le')],
    ['semicolons', Buffer.from(text.replaceAll(',', ';'))],
  ])('is read in %s', async (_, bytes) => {
    const { clients, errors } = await readClientFile(bytes, '客户.csv')
    expect(errors).toEqual([])
    expect(clients).toHaveLength(1)
    expect(clients[0]?.client).toMatchObject({
      subject: { name: '锦里文化', licenceNumber: '92510104MA6JINLI5X' },
      services: [{ domains: [{ name: 'jinli.cn' }] }],
    })
  })

  it('with a rare character outside GBK comes in by GB18030', async () => {
    // four bytes: a character that GBK does not have
    const bytes = Buffer.concat([
      gbk('公司名称,手机\n'),
      Buffer.from([0x99, 0x30, 0xb6, 0x36]),
      gbk('公司,13800002201\n'),
    ])
    const name = new TextDecoder('gb18030').decode(Uint8Array.of(0x99, 0x30, 0xb6, 0x36))
    const { clients } = await readClientFile(bytes, 'a.csv')
    expect(clients[0]?.client.subject.name).toBe(`${name}公司`)
  })

  it('keeps quoted commas and lines, undoes what protects numbers, and names numbers Excel has spoilt', async () => {
    const { clients, errors } = await csv(
      [
        '公司名称,证件号码,联系人,手机,域名,IP',
        '"甲,公司","=""911100001""",王,\t13800002201,"a.cn\nb.cn",1.1.1.1 2.2.2.2',
        "乙公司,'110105199001011237,李,13800002202,,",
        '丙公司,1.10105E+17,赵,13800002203,,',
      ].join('\n'),
    )
    expect(clients.map(({ client }) => client.subject.licenceNumber)).toEqual(['911100001', '110105199001011237'])
    expect(clients[0]?.client.subject.name).toBe('甲,公司')
    expect(clients[0]?.client.services[0]?.domains.map(({ name }) => name)).toEqual(['a.cn', 'b.cn'])
    expect(clients[0]?.client.services[0]?.access.ips).toEqual(['1.1.1.1', '2.2.2.2'])
    expect(errors).toMatchObject([{ row: 3, column: '证件号码' }])
  })

  it('tells the three persons apart, and makes one of entries that speak of one', async () => {
    const { clients } = await csv(
      [
        '公司名称,单位性质,法定代表人,法人身份证号,法人手机,主体负责人,主体负责人身份证号,手机号码,网站负责人,网站负责人手机号,域名',
        '甲,企业,王一,110105199001011237,13800000001,王一,,13800000001,李二,13800000002,a.cn',
        '乙,个体户,赵三,,,,,13800000003,,,b.cn',
      ].join('\n'),
    )
    const people = clients.map(({ client }) =>
      client.people.map(({ name, roles, mobile }) => ({ name, roles, mobile })),
    )
    expect(people).toEqual([
      [
        { name: '王一', roles: ['legal-representative', 'subject-lead'], mobile: '13800000001' },
        { name: '李二', roles: ['service-lead'], mobile: '13800000002' },
      ],
      [{ name: '赵三', roles: ['operator', 'subject-lead'], mobile: '13800000003' }],
    ])
  })

  it('pairs what is said of several domains, and names a list that does not match', async () => {
    const { clients, errors } = await csv(
      [
        '公司名称,域名注册商,域名,域名到期日期',
        '甲,阿里云、-,a.cn；b.cn,2027/1/2、2028年3月4日',
        '乙,阿里云、腾讯云、新网,a.cn、b.cn,',
      ].join('\n'),
    )
    expect(clients[0]?.client.services[0]?.domains).toMatchObject([
      { name: 'a.cn', registrar: '阿里云', expiresOn: '2027-01-02' },
      { name: 'b.cn', registrar: '', expiresOn: '2028-03-04' },
    ])
    expect(errors).toMatchObject([{ row: 2, column: '域名注册商', message: expect.stringContaining('域名有 2 个') }])
  })

  it('without headings, or with a heading twice, says so', async () => {
    expect((await refusalOf(csv('甲公司,13800002201\n乙公司,13800002202\n'))).remedy).toContain('主办单位名称')
    const { clients, errors } = await csv('公司名称,手机,联系电话\n甲,13800002201,13800002202\n')
    expect(clients[0]?.client.people[0]?.mobile).toBe('13800002201')
    expect(errors).toMatchObject([{ row: 0, column: '联系电话', message: expect.stringContaining('“手机”是同一项') }])
  })

  it('that is no text is refused', async () => {
    expect(await codeOf(readClientFile(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a]), 'a.csv'))).toBe(
      'unreadable-file',
    )
  })
})

describe('a JSON', () => {
  const one = { subject: { name: '甲' }, people: [{ name: '王' }], services: [{ domains: [{ name: 'a.cn' }] }] }
  it.each([
    ['a client file', { clients: [one] }],
    ['a list', [one]],
    ['a single client', one],
  ])('is read as %s, with the missing ids made', async (_, content) => {
    const { clients, errors } = await readClientFile(bytesOf(JSON.stringify(content)), 'a.json')
    expect(errors).toEqual([])
    expect(clients).toMatchObject([{ row: 1, client: { subject: { name: '甲' } } }])
    const { client } = clients[0]!
    expect([client.id, client.people[0]!.id, client.services[0]!.id].every((id) => id.length > 8)).toBe(true)
  })

  it('keeps ids that are there, and the paths of scans beside the file', async () => {
    const content = { clients: [{ id: 'tea', materials: [{ id: 'm', kind: 'id-front', source: 'scans/正面.jpg' }] }] }
    const { clients } = await readClientFile(bytesOf(`\ufeff${JSON.stringify(content)}`), 'a.json')
    expect(clients[0]?.client).toMatchObject({ id: 'tea', materials: [{ id: 'm', source: 'scans/正面.jpg' }] })
  })

  it('leaves out what does not fit and names it, the others come in', async () => {
    const bad = { subject: { kind: 'martian', licenceValidFrom: '去年' } }
    const { clients, errors } = await readClientFile(bytesOf(JSON.stringify({ clients: [one, bad, 7, one] })), 'a.json')
    expect(clients.map(({ row }) => row)).toEqual([1, 4])
    expect(errors.map(({ row, column }) => [row, column])).toEqual([
      [2, 'subject.kind'],
      [2, 'subject.licenceValidFrom'],
      [3, '整条'],
    ])
    expect(errors.every(({ message }) => /[\u4e00-\u9fff]/.test(message))).toBe(true)
  })

  it.each([
    ['cut short', '{"clients":[', 'unreadable-file'],
    ['of something else', '{"name":"x"}', 'invalid-input'],
    ['a number', '7', 'invalid-input'],
    ['nested without end', '['.repeat(100_000), 'unreadable-file'],
  ])('%s is refused with words', async (_, text, code) => {
    expect(await codeOf(readClientFile(bytesOf(text), 'a.json'))).toBe(code)
  })
})
