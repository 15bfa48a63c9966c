import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { DeskRefusal } from '../../../domain/contract/refusal.ts'
import { inspectionSchema } from '../../../domain/model/inspection.ts'
import { inspectBytes, maxPages, previewBytes } from '../../../electron/inspect/inspect.ts'
import { createInspector, sourceWorkerUrl } from '../../../electron/inspect/inspector.ts'
import { drawnPage, pdfOf, sampleScan, sharedScans, withoutShared } from './pictures.ts'

describe('the whole check', () => {
  it.each([
    [1, 1],
    [3, 900],
    [900, 2],
    [40, 40],
  ])('says something of a picture of %i x %i pixels', async (width, height) => {
    const create = { width, height, channels: 3 as const, background: '#e8e0d0' }
    const result = await inspectBytes(await sharp({ create }).png().toBuffer())
    expect(inspectionSchema.parse(result)).toMatchObject({ width, height, pageCount: 1, pages: [] })
  })

  it('takes a document for as good as its worst page, empty backs left out', async () => {
    const good = await drawnPage(1240, 1754, { ring: true }).jpeg({ quality: 90 }).toBuffer()
    const grey = await drawnPage(1240, 1754).greyscale().toColourspace('srgb').jpeg({ quality: 90 }).toBuffer()
    const empty = await drawnPage(1240, 1754).linear(0, 252).jpeg().toBuffer()
    const withBack = await inspectBytes(await pdfOf([good, empty]))
    expect(withBack.pages[1]!.clarity.reasons).toContain('blank')
    expect(withBack).toMatchObject({ pageCount: 2, colour: { verdict: 'pass' } })
    expect(withBack.clarity.reasons).not.toContain('blank')
    expect(await inspectBytes(await pdfOf([good, grey]))).toMatchObject({ colour: { verdict: 'fail', kind: 'grey' } })
  })

  it('looks at the first pages of a long document, tells so, and does not call it clear', async () => {
    const page = await drawnPage(300, 420).jpeg().toBuffer()
    const reported: number[] = []
    const result = await inspectBytes(await pdfOf(new Array(maxPages + 3).fill(page)), {
      afterPage: () => reported.push(1),
    })
    expect(result.pageCount).toBe(maxPages + 3)
    expect(result.pages).toHaveLength(maxPages)
    expect(reported).toHaveLength(maxPages)
    expect(result.clarity.verdict).not.toBe('pass')
    expect(result.clarity.evidence.map((one) => one.code)).toContain('pages-unchecked')
  })

  it('says of each check by which border it was judged, and on which side of it the score lies', async () => {
    const pages = [
      drawnPage(1240, 1754, { ring: true }),
      drawnPage(1240, 1754).greyscale().toColourspace('srgb'),
      drawnPage(1240, 1754).blur(6),
      drawnPage(1240, 1754).linear(0, 252),
    ]
    for (const page of pages) {
      const { colour, clarity, seal } = await inspectBytes(await page.jpeg({ quality: 90 }).toBuffer())
      for (const check of [colour, clarity, seal]) {
        expect(check.score >= check.threshold!).toBe(check.verdict !== 'doubt')
      }
    }
  })

  it('tells colour that is only in the seal from colour all over the page', async () => {
    const original = readFileSync(sampleScan('zj-tea-licence.jpg'))
    const licence = await inspectBytes(original)
    const box = licence.seal.seals[0]!
    const margin = 0.06 * box.width
    const area = {
      left: Math.round(box.x - margin),
      top: Math.round(box.y - margin),
      width: Math.round(box.width + 2 * margin),
      height: Math.round(box.height + 2 * margin),
    }
    const seal = await sharp(original).extract(area).png().toBuffer()
    // a black-and-white copy with the red seal put back on it
    const copy = await sharp(original)
      .greyscale()
      .toColourspace('srgb')
      .composite([{ input: seal, left: area.left, top: area.top }])
      .jpeg({ quality: 92 })
      .toBuffer()
    const stamped = await inspectBytes(copy)
    expect(stamped.seal.present).toBe(true)
    expect(stamped.colour.verdict).not.toBe('fail')
    expect(stamped.colour.beyondSeals).toBeLessThan(0.3)
    expect(licence.colour.beyondSeals).toBeGreaterThan(0.8)
  })

  it('cuts a place out of the upright page, in the pixels of the checks, enlarged twice at most', async () => {
    // stored on its side; upright it is 500 x 800 with a red patch at 300, 600
    const upright = await sharp({ create: { width: 500, height: 800, channels: 3, background: '#ffffff' } })
      .composite([
        { input: { create: { width: 100, height: 80, channels: 3, background: '#ff0000' } }, left: 300, top: 600 },
      ])
      .png()
      .toBuffer()
    const turned = await sharp(upright).rotate(270).withMetadata({ orientation: 6 }).jpeg({ quality: 100 }).toBuffer()
    expect(await inspectBytes(turned)).toMatchObject({ width: 500, height: 800 })
    const pages = [turned, await pdfOf([await sharp(upright).jpeg({ quality: 100 }).toBuffer()], [500, 800])]
    for (const bytes of pages) {
      const { width } = await inspectBytes(bytes)
      const by = width / 500
      const region = { x: 305 * by, y: 605 * by, width: 90 * by, height: 70 * by }
      const patch = sharp(await previewBytes(bytes, 0, 800, region))
      expect((await patch.metadata()).width).toBe(Math.min(800, Math.round(180 * by)))
      const { channels } = await patch.stats()
      expect(channels[0]!.mean).toBeGreaterThan(230)
      expect(channels[1]!.mean).toBeLessThan(25)
      // what lies beyond the page is left out
      const corner = { x: 490 * by, y: 790 * by, width: 200 * by, height: 200 * by }
      const { width: shown } = await sharp(await previewBytes(bytes, 0, 800, corner)).metadata()
      expect(shown).toBeLessThanOrEqual(Math.ceil(20 * by) + 1)
    }
  })

  it('refuses a page that is not there', async () => {
    const page = await drawnPage(300, 420).jpeg().toBuffer()
    await expect(previewBytes(page, 1, 100)).rejects.toBeInstanceOf(DeskRefusal)
  })
})

describe.skipIf(withoutShared)(`real pictures (skipped where ${sharedScans} is missing)`, () => {
  it('checks every one of them without a crash', async () => {
    const files = readdirSync(sharedScans, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(jpe?g|png|tiff?|bmp|gif|webp)$/i.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
    expect(files.length).toBeGreaterThan(100)
    const inspector = createInspector({ worker: sourceWorkerUrl, threads: 2 })
    const results = await Promise.all(files.map((file) => inspector.inspect(readFileSync(file))))
    await inspector.close()
    for (const result of results) expect(inspectionSchema.safeParse(result).success).toBe(true)
  }, 180_000)
})
