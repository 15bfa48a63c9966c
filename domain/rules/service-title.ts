import { type Service, serviceKinds } from '../model/index.ts'

/** A service as people call it: its name, else its first domain, else its kind. */
export const serviceTitle = (service: Service): string =>
  service.name || service.domains[0]?.name || `未命名的${serviceKinds[service.kind]}`
