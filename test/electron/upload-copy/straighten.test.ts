import { describe, expect, it } from 'vitest'
import { openSource } from '../../../electron/inspect/decode/index.ts'
import { findPaperCorners } from '../../../electron/upload-copy/paper-edges.ts'
import { viewOf } from '../../../electron/upload-copy/raster.ts'
import { straighten } from '../../../electron/upload-copy/straighten.ts'
import { findTilt } from '../../../electron/upload-copy/tilt.ts'
import { type CaseWish, drawCase } from '../../paper/index.ts'

async function rasterOf(seed: number, wish: CaseWish) {
  const drawn = await drawCase(seed, { photocopied: false, mode: 'colour', fault: 'none', ...wish })
  return { drawn, raster: await (await openSource(drawn.bytes)).full(0) }
}

describe('the paper in a photograph', () => {
  it('is found to a three-hundredth of the picture, or not at all', async () => {
    let found = 0
    for (let seed = 61_000; seed < 61_005; seed++) {
      const { drawn, raster } = await rasterOf(seed, { device: 'photo', fault: seed % 2 ? 'skewed' : 'none', dpi: 120 })
      const corners = findPaperCorners(await viewOf(raster))
      if (!corners) continue
      found++
      for (const [x, y] of drawn.truth.pageCorners) {
        const miss = Math.min(...corners.map(([cx, cy]) => Math.hypot(cx - x, cy - y)))
        expect(miss / Math.max(raster.width, raster.height)).toBeLessThan(1 / 300)
      }
    }
    expect(found).toBeGreaterThanOrEqual(3)
  }, 120_000)

  it('is cut out whole, with a margin, and flattened', async () => {
    const { drawn, raster } = await rasterOf(1020, { page: 'licence', device: 'photo', fault: 'skewed', dpi: 120 })
    const { raster: flat, steps } = await straighten(raster, 'paper')
    expect(steps).toEqual(['cropped', 'flattened'])
    const [wide, high] = drawn.truth.paper
    // the margin is the same on all sides, so the shape is nearly the paper's
    expect(flat.width / flat.height).toBeCloseTo(wide / high, 1)
    const corners = findPaperCorners(await viewOf(flat))!
    for (const [x, y] of corners) {
      expect(x).toBeGreaterThan(0)
      expect(y).toBeGreaterThan(0)
      expect(x).toBeLessThan(flat.width)
      expect(y).toBeLessThan(flat.height)
    }
  }, 60_000)
})

describe('a scan that is the page', () => {
  it('is told its tilt to a tenth of a degree', async () => {
    for (const page of ['letter', 'sheet'] as const) {
      const { drawn, raster } = await rasterOf(62_000, { page, device: 'scan', dpi: 120 })
      const [[x1, y1], [x2, y2]] = drawn.truth.pageCorners as [[number, number], [number, number]]
      const tilt = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI
      expect(findTilt(await viewOf(raster))).toBeCloseTo(tilt, 0.8)
    }
  }, 60_000)

  it('loses nothing: where it is straightened it only grows', async () => {
    for (const seed of [62_001, 62_002]) {
      const { raster } = await rasterOf(seed, { page: 'letter', device: 'scan', dpi: 120 })
      const done = await straighten(raster, 'paper')
      expect(done.raster.width).toBeGreaterThanOrEqual(raster.width)
      expect(done.raster.height).toBeGreaterThanOrEqual(raster.height)
      if (done.steps.length === 0) expect(done.raster).toBe(raster)
    }
  }, 60_000)
})
