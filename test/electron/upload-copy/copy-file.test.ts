import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { CopyPlan } from '../../../domain/upload/index.ts'
import { inspectBytes } from '../../../electron/inspect/inspect.ts'
import { type CopiedPage, copyFile } from '../../../electron/upload-copy/copy-file.ts'
import { drawCase } from '../../paper/index.ts'
import { difference } from '../../paper/pixels.ts'
import { drawnPage, pdfOf } from '../inspect/pictures.ts'

const plan: CopyPlan = {
  format: 'jpeg',
  taken: ['jpeg', 'png'],
  minBytes: 0,
  maxBytes: 4 << 20,
  aimBytes: 3_900_000,
  crop: 'paper',
  drawing: false,
  watermark: '',
}

async function copied(bytes: Uint8Array, changes: Partial<CopyPlan> = {}): Promise<CopiedPage[]> {
  const { pages, ...whole } = await inspectBytes(bytes)
  const request = { plan: { ...plan, ...changes }, kind: 'other' as const, pages: pages.length > 0 ? pages : [whole] }
  const outcomes = await copyFile(bytes, request)
  return outcomes.map((outcome) => {
    if (!outcome.ok) throw new Error(outcome.misfit)
    return outcome
  })
}

describe('copies of a file', () => {
  it('are the file itself where the provider takes it as it is', async () => {
    for (const page of [drawnPage(700, 990).jpeg({ quality: 80 }), drawnPage(700, 990).removeAlpha().png()]) {
      const bytes = await page.toBuffer()
      const [copy] = await copied(bytes)
      expect(copy).toMatchObject({ how: 'as-is', steps: [], quality: 0 })
      expect(Buffer.from(copy!.bytes).equals(bytes)).toBe(true)
    }
  }, 60_000)

  it('are the same pixels without the camera’s notes where only those are too much', async () => {
    const exif = { IFD0: { Copyright: 'SAMPLE-CAMERA' } }
    const bytes = await drawnPage(700, 990).withExif(exif).jpeg({ quality: 80 }).toBuffer()
    const [copy] = await copied(bytes)
    expect(copy!.how).toBe('bare')
    expect(Buffer.from(copy!.bytes).includes('SAMPLE-CAMERA')).toBe(false)
  }, 30_000)

  it('stand the right way up, whatever way round the pixels are stored', async () => {
    const drawn = await drawnPage(700, 990, { ring: true }).jpeg({ quality: 95 }).toBuffer()
    for (const [orientation, turn] of [
      [3, 180],
      [6, 270],
      [8, 90],
    ] as const) {
      const stored = await sharp(drawn).rotate(turn).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer()
      const [copy] = await copied(stored)
      expect(copy).toMatchObject({ how: 'made', width: 700, height: 990 })
      expect((await sharp(copy!.bytes).metadata()).orientation ?? 1).toBe(1)
      expect(await difference(copy!.bytes, drawn)).toBeLessThan(3)
    }
  }, 60_000)

  it('are written as JPEG in sRGB from every other sort of picture', async () => {
    const page = () => drawnPage(700, 990, { ring: true })
    const sources = {
      cmyk: await page().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(),
      sixteen: await page().toColourspace('rgb16').png().toBuffer(),
      alpha: await page().ensureAlpha(0.999).png().toBuffer(),
      webp: await page().webp({ quality: 95 }).toBuffer(),
      tiff: await page().tiff().toBuffer(),
      gif: await page().gif().toBuffer(),
    }
    for (const [name, bytes] of Object.entries(sources)) {
      const [copy] = await copied(bytes)
      const { format, space, channels, depth } = await sharp(copy!.bytes).metadata()
      expect({ name, format, space, channels, depth }).toEqual({
        name,
        format: 'jpeg',
        space: 'srgb',
        channels: 3,
        depth: 'uchar',
      })
      expect(await difference(copy!.bytes, await page().png().toBuffer())).toBeLessThan(12)
    }
  }, 90_000)

  it('are one a page of a PDF, in order, and only of the pages asked for', async () => {
    const pages = await Promise.all(
      ['#fdfdfd', '#f2fff2', '#fff6e8'].map((paper) => drawnPage(700, 990, { paper }).jpeg().toBuffer()),
    )
    const pdf = await pdfOf(pages)
    const copies = await copied(pdf)
    expect(copies.map(({ page, how }) => [page, how])).toEqual([
      [0, 'made'],
      [1, 'made'],
      [2, 'made'],
    ])
    for (const [i, { bytes }] of copies.entries()) {
      const off = await Promise.all(pages.map((page) => difference(bytes, page)))
      expect(off.indexOf(Math.min(...off))).toBe(i)
    }
    const { pages: seen } = await inspectBytes(pdf)
    expect((await copyFile(pdf, { plan, kind: 'other', pages: seen, only: [2] })).map(({ page }) => page)).toEqual([2])
  }, 90_000)

  it('within limits, readable, no worse than their originals: drawn papers of all kinds', async () => {
    const kinds = ['licence', 'id-front', 'sheet'] as const
    const badness = { pass: 0, doubt: 1, fail: 2 }
    for (const [i, page] of kinds.entries()) {
      const device = i % 2 ? 'photo' : 'scan'
      const drawn = await drawCase(64_000 + i, {
        page,
        device,
        photocopied: false,
        mode: 'colour',
        fault: 'none',
        dpi: 130,
      })
      const original = await inspectBytes(drawn.bytes)
      for (const maxBytes of [8 << 20, 350 << 10]) {
        const crop = page === 'sheet' ? 'frame' : 'paper'
        const limits = {
          maxBytes,
          aimBytes: Math.floor(maxBytes * 0.95),
          crop,
          watermark: i % 2 ? '仅供备案使用' : '',
        } as const
        const [copy] = await copied(drawn.bytes, limits)
        expect(copy!.bytes.length).toBeLessThanOrEqual(maxBytes)
        await sharp(copy!.bytes, { failOn: 'warning' }).stats()
        expect(badness[copy!.inspection.colour.verdict]).toBeLessThanOrEqual(badness[original.colour.verdict])
        expect(badness[copy!.inspection.clarity.verdict]).toBeLessThanOrEqual(badness[original.clarity.verdict])
        expect(copy!.inspection.seal.present).toBe(original.seal.present)
        expect(copy!.inspection.codes).toEqual(expect.arrayContaining(original.codes))
      }
    }
  }, 300_000)
})
