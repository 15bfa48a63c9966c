import { App, Button } from 'antd'
import { type ReactNode, useCallback, useState } from 'react'
import type { CallInput } from '../../../domain/contract/index.ts'
import type { OrderKind } from '../../../domain/model/index.ts'
import { endsServices, givesNumbers, type OrderAction } from '../../../domain/workflow/index.ts'
import { call, refusalOf } from '../../app/desk.ts'
import { go, hrefFiling } from '../../app/route.ts'
import { words } from '../words.ts'
import { StepDialog } from './StepDialog.tsx'

const { step: say } = words

export interface StepTarget {
  readonly clientId: string
  readonly orderId: string
  readonly kind: OrderKind
  readonly action: OrderAction
}
type StepGiven = Omit<CallInput<'orders.act'>, 'clientId' | 'orderId' | 'action'>

const alwaysAsk: ReadonlySet<OrderAction> = new Set([
  'submit',
  'return-by-provider',
  'sms-done',
  'sms-failed',
  'return-by-bureau',
  'withdraw',
])

/** Whether a step needs something of the clerk before it is taken. */
const asks = ({ action, kind }: StepTarget): boolean =>
  alwaysAsk.has(action) ||
  (action === 'approve' && (givesNumbers(kind) || endsServices(kind))) ||
  (action === 'pass-review' && kind === 'claim')

/**
 * Takes steps of orders from anywhere: asks what a step needs, says what came of it, and offers to take it back.
 * @param onDone after a step, or after one was taken back
 * @returns how to take a step, and the dialog to draw
 */
export function useStep(onDone: () => void = () => undefined): {
  take: (target: StepTarget) => void
  undo: (order: Pick<StepTarget, 'clientId' | 'orderId'>) => Promise<void>
  dialog: ReactNode
} {
  const { notification, message } = App.useApp()
  const [asking, setAsking] = useState<StepTarget>()

  const refuse = useCallback(
    (error: unknown, { clientId, orderId }: Pick<StepTarget, 'clientId' | 'orderId'>) => {
      const key = `refused ${orderId}`
      const { message: title, remedy } = refusalOf(error)
      const open = () => {
        notification.destroy(key)
        go(hrefFiling(clientId, orderId))
      }
      notification.warning({
        key,
        title,
        description: remedy,
        placement: 'bottomLeft',
        duration: 12,
        actions: (
          <Button size="small" onClick={open}>
            {say.openOrder}
          </Button>
        ),
      })
    },
    [notification],
  )
  const undo = useCallback(
    async (order: Pick<StepTarget, 'clientId' | 'orderId'>) => {
      const { clientId, orderId } = order
      try {
        const { words: what } = await call('orders.undo', { clientId, orderId })
        message.success(what)
        onDone()
      } catch (error) {
        refuse(error, order)
      }
    },
    [message, onDone, refuse],
  )
  const run = useCallback(
    async ({ clientId, orderId, action }: StepTarget, given: StepGiven = {}) => {
      const { words: what } = await call('orders.act', { clientId, orderId, action, ...given })
      const key = `stepped ${orderId}`
      const back = () => {
        notification.destroy(key)
        void undo({ clientId, orderId })
      }
      notification.success({
        key,
        title: what,
        placement: 'bottomLeft',
        duration: 10,
        actions: (
          <Button type="primary" size="small" onClick={back}>
            {say.undo}
          </Button>
        ),
      })
      onDone()
    },
    [notification, onDone, undo],
  )
  const take = useCallback(
    (target: StepTarget) => {
      if (asks(target)) setAsking(target)
      else run(target).catch((error: unknown) => refuse(error, target))
    },
    [run, refuse],
  )
  return {
    take,
    undo,
    dialog: asking && (
      <StepDialog
        key={`${asking.orderId} ${asking.action}`}
        target={asking}
        onClose={() => setAsking(undefined)}
        onTake={async (given) => {
          await run(asking, given)
          setAsking(undefined)
        }}
      />
    ),
  }
}
