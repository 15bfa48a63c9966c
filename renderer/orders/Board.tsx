import { Button } from 'antd'
import { type DragEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { CallInput, CallOutput, OrderRow } from '../../domain/contract/index.ts'
import type { OrderStage } from '../../domain/model/index.ts'
import { stepTo } from '../../domain/workflow/index.ts'
import { call } from '../app/desk.ts'
import { Loading } from '../app/Loading.tsx'
import { useAsked } from '../app/useAsked.ts'
import { terms } from '../terms/index.ts'
import { Card } from './Card.tsx'
import { useNow } from './due.ts'
import { NoOrders } from './NoOrders.tsx'
import { useStep } from './steps/useStep.tsx'
import { words } from './words.ts'

const { board: say } = words
type Filter = Pick<CallInput<'orders.list'>, 'search' | 'kind' | 'provider' | 'province' | 'assignee'>
type Columns = Record<OrderStage, CallOutput<'orders.list'>>

/** Stages that are always columns, and those of orders that have ended. */
const columns: readonly OrderStage[] = ['prepare', 'fill', 'upload', 'review', 'sms', 'bureau', 'filed']
const ended: readonly OrderStage[] = ['care', 'withdrawn', 'expired']
const firstShown = 30

interface BoardProps {
  readonly filter: Filter
  /** stage to bring into sight; '' = none */
  readonly stage: string
  readonly narrowed: boolean
  readonly onClear: () => void
}

/** Orders by stage. A card goes where the workflow allows; where it does not, the column says why. */
export function Board({ filter, stage, narrowed, onClear }: BoardProps) {
  const { search, kind, provider, province, assignee } = filter
  const [limits, setLimits] = useState<Partial<Record<OrderStage, number>>>({})
  const ask = useCallback(async () => {
    const lists = await Promise.all(
      [...columns, ...ended].map(async (one) => {
        const limit = limits[one] ?? firstShown
        const list = await call('orders.list', { search, kind, provider, province, assignee, stages: [one], limit })
        return [one, list] as const
      }),
    )
    return Object.fromEntries(lists) as Columns
  }, [search, kind, provider, province, assignee, limits])
  const { list, reload } = useAsked<Columns>(ask)
  const steps = useStep(useCallback(() => void reload(), [reload]))
  const now = useNow()
  const [dragged, setDragged] = useState<OrderRow>()
  const frame = useRef<HTMLDivElement>(null)
  const ready = list !== undefined
  useEffect(() => {
    if (ready && stage !== '')
      frame.current?.querySelector(`[data-stage="${CSS.escape(stage)}"]`)?.scrollIntoView({ inline: 'center' })
  }, [ready, stage])

  if (!list) return <Loading label={words.loading} />
  const total = Object.values(list).reduce((sum, column) => sum + column.total, 0)
  if (total === 0) return <NoOrders className="orders-none" narrowed={narrowed} onClear={onClear} />

  const move = (row: OrderRow, to: OrderStage) => {
    const way = stepTo(row, to)
    if (way.ok) steps.take({ clientId: row.clientId, orderId: row.id, kind: row.kind, action: way.action })
  }
  const shown = [...columns, ...ended.filter((one) => list[one].total > 0)]
  return (
    // the arrows walk among the cards' own links
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div className="board" ref={frame} onKeyDown={walk} title={say.keys}>
      {shown.map((one) => (
        <Column
          key={one}
          stage={one}
          column={list[one]}
          dragged={dragged}
          onDrop={(row) => move(row, one)}
          onMore={() => setLimits({ ...limits, [one]: Math.min(1000, (limits[one] ?? firstShown) + 100) })}
        >
          {list[one].rows.map((row) => (
            <Card
              key={`${row.clientId} ${row.id}`}
              row={row}
              now={now}
              stages={shown}
              onMove={(to) => move(row, to)}
              onDrag={(dragging) => setDragged(dragging ? row : undefined)}
            />
          ))}
        </Column>
      ))}
      {steps.dialog}
    </div>
  )
}

interface ColumnProps {
  readonly stage: OrderStage
  readonly column: CallOutput<'orders.list'>
  readonly dragged: OrderRow | undefined
  readonly onDrop: (row: OrderRow) => void
  readonly onMore: () => void
  readonly children: React.ReactNode
}

function Column({ stage, column, dragged, onDrop, onMore, children }: ColumnProps) {
  const way = dragged && stepTo(dragged, stage)
  const rest = column.total - column.rows.length
  const title = terms.stageNames[stage]
  const state = way === undefined || dragged?.stage === stage ? '' : way.ok ? ' column-open' : ' column-shut'
  return (
    <section
      className={`column${state}`}
      data-stage={stage}
      aria-label={say.column(title, column.total)}
      onDragOver={(event: DragEvent) => way?.ok && event.preventDefault()}
      onDrop={(event: DragEvent) => {
        event.preventDefault()
        if (dragged && way?.ok) onDrop(dragged)
      }}
    >
      <h2>
        {title} <span className="quiet digits">{column.total}</span>
      </h2>
      {way && !way.ok && dragged?.stage !== stage && (
        <p className="column-why" lang="zh-CN">{`${way.refusal.why}。${way.refusal.remedy}`}</p>
      )}
      {column.total > 0 && <ul className="cards">{children}</ul>}
      {column.total === 0 && <p className="quiet column-empty">{say.empty}</p>}
      {rest > 0 && column.rows.length < 1000 && (
        <Button size="small" className="column-more" onClick={onMore}>
          {say.more(rest)}
        </Button>
      )}
    </section>
  )
}

/** Up and down within a column, left and right to the same height of the next one that has cards; M opens a card's menu. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const card = (event.target as HTMLElement).closest<HTMLElement>('.card')
  if (!card || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'm') card.querySelector<HTMLElement>('.card-move')?.click()
  const lists = [...event.currentTarget.querySelectorAll('.cards')].map((cards) => [...cards.children])
  const column = lists.findIndex((cards) => cards.includes(card))
  const place = lists[column]?.indexOf(card) ?? 0
  const beside = (cards: Element[][]) => cards.find(({ length }) => length > 0)
  const target = {
    ArrowDown: lists[column]?.[place + 1],
    ArrowUp: lists[column]?.[place - 1],
    ArrowRight: at(beside(lists.slice(column + 1)), place),
    ArrowLeft: at(beside(lists.slice(0, column).reverse()), place),
  }[event.key]
  if (!target) return
  event.preventDefault()
  target.querySelector<HTMLElement>('.card-link')?.focus()
}

const at = (cards: Element[] | undefined, place: number): Element | undefined =>
  cards?.[Math.min(place, cards.length - 1)]
