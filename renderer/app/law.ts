import { type AgencyRules, noAgencyRules, withAgencyRules } from '../../domain/rules/index.ts'

let known = withAgencyRules(noAgencyRules)

/** What provinces, providers and the calendar say, the agency's own laid over what ships. */
export const law = (): typeof known => known

/** Takes over the agency's own rules; done before the window shows any client. */
export function setLaw(agency: AgencyRules): void {
  known = withAgencyRules(agency)
}
