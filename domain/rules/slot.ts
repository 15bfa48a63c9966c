import type { MaterialKind, PersonRole, Source } from '../model/index.ts'
import { source } from './sources.ts'

/** What a paper must show for the bureau to take it. */
export interface SlotAsks {
  /** a colour picture; a copy or a black-and-white scan comes back */
  readonly colour: boolean
  /** unit = the organiser's red 公章, registry = the red seal of the office that issued the paper */
  readonly seal: 'unit' | 'registry' | 'none'
  /** carries a QR code that names its holder */
  readonly code: boolean
}

/** A place in a client's folder for one paper. */
export interface Slot {
  /** stable: 'business-licence', 'id-front:<personId>', 'verification-sheet:<serviceId>' … */
  readonly key: string
  readonly kind: MaterialKind
  /** what the clerk calls it (zh-CN) */
  readonly label: string
  /** whose paper; while that person is not recorded yet, the role that will have it, e.g. 'legal-representative' */
  readonly personId: string
  readonly serviceId: string
  readonly required: boolean
  readonly asks: SlotAsks
  readonly sources: readonly Source[]
  /** words that point here when they stand in a file's name, lower case: people's names, roles, domains */
  readonly hints: readonly string[]
  /** roles under which papers may have been filed before the person was recorded */
  readonly heldRoles: readonly PersonRole[]
}

/** A scanned paper. */
export const paper = (seal: SlotAsks['seal'], code = false): SlotAsks => ({ colour: true, seal, code })
/** A picture that was never paper. */
export const drawing: SlotAsks = { colour: false, seal: 'none', code: false }

/** The user's list of papers. */
export const seedPapers = source('SEED', '主体资料准备')

/** A slot with what most slots have. */
export function slot(
  partial: Pick<Slot, 'key' | 'kind' | 'label' | 'asks' | 'sources'> & Partial<Omit<Slot, 'key' | 'kind'>>,
): Slot {
  return { personId: '', serviceId: '', required: false, hints: [], heldRoles: [], ...partial }
}
