import { DeskRefusal, inSentences } from '../../../domain/contract/index.ts'
import type { ReturnedSheet, WaitingReason } from '../../../domain/model/index.ts'
import { readSheetCode } from '../../../domain/sheet/code.ts'
import type { DeskContext } from '../context.ts'
import { sheetsByCode } from '../sheets.ts'

/** Reads a page as a 核验单. Other failures than the file's own (storage) are the desk's and thrown. */
export async function readReturned(desk: DeskContext, sheet: ReturnedSheet): Promise<ReturnedSheet> {
  const bytes = await desk.vault.get(sheet.fileId)
  try {
    const inspection = await desk.inspector.inspect(bytes, 'verification-sheet')
    return { ...sheet, inspection, code: inspection.sheet?.code ?? '' }
  } catch (error) {
    if (!(error instanceof DeskRefusal)) throw error
    const { code, message, remedy } = error.refusal
    return { ...sheet, unreadable: { code, message: inSentences(message, remedy) } }
  }
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
