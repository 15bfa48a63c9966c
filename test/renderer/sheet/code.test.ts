import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { readSheetCode, sheetCodeOf, writeSheetCode } from '../../../domain/sheet/code.ts'
import { frame } from '../../../domain/sheet/lines.ts'
import type { CapturePlan } from '../../paper/capture/plan.ts'
import { shoot } from '../../paper/capture/shoot.ts'
import { printPdf } from '../../paper/pages/printed-sheet.ts'
import { random } from '../../paper/random.ts'
import { crop, inkOf, renderPage, textOf } from './raster.ts'
import { clientOf, drawShipped, fonts } from './sheets.ts'

beforeAll(async () => {
  const file = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(file).buffer }, fireImmediately: true })
})

const client = clientOf('杭州云上茶业有限公司', [['yunshangcha.com'], ['b.cn']])
const codeOf = (service: number, page = 1) => writeSheetCode(sheetCodeOf(client, client.services[service], false, page))

/** What a reader finds in the picture's upper left, three times as large, when it takes its time. */
async function codesOn(picture: Uint8Array): Promise<string[]> {
  const upright = await sharp(picture).autoOrient().png().toBuffer()
  const { width, height } = await sharp(upright).metadata()
  const corner = { left: 0, top: 0, width: Math.round(width * 0.3), height: Math.round(height * 0.3) }
  const { data, info } = await sharp(upright)
    .extract(corner)
    .greyscale()
    .resize({ width: corner.width * 3 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const header = new TextEncoder().encode(`P5 ${info.width} ${info.height} 255\n`)
  const found = await readBarcodes(Uint8Array.from([...header, ...data]), { formats: ['QRCode'], tryHarder: true })
  return found.filter(({ isValid }) => isValid).map(({ text }) => text)
}

async function pictureOf(pdf: Uint8Array, page: number, dpi: number): Promise<Uint8Array> {
  const { width, height, ink } = await renderPage(pdf, page, dpi)
  const paper = ink.map((value) => 255 - value)
  return sharp(paper, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer()
}

describe('the small code', () => {
  it('is another on every sheet of a document, and its digits stand under it', async () => {
    const pdf = await drawShipped([{ client }], fonts)
    const text = await textOf(pdf)
    for (const page of [0, 1]) {
      expect(await codesOn(await pictureOf(pdf, page, 150))).toEqual([codeOf(page)])
      expect(text[page]!.replace(/\s/g, '')).toContain(codeOf(page))
    }
  })

  it('counts the sheets of a filing whose domains need several', async () => {
    const many = clientOf('云上', [Array.from({ length: 80 }, (_, i) => `yunshang-tea-number-${i}.com.cn`)])
    const pdf = await drawShipped([{ client: many }], fonts)
    const read = await Promise.all([0, 1].map(async (page) => codesOn(await pictureOf(pdf, page, 150))))
    expect(read.map(([text]) => readSheetCode(text ?? '')?.page)).toEqual([1, 2])
  })

  it('stands where printers print, clear of the frame, and can be left out', async () => {
    const margin = { left: 0, top: 0, right: frame.left - 0.3, bottom: 297 }
    const printed = await renderPage(await drawShipped([{ client }], fonts), 0, 300)
    expect(inkOf(crop(printed, margin))).toBeGreaterThan(1000)
    expect(inkOf(crop(printed, { ...margin, right: 4.8 }))).toBe(0)
    // four modules of white on the side of the frame, as ISO/IEC 18004 asks
    expect(inkOf(crop(printed, { ...margin, left: frame.left - 1.64 }))).toBe(0)
    const plain = await renderPage(await drawShipped([{ client, options: { code: false } }], fonts), 0, 300)
    expect(inkOf(crop(plain, margin))).toBe(0)
    expect((await textOf(await drawShipped([{ client, options: { code: false } }], fonts)))[0]).not.toMatch(/\d{4}/)
  })

  const wishes: [string, Partial<CapturePlan>][] = [
    ['scanned at 150 dpi', { device: 'scan', dpi: 150 }],
    ['photographed', { device: 'photo', dpi: 170 }],
    ['photocopied and scanned at 150 dpi', { device: 'scan', photocopied: true, dpi: 150 }],
  ]
  it.each(wishes)(
    'is read from a sheet that was %s',
    async (_, wish) => {
      const pdf = await drawShipped([{ client, service: client.services[0] }], fonts)
      const plan: CapturePlan = { device: 'scan', photocopied: false, mode: 'colour', fault: 'none', dpi: 150, ...wish }
      const read: string[][] = []
      for (let seed = 100; seed < 102; seed++)
        read.push(await codesOn((await shoot(await printPdf(pdf, plan.dpi), random(seed), plan)).bytes))
      expect(read).toEqual(read.map(() => [codeOf(0)]))
    },
    240_000,
  )
})
