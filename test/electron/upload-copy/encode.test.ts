import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { shippedPacks } from '../../../domain/rules/packs/index.ts'
import { planCopy, uploadLimits } from '../../../domain/upload/index.ts'
import type { ColourRaster } from '../../../electron/inspect/picture.ts'
import { encodeWithin } from '../../../electron/upload-copy/encode.ts'
import { drawnPage } from '../inspect/pictures.ts'

async function page(width: number, height: number, noise = 0): Promise<ColourRaster> {
  const { data, info } = await drawnPage(width, height, { ring: true })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  let state = 7
  for (let i = 0; noise > 0 && i < data.length; i++) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff
    data[i] = Math.max(0, Math.min(255, data[i]! + ((state >> 16) % (2 * noise + 1)) - noise))
  }
  return { data, width: info.width, height: info.height }
}
const within = (minBytes: number, maxBytes: number, taken: ('jpeg' | 'png')[] = ['jpeg', 'png']) => ({
  format: taken[0]!,
  taken,
  minBytes,
  maxBytes,
  aimBytes: Math.floor(maxBytes * 0.95),
})

describe('writing within limits', () => {
  it('keeps to the limits of every shipped provider, for a noisy A4 page', async () => {
    const raster = await page(1240, 1754, 6)
    for (const pack of shippedPacks.providers) {
      const planned = planCopy(uploadLimits(pack, pack.name, 'business-licence'), 'business-licence', '')
      if (!planned.ok) throw new Error(planned.message)
      const encoded = await encodeWithin(raster, planned.plan, 0.5)
      if (typeof encoded === 'string') throw new Error(`${pack.name}: ${encoded}`)
      expect(encoded.bytes.length).toBeLessThanOrEqual(planned.plan.maxBytes)
      expect(encoded.bytes.length).toBeGreaterThanOrEqual(planned.plan.minBytes)
      const { width, height, icc, exif, chromaSubsampling, space } = await sharp(encoded.bytes).metadata()
      expect({ width, height, space }).toEqual({ width: encoded.width, height: encoded.height, space: 'srgb' })
      expect(icc).toBeDefined()
      expect(exif).toBeUndefined()
      expect(chromaSubsampling).toBe('4:4:4')
    }
  }, 120_000)

  it('gives up quality first and pixels only then, each no more than it must', async () => {
    const raster = await page(1240, 1754, 10)
    const ladder = []
    for (const kilobytes of [4000, 900, 300]) {
      const encoded = await encodeWithin(raster, within(0, kilobytes * 1024), 0.35)
      if (typeof encoded === 'string') throw new Error(encoded)
      expect(encoded.bytes.length).toBeLessThanOrEqual(kilobytes * 1024)
      ladder.push({ kilobytes, ...encoded })
    }
    expect(ladder[0]).toMatchObject({ quality: 95, shrink: 1 })
    const pressed = ladder.filter(({ shrink, quality }) => shrink === 1 && quality < 95)
    expect(pressed.length).toBeGreaterThan(0)
    // what the limit allows is used, but for a quarter at most
    for (const { bytes, kilobytes } of pressed) expect(bytes.length).toBeGreaterThan(kilobytes * 1024 * 0.72)
    const smaller = ladder.filter(({ shrink }) => shrink > 1)
    expect(smaller.length).toBeGreaterThan(0)
    for (const { bytes, kilobytes } of smaller) expect(bytes.length).toBeGreaterThan(kilobytes * 1024 * 0.6)
  }, 120_000)

  it('refuses rather than make writing too small to read', async () => {
    expect(await encodeWithin(await page(1240, 1754, 10), within(0, 60 * 1024), 0.8)).toBe('too-large')
  }, 60_000)

  it('meets a least size by leaving less out, then by leaving nothing out, and refuses to pad', async () => {
    const raster = await page(620, 877, 3)
    const fine = await encodeWithin(raster, within(0, 8 << 20, ['jpeg']), 1)
    if (typeof fine === 'string') throw new Error(fine)
    const finer = await encodeWithin(raster, within(fine.bytes.length + 1000, 8 << 20, ['jpeg']), 1)
    expect(finer).toMatchObject({ format: 'jpeg', quality: expect.any(Number) })
    expect((finer as { quality: number }).quality).toBeGreaterThan(95)
    const lossless = await encodeWithin(raster, within(900 * 1024, 8 << 20), 1)
    expect(lossless).toMatchObject({ format: 'png', quality: 0 })
    expect(await encodeWithin(raster, within(900 * 1024, 8 << 20, ['jpeg']), 1)).toBe('too-small')
  }, 60_000)

  it('writes PNG, smaller where it must be, for a provider that takes no JPEG', async () => {
    const encoded = await encodeWithin(await page(900, 1200, 4), within(0, 250 * 1024, ['png']), 0.3)
    if (typeof encoded === 'string') throw new Error(encoded)
    expect((await sharp(encoded.bytes).metadata()).format).toBe('png')
    expect(encoded.shrink).toBeGreaterThan(1)
  }, 60_000)
})
