import type { Client, Finding, Severity } from '../model/index.ts'
import { materialRules } from './material-rules.ts'
import { materialFindings, paperRules } from './papers.ts'
import { peopleRules } from './people.ts'
import { type Facts, type Rule, type RuleInfo, toFinding } from './rule.ts'
import { serviceRules } from './service.ts'
import { subjectRules } from './subject.ts'

export * from './guess-kind.ts'
export * from './materials.ts'
export * from './roles.ts'
export type { Facts, Reading, Rule, RuleInfo } from './rule.ts'
export * from './slots.ts'

/** Every rule that looks at the client's data. What is seen on a scan is in `materialRules`. */
export const rules: readonly Rule[] = [...subjectRules, ...peopleRules, ...serviceRules, ...paperRules]

/** Every rule there is, for docs/rules.md and for help beside a finding. */
export const ruleCatalogue: readonly RuleInfo[] = [...rules, ...Object.values(materialRules)]

const weight: Record<Severity, number> = { reject: 0, likely: 1, advice: 2 }

/**
 * Everything that is wrong with a client's filing on a given day, worst first; findings of one severity stay in the
 * order of the form: subject, people, services, papers.
 */
export function checkClient(client: Client, facts: Facts): Finding[] {
  const findings = rules.flatMap((rule) =>
    [...rule.check(client, facts)].map((fault) => toFinding(rule, fault, facts.reading)),
  )
  return [...findings, ...materialFindings(client)].sort((one, other) => weight[one.severity] - weight[other.severity])
}
