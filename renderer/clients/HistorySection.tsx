import { Table } from 'antd'
import dayjs from 'dayjs'
import { useCallback, useEffect, useState } from 'react'
import type { HistoryEntry } from '../../domain/contract/index.ts'
import { call } from '../app/desk.ts'
import { onChanged } from '../app/store.ts'
import { words } from './words.ts'

const { history: say } = words

/** 记录: who did what to this client, newest first. */
export function HistorySection({ clientId }: { clientId: string }) {
  const [entries, setEntries] = useState<HistoryEntry[]>()
  const load = useCallback(
    () =>
      call('history.list', { clientId, limit: 500 })
        .then((answer) => setEntries(answer.entries))
        .catch(() => setEntries((known) => known ?? [])),
    [clientId],
  )
  useEffect(() => {
    void load()
    return onChanged((ids) => (ids.length === 0 || ids.includes(clientId)) && void load())
  }, [clientId, load])

  return (
    <Table<HistoryEntry>
      className="history"
      size="small"
      rowKey="id"
      loading={entries === undefined}
      dataSource={entries ?? []}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: say.none }}
      columns={[
        {
          title: say.at,
          dataIndex: 'at',
          width: 170,
          render: (at: string) => <time dateTime={at}>{dayjs(at).format('YYYY-MM-DD HH:mm:ss')}</time>,
        },
        {
          title: say.by,
          dataIndex: 'by',
          width: 120,
          render: (by: string) => (by === '' ? say.nobody : <span lang="zh-CN">{by}</span>),
        },
        { title: say.words, dataIndex: 'words', onCell: () => ({ lang: 'zh-CN' }) },
      ]}
    />
  )
}
