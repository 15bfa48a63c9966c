import { z } from 'zod'
import { shippedCalendar, type WorkCalendar, withYear, yearNoticeSchema } from '../clocks/calendar.ts'
import { mergePacks, type RulePacks, rulePackSchema, shippedPackList, shippedPacks } from './packs/index.ts'

/** What an agency knows beyond what ships with the desk: rule packs, and the holiday notices of further years. */
export const agencyRulesSchema = z.object({ packs: z.array(rulePackSchema), years: z.array(yearNoticeSchema) })
export type AgencyRules = z.infer<typeof agencyRulesSchema>

export const noAgencyRules: AgencyRules = { packs: [], years: [] }

/** The shipped packs and calendar with the agency's own laid over them. */
export function withAgencyRules({ packs, years }: AgencyRules): { packs: RulePacks; calendar: WorkCalendar } {
  return {
    packs: packs.length === 0 ? shippedPacks : mergePacks([...shippedPackList, ...packs]),
    calendar: years.reduce(withYear, shippedCalendar),
  }
}
