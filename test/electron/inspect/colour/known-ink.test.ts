import { describe, expect, it } from 'vitest'
import { besideKnownInk } from '../../../../electron/inspect/colour/known-ink.ts'
import type { ColourResult } from '../../../../electron/inspect/colour.ts'
import { inspectBytes } from '../../../../electron/inspect/inspect.ts'
import { drawSheetCase, soundSheet } from '../../../paper/sheet-case.ts'

const grey: ColourResult = { verdict: 'fail', kind: 'grey', score: 0.99, threshold: 0.8, evidence: [] }
const region = { x: 1, y: 2, width: 3, height: 4 }

describe('colour that other checks found', () => {
  it('makes a page of little colour one in colour, and shows where', () => {
    const told = besideKnownInk(grey, { what: 'seal', region, sure: 0.91 })
    expect(told).toMatchObject({ verdict: 'pass', kind: 'colour', score: 0.91, evidence: [{ region }] })
  })

  it('changes nothing where nobody found any, or where colour was seen anyhow', () => {
    expect(besideKnownInk(grey, undefined)).toBe(grey)
    const seen: ColourResult = { ...grey, verdict: 'pass', kind: 'colour' }
    expect(besideKnownInk(seen, { what: 'signature', region, sure: 0.9 })).toBe(seen)
  })

  // a person's sheet has no seal: the signature is all the colour there may be
  const signed = async (seed: number, photocopied: boolean) => {
    const marks = { ...soundSheet, holder: 'person', seal: 'none' } as const
    const { bytes } = await drawSheetCase(seed, marks, { device: 'photo', photocopied })
    return inspectBytes(bytes, { as: 'verification-sheet' })
  }

  it('tells a signature in blue from the print', async () => {
    const { colour, sheet } = await signed(97_001, false)
    expect(sheet?.form).toMatchObject({ signed: true, signedInColour: true })
    expect(colour.kind).toBe('colour')
  })

  it('and not a copy of one, nor a signature in black', async () => {
    for (const [seed, photocopied] of [
      [97_001, true],
      [97_025, false],
    ] as const) {
      const { colour, sheet } = await signed(seed, photocopied)
      expect(sheet?.form).toMatchObject({ signed: true, signedInColour: false })
      expect(colour.kind).toBe('grey')
    }
  })
})
