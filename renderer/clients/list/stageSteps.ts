import type { ClientView } from '../../../domain/contract/index.ts'
import { settingFor } from '../../../domain/rules/index.ts'
import { mayTake, nextStage, type OrderAction, openOrder, stepTo } from '../../../domain/workflow/index.ts'
import { law } from '../../app/law.ts'
import { words } from './words.ts'

const { stage: say } = words

/** The step that a client's order under way could take together with others. */
export interface StageStep {
  readonly clientId: string
  readonly orderId: string
  readonly name: string
  readonly action: OrderAction
}

/** A client that stays where it is, and why. */
export interface Staying {
  readonly name: string
  readonly why: string
}

/**
 * What moves a client's open order one stage on, if that asks for nothing but a yes: the numbers that the bureau gives are different
 * for each, and what would be rejected is not handed in by the dozen.
 * @param today Beijing day
 */
export function stageStepOf(
  { client, findings }: Pick<ClientView, 'client' | 'findings'>,
  today: string,
  reading: 'law' | 'document',
): StageStep | Staying {
  const { name } = client.subject
  const order = openOrder(client)
  const next = order && nextStage(order.kind, order.stage)
  if (!order || !next) return { name, why: say.noOrder }
  const way = stepTo(order, next)
  if (!way.ok) return { name, why: way.refusal.why }
  if (way.action === 'approve') return { name, why: say.approveSingly }
  const setting = settingFor(client, { ...law(), today, reading })
  const blocking = findings.filter(({ severity }) => severity === 'reject').length
  const permission = mayTake(order, way.action, { client, setting, blocking, why: '' })
  if (!permission.allowed) return { name, why: permission.why }
  return { clientId: client.id, orderId: order.id, name, action: way.action }
}
