import { describe, expect, it } from 'vitest'
import type { SheetResult } from '../../../../domain/model/inspection.ts'
import type { Complaint } from '../../../../electron/inspect/clarity/complaint.ts'
import { concluded } from '../../../../electron/inspect/clarity/complaint.ts'
import { besideSheet } from '../../../../electron/inspect/sheet/capture.ts'
import { inventClients, roundTrip } from '../../../paper/round-trip.ts'

const blurred: Complaint = { reason: 'blur', weight: 0.9 }
const dark: Complaint = { reason: 'dark', weight: 0.9 }
const code = '5461379898404818'
/** A form as wide as this in pixels, its right side lower by so much, and its lower side shorter. */
const formOf = (wide: number, lower = 0, shorter = 0) =>
  ({
    corners: [
      { x: 0, y: 0 },
      { x: wide, y: lower },
      { x: wide - lower - shorter, y: wide + lower },
      { x: -lower + shorter, y: wide },
    ],
  }) as NonNullable<SheetResult['form']>

describe('the code beside the frame as a test chart', () => {
  it('takes back that the print is out of focus where it reads, and nothing else', () => {
    expect(concluded(besideSheet([blurred], { code })).verdict).toBe('pass')
    expect(concluded(besideSheet([blurred, dark], { code }))).toMatchObject({ verdict: 'fail', reasons: ['dark'] })
  })

  it('asks for a person where it shows and does not read, if there are pixels enough to read it by', () => {
    const fine = { codeTraces: 'AAAA', form: formOf(1200) }
    expect(concluded(besideSheet([], fine))).toMatchObject({ verdict: 'doubt', reasons: ['blur'] })
    expect(concluded(besideSheet([blurred], fine))).toMatchObject({ verdict: 'fail' })
    expect(concluded(besideSheet([], { codeTraces: 'AAAA', form: formOf(700) })).verdict).toBe('pass')
  })

  it('says nothing where there is none', () => {
    expect(besideSheet([blurred], {})).toEqual([blurred])
  })

  it('passes a soft sheet whose words are easily read, and stops one that was scanned out of focus', async () => {
    const clients = inventClients(99_000)
    expect(await roundTrip(99_007, clients)).toMatchObject({ sound: true, verdict: 'pass' })
    expect((await roundTrip(99_105, clients)).verdict).not.toBe('pass')
  })

  it('takes no bold characters for a black stamp in the provider’s part', async () => {
    expect(await roundTrip(99_127, inventClients(99_000))).toMatchObject({ sound: true, rightVerdict: true })
  })

  it('takes no small print under lamplight for a red seal in the provider’s part', async () => {
    expect(await roundTrip(100_408, inventClients(100_400))).toMatchObject({ sound: true, rightVerdict: true })
  })

  it('leaves to a person a signature that looks like a black stamp', async () => {
    expect(await roundTrip(98_705, inventClients(98_700))).toMatchObject({ sound: true, verdict: 'doubt' })
  })
})

describe('the frame of the sheet', () => {
  const askew: Complaint = { reason: 'skewed', weight: 0.59 }
  it('takes back what lies beside the form, and nothing that lies on it or on its title', () => {
    const lies = (x: number, y: number) => {
      const laidOn: Complaint = { reason: 'occluded', weight: 0.9, region: { x, y, width: 200, height: 20 } }
      return concluded(besideSheet([laidOn], { code, form: formOf(1200) })).verdict
    }
    expect(lies(20, -60)).toBe('pass')
    expect(lies(500, -40)).toBe('fail')
    expect(lies(20, -5)).toBe('fail')
    expect(lies(1260, 400)).toBe('pass')
    expect(lies(-150, 400)).toBe('pass')
    expect(lies(-50, 400)).toBe('fail')
  })

  it('tells how it lies, whatever strokes seem to say', () => {
    expect(concluded(besideSheet([askew], { code, form: formOf(1200, 20) })).verdict).toBe('pass')
    expect(concluded(besideSheet([], { code, form: formOf(1200, 160) }))).toMatchObject({ reasons: ['skewed'] })
    expect(concluded(besideSheet([], { code, form: formOf(1200, 0, 80) }))).toMatchObject({ reasons: ['skewed'] })
  })

  it('stops a photograph that is askew', async () => {
    expect((await roundTrip(99_468, inventClients(99_400))).verdict).not.toBe('pass')
  })
})
