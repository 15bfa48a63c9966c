import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { judgeClarity } from '../../../electron/inspect/clarity/index.ts'
import { openSource } from '../../../electron/inspect/decode/index.ts'
import { toView } from '../../../electron/inspect/view.ts'
import { drawCase, type Fault, type PageKind } from '../../paper/index.ts'

const judge = async (bytes: Uint8Array) => judgeClarity(toView(await (await openSource(bytes)).page(0)))
const draw = (seed: number, page: PageKind, device: 'scan' | 'photo', fault: Fault, dpi = 200) =>
  drawCase(seed, { page, seal: 'red', device, mode: 'colour', photocopied: false, fault, dpi })

describe('what can be read passes', () => {
  it.each([
    ['a letter at 300 dpi', 'letter', 'scan', 300],
    ['a letter at 150 dpi', 'letter', 'scan', 150],
    ['a sheet at 150 dpi', 'sheet', 'scan', 150],
    ['a licence', 'licence', 'scan', 200],
    ['a table', 'table', 'scan', 200],
    ['a letter photographed', 'letter', 'photo', 220],
    ['an identity card', 'id-front', 'scan', 300],
  ] as const)('%s', async (_what, page, device, dpi) => {
    for (const seed of [4101, 4102]) {
      const { bytes } = await draw(seed, page, device, 'none', dpi)
      expect(await judge(bytes), `seed ${seed}`).toMatchObject({ verdict: 'pass', reasons: [], evidence: [] })
    }
  })

  it('a slightly soft 150-dpi scan', async () => {
    const { bytes } = await draw(4103, 'letter', 'scan', 'none', 150)
    const soft = await sharp(bytes).blur(1.1).jpeg({ quality: 75 }).toBuffer()
    expect(await judge(soft)).toMatchObject({ verdict: 'pass' })
  })

  it('coarse JPEG of a clear scan', async () => {
    const { bytes } = await draw(4104, 'letter', 'scan', 'none', 200)
    expect(await judge(await sharp(bytes).jpeg({ quality: 45 }).toBuffer())).toMatchObject({ verdict: 'pass' })
  })
})

describe('what cannot be read does not', () => {
  it.each([
    ['blur', 'letter', 'scan'],
    ['blur', 'sheet', 'scan'],
    ['motion-blur', 'letter', 'photo'],
    ['low-resolution', 'letter', 'scan'],
    ['low-resolution', 'sheet', 'scan'],
    ['dark', 'letter', 'photo'],
    ['washed-out', 'sheet', 'scan'],
    ['glare', 'letter', 'photo'],
    ['shadow', 'letter', 'photo'],
    ['occluded', 'sheet', 'scan'],
    ['skewed', 'letter', 'scan'],
    ['blank', 'letter', 'scan'],
  ] as const)('%s on a %s (%s)', async (fault, page, device) => {
    for (const seed of [4201, 4202]) {
      const { bytes } = await draw(seed, page, device, fault)
      const result = await judge(bytes)
      expect(result.verdict, `seed ${seed}`).not.toBe('pass')
      expect(result.reasons, `seed ${seed}`).toContain(fault)
      const evidence = result.evidence.find((one) => one.code === fault)!
      expect(evidence.message).toMatch(/[\u4e00-\u9fff]/)
      expect(evidence.remedy).toMatch(/[\u4e00-\u9fff]/)
    }
  })

  it('writing cut by the side of the picture', async () => {
    const { bytes } = await draw(4301, 'letter', 'scan', 'none', 150)
    const { width, height } = await sharp(bytes).metadata()
    const cut = await sharp(bytes)
      .extract({ left: 0, top: 0, width: Math.round(width * 0.7), height })
      .jpeg()
      .toBuffer()
    const result = await judge(cut)
    expect(result.reasons).toContain('cropped')
    const region = result.evidence.find((one) => one.code === 'cropped')!.region!
    expect(region.x + region.width).toBe(Math.round(width * 0.7))
  })

  it('points at the place in full pixels', async () => {
    const { bytes, truth } = await draw(4302, 'letter', 'photo', 'glare', 290)
    const { region } = (await judge(bytes)).evidence.find((one) => one.code === 'glare')!
    expect(region!.x + region!.width).toBeLessThanOrEqual(truth.width)
    expect(region!.y + region!.height).toBeLessThanOrEqual(truth.height)
    expect(region!.width * region!.height).toBeGreaterThan(truth.width * truth.height * 0.01)
  })
})
