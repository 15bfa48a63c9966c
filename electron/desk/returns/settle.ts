import type { ReturnedSheet, WaitingReason } from '../../../domain/model/index.ts'
import { readSheetCode } from '../../../domain/sheet/code.ts'
import type { DeskContext } from '../context.ts'
import { lookAt } from '../look-at.ts'
import { sheetsByCode } from '../sheets.ts'

/** Reads a page as a 核验单. Other failures than the file's own (storage) are the desk's and thrown. */
export async function readReturned(desk: DeskContext, sheet: ReturnedSheet): Promise<ReturnedSheet> {
  const seen = await lookAt(desk, { fileId: sheet.fileId, kind: 'verification-sheet' })
  return { ...sheet, ...seen, code: seen.inspection?.sheet?.code ?? '' }
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
