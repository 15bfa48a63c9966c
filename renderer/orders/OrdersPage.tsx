import { SearchOutlined } from '@ant-design/icons'
import { Input, Select } from 'antd'
import { lazy, Suspense } from 'react'
import type { CallOutput } from '../../domain/contract/index.ts'
import type { OrderKind } from '../../domain/model/index.ts'
import { call } from '../app/desk.ts'
import { Loading } from '../app/Loading.tsx'
import { hrefOrders, type OrderView, orderViews } from '../app/route.ts'
import { useAsked } from '../app/useAsked.ts'
import { useSearchText } from '../app/useSearchText.ts'
import { terms } from '../terms/index.ts'
import { Board } from './Board.tsx'
import { DueCalendar } from './DueCalendar.tsx'
import { type Narrowing, noNarrowing, useNarrowing } from './filter.ts'
import { NewOrder } from './NewOrder.tsx'
import { OrderTable } from './OrderTable.tsx'
import { words } from './words.ts'
import './orders.css'

const Charts = lazy(() => import('./charts/Charts.tsx'))
const askFilters = () => call('orders.filters', {})

/** 订单: all orders of all clients, as a board by stage, a table, a calendar of deadlines, or charts. */
export function OrdersPage({ view, stage }: { readonly view: OrderView; readonly stage: string }) {
  const search = useSearchText()
  const narrowing = useNarrowing()
  const filter = { ...narrowing, search: search.settled }
  const narrowed = search.settled !== '' || Object.values(narrowing).some((value) => value !== '')
  const clear = () => {
    search.setNow('')
    useNarrowing.setState(noNarrowing)
  }
  return (
    <div className="orders">
      <div className="toolbar">
        <h1>{words.title}</h1>
        <nav className="orders-views" aria-label={words.viewLabel}>
          {orderViews.map((one) => (
            <a key={one} href={hrefOrders(one)} aria-current={one === view ? 'page' : undefined}>
              {words.views[one]}
            </a>
          ))}
        </nav>
        {view !== 'charts' && (
          <>
            <Input
              {...search.input}
              className="orders-search"
              allowClear
              aria-label={words.filters.search}
              placeholder={words.filters.search}
              prefix={<SearchOutlined aria-hidden />}
            />
            <Filters />
          </>
        )}
        <div className="toolbar-end">
          <NewOrder />
        </div>
      </div>
      {view === 'board' && <Board filter={filter} stage={stage} narrowed={narrowed} onClear={clear} />}
      {view === 'table' && <OrderTable filter={filter} narrowed={narrowed} onClear={clear} />}
      {view === 'calendar' && <DueCalendar filter={filter} />}
      {view === 'charts' && (
        <Suspense fallback={<Loading label={words.loading} />}>
          <Charts />
        </Suspense>
      )}
    </div>
  )
}

const kindOptions = Object.entries(terms.orderKinds).map(([value, label]) => ({ value: value as OrderKind, label }))

function Filters() {
  const narrowing = useNarrowing()
  const { list } = useAsked<CallOutput<'orders.filters'>>(askFilters)
  const { filters: say } = words
  const plain = (names: readonly string[] = []) => names.map((name) => ({ value: name, label: name }))
  const choices = [
    { key: 'kind', options: kindOptions },
    { key: 'provider', options: plain(list?.providers) },
    { key: 'province', options: plain(list?.provinces) },
    { key: 'assignee', options: plain(list?.assignees) },
  ] as const
  return choices.map(({ key, options }) => (
    <Select<string>
      key={key}
      className="orders-filter"
      aria-label={say[key]}
      value={narrowing[key] === '' ? undefined : narrowing[key]}
      placeholder={say[key]}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      options={options as { value: string; label: string }[]}
      onChange={(value) => useNarrowing.setState({ [key]: value ?? '' } as Partial<Narrowing>)}
    />
  ))
}
