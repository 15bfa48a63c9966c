import { homePageRules } from '../guide/home-page-rules.ts'
import type { Client, Finding, Severity } from '../model/index.ts'
import { asPlanned } from '../workflow/effect.ts'
import { accessRules } from './access.ts'
import { appRules } from './apps.ts'
import { companionRules } from './companions.ts'
import { contactRules } from './contacts.ts'
import { contentRules } from './content.ts'
import { domainNameRules } from './domain-names.ts'
import { domainOwnershipRules } from './domain-ownership.ts'
import { domainTermRules } from './domain-terms.ts'
import { dutyRules } from './duties.ts'
import { leadRules } from './leads.ts'
import { materialRules } from './material-rules.ts'
import { namingFormRules } from './naming-form.ts'
import { namingMeaningRules } from './naming-meaning.ts'
import { namingWordRules } from './naming-words.ts'
import { orderRules } from './orders.ts'
import { materialFindings, paperRules } from './papers.ts'
import { peopleRules } from './people.ts'
import { type Facts, type Rule, type RuleInfo, settingFor, toFinding } from './rule.ts'
import { serviceRules } from './service.ts'
import { sheetRules } from './sheet-rules.ts'
import { standingRules } from './standing.ts'
import { subjectRules } from './subject.ts'

export * from './agency-rules.ts'
export * from './guess-kind.ts'
export * from './materials.ts'
export * from './packs/index.ts'
export * from './portfolio-index.ts'
export * from './reason-fields.ts'
export * from './reasons.ts'
export * from './roles.ts'
export type { Facts, Reading, Rule, RuleInfo, Setting } from './rule.ts'
export { settingFor } from './rule.ts'
export * from './service-title.ts'
export * from './slots.ts'

/** Every rule that looks at the client's data. What is seen on a scan is in `materialRules`, on a home page in `homePageRules`. */
export const rules: readonly Rule[] = [
  ...subjectRules,
  ...standingRules,
  ...peopleRules,
  ...leadRules,
  ...contactRules,
  ...serviceRules,
  ...namingFormRules,
  ...namingWordRules,
  ...namingMeaningRules,
  ...contentRules,
  ...domainNameRules,
  ...domainOwnershipRules,
  ...domainTermRules,
  ...accessRules,
  ...appRules,
  ...paperRules,
  ...companionRules,
  ...orderRules,
  ...dutyRules,
]

/** Every rule there is, for docs/rules.md and for help beside a finding. */
export const ruleCatalogue: readonly RuleInfo[] = [
  ...rules,
  ...Object.values(materialRules),
  ...Object.values(sheetRules),
  ...Object.values(homePageRules),
]

const weight: Record<Severity, number> = { reject: 0, likely: 1, advice: 2 }

/**
 * Everything that is wrong with a client's filing on a given day, worst first; findings of one severity stay in the
 * order of the form: subject, people, services, papers. What an order under way wants changed counts as changed.
 */
export function checkClient(stored: Client, facts: Facts): Finding[] {
  const client = asPlanned(stored, settingFor(stored, facts).packs)
  const setting = settingFor(client, facts)
  const findings = rules.flatMap((rule) =>
    [...rule.check(client, setting)].map((fault) => toFinding(rule, fault, facts.reading)),
  )
  return [...findings, ...materialFindings(client, setting.packs)].sort(
    (one, other) => weight[one.severity] - weight[other.severity],
  )
}
