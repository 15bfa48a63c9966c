import type { CalendarDate, Client, Finding, Severity, Source } from '../model/index.ts'

/** Whose word blocks where the user's document and the law differ: the agency's setting. */
export type Reading = 'law' | 'document'

/** What a check may know besides the client. */
export interface Facts {
  /** today in Beijing */
  readonly today: CalendarDate
  readonly reading: Reading
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
  readonly check: (client: Client, facts: Facts) => Iterable<Fault>
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
