import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { inspectBytes } from '../../../electron/inspect/inspect.ts'
import { drawCase } from '../../paper/index.ts'

const licence = (seed: number, dpi: number) =>
  drawCase(seed, { page: 'licence', device: 'scan', mode: 'colour', photocopied: false, fault: 'none', dpi })

async function licenceWithCode(from: number, dpi: number) {
  for (let seed = from; seed < from + 20; seed++) {
    const drawn = await licence(seed, dpi)
    if (drawn.truth.codes.length > 0) return drawn
  }
  throw new Error('no licence with a code')
}

describe('codes', () => {
  it.each([150, 300, 400])('reads the code of a licence scanned at %i dpi, and where it stands', async (dpi) => {
    const { bytes, truth } = await licenceWithCode(5100 + dpi, dpi)
    const { codes, codeRegions } = await inspectBytes(bytes)
    expect(codes).toEqual([...truth.codes])
    const mark = truth.marks.find((one) => one.kind === 'qr-code')!
    const region = codeRegions[0]!
    const slack = mark.width * 0.15
    expect(Math.abs(region.x - mark.x)).toBeLessThan(slack)
    expect(Math.abs(region.y - mark.y)).toBeLessThan(slack)
    expect(Math.abs(region.width - mark.width)).toBeLessThan(2 * slack)
  })

  it('reads a code on a page lying on its side', async () => {
    const { bytes, truth } = await licenceWithCode(5600, 200)
    expect((await inspectBytes(await sharp(bytes).rotate(90).jpeg().toBuffer())).codes).toEqual([...truth.codes])
  })

  it('finds none where there is none', async () => {
    const { bytes } = await drawCase(5700, { page: 'letter', device: 'scan', mode: 'colour', fault: 'none', dpi: 150 })
    expect((await inspectBytes(bytes)).codes).toEqual([])
  })
})
