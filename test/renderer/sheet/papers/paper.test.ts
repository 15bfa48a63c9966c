import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { type Client, clientSchema } from '../../../../domain/model/index.ts'
import { composePaper, type PaperTemplate, paperFacts, shippedPaperTemplates } from '../../../../domain/papers/index.ts'
import { drawPaper, drawPapers, missingInPaper } from '../../../../renderer/sheet/papers/index.ts'
import { companyOf, templateOf } from '../../../domain/papers/fixture.ts'
import { crop, inkOf, linesIn, type Raster, renderPage, textOf } from '../raster.ts'
import { fonts } from '../sheets.ts'

const client = companyOf('湖北', { sites: 2 })
const facts = paperFacts(client, { personId: 'p2' })
const draw = (template: PaperTemplate, of: Client = client) =>
  drawPaper(template, paperFacts(of, { personId: 'p2' }), fonts)
const all = shippedPaperTemplates.map((one): [string, PaperTemplate] => [one.key, one])
const plain = (text: string) => text.replace(/\s/g, '')
/** the text's area, and a hair more for the ends of lines */
const inside = { left: 25.5, top: 25, right: 184.5, bottom: 272.5 }
const footer = { left: 85, top: 280, right: 125, bottom: 290 }

function inkOutside(page: Raster): number {
  return Math.abs(Math.round(inkOf(page) - inkOf(crop(page, inside)) - inkOf(crop(page, footer))))
}

describe('every template that ships', () => {
  const empty = { unit: clientSchema.parse({}), person: clientSchema.parse({ subject: { kind: 'person' } }) }
  const full = companyOf('江苏', { sites: 12, name: '杭州样例茶业有限公司产品展示与售后服务' })

  it.each(all)(
    '%s stays inside its margins, for a full, an empty and a private client',
    async (_, template) => {
      for (const of of [full, empty.unit, empty.person]) {
        const pdf = await draw(template, of)
        const { length } = await textOf(pdf)
        for (let page = 0; page < length; page++) expect(inkOutside(await renderPage(pdf, page, 75))).toBe(0)
      }
    },
    120_000,
  )

  it.each(all)(
    '%s is small, the same each time, and says in its metadata what it is and no person',
    async (_, template) => {
      const pdf = await draw(template)
      expect(Buffer.from(pdf).equals(Buffer.from(await draw(template)))).toBe(true)
      expect(pdf.length).toBeLessThan(25 * 1024)
      const document = await PDFDocument.load(pdf)
      expect(document.getSubject()).toBe('本机构文本，非官方样张；请以接入商最新模板为准')
      expect(document.getTitle()).not.toBe('')
      const said = `${document.getTitle()}${document.getSubject()}${document.getAuthor()}${document.getKeywords()}`
      for (const name of ['王样例', '林样例', '样例茶业']) expect(said).not.toContain(name)
    },
  )

  it.each(all)('%s can be copied out as the words it was written in', async (_, template) => {
    const text = plain((await textOf(await draw(template))).join(''))
    const { blocks } = composePaper(template, facts)
    for (const block of blocks) {
      if (!('runs' in block)) continue
      for (const run of block.runs) if (run.kind !== 'line') expect(text).toContain(plain(run.text))
    }
  })

  it.each(all)('%s keeps its signature whole, on a page with what is signed', async (_, template) => {
    const pages = await textOf(await draw(template, full))
    const signed = pages.filter((text) => plain(text).includes('日期：'))
    expect(signed).toHaveLength(1)
    const [page = ''] = signed
    expect(page).toMatch(/签字：/)
    // more than labels stands there
    expect(plain(page.slice(0, page.indexOf('签字'))).length).toBeGreaterThan(12)
  })
})

describe('what is put on the page', () => {
  it('a value stands over a line, a lacking one is a line of its own', async () => {
    const lineUnder = async (text: string, of: Client) => {
      const page = await renderPage(await draw(templateOf([{ type: 'paragraph', text, indent: false }]), of), 0, 200)
      return linesIn(page, { left: 26.5, top: 40, right: 50, bottom: 55 }, 'rows', 0.9)
    }
    expect(await lineUnder('{主办单位名称}', client)).toHaveLength(1)
    expect(await lineUnder('{主办单位名称}', clientSchema.parse({}))).toHaveLength(1)
    expect(await lineUnder('没有填写的文字在这里不画线', client)).toHaveLength(0)
  })

  it('a ticked box holds more ink than an open one', async () => {
    const items = [{ text: '甲', ticked: 'unit' }, { text: '乙' }]
    const page = await renderPage(await draw(templateOf([{ type: 'ticks', items }])), 0, 200)
    // the middle of each box, between its frame's lines: 2 em indent, box, word, 1.5 em
    const middle = (left: number) => inkOf(crop(page, { left: left + 0.8, top: 42.2, right: left + 3, bottom: 44.4 }))
    const em = (12 * 25.4) / 72
    const first = 26 + 2 * em
    expect(middle(first)).toBeGreaterThan(20)
    expect(middle(first + (1.25 + 1 + 1.5) * em)).toBe(0)
  })

  it('a line of prose fills the width, the last one does not', async () => {
    const text = '备案信息真实准确完整'.repeat(9)
    const page = await renderPage(await draw(templateOf([{ type: 'paragraph', text, indent: false }])), 0, 200)
    const at = (top: number, left: number, right: number) => inkOf(crop(page, { left, right, top, bottom: top + 6 }))
    expect(at(40.5, 180, 184.3)).toBeGreaterThan(10)
    expect(at(40.5, 26, 30)).toBeGreaterThan(10)
    expect(at(55.5, 120, 184.3)).toBe(0)
  })

  it('a table goes on on the next page under its head', async () => {
    const block = {
      type: 'table',
      columns: [1, 1],
      head: ['表头名称', '表头域名'],
      rows: [['{网站名称}', '{域名}']],
      each: 'service',
    }
    const pages = await textOf(await draw(templateOf([block]), companyOf('浙江', { sites: 60 })))
    expect(pages.length).toBeGreaterThan(1)
    for (const text of pages) expect(text).toContain('表头名称')
    const text = plain(pages.join(''))
    for (let i = 1; i <= 60; i++) expect(text.split(`sample-tea-${i}.cn`)).toHaveLength(2)
    for (const [i, page] of pages.entries()) expect(plain(page)).toContain(`第${i + 1}页，共${pages.length}页`)
  })

  it('a cell that nothing is known of is empty, and no taller than others', async () => {
    const block = (text: string) => ({ type: 'table', columns: [1, 3], rows: [[text, '甲']] })
    const bottom = async (text: string) => {
      const page = await renderPage(await draw(templateOf([block(text)]), clientSchema.parse({})))
      return linesIn(page, { left: 27, top: 38, right: 60, bottom: 70 }, 'rows', 0.9).at(-1)![0]
    }
    expect(await bottom('{通信地址}')).toBe(await bottom('乙'))
  })

  it('a letter that nearly fits one page is set smaller to fit it', async () => {
    const paragraphs = (count: number) => [
      ...Array.from({ length: count }, () => ({ type: 'paragraph', text: '备案信息真实准确完整，'.repeat(8) })),
      { type: 'sign', parties: [{ label: '签字' }], seal: '单位盖章' },
    ]
    const pages = await Promise.all(
      [8, 9, 10, 14].map(async (n) => (await textOf(await draw(templateOf(paragraphs(n))))).length),
    )
    expect(pages[0]).toBe(1)
    expect(pages[1]).toBe(1)
    expect(pages[3]).toBe(2)
  })

  it('several papers go into one file, each on pages of its own', async () => {
    const papers = shippedPaperTemplates.slice(0, 3).map((template) => composePaper(template, facts))
    const pages = await textOf(await drawPapers(papers, fonts))
    expect(pages).toHaveLength(3)
    for (const [i, paper] of papers.entries()) expect(plain(pages[i] ?? '')).toContain(paper.title)
  })

  it('a character that the font lacks is named with its field', () => {
    const odd = { ...client, subject: { ...client.subject, name: '杭州𠮷茶' } }
    const paper = composePaper(templateOf([{ type: 'paragraph', text: '{主办单位名称}' }]), paperFacts(odd))
    expect(missingInPaper(paper, fonts)).toEqual([{ character: '𠮷', field: '主办单位名称', path: 'subject.name' }])
  })

  it('refuses to draw nothing', async () => {
    await expect(drawPapers([], fonts)).rejects.toMatchObject({ refusal: { code: 'invalid-input' } })
  })
})
