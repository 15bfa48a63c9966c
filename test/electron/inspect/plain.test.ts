import { describe, expect, it } from 'vitest'
import { judgeClarity } from '../../../electron/inspect/clarity/index.ts'
import { judgeColour } from '../../../electron/inspect/colour.ts'
import { openSource } from '../../../electron/inspect/decode/index.ts'
import { toView } from '../../../electron/inspect/view.ts'
import type { PlainFault } from './plain/faults.ts'
import { drawPlain } from './plain/index.ts'

const see = async (bytes: Uint8Array) => toView(await (await openSource(bytes)).page(0))

/** Seeds looked at while measuring were 1000 to 1199; these were not. */
describe('pages drawn by another hand', () => {
  it.each([7001, 7002, 7003, 7004])('passes what people read with ease, seed %i', async (seed) => {
    const { bytes, name } = await drawPlain(seed, { fault: 'none', colour: 'colour' })
    expect((await judgeClarity(await see(bytes))).reasons, name).toEqual([])
  })

  it.each([
    ['blur', ['blur', 'motion-blur', 'low-resolution']],
    ['motion-blur', ['blur', 'motion-blur']],
    ['low-resolution', ['low-resolution', 'blur']],
    ['dark', ['dark']],
    ['washed-out', ['washed-out']],
    ['glare', ['glare', 'occluded']],
    ['shadow', ['shadow', 'dark']],
    ['cropped', ['cropped']],
    ['skewed', ['skewed']],
  ] as [PlainFault, string[]][])('finds %s', async (fault, names) => {
    const { bytes, name } = await drawPlain(7100, { fault, colour: 'colour' })
    const { verdict, reasons } = await judgeClarity(await see(bytes))
    expect(verdict, name).not.toBe('pass')
    expect(
      reasons.some((reason) => names.includes(reason)),
      `${name}: ${reasons}`,
    ).toBe(true)
  })

  it.each(['colour', 'grey', 'bilevel'] as const)('tells %s', async (colour) => {
    for (const seed of [7201, 7202]) {
      const page = await drawPlain(seed, { fault: 'none', colour })
      expect((await judgeColour(await see(page.bytes))).kind, page.name).toBe(page.colour)
    }
  })
})
