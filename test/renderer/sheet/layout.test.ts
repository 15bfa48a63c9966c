import { describe, expect, it } from 'vitest'
import { faceOf } from '../../../renderer/sheet/face.ts'
import { sheetForm } from '../../../renderer/sheet/form/form.ts'
import { type SheetOptions, type SheetTitle, sheetTitles } from '../../../renderer/sheet/index.ts'
import { type Area, crop, inkOf, type Raster, renderPage, textOf } from './raster.ts'
import { clientOf, drawShipped, fonts } from './sheets.ts'

const name30 = '新疆维吾尔自治区乌鲁木齐市天山区和田玉雕工艺品进出口贸易公司'
const manyDomains = (count: number) => Array.from({ length: count }, (_, i) => `yunshang-tea-number-${i}.com.cn`)

/** Where the client's words may stand: inside the lines of their cells, or on the blank paper under the frame. */
const allowed: Area[] = [
  { left: 48.2, top: 21, right: 143.8, bottom: 30 },
  { left: 48.2, top: 30.7, right: 196.8, bottom: 49.7 },
  { left: 15, top: 288.2, right: 198, bottom: 295 },
]

async function drawn(names: string, domains: readonly string[], options?: SheetOptions, registrar = '') {
  const client = clientOf(names, [domains], { registrar })
  const pdf = await drawShipped([{ client, options: { code: false, ...options } }], fonts)
  return { pdf, pages: await textOf(pdf) }
}

const dpi = 200
const emptyForm = (async () =>
  renderPage(await drawShipped([{ client: clientOf('', [[]]), options: { code: false } }], fonts), 0, dpi))()

/** The client's words alone: a page without its printed form. */
async function wordsOf(pdf: Uint8Array, page = 0): Promise<Raster> {
  const [form, sheet] = [await emptyForm, await renderPage(pdf, page, dpi)]
  return { ...sheet, ink: sheet.ink.map((ink, i) => (Math.abs(ink - form.ink[i]!) > 40 ? ink : 0)) }
}

function inkOutside(words: Raster): number {
  return Math.round(inkOf(words) - allowed.reduce((sum, area) => sum + inkOf(crop(words, area)), 0))
}

describe('values that are long', () => {
  it.each([
    ['a name of 30 characters', name30, ['yunshangcha.com']],
    ['a foreign name', 'Yunshang International Tea Trading and Culture Development (Hangzhou) Company Limited', []],
    ['a name of 90 characters', name30.repeat(3), []],
    ['12 domains', '杭州云上茶业有限公司', manyDomains(12)],
    ['12 Chinese domains', '杭州云上茶业有限公司', Array.from({ length: 12 }, (_, i) => `杭州云上茶业第${i}家.中国`)],
    ['20 domains', '杭州云上茶业有限公司', manyDomains(20)],
    ['one domain of 253 characters', '杭州云上茶业有限公司', [`${'abcdefghi.'.repeat(25)}com`]],
  ])('%s stays between the lines, whole', async (_, name, domains) => {
    const { pdf, pages } = await drawn(name, domains)
    expect(pages).toHaveLength(1)
    const words = await wordsOf(pdf)
    expect(inkOf(words)).toBeGreaterThan(100)
    expect(inkOutside(words)).toBeLessThan(1)
    const text = pages[0]!.replace(/\s/g, '')
    expect(text).toContain(name.replace(/\s/g, ''))
    for (const domain of domains) expect(text).toContain(domain)
  })

  it('too many domains for the cell go on under the frame, and say so at both places', async () => {
    const { pdf, pages } = await drawn('杭州云上茶业有限公司', manyDomains(18))
    expect(pages).toHaveLength(1)
    expect(pages[0]).toContain('（下接表格下方空白处）')
    expect(pages[0]).toContain('（上接网站域名栏）')
    expect(inkOf(crop(await wordsOf(pdf), allowed[2]!))).toBeGreaterThan(100)
  })

  it('too many for one sheet go on a further sheet, none lost, none twice', async () => {
    const domains = manyDomains(80)
    const { pdf, pages } = await drawn('杭州云上茶业有限公司', domains)
    expect(pages.length).toBeGreaterThan(1)
    const text = pages.join('').replace(/\s/g, '')
    for (const domain of domains) expect(text.split(domain).length - 1, domain).toBe(1)
    for (let page = 0; page < pages.length; page++) {
      expect(pages[page]).toContain('杭州云上茶业有限公司')
      expect(inkOutside(await wordsOf(pdf, page))).toBeLessThan(1)
    }
  })

  it('a name that no type could fit is refused with what to do', async () => {
    await expect(drawn('茶'.repeat(600), [])).rejects.toMatchObject({
      name: 'DeskRefusal',
      refusal: { code: 'invalid-input', message: '主办者名称有 600 个字，核验单的名称栏写不下' },
    })
  })

  it('a domain that no sheet could hold is refused with what to do', async () => {
    await expect(drawn('云上', ['a'.repeat(3000)])).rejects.toMatchObject({ refusal: { code: 'invalid-input' } })
  })
})

describe('the printed form', () => {
  const face = faceOf(fonts.regular)
  const forms = (Object.keys(sheetTitles) as SheetTitle[]).flatMap((title) => [
    ...[true, false].map((unit) => [title, String(unit), sheetForm(unit, sheetTitles[title].words, face)] as const),
    ...[30, 90, 160].map((length) => {
      const handCopy = `${'本人承诺以上信息真实有效，'.repeat(13).slice(0, length - 1)}。`
      const form = sheetForm(false, sheetTitles[title].words, face, { handCopy, fingerprint: true })
      return [title, `false, fingerprint and a pledge of ${length} characters to copy`, form] as const
    }),
  ])

  it.each([30, 90, 160])('leaves rows to copy a pledge of %i characters by hand, inside the frame', (length) => {
    const plain = sheetForm(false, sheetTitles.site.words, face)
    const rows = sheetForm(false, sheetTitles.site.words, face, { handCopy: '承'.repeat(length) }).rules.slice(
      plain.rules.length,
    )
    expect(rows.length).toBeGreaterThanOrEqual(3)
    const frame = Math.max(...plain.rules.map((rule) => rule.y2), ...plain.bars.map((bar) => bar.bottom))
    expect(frame - rows.at(-1)!.y1).toBeGreaterThan(1.5)
    for (const [i, row] of rows.entries()) if (i > 0) expect(row.y1 - rows[i - 1]!.y1).toBeGreaterThanOrEqual(5)
  })

  it('keeps date and signature clear of the fingerprint’s place and the rows to copy on', async () => {
    const client = clientOf('欧阳静怡', [['a.cn']], { kind: 'person' })
    const options = { code: false, date: '2026-11-25' }
    const page = async (more: SheetOptions) =>
      renderPage(await drawShipped([{ client, options: { ...options, ...more } }], fonts), 0, dpi)
    const [plain, full] = [await page({}), await page({ handCopy: '承'.repeat(160), fingerprint: true })]
    const added = { ...full, ink: full.ink.map((ink, i) => Math.max(0, ink - plain.ink[i]!)) }
    const covered = full.ink.filter((ink, i) => ink > 60 && plain.ink[i]! > 60 && added.ink[i]! > 20).length
    expect(covered).toBe(0)
    // all that is added stands on paper that the form leaves blank: nothing of the plain page is lost or overprinted
    expect(inkOf(added)).toBeCloseTo(inkOf(full) - inkOf(plain), -1)
    const place = { left: 61.5, top: 263.5, right: 78.5, bottom: 275.7 }
    expect(inkOf(crop(plain, place))).toBe(0)
    expect(inkOf(crop(full, place))).toBeGreaterThan(50)
    const rows = { left: 99.5, top: 256, right: 195.5, bottom: 285.2 }
    expect(inkOf(crop(plain, rows))).toBe(0)
    expect(inkOf(added)).toBeCloseTo(inkOf(crop(full, rows)) + inkOf(crop(full, place)), -1)
  })

  it.each(forms)('%s, unit %s: no wording touches a line', (_, __, form) => {
    const horizontal = form.rules.filter((rule) => rule.y1 === rule.y2)
    for (const text of form.texts) {
      const half = (text.size * 0.46 * 25.4) / 72
      const right = text.right ?? text.left
      for (const rule of horizontal)
        if (rule.x1 < right && rule.x2 > text.left)
          expect(Math.abs(rule.y1 - text.y), `${text.text} and the line at ${rule.y1} mm`).toBeGreaterThan(half)
      for (const rule of form.rules.filter((r) => r.x1 === r.x2 && r.y1 < text.y && r.y2 > text.y))
        expect(rule.x1 < text.left || rule.x1 > right, `${text.text} and the line at x ${rule.x1} mm`).toBe(true)
    }
  })

  it.each(forms)('%s, unit %s: no two pieces of wording run into each other', (_, __, form) => {
    const pieces = form.texts.map((text) => ({
      ...text,
      half: (text.size * 0.45 * 25.4) / 72,
      end: text.right ?? text.left,
    }))
    pieces.forEach((one, i) => {
      for (const other of pieces.slice(i + 1)) {
        if (Math.abs(one.y - other.y) > one.half + other.half) continue
        expect(one.end < other.left || other.end < one.left, `${one.text} and ${other.text}`).toBe(true)
      }
    })
  })

  it.each([
    ['enterprise', true],
    ['individual-business', true],
    ['institution', true],
    ['person', false],
  ] as const)('ticks the box of a subject that is %s', async (kind, unit) => {
    const page = await renderPage(await drawShipped([{ client: clientOf('云上', [[]], { kind }) }], fonts), 0, dpi)
    const box = (left: number) => inkOf(crop(page, { left, top: 24.4, right: left + 2.3, bottom: 26.7 }))
    const area = (2.25 * page.scale) ** 2
    expect(box(171.1) / area > 0.9).toBe(unit)
    expect(box(183.75) / area > 0.9).toBe(!unit)
    expect(Math.min(box(171.1), box(183.75)) / area).toBeGreaterThan(0.15)
    const [text] = await textOf(await drawShipped([{ client: clientOf('云上', [[]], { kind }) }], fonts))
    expect(text!.includes('单位盖章')).toBe(unit)
  })

  it('draws every box of the access provider’s part, and leaves it empty', async () => {
    const page = await emptyForm
    const { boxes } = sheetForm(true, sheetTitles.site.words, face)
    expect(boxes).toHaveLength(2 + 6 + 6 + 9 + 13 * 2)
    for (const box of boxes.filter(({ filled }) => filled !== true)) {
      const edge = crop(page, { left: box.left - 0.1, top: box.y - 1.3, right: box.left + 0.4, bottom: box.y + 1.3 })
      expect(inkOf(edge) / (box.side * page.scale)).toBeGreaterThan(0.8)
      const hollow = crop(page, {
        left: box.left + 0.5,
        top: box.y - 0.5,
        right: box.left + box.side - 0.5,
        bottom: box.y + 0.5,
      })
      expect(inkOf(hollow)).toBe(0)
    }
  })
})

describe('options', () => {
  const registrar = '阿里云计算有限公司'

  it('prints the registrar in 北京 and nowhere else, unless told', async () => {
    const text = async (province: string, options?: SheetOptions) =>
      (
        await textOf(
          await drawShipped([{ client: clientOf('云上', [['a.com']], { province, registrar }), options }], fonts),
        )
      )[0]!
    expect(await text('北京市')).toContain(registrar)
    expect(await text('浙江省')).not.toContain(registrar)
    expect(await text('浙江省', { printRegistrar: true })).toContain(registrar)
    expect(await text('北京市', { printRegistrar: false })).not.toContain(registrar)
  })

  it.each(Object.entries(sheetTitles))('carries the title %s', async (key, { words }) => {
    const client = clientOf('云上', [['a.com']])
    const pdf = await drawShipped([{ client, options: { title: key as SheetTitle } }], fonts)
    const text = (await textOf(pdf))[0]!.replace(/\s/g, '')
    expect(text.split(words).length - 1).toBe(3)
    expect(text).toContain('承诺以上核验记录真实有效。')
  })

  it('keeps several forms in one document apart', async () => {
    const pages = await textOf(
      await drawShipped(
        [
          { client: clientOf('甲公司', [['a.com']]) },
          { client: clientOf('乙某', [['b.com']], { kind: 'person' }) },
          { client: clientOf('丙公司', [['c.com']]), options: { title: 'icp' } },
        ],
        fonts,
      ),
    )
    expect(pages.map((text) => text.includes('单位盖章'))).toEqual([true, false, true])
    expect(pages.map((text) => text.includes('ICP备案信息真实性核验单'))).toEqual([false, false, true])
    expect(pages.map((text) => /甲公司|乙某|丙公司/.exec(text)?.[0])).toEqual(['甲公司', '乙某', '丙公司'])
  })
})
