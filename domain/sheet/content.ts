import type { Client, Service } from '../model/index.ts'
import { isUnit } from '../model/unit.ts'
import { asChanged } from '../workflow/effect.ts'
import { officialTitle } from './wording.ts'

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

/** A domain as it goes on the sheet. */
export interface SheetDomain {
  readonly name: string
  readonly registrar: string
  /** path of the field it comes from, as in a Finding */
  readonly path: string
}

/** What the client's part of a sheet is filled from. */
export interface SheetFacts {
  readonly name: string
  /** 单位, else 个人 */
  readonly unit: boolean
  readonly domains: readonly SheetDomain[]
}

/**
 * Text fit for one printed value: line breaks and runs of blanks become one blank; control characters, invisible
 * formatting characters and variation selectors go.
 */
export const printable = (text: string): string =>
  text
    .replace(/[\p{Cf}\p{Variation_Selector}]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()

/** The bare domain: no scheme, no www, no path (domain.md 1.3). */
export const bareDomain = (text: string): string =>
  printable(text)
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\.(?=.+\.)/, '')
    .replace(/[/?#].*$/, '')

/**
 * Works out what stands on the sheet of one service, every domain once. A change under way counts as made.
 * @param service left out: a client without any service, whose domains stay open
 */
export function sheetFacts(client: Client, service: Service | undefined): SheetFacts {
  const domains = new Map<string, SheetDomain>()
  service?.domains.forEach((domain, index) => {
    const name = bareDomain(domain.name)
    if (name === '' || domains.has(name)) return
    const path = `services.${service.id}.domains.${index}`
    domains.set(name, { name, registrar: printable(domain.registrar), path })
  })
  return {
    name: printable(asChanged(client).subject.name),
    unit: isUnit(client.subject),
    domains: [...domains.values()],
  }
}
