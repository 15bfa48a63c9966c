import { describe, expect, it } from 'vitest'
import { lookForMoire } from '../../../../electron/inspect/clarity/moire.ts'
import { openSource } from '../../../../electron/inspect/decode/index.ts'
import { toView } from '../../../../electron/inspect/view.ts'
import { drawWide, type WideWish } from '../../../paper/index.ts'

async function isToldOn(seed: number, wish: WideWish): Promise<boolean> {
  const { bytes } = await drawWide(seed, { device: 'phone', mode: 'colour', dpi: 180, ...wish })
  const found = lookForMoire(toView(await (await openSource(bytes)).page(0)))
  return found.some(({ reason }) => reason === 'moire')
}

const seeds = [1, 2, 3, 4, 5, 6, 7, 8].map((k) => 420_000 + k)

describe('a photograph of a screen', () => {
  it('is told by its stripes', async () => {
    let told = 0
    for (const seed of seeds) if (await isToldOn(seed, { fault: 'moire', degree: 'strong' })) told++
    expect(told).toBeGreaterThanOrEqual(5)
  }, 120_000)

  it('is not seen in photographs of paper', async () => {
    for (const seed of seeds) expect(await isToldOn(seed, { fault: 'none' }), `seed ${seed}`).toBe(false)
  }, 120_000)

  it('is not seen in scans of licences with their patterned ground', async () => {
    for (const seed of seeds) {
      expect(await isToldOn(seed, { device: 'flatbed', page: 'certificate', fault: 'none' }), `seed ${seed}`).toBe(
        false,
      )
    }
  }, 120_000)
})
