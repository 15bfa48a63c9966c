import { compact } from '../../identifiers/text.ts'
import type { Source } from '../../model/finding.ts'
import type { ProviderPack, ProvincePack, RulePack, SuffixPack } from './schema.ts'

export interface Claim<T> {
  readonly value: T
  readonly source: Source
  readonly note?: string
}

/** The claim that is followed, and those that say otherwise. */
export interface Resolved<T> extends Claim<T> {
  readonly contradictedBy: readonly Claim<T>[]
}

/** All packs that hold, by what they speak of. */
export interface RulePacks {
  /** by key of identifiers/province.ts */
  readonly provinces: ReadonlyMap<string, ProvincePack>
  readonly providers: readonly ProviderPack[]
  readonly suffixes: SuffixPack
}

/** '-' (no date) is older than every date; prefixes sort before what they begin. */
const age = (source: Source): string => (source.date === '-' ? '' : source.date)

/** Follows the claim with the latest source; of equal dates the one that stands later. */
export function resolve<T>(claims: readonly Claim<T>[] | undefined): Resolved<T> | undefined {
  if (claims === undefined || claims.length === 0) return undefined
  const followed = claims.reduce((best, claim) => (age(claim.source) >= age(best.source) ? claim : best))
  const said = JSON.stringify(followed.value)
  return { ...followed, contradictedBy: claims.filter((claim) => JSON.stringify(claim.value) !== said) }
}

type Settings = Record<string, readonly unknown[] | undefined>

function joined<S extends Settings>(base: S, added: S): S {
  const all: Settings = { ...base }
  for (const [key, claims] of Object.entries(added)) all[key] = [...(base[key] ?? []), ...(claims ?? [])]
  return all as S
}

const later = (one: string, other: string): string => (age({ id: '', title: '', date: one }) > other ? one : other)

/**
 * Lays further packs over others: claims join those that are there, so that a later date wins and nothing is lost; a
 * suffix list replaces the one before if it is not older.
 * @throws Error where there is no suffix list at all
 */
export function mergePacks(packs: Iterable<RulePack>): RulePacks {
  const provinces = new Map<string, ProvincePack>()
  const providers = new Map<string, ProviderPack>()
  let suffixes: SuffixPack | undefined
  for (const pack of packs) {
    if (pack.kind === 'suffixes') {
      if (suffixes === undefined || later(suffixes.date, pack.date) === pack.date) suffixes = pack
    } else if (pack.kind === 'province') {
      const base = provinces.get(pack.key)
      provinces.set(pack.key, base === undefined ? pack : overlaid(base, pack))
    } else {
      const base = providers.get(pack.key)
      const aliases = [...new Set([...(base?.aliases ?? []), ...pack.aliases])]
      providers.set(pack.key, base === undefined ? pack : { ...overlaid(base, pack), aliases })
    }
  }
  if (suffixes === undefined) throw new Error('rule packs lack a list of domain suffixes')
  return { provinces, providers: [...providers.values()], suffixes }
}

function overlaid<P extends ProvincePack | ProviderPack>(base: P, added: P): P {
  return {
    ...base,
    name: added.name,
    date: later(base.date, added.date),
    settings: joined(base.settings as Settings, added.settings as Settings),
    notes: [...base.notes, ...added.notes],
  }
}

/** The pack of the provider that a 接入服务提供者 field names, by name, alias or key: 阿里云计算有限公司 → 阿里云. */
export function providerPack(packs: RulePacks, provider: string): ProviderPack | undefined {
  const text = compact(provider).toLowerCase()
  if (text === '') return undefined
  return packs.providers.find((pack) =>
    [pack.name, pack.key, ...pack.aliases].some((word) => text.includes(word.toLowerCase())),
  )
}
