import { describe, expect, it } from 'vitest'
import { openSource } from '../../../electron/inspect/decode/index.ts'
import type { ColourRaster } from '../../../electron/inspect/picture.ts'
import { watermarked } from '../../../electron/upload-copy/watermark.ts'
import { type CaseWish, drawCase } from '../../paper/index.ts'

async function rasterOf(seed: number, wish: CaseWish): Promise<ColourRaster> {
  const drawn = await drawCase(seed, { photocopied: false, mode: 'colour', fault: 'none', device: 'scan', ...wish })
  return (await openSource(drawn.bytes)).full(0)
}
const luma = ({ data }: ColourRaster, i: number) =>
  0.299 * data[i * 3]! + 0.587 * data[i * 3 + 1]! + 0.114 * data[i * 3 + 2]!

/** Pixels that differ, and how dark what lay under them was against what lies around them. */
function undermost(before: ColourRaster, after: ColourRaster) {
  let changed = 0
  let onInk = 0
  for (let i = 0; i < before.width * before.height; i++) {
    if (Math.abs(luma(before, i) - luma(after, i)) < 4) continue
    changed++
    const [x, y] = [i % before.width, Math.floor(i / before.width)]
    let paper = 0
    for (const [dx, dy] of [
      [-25, 0],
      [25, 0],
      [0, -25],
      [0, 25],
      [-25, -25],
      [25, 25],
    ] as const) {
      const [nx, ny] = [x + dx, y + dy]
      if (nx < 0 || ny < 0 || nx >= before.width || ny >= before.height) continue
      paper = Math.max(paper, luma(before, ny * before.width + nx))
    }
    if (luma(before, i) < paper * 0.72) onInk++
  }
  return { changed, onInk }
}

describe('the purpose watermark', () => {
  it('stands on bare paper only, on every kind of page', async () => {
    let placed = 0
    for (const [i, page] of (['id-front', 'licence', 'letter', 'sheet'] as const).entries()) {
      const before = await rasterOf(63_000 + i, { page, dpi: 120 })
      const { raster: after, places } = await watermarked(before, '仅供腾讯云备案使用')
      expect({ width: after.width, height: after.height }).toEqual({ width: before.width, height: before.height })
      const { changed, onInk } = undermost(before, after)
      if (places.length === 0) expect(changed).toBe(0)
      else {
        placed++
        expect(changed).toBeGreaterThan(300)
        expect(onInk / changed).toBeLessThan(0.002)
      }
      for (const [k, one] of places.entries())
        for (const other of places.slice(k + 1))
          expect(
            one.x + one.width <= other.x ||
              other.x + other.width <= one.x ||
              one.y + one.height <= other.y ||
              other.y + other.height <= one.y,
          ).toBe(true)
    }
    expect(placed).toBeGreaterThanOrEqual(3)
  }, 180_000)

  it('is left out where there is no place for it', async () => {
    const width = 600
    const height = 800
    const data = new Uint8Array(width * height * 3)
    for (let i = 0; i < width * height; i++)
      data.fill((((i % width) >> 3) + ((i / width) >> 3)) % 2 ? 30 : 240, i * 3, i * 3 + 3)
    const full = { data, width, height }
    const { raster, places } = await watermarked(full, '仅供备案使用')
    expect(places).toEqual([])
    expect(raster).toBe(full)
  })
})
