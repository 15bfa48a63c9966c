import { type Client, isUnit, type Service } from '../../domain/model/index.ts'
import { officialTitle } from '../../domain/sheet/wording.ts'

/**
 * The titles a sheet can carry. Only the first has a published layout (domain.md 1.1); the others are that same layout
 * under the name that the rules use today, ours and not an official form.
 */
export const sheetTitles = {
  site: { words: officialTitle, official: true },
  'internet-service': { words: '互联网信息服务备案信息真实性核验单', official: false },
  icp: { words: 'ICP备案信息真实性核验单', official: false },
} as const satisfies Record<string, { words: string; official: boolean }>
export type SheetTitle = keyof typeof sheetTitles

/** In what provinces and providers differ. */
export interface SheetOptions {
  /** print the 域名注册商 after the domains; left out: only for subjects in 北京 (domain.md 1.3) */
  readonly printRegistrar?: boolean
  /** left out: 'site', the published form */
  readonly title?: SheetTitle
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

/** A domain as it goes on the sheet. */
export interface SheetDomain {
  readonly name: string
  readonly registrar: string
  /** path of the field it comes from, as in a Finding */
  readonly path: string
}

/** What the client's part of one sheet says. */
export interface SheetContent {
  readonly name: string
  /** 单位, else 个人 */
  readonly unit: boolean
  readonly domains: readonly SheetDomain[]
  readonly printRegistrar: boolean
  readonly title: SheetTitle
}

/**
 * Text fit for one printed value: line breaks and runs of blanks become one blank; control characters, invisible
 * formatting characters and variation selectors go.
 */
const printable = (text: string): string =>
  text
    .replace(/[\p{Cf}\p{Variation_Selector}]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()

/** The bare domain: no scheme, no www, no path (domain.md 1.3). */
const bareDomain = (text: string): string =>
  printable(text)
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\.(?=.+\.)/, '')
    .replace(/[/?#].*$/, '')

/** Works out what stands on the sheet of one request with a service (or of a client without any). */
export function sheetContent({ client, service, options = {} }: SheetRequest): SheetContent {
  const domains = new Map<string, SheetDomain>()
  service?.domains.forEach((domain, index) => {
    const name = bareDomain(domain.name)
    if (name === '' || domains.has(name)) return
    const path = `services.${service.id}.domains.${index}`
    domains.set(name, { name, registrar: printable(domain.registrar), path })
  })
  return {
    name: printable(client.subject.name),
    unit: isUnit(client.subject),
    domains: [...domains.values()],
    printRegistrar: options.printRegistrar ?? client.subject.province.startsWith('北京'),
    title: options.title ?? 'site',
  }
}

/** longest part of a file name, in characters: three parts stay under the 255 bytes that file systems allow */
const longestPart = 36

/**
 * Name for the PDF of a client, or of one of its services: 核验单-主办者-域名.pdf, without characters that Windows refuses.
 */
export function sheetFileName(client: Client, service?: Service): string {
  const domain = service?.domains.map((d) => bareDomain(d.name)).find((name) => name !== '')
  const parts = [client.subject.name, service === undefined ? '' : (domain ?? service.name)]
  const safe = parts
    .map((part) => printable(part).replace(/[\\/:*?"<>|]/g, '_'))
    .map((part) =>
      [...part]
        .slice(0, longestPart)
        .join('')
        .replace(/[. ]+$/, ''),
    )
    .filter((part) => part !== '')
  return `${['核验单', ...safe].join('-')}.pdf`
}
