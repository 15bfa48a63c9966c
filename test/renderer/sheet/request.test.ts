import { describe, expect, it } from 'vitest'
import { clientSchema } from '../../../domain/model/index.ts'
import { shippedPacks } from '../../../domain/rules/packs/index.ts'
import { sheetFileName, sheetRequestsFor } from '../../../renderer/sheet/index.ts'
import { textOf } from './raster.ts'
import { clientOf, drawShipped, fonts } from './sheets.ts'

describe('which sheets a client needs', () => {
  it('is one for each site and APP', () => {
    const client = clientSchema.parse({
      subject: { name: '云上' },
      services: [
        { id: 'a', kind: 'site' },
        { id: 'b', kind: 'app' },
        { id: 'c', kind: 'mini-program' },
      ],
    })
    expect(sheetRequestsFor(client, shippedPacks).map(({ service }) => service?.id)).toEqual(['a', 'b', 'c'])
  })

  it('is one with an open domain while no service is known', async () => {
    const client = clientOf('云上', [])
    expect(sheetRequestsFor(client, shippedPacks)).toHaveLength(1)
    expect(await textOf(await drawShipped([{ client }], fonts))).toHaveLength(1)
  })

  it('is what drawing a client without naming a service gives, in order', async () => {
    const client = clientOf('云上', [['a.com'], ['b.com'], ['c.com']])
    const all = await textOf(await drawShipped([{ client }], fonts))
    expect(all.map((text) => /[abc]\.com/.exec(text)?.[0])).toEqual(['a.com', 'b.com', 'c.com'])
    const one = await textOf(await drawShipped([{ client, service: client.services[1] }], fonts))
    expect(one.map((text) => /[abc]\.com/.exec(text)?.[0])).toEqual(['b.com'])
  })
})

describe('domains', () => {
  it.each([
    ['www.yunshang.com', 'yunshang.com'],
    ['WWW.Yunshang.COM', 'yunshang.com'],
    ['https://www.yunshang.com/index.html', 'yunshang.com'],
    ['www.com', 'www.com'],
    [' 云上茶.中国 ', '云上茶.中国'],
  ])('%s goes on the sheet as %s', async (typed, printed) => {
    const [text] = await textOf(await drawShipped([{ client: clientOf('甲', [[typed]]) }], fonts))
    expect(text!.split(/\r?\n/).map((line) => line.trim())).toContain(printed)
  })

  it('that are the same are written once', async () => {
    const [text] = await textOf(
      await drawShipped([{ client: clientOf('甲', [['a.com', 'www.a.com', '', 'b.com']]) }], fonts),
    )
    expect(text).toContain('a.com、b.com')
  })
})

describe('the file name', () => {
  it.each([
    ['杭州云上茶业有限公司', ['www.yunshang.com'], '核验单-杭州云上茶业有限公司-yunshang.com.pdf'],
    ['云上/茶:业*"甲"<乙>|?', [], '核验单-云上_茶_业__甲__乙___-网站1.pdf'],
    ['', ['a.com'], '核验单-a.com.pdf'],
    ['云上 .. ', ['a.com'], '核验单-云上-a.com.pdf'],
    ['换\n行\u0000名', ['a.com'], '核验单-换 行 名-a.com.pdf'],
  ])('of %j names the client and the site', (name, domains, expected) => {
    const client = clientOf(name, [domains])
    expect(sheetFileName(client, client.services[0])).toBe(expected)
  })

  it('names the client alone without a service', () => {
    expect(sheetFileName(clientOf('云上', [['a.com']]))).toBe('核验单-云上.pdf')
  })

  it('fits into what file systems allow', () => {
    const client = clientOf('茶'.repeat(300), [[`${'a'.repeat(300)}.com`]])
    expect(Buffer.byteLength(sheetFileName(client, client.services[0]))).toBeLessThanOrEqual(255)
  })
})
