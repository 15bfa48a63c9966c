import { PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { textOf } from './raster.ts'
import { clientOf, drawShipped, fonts } from './sheets.ts'

const limit = 25 * 1024
const company = clientOf('杭州云上茶业有限公司', [['yunshangcha.com']])

describe('the document', () => {
  it.each([
    ['a company', company],
    ['a person', clientOf('欧阳静怡', [['ouyangjingyi.cn']], { kind: 'person' })],
    [
      'a long name, with a registrar',
      clientOf('新疆维吾尔自治区乌鲁木齐市天山区和田玉雕工艺品进出口贸易公司', [['hetian-yudiao.com.cn']], {
        province: '北京市',
        registrar: '阿里云计算有限公司',
      }),
    ],
  ])('of one sheet for %s is at most 25 KB', async (_, client) => {
    expect((await drawShipped([{ client, options: { code: false } }], fonts)).length).toBeLessThanOrEqual(limit)
  })

  it('of 500 sheets draws the form once and shares it', async () => {
    const clients = Array.from({ length: 500 }, (_, i) => clientOf(`云上第${i}茶业有限公司`, [[`c${i}.com`]]))
    const bytes = await drawShipped(
      clients.map((client) => ({ client })),
      fonts,
    )
    const one = (await drawShipped([{ client: company }], fonts)).length
    expect((bytes.length - one) / 499).toBeLessThan(700)
    const document = await PDFDocument.load(bytes)
    expect(document.getPageCount()).toBe(500)
    const streams = document.context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
      .filter((object) => object instanceof PDFRawStream)
    const forms = streams.filter(({ dict }) => dict.get(PDFName.of('Subtype')) === PDFName.of('Form'))
    const files = streams.filter(({ dict }) => dict.has(PDFName.of('Length1')))
    expect(forms).toHaveLength(1)
    expect(files).toHaveLength(1)
    const resources = new Set(document.getPages().map(({ node }) => String(node.get(PDFName.of('Resources')))))
    expect(resources.size).toBe(1)
    const pages = await textOf(bytes)
    pages.forEach((text, i) => {
      expect(text).toContain(`云上第${i}茶业有限公司`)
    })
  })

  it('is A4 and names the form and no person', async () => {
    const document = await PDFDocument.load(await drawShipped([{ client: company }], fonts), { updateMetadata: false })
    const { width, height } = document.getPage(0).getSize()
    expect(width).toBeCloseTo(595.28, 1)
    expect(height).toBeCloseTo(841.89, 1)
    expect(document.getTitle()).toBe('网站备案信息真实性核验单')
    expect(document.getAuthor()).toBeUndefined()
    expect(document.getSubject()).toBeUndefined()
    expect(document.getCreationDate()).toBeUndefined()
    const info = document.context.lookup(document.context.trailerInfo.Info, PDFDict)
    expect(info.keys().map(String).sort()).toEqual(['/Producer', '/Title'])
  })

  it('says that another title is ours and not official', async () => {
    const pdf = await drawShipped([{ client: company, options: { title: 'internet-service' } }], fonts)
    const document = await PDFDocument.load(pdf, { updateMetadata: false })
    expect(document.getTitle()).toBe('互联网信息服务备案信息真实性核验单')
    expect(document.getSubject()).toContain('非官方')
  })

  it('is the same, byte for byte, when drawn again', async () => {
    const [one, other] = [
      await drawShipped([{ client: company }], fonts),
      await drawShipped([{ client: company }], fonts),
    ]
    expect(Buffer.compare(one, other)).toBe(0)
  })

  it('can be copied as the characters that were put in, also where the font draws two alike', async () => {
    // U+2F00 is the radical 一, drawn as the character 一; U+F9DC-like compatibility forms and rare characters beside them
    const name = '⼀一𬭊䶮㛃（“茶”）'
    const [text] = await textOf(await drawShipped([{ client: clientOf(name, [['中文.中国', 'a-b.cn']]) }], fonts))
    expect(text).toContain(name)
    expect(text).toContain('中文.中国、a-b.cn')
    expect(text).toContain('核验网站主办者、网站负责人证件资质')
    expect(text!.replace(/\s/g, '')).toContain('承认以上填写信息和核验记录真实有效，承诺上述备案信息一旦发生变更')
  })

  it('keeps every block of its CMap within the hundred entries that PDF allows', async () => {
    const wide = Array.from({ length: 400 }, (_, i) => String.fromCodePoint(0x4e00 + i * 7)).join('')
    const names = wide.match(/.{1,40}/gu) ?? []
    const document = await PDFDocument.load(
      await drawShipped(
        names.map((name) => ({ client: clientOf(name, [[]]) })),
        fonts,
      ),
    )
    const font = document.context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
      .find((object) => object instanceof PDFDict && object.get(PDFName.of('Subtype')) === PDFName.of('Type0'))
    const reference = (font as PDFDict).get(PDFName.of('ToUnicode'))
    expect(reference).toBeInstanceOf(PDFRef)
    const stream = document.context.lookup(reference as PDFRef) as PDFRawStream
    const packed = new Blob([stream.getContents() as Uint8Array<ArrayBuffer>]).stream()
    const cmap = await new Response(packed.pipeThrough(new DecompressionStream('deflate'))).text()
    const ranges = [...cmap.matchAll(/<(\w{4})><(\w{4})>\[([^\]]*)\]/g)]
    expect(ranges.length).toBeGreaterThan(5)
    for (const [, from, to, entries] of ranges) {
      const count = Number.parseInt(to!, 16) - Number.parseInt(from!, 16) + 1
      expect(count).toBeLessThanOrEqual(100)
      expect(entries!.match(/</g)).toHaveLength(count)
      expect(from!.slice(0, 2)).toBe(to!.slice(0, 2))
    }
  })

  it('is refused where there is nothing to draw, or a font is broken', async () => {
    await expect(drawShipped([], fonts)).rejects.toMatchObject({ refusal: { code: 'invalid-input' } })
    await expect(drawShipped([{ client: company }], { regular: new Uint8Array(100) })).rejects.toMatchObject({
      refusal: { code: 'unreadable-file', remedy: '请重新安装备案台' },
    })
  })
})
