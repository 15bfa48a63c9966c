import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { bluePen } from '../../../../electron/inspect/colour/pen.ts'
import { openSource } from '../../../../electron/inspect/decode/index.ts'
import { toView } from '../../../../electron/inspect/view.ts'
import { drawCase, drawWide } from '../../../paper/index.ts'

const penOn = async (bytes: Uint8Array) => bluePen(toView(await (await openSource(bytes)).page(0)))

describe('blue of a pen too thin for coloured spots', () => {
  it.each([98_000, 120_251, 200_123])('is told from the print of its own page, seed %i', async (seed) => {
    const { bytes, truth } = await drawWide(seed)
    expect(truth.colour).toBe('colour')
    expect(await penOn(bytes)).toBeGreaterThan(0.2)
  })

  it('is not what a shadow makes of a copy, nor what a warm lamp does', async () => {
    const { bytes, truth } = await drawWide(150_252)
    expect(truth.colour).toBe('grey')
    expect(await penOn(bytes)).toBeLessThan(0.05)
    for (const seed of [41, 42, 43]) {
      const copy = await drawCase(seed, { device: 'photo', mode: 'colour', photocopied: true, dpi: 120 })
      expect(await penOn(copy.bytes)).toBeLessThan(0.05)
    }
  })

  it('is not what a tone curve makes of solid black on tinted paper', async () => {
    const { bytes, truth } = await drawWide(200_394)
    expect(truth.colour).toBe('grey')
    expect(await penOn(bytes)).toBeLessThan(0.05)
  })

  it('is none on a page without print to compare it with', async () => {
    const blank = { create: { width: 600, height: 800, channels: 3 as const, background: '#fdfdf8' } }
    expect(await penOn(await sharp(blank).png().toBuffer())).toBe(0)
  })
})
