import { DeskRefusal, inSentences } from '../../domain/contract/index.ts'
import type { Inspection, Material } from '../../domain/model/index.ts'
import { writeSheetCode } from '../../domain/sheet/code.ts'
import { codeOfTraces } from '../../domain/sheet/code-traces.ts'
import type { DeskContext } from './context.ts'

/**
 * What the checks say of a scan, or why it cannot be read. Other failures (storage) are the desk's own and thrown.
 * @param scan its file in the vault, and what it is taken for
 */
export async function lookAt(
  desk: DeskContext,
  { fileId, kind }: Pick<Material, 'fileId' | 'kind'>,
): Promise<Pick<Material, 'inspection' | 'unreadable'>> {
  const bytes = await desk.vault.get(fileId)
  try {
    return { inspection: await withKnownCode(desk, await desk.inspector.inspect(bytes, kind)) }
  } catch (error) {
    if (!(error instanceof DeskRefusal)) throw error
    const { code, message, remedy } = error.refusal
    return { unreadable: { code, message: inSentences(message, remedy) } }
  }
}

/** The latest printing of so many filings is what a code that does not read is held against. */
const latestPrinted = 1000

/** Where a 核验单's code shows but does not read, the printed one of which these are the traces. */
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
