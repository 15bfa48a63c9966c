import type { Client, Service } from '../../domain/model/index.ts'
import { sheetCodeOf, writeSheetCode } from '../../domain/sheet/code.ts'
import { bareDomain, type SheetFacts, type SheetTitle, sheetFacts } from '../../domain/sheet/content.ts'
import { safeFileName } from '../../domain/sheet/file-name.ts'

/** In what provinces and providers differ. */
export interface SheetOptions {
  /** print the 域名注册商 after the domains; left out: only for subjects in 北京 (domain.md 1.3) */
  readonly printRegistrar?: boolean
  /** left out: 'site', the published form */
  readonly title?: SheetTitle
  /** the small code beside the frame (docs/decisions/sheet-code.md); left out: printed */
  readonly code?: boolean
}

/** One 核验单 to draw. Without `service`: one for every site and APP of the client. */
export interface SheetRequest {
  readonly client: Client
  readonly service?: Service
  readonly options?: SheetOptions
}

/** One sheet for each website and APP (domain.md 1.3); a client without any gets one sheet with the domain left open. */
export function sheetRequestsFor(client: Client, options?: SheetOptions): SheetRequest[] {
  if (client.services.length === 0) return [{ client, options }]
  return client.services.map((service) => ({ client, service, options }))
}

/** What one sheet says, but for the printed form. */
export interface SheetContent extends SheetFacts {
  readonly printRegistrar: boolean
  readonly title: SheetTitle
  /** the digits of each of the filing's sheets; undefined where no code is wanted */
  readonly code: ((page: number) => string) | undefined
}

/** Works out what stands on the sheet of one request with a service (or of a client without any). */
export function sheetContent({ client, service, options = {} }: SheetRequest): SheetContent {
  const printRegistrar = options.printRegistrar ?? client.subject.province.startsWith('北京')
  return {
    ...sheetFacts(client, service),
    printRegistrar,
    title: options.title ?? 'site',
    code:
      options.code === false ? undefined : (page) => writeSheetCode(sheetCodeOf(client, service, printRegistrar, page)),
  }
}

/**
 * Name for the PDF of a client, or of one of its services: 核验单-主办者-域名.pdf, without characters that Windows refuses.
 */
export function sheetFileName(client: Client, service?: Service): string {
  const domain = service?.domains.map((d) => bareDomain(d.name)).find((name) => name !== '')
  const about = service === undefined ? '' : (domain ?? service.name)
  return safeFileName(['核验单', client.subject.name, about], '.pdf')
}
