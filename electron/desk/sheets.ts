import { type CallOutput, type CallRequest, DeskRefusal } from '../../domain/contract/index.ts'
import type { Client, Service } from '../../domain/model/index.ts'
import {
  filingDigits,
  readSheetCode,
  type SheetCode,
  sheetCodeOf,
  sheetIdOf,
  sheetStands,
} from '../../domain/sheet/code.ts'
import { clientOrRefuse, type DeskContext, historyLine } from './context.ts'
import type { PrintedSheet } from './ports.ts'

/** A filing as the code on its paper names it. */
export interface FoundSheet {
  readonly client: Client
  /** undefined for the sheet of a client without services */
  readonly service: Service | undefined
  /** the newest note of its printing; none where it was drawn on the command line or noted on another machine */
  readonly printed: PrintedSheet | undefined
  /** false = the client's data has changed since: the paper is stale */
  readonly stands: boolean
}

/** The service of a client by its id; '' is right for a client without any. */
const serviceOf = (client: Client, serviceId: string): Service | undefined =>
  client.services.find(({ id }) => id === serviceId)

/**
 * Finds the filing that a sheet's code names.
 * @param code as `readSheetCode` in domain/sheet/code.ts reads it from the paper
 * @returns [] where the portfolio has no such filing (any more); several where their digits are the same by chance and what
 *   was printed does not tell them apart
 */
export async function sheetsByCode(
  { portfolio, filings }: Pick<DeskContext, 'portfolio' | 'filings'>,
  code: SheetCode,
): Promise<FoundSheet[]> {
  await filings.whole()
  const printed = await portfolio.findPrintedSheet(sheetIdOf(code))
  const found: FoundSheet[] = []
  for (const { clientId, serviceId } of filings.withDigits(code.filing)) {
    const client = await portfolio.getClient(clientId)
    if (!client) continue
    const service = serviceOf(client, serviceId)
    const own = printed?.clientId === clientId && printed.serviceId === serviceId
    found.push({ client, service, printed: own ? printed : undefined, stands: sheetStands(code, client, service) })
  }
  if (found.length < 2) return found
  const standing = found.filter(({ stands }) => stands)
  return standing.length === 1 ? standing : found
}

/** Keeps drawn sheets and notes who printed them when and how often; see the call of that name in the contract. */
export async function keepSheets(
  desk: DeskContext,
  { sheets, fileName, bytes, purpose, copies }: CallRequest<'sheets.keep'>,
): Promise<CallOutput<'sheets.keep'>> {
  const clients = new Map<string, Client>()
  for (const { clientId } of sheets)
    if (!clients.has(clientId)) clients.set(clientId, await clientOrRefuse(desk, clientId))
  const ids = sheets.map((sheet) => printedId(clients.get(sheet.clientId) as Client, sheet))
  const mediaType = fileName.toLowerCase().endsWith('.zip') ? 'application/zip' : 'application/pdf'
  const fileId = await desk.vault.put(bytes)
  for (const clientId of clients.keys()) await desk.portfolio.keepFile({ fileId, clientId, fileName, mediaType })
  const [action, did] = purpose === 'print' ? ['sheet.printed', '打印'] : ['sheet.saved', '保存']
  const timesOf = (clientId: string) => {
    const counts = new Set(sheets.filter((one) => one.clientId === clientId).map((one) => one.copies ?? copies))
    const list = [...counts].join('、')
    return list === '1' ? '' : `，各 ${list} 份`
  }
  const among = clients.size > 1 ? `，与另外 ${clients.size - 1} 个客户同批` : ''
  const entries = [...clients.keys()].map((clientId) =>
    historyLine(desk, clientId, action, `${did}了核验单：${fileName}${timesOf(clientId)}${among}`),
  )
  const { at, by } = entries[0] as (typeof entries)[number]
  await desk.portfolio.notePrintedSheets(
    sheets.map(({ clientId, serviceId, copies: own }, i) => ({
      sheetId: ids[i] as string,
      clientId,
      serviceId,
      at,
      by,
      copies: own ?? copies,
      purpose,
      fileId,
    })),
    entries,
  )
  return { fileId, fileName }
}

/** @throws DeskRefusal 'invalid-input' where the digits are another filing's */
function printedId(client: Client, { serviceId, code }: CallRequest<'sheets.keep'>['sheets'][number]): string {
  if (code === '') return sheetIdOf(sheetCodeOf(client, serviceOf(client, serviceId), false))
  const read = readSheetCode(code)
  if (read?.filing === filingDigits(client.id, serviceId)) return sheetIdOf(read)
  throw new DeskRefusal('invalid-input', '核验单上的编号和客户对不上，没有登记。', '请重新打开核验单再打印。')
}
