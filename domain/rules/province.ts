import { parseProvince } from '../identifiers/province.ts'
import type { Client } from '../model/client.ts'
import { type Claim, type Resolved, type RulePacks, resolve } from './packs/resolve.ts'
import type { ProvincePack } from './packs/schema.ts'

/** Pack of the province that a client files in, if that is known. */
export function provinceOf(client: Client, packs: RulePacks): ProvincePack | undefined {
  const province = parseProvince(client.subject.province)
  return province.ok ? packs.provinces.get(province.value.key) : undefined
}

type SettingKey = keyof ProvincePack['settings']
type ValueOf<K extends SettingKey> = NonNullable<ProvincePack['settings'][K]>[number]['value']

/** What the client's province says on one point: the claim that is followed and those against it. */
export function asked<K extends SettingKey>(
  setting: { readonly province: ProvincePack | undefined },
  key: K,
): Resolved<ValueOf<K>> | undefined {
  return resolve(setting.province?.settings[key] as readonly Claim<ValueOf<K>>[] | undefined)
}
