import type { Finding, Severity } from '../../domain/model/index.ts'

const order: Record<Severity, number> = { reject: 0, likely: 1, advice: 2 }

/** Worst first. */
export const bySeverity = (a: Pick<Finding, 'severity'>, b: Pick<Finding, 'severity'>): number =>
  order[a.severity] - order[b.severity]

export const countBySeverity = (findings: readonly Finding[]): Record<Severity, number> => {
  const counts = { reject: 0, likely: 0, advice: 0 }
  for (const { severity } of findings) counts[severity] += 1
  return counts
}
