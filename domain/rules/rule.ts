import type { WorkCalendar } from '../clocks/calendar.ts'
import type { CalendarDate, Client, Finding, Severity, Source } from '../model/index.ts'
import { type ProvincePack, type Resolved, type RulePacks, shippedPacks } from './packs/index.ts'
import type { PortfolioIndex } from './portfolio-index.ts'
import { provinceOf } from './province.ts'

/** Whose word blocks where the user's document and the law differ: the agency's setting. */
export type Reading = 'law' | 'document'

/** What a check may know besides the client. */
export interface Facts {
  /** today in Beijing */
  readonly today: CalendarDate
  readonly reading: Reading
  /** what provinces and providers ask for; the packs that ship with the desk where left out */
  readonly packs?: RulePacks
  /** what the agency's other clients use already; without it only the client itself is looked at */
  readonly portfolio?: PortfolioIndex
  /** holidays and make-up days; the calendar that ships with the desk where left out */
  readonly calendar?: WorkCalendar
}

/** The facts as rules see them: packs filled in, the client's province looked up. */
export interface Setting extends Facts {
  readonly packs: RulePacks
  /** pack of the province the client files in, if that is known */
  readonly province: ProvincePack | undefined
}

/** Fills in the packs and finds the province's. */
export function settingFor(client: Client, facts: Facts): Setting {
  const packs = facts.packs ?? shippedPacks
  return { ...facts, packs, province: provinceOf(client, packs) }
}

/** Years after which a source on provincial practice may well be out of date. */
const freshYears = 3

/** How heavily a province's demand weighs: sources that disagree, or that are old, make it likely and not certain. */
export function weightOf(resolved: Resolved<unknown>, today: CalendarDate): Severity {
  const year = Number(resolved.source.date.slice(0, 4))
  const isOld = !(year >= Number(today.slice(0, 4)) - freshYears)
  return isOld || resolved.contradictedBy.length > 0 ? 'likely' : 'reject'
}

/** Says so where sources contradict the claim that is followed; '' where they agree. */
export function disagreement(resolved: Resolved<unknown>): string {
  if (resolved.contradictedBy.length === 0) return ''
  const others = [...new Set(resolved.contradictedBy.map((claim) => claim.source.title))]
  return `（出处不一致：${resolved.source.title}如此，${others.join('、')}说法不同，提交前请再问接入商）`
}

/** What is said of a rule: in docs/rules.md, in the window's help, to programs. */
export interface RuleInfo {
  /** e.g. 'subject.licence-number.invalid' */
  readonly code: string
  readonly severity: Severity
  /** what it says in general (zh-CN) */
  readonly title: string
  /** the fields it looks at (zh-CN) */
  readonly looksAt: string
  /** what to do (zh-CN) */
  readonly remedy: string
  readonly sources: readonly Source[]
  /** numbers of the rejection catalogue (domain.md 4.5) that it catches before submission */
  readonly reasons: readonly number[]
  /** set where the user's document and the law differ */
  readonly reading?: Reading
}

/** What a rule found: where, and in words. What it leaves out is taken from the rule. */
export interface Fault {
  readonly path: string
  readonly message: string
  readonly remedy?: string
  /** where this case weighs less or more than the rule usually does */
  readonly severity?: Severity
  readonly sources?: readonly Source[]
}

/** Facts in, faults out. */
export interface Rule extends RuleInfo {
  readonly check: (client: Client, setting: Setting) => Iterable<Fault>
}

/** Builds a rule; only `reasons` and `reading` may be left out. */
export function rule(definition: Omit<Rule, 'reasons'> & { readonly reasons?: readonly number[] }): Rule {
  return { reasons: [], ...definition }
}

/**
 * The finding a fault becomes. Of a pair of rules on which the user's document and the law differ, the one that the
 * agency follows keeps its severity and the other becomes advice.
 */
export function toFinding(rule: RuleInfo, fault: Fault, reading: Reading): Finding {
  const severity = fault.severity ?? rule.severity
  const { code } = rule
  return {
    code,
    severity: rule.reading !== undefined && rule.reading !== reading ? 'advice' : severity,
    path: fault.path,
    message: fault.message,
    remedy: fault.remedy ?? rule.remedy,
    sources: [...(fault.sources ?? rule.sources)],
    ...(rule.reading === undefined ? {} : { reading: rule.reading }),
  }
}
