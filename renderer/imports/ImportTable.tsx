import { CheckCircleFilled, CloseCircleFilled, CopyFilled, MinusCircleOutlined } from '@ant-design/icons'
import { Empty, Input, Select, Table } from 'antd'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import type { TableRow } from '../../domain/contract/index.ts'
import { isComposingKey } from '../app/useSearchText.ts'
import { useSize } from '../app/useSize.ts'
import {
  cellKey,
  decide,
  matchColumn,
  mendCell,
  type OpenTable,
  type RowState,
  stateOf,
  writeCell,
} from './importing.ts'
import { words } from './words.ts'

const columnWidth = 180
const stateWidth = 240
const stateIcons: Record<RowState, ReactNode> = {
  fine: <CheckCircleFilled className="icon-pass" aria-hidden />,
  faulty: <CloseCircleFilled className="icon-reject" aria-hidden />,
  twin: <CopyFilled className="icon-likely" aria-hidden />,
  left: <MinusCircleOutlined className="icon-advice" aria-hidden />,
}
const stateWords: Record<RowState, string> = {
  fine: words.fine,
  faulty: words.faulty,
  twin: words.isTwin,
  left: words.left,
}

/** The table as it will come in: its columns with what they are taken for, its cells, and what becomes of each row. */
export function ImportTable({ table, rows }: { table: OpenTable; rows: readonly TableRow[] }) {
  const frame = useRef<HTMLDivElement>(null)
  const size = useSize(frame)
  const headings = table.sheets[table.sheet]?.headings ?? []
  const columns = useMemo(
    () => [
      {
        key: 'state',
        title: words.row,
        width: stateWidth,
        fixed: 'left' as const,
        render: (_: unknown, row: TableRow) => <RowHead table={table} row={row.row} />,
      },
      ...headings.map((heading, cell) => ({
        key: String(cell),
        width: columnWidth,
        title: <ColumnHead table={table} cell={cell} heading={heading} />,
        render: (_: unknown, row: TableRow) => (
          <ImportCell table={table} row={row} cell={cell} heading={heading.text || words.untitled} />
        ),
      })),
    ],
    [headings, table],
  )
  return (
    <div className="client-table import-table" ref={frame}>
      {size.height > 0 && (
        <Table<TableRow>
          virtual
          size="middle"
          rowKey="row"
          dataSource={rows as TableRow[]}
          columns={columns}
          pagination={false}
          locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.noRows} /> }}
          scroll={{
            x: Math.max(stateWidth + headings.length * columnWidth, size.width),
            y: Math.max(120, size.height - 104),
          }}
          rowClassName={({ row }) => `import-${stateOf(table, row)}`}
        />
      )}
    </div>
  )
}

function ColumnHead({
  table,
  cell,
  heading,
}: {
  table: OpenTable
  cell: number
  heading: OpenTable['sheets'][number]['headings'][number]
}) {
  const text = heading.text || words.untitled
  const match = table.matches[cell] ?? ''
  const how = match === heading.match ? words.how[heading.how] : ''
  if (table.whole)
    return (
      <div className="import-head">
        <span title={text}>{text}</span>
      </div>
    )
  return (
    <div className="import-head">
      <span title={text}>{text}</span>
      <Select<string>
        size="small"
        aria-label={words.match(text)}
        value={match}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={260}
        options={[{ value: '', label: words.ignored }, ...table.columns.map((value) => ({ value, label: value }))]}
        onChange={(value) => void matchColumn(cell, value)}
      />
      <span className={`import-how ${heading.how === 'content' && how !== '' ? 'severity-likely' : 'quiet'}`}>
        {how}
      </span>
    </div>
  )
}

function RowHead({ table, row }: { table: OpenTable; row: number }) {
  const state = stateOf(table, row)
  const { faults = [], twin = '' } = table.checked.get(row) ?? {}
  const why = state === 'faulty' ? faults.map(({ message }) => message).join('') : twin
  return (
    <div className="import-row">
      <input
        type="checkbox"
        className="row-choose"
        aria-label={words.take(row)}
        checked={state === 'fine' || state === 'faulty'}
        onChange={({ target }) => decide([row], target.checked)}
      />
      <span className="digits quiet">{row}</span>
      <span className="two-lines">
        <span>
          {stateIcons[state]} {stateWords[state]}
        </span>
        <span className="quiet" title={why}>
          {why}
        </span>
      </span>
    </div>
  )
}

interface ImportCellProps {
  readonly table: OpenTable
  readonly row: TableRow
  readonly cell: number
  readonly heading: string
}

/** A cell: text, or a field where something is wrong with it or somebody began to change it. */
function ImportCell({ table, row, cell, heading }: ImportCellProps) {
  const text = row.cells[cell] ?? ''
  if (table.whole)
    return (
      <span className="import-text" title={text}>
        {text}
      </span>
    )
  if (table.matches[cell] === '') return <span className="quiet import-text">{text}</span>
  const fault = table.checked.get(row.row)?.faults.find((one) => one.cell === cell)
  const label = words.cell(row.row, heading)
  if (!fault && !table.mending.has(cellKey(row.row, cell)))
    return (
      <button type="button" tabIndex={-1} className="import-text" title={text} onClick={() => mendCell(row.row, cell)}>
        {text}
      </button>
    )
  return (
    <CellField
      key={text}
      label={label}
      text={text}
      message={fault?.message}
      onWrite={(next) => void writeCell(row.row, cell, next)}
    />
  )
}

function CellField({
  label,
  text,
  message,
  onWrite,
}: {
  label: string
  text: string
  message: string | undefined
  onWrite: (text: string) => void
}) {
  const [typed, setTyped] = useState(text)
  const write = () => typed !== text && onWrite(typed)
  return (
    <div className="import-field">
      <Input
        size="small"
        aria-label={label}
        aria-invalid={message !== undefined}
        status={message === undefined ? '' : 'error'}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={write}
        onKeyDown={(event) => event.key === 'Enter' && !isComposingKey(event) && write()}
      />
      <span className="severity-reject" title={message}>
        {message}
      </span>
    </div>
  )
}
