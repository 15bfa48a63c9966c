import type { OrderKind, OrderStage, PersonRole } from '../../domain/model/index.ts'
import type { Slot } from '../../domain/rules/slots.ts'
import { stageName as nameOfStage } from '../../domain/workflow/index.ts'
import { language } from '../app/language.ts'
import { words } from '../app/words.ts'
import { terms } from './words.ts'

export { terms }

/** e.g. 首次备案 */
export const kindName = (kind: OrderKind): string => terms.orderKinds[kind]

/** What a stage is called for this order type. */
export const stageName = (kind: OrderKind, stage: OrderStage): string => nameOfStage(kind, stage, terms.stageNames)

/** An action as the window says it; what an older program wrote is shown as it stands. */
export const actionName = (action: string): string => (terms.orderActions as Record<string, string>)[action] ?? action

/** A term alone, where its Chinese in brackets would crowd a list of several; Chinese terms stay as they are. */
export const bare = (term: string): string => (language === 'zh-CN' ? term : term.replace(/ \(.*\)$/, ''))

/** What a place for a paper is called: whose, and of what where there are several. */
export function slotName(slot: Pick<Slot, 'kind' | 'label' | 'personId' | 'heldRoles' | 'of'>): string {
  if (language === 'zh-CN') return slot.label
  const roles = slot.personId === '' ? [] : [slot.heldRoles[0] ?? (slot.personId as PersonRole)]
  const whose = roles.map((role) => bare(terms.personRoles[role] ?? role))
  const name = [...whose, terms.materialKinds[slot.kind]].join(': ')
  return slot.of === '' ? name : `${name}${words.phrase.aside(slot.of)}`
}
