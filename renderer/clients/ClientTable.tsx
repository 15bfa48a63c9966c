import { Table } from 'antd'
import type { TableRef } from 'antd/es/table'
import {
  type KeyboardEvent,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { go, hrefClient } from '../app/route.ts'
import { columnsWithin, widthOf } from './columns.tsx'
import type { ListLine } from './useClientRows.ts'
import { words } from './words.ts'

const rowHeight = 53

export interface ClientTableHandle {
  /** moves the keyboard into the table, to its active line */
  enter(): void
}

interface ClientTableProps {
  readonly lines: readonly ListLine[]
  readonly onShow: (from: number, to: number) => void
  /** another search or order: back to the top */
  readonly resetKey: string
  readonly ref: Ref<ClientTableHandle>
}

/** The list itself: only the lines in sight are drawn. */
export function ClientTable({ lines, onShow, resetKey, ref }: ClientTableProps) {
  const frame = useRef<HTMLDivElement>(null)
  const table = useRef<TableRef>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  const [active, setActive] = useState(0)
  const focusActive = useRef(false)

  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const columns = useMemo(() => columnsWithin(size.width), [size.width])
  const scrollHeight = Math.max(120, size.height - 40)
  const showAround = useCallback(
    (scrollTop: number) => {
      const first = Math.floor(scrollTop / rowHeight)
      onShow(first, Math.min(lines.length - 1, first + Math.ceil(scrollHeight / rowHeight) + 1))
    },
    [onShow, lines.length, scrollHeight],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new question starts at its top
  useEffect(() => {
    setActive(0)
    table.current?.scrollTo({ top: 0 })
  }, [resetKey])

  const focusRow = useCallback(() => {
    const link = frame.current?.querySelector<HTMLElement>('.row-active .row-link')
    if (!link) return
    focusActive.current = false
    link.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    if (!focusActive.current) return
    table.current?.scrollTo({ index: active })
    // the line may only be drawn once the scrolling has settled
    const frameRequest = requestAnimationFrame(() => requestAnimationFrame(focusRow))
    return () => cancelAnimationFrame(frameRequest)
  }, [active, focusRow])

  const move = (index: number) => {
    focusActive.current = true
    setActive(Math.max(0, Math.min(lines.length - 1, index)))
  }
  useImperativeHandle(ref, () => ({
    enter: () => {
      focusActive.current = true
      focusRow()
    },
  }))

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(scrollHeight / rowHeight) - 1)
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: lines.length - 1,
    }
    const next = steps[event.key]
    if (next === undefined) return
    event.preventDefault()
    move(next)
  }

  return (
    // the arrows move within the table; the lines' own links take the focus
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div className="client-table" ref={frame} onKeyDown={onKeyDown} title={words.list.keys}>
      {size.height > 0 && (
        <Table<ListLine>
          ref={table}
          virtual
          size="middle"
          rowKey="key"
          dataSource={lines as ListLine[]}
          columns={columns}
          pagination={false}
          scroll={{ x: Math.max(widthOf(columns), size.width), y: scrollHeight }}
          rowClassName={(_, index) => (index === active ? 'row-active' : '')}
          onRow={({ row }, index) => ({
            onClick: () => row && go(hrefClient(row.id)),
            onFocus: () => setActive(index ?? 0),
          })}
          onScroll={(event) => showAround(event.currentTarget.scrollTop)}
        />
      )}
    </div>
  )
}
