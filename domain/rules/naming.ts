import type { Client, Service } from '../model/index.ts'
import { serviceKinds } from '../model/index.ts'
import { unfiled } from './filing.ts'
import type { Fault } from './rule.ts'
import { source } from './sources.ts'

/** What most rules on names rest on. */
export const naming = [source('UC', '网站名称要求'), source('HW', '备案材料咨询：网站名称基本要求')]

/** Faults of the names of services that are still to be filed; those without a name are another rule's business. */
export function* eachName(client: Client, judge: (name: string, service: Service) => Omit<Fault, 'path'> | undefined) {
  for (const service of unfiled(client)) {
    if (service.name === '') continue
    const fault = judge(service.name, service)
    if (fault !== undefined) yield { path: `services.${service.id}.name`, ...fault }
  }
}

/** How messages call a name. */
export const quoted = (name: string, service: Service): string => `${serviceKinds[service.kind]}名称「${name}」`
