import type { Client, Service } from '../../domain/model/index.ts'
import type { RulePacks } from '../../domain/rules/packs/index.ts'
import { sheetCodeOf, writeSheetCode } from '../../domain/sheet/code.ts'
import { bareDomain, type SheetFacts, sheetFacts } from '../../domain/sheet/content.ts'
import { safeFileName } from '../../domain/sheet/file-name.ts'
import { filledOptions, type SheetOptions } from '../../domain/sheet/options.ts'

/** One 核验单 to draw. Without `service`: one for every site and APP of the client. */
export interface SheetRequest {
  readonly client: Client
  readonly service?: Service
  readonly options?: SheetOptions
  /** what fills in the options that are left open */
  readonly packs: RulePacks
  /** how often each of its sheets stands in the document, one after the other; left out: once */
  readonly copies?: number
}

/**
 * One request for each website and APP (domain.md 1.3); a client without any gets one sheet with the domain left open.
 * A request that names a service already stays as it is.
 */
export function expanded(request: SheetRequest): SheetRequest[] {
  const { client, service } = request
  if (service !== undefined || client.services.length === 0) return [request]
  return client.services.map((one) => ({ ...request, service: one }))
}

/** The requests of a client: see `expanded`. */
export const sheetRequestsFor = (client: Client, packs: RulePacks, options?: SheetOptions): SheetRequest[] =>
  expanded({ client, packs, options })

/** What one sheet says, but for the printed form. */
export interface SheetContent extends SheetFacts {
  readonly options: Required<SheetOptions>
  /** the digits of each of the filing's sheets; undefined where no code is wanted */
  readonly code: ((page: number) => string) | undefined
  readonly copies: number
}

/** Works out what stands on the sheet of one request with a service (or of a client without any). */
export function sheetContent({ client, service, options = {}, packs, copies = 1 }: SheetRequest): SheetContent {
  const filled = filledOptions(client, service, options, packs)
  const code = (page: number) => writeSheetCode(sheetCodeOf(client, service, filled.printRegistrar, page))
  return { ...sheetFacts(client, service), options: filled, code: filled.code ? code : undefined, copies }
}

/**
 * Name for the PDF of a client, or of one of its services: 核验单-主办者-域名.pdf, without characters that Windows refuses.
 */
export function sheetFileName(client: Client, service?: Service): string {
  const domain = service?.domains.map((d) => bareDomain(d.name)).find((name) => name !== '')
  const about = service === undefined ? '' : (domain ?? service.name)
  return safeFileName(['核验单', client.subject.name, about], '.pdf')
}
