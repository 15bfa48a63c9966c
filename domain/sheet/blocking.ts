import type { Finding, Service } from '../model/index.ts'

/**
 * Findings that would send this sheet back: on the facts of the subject, its people and this service. Papers are left
 * out, for the sheet is one of them and is only about to be made.
 */
export const blockingSheet = (findings: readonly Finding[], service: Service | undefined): Finding[] =>
  findings.filter(
    ({ severity, path }) =>
      severity === 'reject' &&
      !path.startsWith('slots.') &&
      !path.startsWith('materials.') &&
      (!path.startsWith('services.') || (service !== undefined && path.startsWith(`services.${service.id}`))),
  )
