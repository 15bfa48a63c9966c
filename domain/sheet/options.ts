import type { Client, Service, Source } from '../model/index.ts'
import { isUnit } from '../model/unit.ts'
import { type Claim, providerPack, type RulePacks, resolve } from '../rules/packs/resolve.ts'
import { asked, provinceOf } from '../rules/province.ts'
import { asPlanned } from '../workflow/effect.ts'
import type { SheetTitle } from './content.ts'

/** In what sheets differ. What is left out is as the rule packs say for the client's province and provider. */
export interface SheetOptions {
  /** print the 域名注册商 after the domains */
  readonly printRegistrar?: boolean
  /** left out: 'site', the published form */
  readonly title?: SheetTitle
  /** the small code beside the frame (docs/decisions/sheet-code.md); left out: printed */
  readonly code?: boolean
  /** room for a pledge that a 个人 copies by hand below the client's own, and its wording; '' = none */
  readonly handCopy?: string
  /** a marked place for the fingerprint of a 个人 */
  readonly fingerprint?: boolean
  /** YYYY-MM-DD, printed as the client's date; left out or '': left blank, to be written by hand */
  readonly date?: string
}

/** What province and provider ask of a sheet. */
export interface SheetDemands {
  readonly printRegistrar: boolean
  readonly handCopy: string
  readonly fingerprint: boolean
  /** how many originals are to be signed */
  readonly copies: number
  /** the date must not be printed */
  readonly dateBlank: boolean
  /** where that is said, each source once */
  readonly sources: readonly Source[]
}

/**
 * Reads what a sheet's options come to from the rule packs: registrar printed, pledge copied by hand, place for a
 * fingerprint, copies, date left blank. The one place where packs become options (domain.md 1.3).
 */
export function sheetDemands(client: Client, service: Service | undefined, packs: RulePacks): SheetDemands {
  const province = provinceOf(client, packs)
  const { services } = asPlanned(client, packs)
  const access = services.find(({ id }) => id === service?.id)?.access ?? service?.access
  const provider = access && providerPack(packs, access.provider)?.settings
  const sources = new Map<string, Source>()
  const said = <T>(claim: Claim<T> | undefined): T | undefined => {
    if (claim !== undefined && claim.value !== false) sources.set(claim.source.title, claim.source)
    return claim?.value
  }
  const person = !isUnit(client.subject)
  return {
    printRegistrar: said(asked({ province }, 'sheetRegistrar')) ?? false,
    handCopy: (person ? said(asked({ province }, 'sheetHandCopy')) : undefined) ?? '',
    fingerprint: (person ? said(asked({ province }, 'sheetFingerprint')) : undefined) ?? false,
    copies: said(resolve(provider?.sheetCopies)) ?? 1,
    dateBlank: said(resolve(provider?.sheetDateBlank)) ?? false,
    sources: [...sources.values()],
  }
}

/** Options with everything that was left open filled in from the packs; a date goes where it must stay blank. */
export function filledOptions(
  client: Client,
  service: Service | undefined,
  options: SheetOptions,
  packs: RulePacks,
): Required<SheetOptions> {
  const demands = sheetDemands(client, service, packs)
  return {
    printRegistrar: options.printRegistrar ?? demands.printRegistrar,
    title: options.title ?? 'site',
    code: options.code ?? true,
    handCopy: options.handCopy ?? demands.handCopy,
    fingerprint: options.fingerprint ?? demands.fingerprint,
    date: demands.dateBlank ? '' : (options.date ?? ''),
  }
}
