import type { ClientView } from '../../domain/contract/index.ts'
import type { Order, OrderKind } from '../../domain/model/index.ts'
import { settingFor } from '../../domain/rules/index.ts'
import {
  actionsFor,
  destinations,
  followingKind,
  isEnded,
  type OrderAction,
  type Permission,
  saysNothing,
} from '../../domain/workflow/index.ts'
import { law } from '../app/law.ts'
import { kindName, terms } from '../terms/index.ts'
import { words } from './words.ts'

/** The one thing to do next with an order. */
export type NextAction =
  | { readonly do: 'step'; readonly action: OrderAction; readonly label: string }
  | { readonly do: 'field'; readonly path: string; readonly label: string }
  | { readonly do: 'open'; readonly kind: OrderKind; readonly label: string }
  | { readonly do: 'nothing'; readonly label: string }

export interface OtherAction {
  readonly action: OrderAction
  readonly label: string
  readonly permission: Permission
}

const forward: readonly OrderAction[] = [
  'start-filling',
  'fill-done',
  'submit',
  'pass-review',
  'sms-done',
  'approve',
  'start-care',
]

/**
 * What to do next with an order, and what else could be done. Before handing in, what would be rejected comes first.
 */
export function actionsOf(
  { client, findings }: Pick<ClientView, 'client' | 'findings'>,
  order: Order,
  today: string,
  reading: 'law' | 'document',
): { next: NextAction; others: OtherAction[] } {
  const setting = settingFor(client, { ...law(), today, reading })
  const blocking = findings.filter(({ severity }) => severity === 'reject')
  const everyone = client.people.map(({ id }) => id)
  const willing = { ...order, smsVerified: everyone, provider: order.provider || ' ' }
  const all = actionsFor(willing, { client, setting, blocking: 0, why: ' .' })
  const step = all.find(({ action }) => forward.includes(action))
  const missing = saysNothing(order)
    ? 'content'
    : destinations[order.kind] && order.to === ''
      ? 'destination'
      : undefined
  const others = all
    .filter(({ action }) => action !== step?.action || blocking.length > 0 || missing !== undefined)
    .map(({ action, permission }) => ({ action, label: terms.orderActions[action], permission }))
  const following = followingKind(client, order)
  if (following) return { next: { do: 'open', kind: following, label: words.next.follow(kindName(following)) }, others }
  if (step === undefined || isEnded(order.kind, order.stage))
    return { next: { do: 'nothing', label: words.next.ended }, others }
  if ((step.action === 'fill-done' || step.action === 'submit') && missing !== undefined)
    return { next: { do: 'field', path: `orders.${order.id}`, label: words.next[missing] }, others }
  const first = blocking[0]
  if ((step.action === 'fill-done' || step.action === 'submit') && first !== undefined)
    return { next: { do: 'field', path: first.path, label: words.next.fix(blocking.length) }, others }
  return {
    next: { do: 'step', action: step.action, label: terms.orderActions[step.action] },
    others: others.filter(({ action }) => action !== step.action),
  }
}
