import { Table } from 'antd'
import dayjs from 'dayjs'
import { useCallback, useState } from 'react'
import type { CallInput, CallOutput, OrderRow } from '../../domain/contract/index.ts'
import { call } from '../app/desk.ts'
import { listed } from '../app/phrases.ts'
import { hrefFiling } from '../app/route.ts'
import { useAsked } from '../app/useAsked.ts'
import { kindName, stageName } from '../terms/index.ts'
import { dueTone, dueWords, useNow } from './due.ts'
import { NoOrders } from './NoOrders.tsx'
import { words } from './words.ts'

const { columns: say } = words
type Sort = NonNullable<CallInput<'orders.list'>['sort']>
const pageSize = 50

interface OrderTableProps {
  readonly filter: Pick<CallInput<'orders.list'>, 'search' | 'kind' | 'provider' | 'province' | 'assignee'>
  readonly narrowed: boolean
  readonly onClear: () => void
}

/** Orders line by line, a page at a time from the desk. */
export function OrderTable({ filter, narrowed, onClear }: OrderTableProps) {
  const { search, kind, provider, province, assignee } = filter
  const question = JSON.stringify([search, kind, provider, province, assignee])
  const [turned, setTurned] = useState({ question, page: 1 })
  const page = turned.question === question ? turned.page : 1
  const [sort, setSort] = useState<Sort>('due')
  const offset = (page - 1) * pageSize
  const ask = useCallback(
    () => call('orders.list', { search, kind, provider, province, assignee, sort, offset, limit: pageSize }),
    [search, kind, provider, province, assignee, sort, offset],
  )
  const { list } = useAsked<CallOutput<'orders.list'>>(ask)
  const now = useNow()
  const sortable = (key: Sort) => ({
    sorter: true,
    sortOrder: sort === key ? ('ascend' as const) : null,
    key,
    showSorterTooltip: false,
  })
  return (
    <div className="orders-table">
      <Table<OrderRow>
        size="small"
        rowKey={(row) => `${row.clientId} ${row.id}`}
        loading={list === undefined}
        dataSource={list?.rows ?? []}
        scroll={{ x: 1080 }}
        sticky
        pagination={{
          current: page,
          pageSize,
          total: list?.total ?? 0,
          showSizeChanger: false,
          showTotal: words.count,
        }}
        onChange={({ current = 1 }, _, sorter, { action }) => {
          if (action === 'paginate') setTurned({ question, page: current })
          else if (!Array.isArray(sorter) && sorter.columnKey) setSort(sorter.columnKey as Sort)
        }}
        locale={{
          emptyText: <NoOrders narrowed={narrowed} onClear={onClear} />,
        }}
        columns={[
          {
            title: say.client,
            width: 210,
            ...sortable('client'),
            render: (_, row) => (
              <a className="row-link" href={hrefFiling(row.clientId, row.id)}>
                {row.clientName || words.unnamed}
              </a>
            ),
          },
          { title: say.kind, width: 96, render: (_, row) => kindName(row.kind) },
          { title: say.stage, width: 96, render: (_, row) => stageName(row.kind, row.stage) },
          { title: say.services, render: (_, row) => listed(row.services) },
          { title: say.provider, width: 110, dataIndex: 'provider' },
          { title: say.province, width: 82, dataIndex: 'province' },
          { title: say.assignee, width: 80, dataIndex: 'assignee' },
          {
            title: say.due,
            width: 136,
            ...sortable('due'),
            render: (_, { due }) =>
              due ? (
                <span className={`digits severity-${dueTone(due, now)}`} title={due.title}>
                  {dueWords(due, now)} <span className="quiet">{dayjs(due.day).format('M-D')}</span>
                </span>
              ) : (
                <span className="quiet">{words.due.none}</span>
              ),
          },
          {
            title: say.entered,
            width: 106,
            ...sortable('entered'),
            render: (_, { enteredAt }) =>
              enteredAt === '' ? '' : <time dateTime={enteredAt}>{dayjs(enteredAt).format('YYYY-MM-DD')}</time>,
          },
        ]}
      />
    </div>
  )
}
