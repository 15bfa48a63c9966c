import { describe, expect, it } from 'vitest'
import type { SheetResult } from '../../../../domain/model/inspection.ts'
import type { Complaint } from '../../../../electron/inspect/clarity/complaint.ts'
import { concluded } from '../../../../electron/inspect/clarity/complaint.ts'
import { besideCode } from '../../../../electron/inspect/sheet/focus.ts'
import { inventClients, roundTrip } from '../../../paper/round-trip.ts'

const blurred: Complaint = { reason: 'blur', weight: 0.9 }
const dark: Complaint = { reason: 'dark', weight: 0.9 }
const code = '5461379898404818'
/** A form as wide as this in pixels. */
const formOf = (wide: number) => ({ corners: [0, wide].map((x) => ({ x, y: 0 })) }) as NonNullable<SheetResult['form']>

describe('the code beside the frame as a test chart', () => {
  it('takes back that the print is out of focus where it reads, and nothing else', () => {
    expect(concluded(besideCode([blurred], { code })).verdict).toBe('pass')
    expect(concluded(besideCode([blurred, dark], { code }))).toMatchObject({ verdict: 'fail', reasons: ['dark'] })
  })

  it('asks for a person where it shows and does not read, if there are pixels enough to read it by', () => {
    const fine = { codeTraces: 'AAAA', form: formOf(1200) }
    expect(concluded(besideCode([], fine))).toMatchObject({ verdict: 'doubt', reasons: ['blur'] })
    expect(concluded(besideCode([blurred], fine))).toMatchObject({ verdict: 'fail' })
    expect(concluded(besideCode([], { codeTraces: 'AAAA', form: formOf(700) })).verdict).toBe('pass')
  })

  it('says nothing where there is none', () => {
    expect(besideCode([blurred], {})).toEqual([blurred])
  })

  it('passes a soft sheet whose words are easily read, and stops one that was scanned out of focus', async () => {
    const clients = inventClients(99_000)
    expect(await roundTrip(99_007, clients)).toMatchObject({ sound: true, verdict: 'pass' })
    expect((await roundTrip(99_105, clients)).verdict).not.toBe('pass')
  })

  it('takes no bold characters for a black stamp in the provider’s part', async () => {
    expect(await roundTrip(99_127, inventClients(99_000))).toMatchObject({ sound: true, rightVerdict: true })
  })

  it('leaves to a person a signature that looks like a black stamp', async () => {
    expect(await roundTrip(98_705, inventClients(98_700))).toMatchObject({ sound: true, verdict: 'doubt' })
  })
})
