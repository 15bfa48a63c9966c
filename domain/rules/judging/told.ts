import type { Fault, RuleInfo } from '../rule.ts'

/** A fault of a scan under its rule; the path is the material's and filled in by `judgeMaterial`. */
export type Told = readonly [rule: RuleInfo, fault: Omit<Fault, 'path'>]
