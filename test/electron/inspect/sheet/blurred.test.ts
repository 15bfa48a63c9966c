import { describe, expect, it } from 'vitest'
import { filingDigits, readSheetCode, sheetCodeOf, writeSheetCode } from '../../../../domain/sheet/code.ts'
import { codeOfTraces } from '../../../../domain/sheet/code-traces.ts'
import { inspectBytes } from '../../../../electron/inspect/inspect.ts'
import { inventClients } from '../../../paper/round-trip.ts'
import { cornerMiss, drawSheetCase, soundSheet } from '../../../paper/sheet-case.ts'

/** Seeds nothing was tuned on. */
const seed = 31_400
const [client, ...others] = inventClients(seed)
const service = client!.services[0]!
const codesOf = (clients: typeof others) =>
  clients.flatMap((one) => one.services.map((each) => writeSheetCode(sheetCodeOf(one, each, false))))

/** A sheet of the first client, signed and sealed, out of focus. */
async function outOfFocus(number: number, device: 'scan' | 'photo', form: 'ours' | 'another' = 'ours') {
  const drawn = await drawSheetCase(
    seed + number,
    { ...soundSheet, form, turns: (number % 4) as 0 | 1 | 2 | 3 },
    { device, fault: 'blur', dpi: 150 },
    { client: client!, service },
  )
  const { sheet, clarity } = await inspectBytes(drawn.bytes, { as: 'verification-sheet' })
  return { drawn, sheet: sheet!, clarity }
}

describe('a sheet out of focus', () => {
  it.each([
    [0, 'scan'],
    [1, 'photo'],
    [2, 'scan'],
    [3, 'photo'],
  ] as const)('is still known for the form, and told among the printed ones (%i, %s)', async (number, device) => {
    const { drawn, sheet } = await outOfFocus(number, device)
    expect(sheet.recognised).toBe(true)
    expect(cornerMiss(drawn, sheet.form!.corners)).toBeLessThan(1.5)
    expect(sheet.code).toBeUndefined()
    const traces = Buffer.from(sheet.codeTraces!, 'base64')
    const told = codeOfTraces(traces, codesOf([client!, ...others]))
    expect(readSheetCode(told!)?.filing).toBe(filingDigits(client!.id, service.id))
    expect(codeOfTraces(traces, codesOf(others))).toBeUndefined()
  })

  it('is none of ours where its layout is another', async () => {
    for (const number of [4, 5]) expect((await outOfFocus(number, 'scan', 'another')).sheet.recognised).toBe(false)
  })
})
