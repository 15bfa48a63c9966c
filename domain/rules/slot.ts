import type { MaterialKind, PersonRole, Source } from '../model/index.ts'
import type { SlotAsks } from './profiles.ts'
import { source } from './sources.ts'

/** A place in a client's folder for one paper. */
export interface Slot {
  /** stable: 'business-licence', 'id-front:<personId>', 'verification-sheet:<serviceId>' … */
  readonly key: string
  readonly kind: MaterialKind
  /** what the clerk calls it (zh-CN) */
  readonly label: string
  /** whose paper; while that person is not recorded yet, the role that will have it, e.g. 'legal-representative' */
  readonly personId: string
  /** name of the person or title of the service, where several have such a place; else '' */
  readonly of: string
  readonly serviceId: string
  readonly required: boolean
  readonly asks: SlotAsks
  readonly sources: readonly Source[]
  /** words that point here when they stand in a file's name, lower case: people's names, roles, domains */
  readonly hints: readonly string[]
  /** roles under which papers may have been filed before the person was recorded */
  readonly heldRoles: readonly PersonRole[]
}

/** The user's list of papers. */
export const seedPapers = source('SEED', '主体资料准备')

/** A slot with what most slots have. */
export function slot(
  partial: Pick<Slot, 'key' | 'kind' | 'label' | 'asks' | 'sources'> & Partial<Omit<Slot, 'key' | 'kind'>>,
): Slot {
  return { personId: '', of: '', serviceId: '', required: false, hints: [], heldRoles: [], ...partial }
}
