import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawCalibration } from '../../../renderer/sheet/index.ts'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { openViewer } from './chromium-viewer.ts'
import { crop, haveTool, likeness, renderPage, textOf } from './raster.ts'
import { clientOf, drawShipped, fonts } from './sheets.ts'

const company = clientOf('杭州云上𬭊䶮茶业（集团）有限公司', [['yunshang-2026.com', '云上茶.中国']])
const person = clientOf('欧阳㛃𬸣', [['ouyang.cn']], { kind: 'person' })
const handCopy = '本人承诺《网站备案信息真实性核验单》所填内容真实有效，并承担相应责任。'
const documents: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  unit: () => drawShipped([{ client: company }], fonts),
  person: () => drawShipped([{ client: person, options: { handCopy, fingerprint: true } }], fonts),
  'other title': () => drawShipped([{ client: company, options: { title: 'internet-service' } }], fonts),
  'many, backs blank': () => drawShipped([{ client: company }, { client: person }], fonts, { blankBacks: true }),
  calibration: () => drawCalibration(fonts),
}
/** what must come out again when it is marked and copied */
const copied: Readonly<Record<string, readonly string[]>> = {
  unit: ['杭州云上𬭊䶮茶业（集团）有限公司', 'yunshang-2026.com、云上茶.中国', '单位盖章', '。', '《', '》'],
  person: ['欧阳㛃𬸣', 'ouyang.cn', '按手印处', '《网站备案信息真实性核验单》所填内容真实有效'],
  'other title': ['互联网信息服务备案信息真实性核验单', '杭州云上𬭊䶮茶业（集团）有限公司'],
  'many, backs blank': ['杭州云上𬭊䶮茶业（集团）有限公司', '欧阳㛃𬸣'],
  calibration: ['校准页', '纸张选A4、纵向', '260毫米'],
}
const names = Object.keys(documents)

const folder = mkdtempSync(join(tmpdir(), 'sheet-readers-'))
const fileOf = (name: string): string => join(folder, `${name}.pdf`)
beforeAll(async () => {
  for (const name of names) writeFileSync(fileOf(name), await documents[name]!())
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs a reader. @returns what it prints; fails where it has anything to complain of */
function read(tool: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(tool, args, { encoding: 'utf8', maxBuffer: 64 << 20 })
  // how this MuPDF was built, nothing about the file
  const complaints = stderr.replace('warning: ICC support is not available\n', '')
  expect([tool, status, complaints]).toEqual([tool, 0, ''])
  return stdout
}
const bare = (text: string): string => text.replace(/\s/g, '')
const why = (tool: string): string => (haveTool(tool) ? '' : `SKIPPED, no ${tool} here: `)

describe('Chromium’s engine, PDFium', () => {
  it.each(names)('opens and copies the text of: %s', async (name) => {
    const text = bare((await textOf(await documents[name]!())).join(''))
    for (const words of copied[name]!) expect(text).toContain(words)
  })
})

describe.skipIf(!chromiumPath)(`${chromiumPath ? '' : `${whyNoChromium}: `}Chromium’s own viewer`, () => {
  let viewer: Awaited<ReturnType<typeof openViewer>>
  beforeAll(async () => {
    viewer = await openViewer()
  }, 60_000)
  afterAll(() => viewer?.close())
  const inner = { left: 2, top: 2, right: 208, bottom: 295 }

  it.each(names)('opens, shows and copies: %s', async (name) => {
    const pdf = await documents[name]!()
    const { loaded, text, picture } = await viewer.view(pdf)
    expect(loaded).toBe('success')
    for (const words of copied[name]!) expect(bare(text)).toContain(words)
    expect(likeness(crop(await renderPage(pdf, 0, 100), inner), crop(picture, inner))).toBeGreaterThan(0.9)
  })
  it('says of one that is cut off that it cannot be opened', async () => {
    const pdf = await documents.unit!()
    const { loaded, text } = await viewer.view(pdf.subarray(0, pdf.length >> 1))
    expect([loaded, text]).toEqual(['failed', ''])
  })
})

describe.skipIf(!haveTool('pdftotext'))(`${why('pdftotext')}poppler`, () => {
  it.each(names)('opens without complaint and copies the text of: %s', (name) => {
    const text = bare(read('pdftotext', '-raw', fileOf(name), '-'))
    for (const words of copied[name]!) expect(text).toContain(words)
  })

  it.each(names)('finds every font embedded, a subset, with its characters’ names: %s', (name) => {
    const lines = read('pdffonts', fileOf(name)).trim().split('\n').slice(2)
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect(line).toMatch(/^[A-Z]{6}\+NotoSansSC\S* +CID TrueType +Identity-H +yes yes yes /)
  })

  it.each(names)('finds the form named in the metadata and no person: %s', (name) => {
    const info = read('pdfinfo', fileOf(name))
    const title = /^Title: +(.+)$/m.exec(info)?.[1]
    expect(title).toMatch(/核验单$|^校准页$/)
    expect(info).toMatch(/^Producer: +备案台$/m)
    expect(info).not.toMatch(/^(Author|Creator|Keywords|CreationDate|ModDate):/m)
    for (const who of ['杭州云上', '欧阳', 'yunshang', 'ouyang']) expect(info).not.toContain(who)
  })
})

describe.skipIf(!haveTool('mutool'))(`${why('mutool')}MuPDF`, () => {
  it.each(names)('opens without complaint and copies the text of: %s', (name) => {
    const text = bare(read('mutool', 'draw', '-q', '-F', 'txt', fileOf(name)))
    for (const words of copied[name]!) expect(text).toContain(words)
  })
})
