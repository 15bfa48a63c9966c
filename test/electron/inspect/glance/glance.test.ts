import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { openSource } from '../../../../electron/inspect/decode/index.ts'
import { glanceAt } from '../../../../electron/inspect/glance/index.ts'
import { toView } from '../../../../electron/inspect/view.ts'
import { drawWide } from '../../../paper/index.ts'

const glance = async (bytes: Uint8Array) => glanceAt(toView(await (await openSource(bytes)).page(0)))

/** Seeds of pages nothing was fitted on; documentation of the fit: docs/decisions/glance.md. */
const seeds = [1, 2, 3, 4, 5, 6].map((k) => 430_000 + k)
const sound = (seed: number) =>
  drawWide(seed, { page: 'contract', device: 'flatbed', mode: 'colour', copied: false, fault: 'none', dpi: 150 })

describe('a glance at the page', () => {
  it('finds nothing laid on or cut off sound pages', async () => {
    for (const seed of seeds) {
      const { odds } = await glance((await sound(seed)).bytes)
      expect(odds.occluded, `seed ${seed}`).toBeLessThan(0)
      expect(odds.cropped, `seed ${seed}`).toBeLessThan(0)
    }
  })

  it('sees a note laid over the words, and where', async () => {
    let placed = 0
    for (const seed of seeds) {
      const { bytes, truth } = await sound(seed)
      const note = {
        x: truth.width * 0.3,
        y: truth.height * 0.25,
        width: truth.width * 0.34,
        height: truth.height * 0.16,
      }
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${truth.width}" height="${truth.height}">
        <rect x="${note.x + 5}" y="${note.y + 7}" width="${note.width}" height="${note.height}" fill="#000" opacity="0.25"/>
        <rect x="${note.x}" y="${note.y}" width="${note.width}" height="${note.height}" fill="#c4e4f8"/></svg>`
      const seen = await glance(
        await sharp(bytes)
          .composite([{ input: Buffer.from(svg) }])
          .toBuffer(),
      )
      expect(seen.odds.occluded, `seed ${seed}`).toBeGreaterThan(1.5)
      const where = seen.where.occluded
      // an answer covers 14 mm of the page; what tells of a note is often its edge
      const margin = truth.width * 0.07
      const across = Math.min(where.x + where.width, note.x + note.width) - Math.max(where.x, note.x) + margin
      const down = Math.min(where.y + where.height, note.y + note.height) - Math.max(where.y, note.y) + margin
      if (across > 0 && down > 0) placed++
    }
    expect(placed).toBeGreaterThanOrEqual(seeds.length - 1)
  })

  it('sees that a side is cut off through the words', async () => {
    for (const seed of seeds) {
      const { bytes, truth } = await sound(seed)
      const cut = await sharp(bytes)
        .extract({
          left: Math.round(truth.width * 0.3),
          top: 0,
          width: Math.round(truth.width * 0.7) - 1,
          height: truth.height,
        })
        .toBuffer()
      expect((await glance(cut)).odds.cropped, `seed ${seed}`).toBeGreaterThan(0)
    }
  })

  it('gives the same answers when it has looked at other pages in between', async () => {
    const { bytes } = await sound(seeds[0]!)
    const before = await glance(bytes)
    await glance((await sound(seeds[1]!)).bytes)
    expect((await glance(bytes)).odds).toEqual(before.odds)
  })
})
