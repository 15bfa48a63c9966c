import { describe, expect, it } from 'vitest'
import type { Inspection } from '../../../domain/model/index.ts'
import { requiredSlots } from '../../../domain/rules/slots.ts'
import { tellSlot } from '../../../domain/rules/tell-slot.ts'
import { sheetCodeOf, writeSheetCode } from '../../../domain/sheet/code.ts'
import { creditCode, enterprise } from '../fixtures.ts'

const client = enterprise()
const slots = requiredSlots(client)
const sheet = (change: Partial<NonNullable<Inspection['sheet']>>): Inspection['sheet'] => ({
  verdict: 'pass',
  score: 1,
  recognised: false,
  evidence: [],
  ...change,
})
const told = (scan: Partial<Pick<Inspection, 'sheet' | 'codes'>>) => {
  const found = tellSlot({ codes: [], ...scan }, client, slots)
  return found && [found.slot.key, found.foreign]
}
const licence = slots.find(({ kind }) => kind === 'business-licence')?.key
const sheetPlace = slots.find(({ kind }) => kind === 'verification-sheet')?.key

describe('a scan whose name says nothing', () => {
  it('is told by the small code of its 核验单, and where the code is another client’s, with care', () => {
    const own = writeSheetCode(sheetCodeOf(client, client.services[0], false))
    expect(told({ sheet: sheet({ recognised: true, code: own }) })).toEqual([sheetPlace, false])
    const other = { ...client, id: 'another' }
    const foreign = writeSheetCode(sheetCodeOf(other, other.services[0], false))
    expect(told({ sheet: sheet({ recognised: true, code: foreign }) })).toEqual([sheetPlace, true])
  })

  it('is told by the form of the 核验单 where it bears no code', () => {
    expect(told({ sheet: sheet({ recognised: true }) })).toEqual([sheetPlace, false])
    expect(told({ sheet: sheet({}) })).toBeUndefined()
  })

  it('is told by the credit code of a licence’s QR code, ours or somebody else’s', () => {
    const number = client.subject.licenceNumber
    expect(told({ codes: [`https://x.gov.cn/?c=${number}`] })).toEqual([licence, false])
    expect(told({ codes: [creditCode('91310000MA1K00000')] })).toEqual([licence, true])
    expect(told({ codes: ['https://qr.example/abc'] })).toBeUndefined()
  })
})
