import type { CallOutput, CallRequest, LikelyFiling } from '../../../domain/contract/index.ts'
import type { Material, ReturnedSheet } from '../../../domain/model/index.ts'
import { filingsWithDigits, type KnownFiling, type Likely, likelyFilings } from '../../../domain/returns/index.ts'
import { readSheetCode } from '../../../domain/sheet/code.ts'
import type { DeskContext } from '../context.ts'

const shown = 8
/** Printings looked at, the latest first: what went out longer ago will hardly come back unasked. */
const latestPrinted = 400

/** Where a page most likely belongs, or what a person's search finds. */
export async function likelyFor(
  desk: DeskContext,
  sheet: ReturnedSheet,
  search: CallRequest<'returns.likely'>['search'],
): Promise<CallOutput<'returns.likely'>> {
  await desk.filings.whole()
  const found = search === '' ? await likeliest(desk, sheet) : await searched(desk, search)
  return { items: await Promise.all(found.map((one) => itemOf(desk, one))) }
}

async function likeliest(desk: DeskContext, sheet: ReturnedSheet): Promise<Likely[]> {
  const code = readSheetCode(sheet.code)
  const outstanding = await outstandingSheets(desk)
  const siblings = sheet.pages > 1 ? await desk.portfolio.listReturned({ states: ['placed', 'spare'] }) : []
  const printed = code && (await desk.portfolio.findPrintedSheet(code.filing))
  const clues = {
    fileName: sheet.fileName,
    codes: sheet.inspection?.codes ?? [],
    digits: code?.filing ?? '',
    holder: sheet.inspection?.sheet?.form?.holder ?? 'unknown',
    neighbours: siblings.filter(
      ({ fileName, at }) => fileName === sheet.fileName && at.slice(0, 16) === sheet.at.slice(0, 16),
    ),
    outstanding,
    printedFor: printed ? [printed.clientId] : [],
  } as const
  return likelyFilings(clues, desk.filings.all(), shown)
}

/** Filings whose sheet was printed and of which no scan has come since. */
async function outstandingSheets(desk: DeskContext): Promise<{ clientId: string; serviceId: string; at: string }[]> {
  const open: { clientId: string; serviceId: string; at: string }[] = []
  for (const { clientId, serviceId, at } of await desk.portfolio.newestPrinted(latestPrinted)) {
    const client = await desk.portfolio.getClient(clientId)
    const cameBack = (material: Material) => isSheetOf(material, serviceId) && material.addedAt > at
    if (client && !client.materials.some(cameBack)) open.push({ clientId, serviceId, at })
  }
  return open
}

const isSheetOf = ({ kind, serviceId }: Material, wanted: string): boolean =>
  kind === 'verification-sheet' && serviceId === wanted

/** Digits are looked up on the papers; anything else in the client list, which also knows pinyin and initials. */
async function searched(desk: DeskContext, search: string): Promise<Likely[]> {
  const plain = (filing: KnownFiling, reasons: string[] = []): Likely => ({ filing, reasons, printedAt: '' })
  const byDigits = filingsWithDigits(search, desk.filings.all(), shown).map((one) => plain(one, ['纸上的编号对得上']))
  const { rows } = await desk.portfolio.listClients({ search, offset: 0, limit: shown, sort: 'name' })
  const byWords = rows.flatMap(({ row }) => desk.filings.ofClient(row.id)).map((one) => plain(one))
  return [...byDigits, ...byWords].slice(0, shown * 2)
}

async function itemOf(desk: DeskContext, { filing, reasons, printedAt }: Likely): Promise<LikelyFiling> {
  const { clientId, serviceId, clientName, serviceTitle } = filing
  const client = await desk.portfolio.getClient(clientId)
  const filled = client?.materials.some((material) => isSheetOf(material, serviceId)) ?? false
  return { clientId, serviceId, clientName, serviceTitle, reasons: [...reasons], printedAt, filled }
}
