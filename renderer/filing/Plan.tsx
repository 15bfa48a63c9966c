import { App } from 'antd'
import { useId } from 'react'
import type { CallInput } from '../../domain/contract/index.ts'
import { destinations, orderKindInfos } from '../../domain/workflow/index.ts'
import { call, inOneLine } from '../app/desk.ts'
import type { FilingParts } from './FilingPage.tsx'
import { AccessPlan, Leaving } from './plan/AccessPlan.tsx'
import { Destination } from './plan/Destination.tsx'
import { WantedChanges } from './plan/WantedChanges.tsx'
import { words } from './words.ts'

const { plan: say } = words
type Changes = Omit<CallInput<'orders.change'>, 'clientId' | 'orderId'>

export interface PlanProps extends FilingParts {
  /** whether the order is still in our hands */
  readonly canChange: boolean
  /** @returns whether the desk took it */
  readonly change: (changes: Changes) => Promise<boolean>
}

const editors: Partial<Record<FilingParts['order']['kind'], (props: PlanProps) => React.ReactNode>> = {
  'change-subject': WantedChanges,
  'change-service': WantedChanges,
  'change-access': AccessPlan,
  'add-access': AccessPlan,
  'cancel-access': Leaving,
}

/** 变更内容: what will stand on the record once the order is approved; until then the record says what is on file. */
export function Plan({ view, order, reload }: FilingParts) {
  const { message } = App.useApp()
  const title = useId()
  const Editor = editors[order.kind]
  const goesTo = destinations[order.kind] !== undefined
  if (!Editor && !goesTo) return null
  const change = async (changes: Changes) => {
    try {
      await call('orders.change', { clientId: view.client.id, orderId: order.id, ...changes })
      await reload()
      return true
    } catch (error) {
      message.error(inOneLine(error))
      return false
    }
  }
  const stages = orderKindInfos[order.kind].stages.slice(0, orderKindInfos[order.kind].stages.indexOf('review'))
  const props = { view, order, reload, change, canChange: stages.includes(order.stage) }
  return (
    <section className="block" aria-labelledby={title}>
      <h2 id={title} className="filing-plan" tabIndex={-1}>
        {goesTo ? say.destinationTitle : say.title}
      </h2>
      {Editor && <Editor {...props} />}
      {goesTo && <Destination {...props} />}
    </section>
  )
}
