import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import * as fontkit from 'fontkit'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { missingGlyphs } from '../../../renderer/sheet/index.ts'
import { type Area, crop, haveTool, inkOf, likeness, type Raster, renderPage } from './raster.ts'
import { byShipped, clientOf, drawShipped, fontPath, fonts } from './sheets.ts'

/** the cells that the client's words stand in, inside their lines */
const nameCell: Area = { left: 48.6, top: 21.4, right: 143.4, bottom: 29.8 }
const domainCell: Area = { left: 48.6, top: 31, right: 196.4, bottom: 49.4 }
const dpi = 300

beforeAll(() => {
  GlobalFonts.registerFromPath(fontPath, 'Sheet')
})

const metrics = fontkit.create(readFileSync(fontPath)) as fontkit.Font

/**
 * The same words set by another engine (Skia) straight from the font file, character by character: no kerning.
 * @param phase where in a pixel the first begins
 */
function written(text: string, points: number, phase = 0): Raster {
  const size = (points * dpi) / 72
  const canvas = createCanvas(Math.ceil(size * ([...text].length + 2)), Math.ceil(size * 2))
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#000'
  context.font = `${size}px Sheet`
  let x = size / 2 + phase
  for (const character of text) {
    context.fillText(character, x, size * 1.3)
    x += (metrics.glyphForCodePoint(character.codePointAt(0)!).advanceWidth / metrics.unitsPerEm) * size
  }
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  const ink = Uint8Array.from({ length: canvas.width * canvas.height }, (_, i) => 255 - data[i * 4]!)
  return { width: canvas.width, height: canvas.height, ink, scale: dpi / 25.4 }
}

const sheetOf = async (name: string, domains: string[] = []) =>
  drawShipped([{ client: clientOf(name, [domains]) }], fonts)

describe('the ink of the client’s words', () => {
  it.each([
    '杭州云上茶业有限公司',
    '锦里文化传播工作室',
    '𬭊䶮㛃茶业有限公司',
    'Yunshang Tea 云上',
    '（中国）“三、四”·五',
  ])('prints %s as the font has it', async (name) => {
    const cell = crop(await renderPage(await sheetOf(name), 0, dpi), nameCell)
    const expected = written(name, 15)
    expect(likeness(cell, expected)).toBeGreaterThan(0.93)
    expect(inkOf(cell) / inkOf(expected)).toBeGreaterThan(0.93)
    expect(inkOf(cell) / inkOf(expected)).toBeLessThan(1.07)
  })

  it('would notice another name, and a lost character', async () => {
    const cell = crop(await renderPage(await sheetOf('杭州云上茶业有限公司'), 0, dpi), nameCell)
    expect(likeness(cell, written('苏州河畔酒业有限公司', 15))).toBeLessThan(0.8)
    expect(inkOf(cell) / inkOf(written('杭州云上茶业有限公', 15))).toBeGreaterThan(1.05)
  })

  it.each(['𬭊', '䶮', '㛃', '一', '龘', 'g'])('prints the character %s by itself', async (character) => {
    const cell = crop(await renderPage(await sheetOf(character), 0, dpi), nameCell)
    expect(likeness(cell, written(character, 15))).toBeGreaterThan(0.88)
  })

  it.each(['yunshangcha.com', '中文域名.中国', 'xn--fiqs8s.cn'])('prints the domain %s', async (domain) => {
    const cell = crop(await renderPage(await sheetOf('', [domain]), 0, dpi), domainCell)
    expect(likeness(cell, written(domain, 15))).toBeGreaterThan(0.93)
  })

  it('is the same ink on the last of many sheets as on a sheet alone', async () => {
    const clients = Array.from({ length: 40 }, (_, i) => clientOf(`第${i}个客户很长的名称茶业公司`, [[`c${i}.com`]]))
    const many = await renderPage(
      await drawShipped(
        clients.map((client) => ({ client })),
        fonts,
      ),
      39,
      dpi,
    )
    const alone = await renderPage(await drawShipped([{ client: clients[39]! }], fonts), 0, dpi)
    const differing = many.ink.filter((ink, i) => Math.abs(ink - alone.ink[i]!) > 64).length
    expect(differing).toBe(0)
  })
})

describe('a document of thousands of characters', () => {
  it('still prints the last of them (its font needs the long form of its glyph index)', async () => {
    const names = Array.from({ length: 150 }, (_, sheet) =>
      String.fromCodePoint(...Array.from({ length: 16 }, (_, i) => 0x4e00 + (sheet * 16 + i) * 5)),
    )
    const requests = names.map((name) => ({ client: clientOf(name, [[]]) }))
    expect(requests.flatMap((request) => missingGlyphs(byShipped(request), fonts))).toEqual([])
    const pdf = await drawShipped(requests, fonts)
    for (const page of [0, 75, 149]) {
      const cell = crop(await renderPage(pdf, page, dpi), nameCell)
      expect(likeness(cell, written(names[page]!, 15))).toBeGreaterThan(0.9)
    }
  })
})

describe('characters that the font lacks', () => {
  it('are named with the field they stand in', () => {
    const client = clientOf('☐吉𠮷☑𬭊堂', [['好.com']], { registrar: '𠮷商' })
    expect(missingGlyphs(byShipped({ client }), fonts)).toEqual([
      { character: '☐', field: '网站主办者名称', path: 'subject.name' },
      { character: '𠮷', field: '网站主办者名称', path: 'subject.name' },
      { character: '☑', field: '网站主办者名称', path: 'subject.name' },
    ])
    expect(missingGlyphs(byShipped({ client, options: { printRegistrar: true } }), fonts)).toContainEqual({
      character: '𠮷',
      field: '域名注册商',
      path: 'services.s1.domains.0.registrar',
    })
  })

  it('leave a place over a short rule, and no stand-in sign', async () => {
    const cell = crop(await renderPage(await sheetOf('吉𠮷堂'), 0, dpi), nameCell)
    const sign = (place: number): Raster =>
      crop(cell, { left: 1.4 + place * 5.29, top: 0, right: 1.4 + (place + 1) * 5.29, bottom: 8.4 })
    expect(likeness(sign(0), written('吉', 15))).toBeGreaterThan(0.88)
    expect(likeness(sign(2), written('堂', 15))).toBeGreaterThan(0.88)
    const gap = sign(1)
    const rows = Array.from({ length: gap.height }, (_, y) =>
      inkOf({ ...gap, height: 1, ink: gap.ink.subarray(y * gap.width, (y + 1) * gap.width) }),
    )
    expect(rows.filter((ink) => ink > 1).length).toBeLessThanOrEqual(4)
    expect(Math.max(...rows)).toBeGreaterThan(gap.width * 0.5)
  })
})

describe.each([
  ['pdftoppm', (pdf: string, folder: string) => ['-r', String(dpi), '-png', pdf, join(folder, 'page')]],
  ['mutool', (pdf: string, folder: string) => ['draw', '-r', String(dpi), '-o', join(folder, 'page.png'), pdf]],
] as const)('%s', (tool, commandLine) => {
  it.skipIf(!haveTool(tool))(
    `opens the sheet without complaint and shows the same ink (skipped where ${tool} is missing)`,
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'sheet-'))
      try {
        const pdf = join(folder, 'sheet.pdf')
        writeFileSync(pdf, await sheetOf('杭州云上𬭊茶业有限公司', ['yunshangcha.com']))
        const run = spawnSync(tool, commandLine(pdf, folder), { encoding: 'utf8' })
        expect(run.status).toBe(0)
        expect(run.stderr).not.toMatch(/error|syntax|repair|broken/i)
        const picture = readdirSync(folder).find((name) => name.endsWith('.png'))
        const { data, info } = await sharp(readFileSync(join(folder, picture!)))
          .greyscale()
          .raw()
          .toBuffer({ resolveWithObject: true })
        const ink = Uint8Array.from({ length: info.width * info.height }, (_, i) => 255 - data[i * info.channels]!)
        const cell = crop({ width: info.width, height: info.height, ink, scale: dpi / 25.4 }, nameCell)
        // each engine begins somewhere else in a pixel
        const alike = [0, 0.25, 0.5, 0.75].map((phase) => likeness(cell, written('杭州云上𬭊茶业有限公司', 15, phase)))
        expect(Math.max(...alike)).toBeGreaterThan(0.93)
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
  )
})
