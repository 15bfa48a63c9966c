import { Empty } from 'antd'
import { useCallback, useState } from 'react'
import type { ClientView } from '../../domain/contract/index.ts'
import type { Order, OrderKind } from '../../domain/model/index.ts'
import { plannedIn } from '../../domain/workflow/index.ts'
import { call } from '../app/desk.ts'
import { Loading } from '../app/Loading.tsx'
import { hrefClient, hrefFiling } from '../app/route.ts'
import { useAsked } from '../app/useAsked.ts'
import { FindingsPanel } from '../clients/FindingsPanel.tsx'
import { goToField } from '../clients/wantedField.ts'
import { NewOrder } from '../orders/NewOrder.tsx'
import { OpenOrderDialog } from '../orders/OpenOrderDialog.tsx'
import { useStep } from '../orders/steps/useStep.tsx'
import { kindName, stageName } from '../terms/index.ts'
import { AfterApproval } from './AfterApproval.tsx'
import { Answers } from './Answers.tsx'
import { Deadlines } from './Deadlines.tsx'
import { FilingHeader } from './FilingHeader.tsx'
import { Logbook } from './Logbook.tsx'
import { LostOrder } from './LostOrder.tsx'
import { OrderFacts } from './OrderFacts.tsx'
import { Papers } from './Papers.tsx'
import { Plan } from './Plan.tsx'
import { Timetable } from './Timetable.tsx'
import { words } from './words.ts'
import '../clients/client.css'
import './filing.css'

interface FilingPageProps {
  readonly clientId: string
  /** '' = the client's orders to choose from */
  readonly orderId: string
}

/** 订单页: where an order is, the one next step, what is missing, and everything that was said about it. */
export function FilingPage({ clientId, orderId }: FilingPageProps) {
  const ask = useCallback(() => call('clients.get', { id: clientId }), [clientId])
  const { list: view, refusal, reload } = useAsked<ClientView>(ask)
  if (!view && refusal) return <LostOrder title={refusal.message} what={refusal.remedy} />
  if (!view) return <Loading label={words.loading} />
  if (orderId === '') return <OrdersOfClient view={view} />
  const order = view.client.orders.find(({ id }) => id === orderId)
  return order ? <Filing view={view} order={order} reload={reload} /> : <LostOrder />
}

export interface FilingParts {
  readonly view: ClientView
  readonly order: Order
  /** asks the desk again; what others do arrives by itself */
  readonly reload: () => Promise<void>
}

function Filing({ view, order, reload }: FilingParts) {
  const { client, findings } = view
  const steps = useStep(useCallback(() => void reload(), [reload]))
  const [opening, setOpening] = useState<{ kind?: OrderKind }>()
  const goTo = (path: string) => {
    const plan = document.querySelector<HTMLElement>('.filing-plan')
    // what is planned in this order is changed here, not on the record
    const here = path.startsWith('orders.') || plannedIn(client, path)?.id === order.id
    if (!here) return goToField(client.id, path)
    const head = plan ?? document.getElementById('filing-facts')
    head?.scrollIntoView({ block: 'start' })
    head?.focus()
  }
  return (
    <div className="filing">
      <FilingHeader view={view} order={order} steps={steps} onGo={goTo} onOpen={(kind) => setOpening({ kind })} />
      <Timetable view={view} order={order} />
      <div className="filing-missing">
        <FindingsPanel client={client} findings={findings} onGo={goTo} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: longer than the window, scrolled with the keyboard */}
      <section className="filing-body" aria-label={`${kindName(order.kind)} ${client.subject.name}`} tabIndex={0}>
        <AfterApproval view={view} order={order} reload={reload} onOpen={() => setOpening({})} />
        <Answers view={view} order={order} reload={reload} />
        <Plan key={`plan ${order.id}`} view={view} order={order} reload={reload} />
        <OrderFacts key={order.id} view={view} order={order} reload={reload} />
        <Deadlines view={view} order={order} reload={reload} />
        <Papers view={view} order={order} reload={reload} onGo={goTo} />
      </section>
      <Logbook view={view} order={order} reload={reload} />
      {steps.dialog}
      {opening && <OpenOrderDialog clientId={client.id} kind={opening.kind} onClose={() => setOpening(undefined)} />}
    </div>
  )
}

/** A client's orders, the newest first. */
function OrdersOfClient({ view: { client } }: { view: ClientView }) {
  const name = client.subject.name || words.unnamed
  return (
    <div className="filing-orders">
      <div className="toolbar">
        <h1>{words.orders(name)}</h1>
        <a href={hrefClient(client.id)}>{words.client}</a>
        <div className="toolbar-end">
          <NewOrder clientId={client.id} />
        </div>
      </div>
      {client.orders.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.noOrders} />}
      <ul className="filing-list">
        {client.orders.toReversed().map((order) => (
          <li key={order.id}>
            <a href={hrefFiling(client.id, order.id)}>{kindName(order.kind)}</a>
            <span>{stageName(order.kind, order.stage)}</span>
            <span className="quiet">{[order.provider, order.openedAt.slice(0, 10)].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
