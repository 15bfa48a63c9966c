import { compact } from '../identifiers/text.ts'
import type { Access, CalendarDate, Service } from '../model/index.ts'
import { providerPack, type RulePacks } from '../rules/packs/resolve.ts'

/** 接入 of which nothing is known; written out, so that who draws a sheet loads no schema. */
export const noAccess: Access = { provider: '', method: '', location: '', ips: [], inResourceSystem: '', account: '' }

/** Every 接入 of a service, the one its sheet names first; [] for a 空壳. */
export const accessesOf = ({ access, moreAccess }: Pick<Service, 'access' | 'moreAccess'>): Access[] =>
  [access, ...moreAccess].filter(({ provider }) => provider !== '')

/** Whether two names mean one provider: 腾讯云 and 腾讯云计算（北京）有限责任公司. */
export function sameProvider(one: string, other: string, packs: RulePacks): boolean {
  const [here, there] = [compact(one), compact(other)]
  if (here === '' || there === '') return false
  if (here.includes(there) || there.includes(here)) return true
  const pack = providerPack(packs, here)
  return pack !== undefined && pack === providerPack(packs, there)
}

/** Whether the service runs at this provider, among others perhaps. */
export const runsAt = (service: Service, provider: string, packs: RulePacks): boolean =>
  accessesOf(service).some((access) => sameProvider(access.provider, provider, packs))

/** A service on file whose last 接入 is gone. */
export const isShellService = (service: Service): boolean =>
  service.filingNumber !== '' && service.shellSince !== '' && accessesOf(service).length === 0

const withAccesses = (service: Service, [first, ...more]: readonly Access[]): Service => ({
  ...service,
  access: first ?? noAccess,
  moreAccess: more,
})

/** What is left open in `change` stays as it is; a server that moves has to be looked up in the 接入资源管理系统 again. */
export function overlaid(access: Access, change: Access): Access {
  const { method, location, ips, inResourceSystem, account } = change
  const moved = ips.length > 0 && ips.join() !== access.ips.join()
  return {
    provider: change.provider || access.provider,
    method: method || access.method,
    location: location || access.location,
    ips: ips.length > 0 ? ips : access.ips,
    inResourceSystem: inResourceSystem || (moved ? '' : access.inResourceSystem),
    account: account || access.account,
  }
}

/** 新增接入: the new one comes first, for it is what the next sheet is about; one that the provider had is replaced. */
export function addAccess(service: Service, access: Access, packs: RulePacks): Service {
  const others = accessesOf(service).filter(({ provider }) => !sameProvider(provider, access.provider, packs))
  return { ...withAccesses(service, [access, ...others]), shellSince: '' }
}

/** 变更接入: what the provider carries runs elsewhere from now on. A service that names no such provider: its first one. */
export function changeAccess(service: Service, provider: string, change: Access, packs: RulePacks): Service {
  const all = accessesOf(service)
  const found = all.findIndex((access) => sameProvider(access.provider, provider, packs))
  const place = Math.max(found, 0)
  const changed = overlaid(all[place] ?? { ...noAccess, provider }, change)
  return { ...withAccesses(service, all.with(place, changed).slice(0, Math.max(all.length, 1))), shellSince: '' }
}

/**
 * 取消接入: without any left the service is a 空壳.
 * @param day on which that is so
 */
export function dropAccess(service: Service, provider: string, day: CalendarDate, packs: RulePacks): Service {
  const left = accessesOf(service).filter((access) => !sameProvider(access.provider, provider, packs))
  return { ...withAccesses(service, left), shellSince: left.length === 0 ? day : '' }
}

/** 转移, 认领: what the provider carries stands under this account from now on. */
export function underAccount(service: Service, provider: string, account: string, packs: RulePacks): Service {
  const put = (access: Access): Access =>
    sameProvider(access.provider, provider, packs) ? { ...access, account } : access
  return { ...service, access: put(service.access), moreAccess: service.moreAccess.map(put) }
}
