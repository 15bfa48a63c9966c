import { DeskRefusal, inSentences } from '../../../domain/contract/index.ts'
import type { Inspection, ReturnedSheet, WaitingReason } from '../../../domain/model/index.ts'
import { readSheetCode, writeSheetCode } from '../../../domain/sheet/code.ts'
import { codeOfTraces } from '../../../domain/sheet/code-traces.ts'
import type { DeskContext } from '../context.ts'
import { sheetsByCode } from '../sheets.ts'

/** Reads a page as a 核验单. Other failures than the file's own (storage) are the desk's and thrown. */
export async function readReturned(desk: DeskContext, sheet: ReturnedSheet): Promise<ReturnedSheet> {
  const bytes = await desk.vault.get(sheet.fileId)
  try {
    const inspection = await withKnownCode(desk, await desk.inspector.inspect(bytes, 'verification-sheet'))
    return { ...sheet, inspection, code: inspection.sheet?.code ?? '' }
  } catch (error) {
    if (!(error instanceof DeskRefusal)) throw error
    const { code, message, remedy } = error.refusal
    return { ...sheet, unreadable: { code, message: inSentences(message, remedy) } }
  }
}

/** So many printings back a blurred code is looked for. */
const latestPrinted = 1000
/** Where a code shows but does not read, the printed one of which these are the traces. */
async function withKnownCode(desk: DeskContext, inspection: Inspection): Promise<Inspection> {
  const { sheet } = inspection
  if (!sheet?.codeTraces || sheet.code !== undefined) return inspection
  const printed = await desk.portfolio.newestPrinted(latestPrinted)
  // second sheets, of filings with very many domains, are left to a person
  const known = printed.map(({ sheetId }) =>
    writeSheetCode({ filing: sheetId.slice(0, 10), data: sheetId.slice(10), page: 1 }),
  )
  const code = codeOfTraces(Buffer.from(sheet.codeTraces, 'base64'), known)
  return code === undefined ? inspection : { ...inspection, sheet: { ...sheet, code } }
}

/** The filing that the page itself names, or why it names none. Nothing but a whole code and one filing in the portfolio will do. */
export async function namedFiling(
  desk: DeskContext,
  sheet: ReturnedSheet,
): Promise<{ readonly clientId: string; readonly serviceId: string } | { readonly why: WaitingReason }> {
  const code = readSheetCode(sheet.code)
  if (!code) return { why: withoutCode(sheet) }
  const found = await sheetsByCode(desk, code)
  if (found.length > 1) return { why: 'several-filings' }
  const [only] = found
  return only ? { clientId: only.client.id, serviceId: only.service?.id ?? '' } : { why: 'no-such-filing' }
}

function withoutCode({ inspection, unreadable }: ReturnedSheet): WaitingReason {
  if (unreadable || !inspection) return 'unreadable'
  if (inspection.sheet?.recognised) return 'no-code'
  return inspection.clarity.reasons.includes('blank') ? 'blank' : 'other-paper'
}
