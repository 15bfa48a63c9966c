import { Table } from 'antd'
import type { TableRef } from 'antd/es/table'
import {
  type KeyboardEvent,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'
import { go, hrefClient } from '../app/route.ts'
import { isComposingKey } from '../app/useSearchText.ts'
import { useSize } from '../app/useSize.ts'
import { columnsWithin, widthOf } from './columns.tsx'
import type { Question } from './list/listView.ts'
import { useChoosing } from './list/useChoosing.tsx'
import type { ListLine } from './useClientRows.ts'

const rowHeight = 53

export interface ClientTableHandle {
  /** moves the keyboard into the table, to its active line */
  enter(): void
}

interface ClientTableProps {
  readonly lines: readonly ListLine[]
  readonly onShow: (from: number, to: number) => void
  /** what the lines answer; another one starts at its top */
  readonly question: Question
  /** whether that is what is asked now; until it is, the keys wait for the lines that are coming */
  readonly answered: boolean
  /** a letter was typed on a line: it belongs into the search */
  readonly onType: () => void
  readonly ref: Ref<ClientTableHandle>
}

/** The list itself: only the lines in sight are drawn. */
export function ClientTable({ lines, onShow, question, answered, onType, ref }: ClientTableProps) {
  const frame = useRef<HTMLDivElement>(null)
  const table = useRef<TableRef>(null)
  const size = useSize(frame)
  const [active, setActive] = useState(0)
  const focusActive = useRef(false)

  const choosing = useChoosing(lines, question)
  const fitting = useMemo(() => columnsWithin(size.width - choosing.column.width), [size.width, choosing.column.width])
  const columns = useMemo(() => [choosing.column, ...fitting], [choosing.column, fitting])
  const scrollHeight = Math.max(120, size.height - 40)
  const showAround = useCallback(
    (scrollTop: number) => {
      const first = Math.floor(scrollTop / rowHeight)
      onShow(Math.max(0, first), Math.min(lines.length - 1, first + Math.ceil(scrollHeight / rowHeight) + 1))
    },
    [onShow, lines.length, scrollHeight],
  )
  const scrolled = useRef(0)
  const onScrolled = (top: number) => {
    scrolled.current = top
    showAround(top)
  }
  const scrollTo = (top: number) => {
    table.current?.scrollTo({ top })
    onScrolled(top)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new question starts at its top
  useEffect(() => {
    setActive(0)
    scrollTo(0)
  }, [question])

  const focusRow = useCallback(() => {
    const link = answered ? frame.current?.querySelector<HTMLElement>('.row-active .row-link') : null
    // a line that is still being read takes the focus when it is there; until then the keys must not go astray
    if (link) focusActive.current = false
    const target = link ?? frame.current
    target?.focus({ preventScroll: true })
  }, [answered])
  // biome-ignore lint/correctness/useExhaustiveDependencies: lines that have been read may hold the one that waits for the focus
  useEffect(() => {
    if (!focusActive.current) return
    // lines are all of one height: to ask the list for an index would make it measure its way there
    const top = active * rowHeight
    const lowest = top + rowHeight - scrollHeight
    if (top < scrolled.current) scrollTo(top)
    else if (lowest > scrolled.current) scrollTo(lowest)
    // the line may only be drawn once the scrolling has settled
    const frameRequest = requestAnimationFrame(() => requestAnimationFrame(focusRow))
    return () => cancelAnimationFrame(frameRequest)
  }, [active, lines, focusRow])

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
    if (isComposingKey(event) || event.ctrlKey || event.metaKey || event.altKey) return
    const onCheckbox = event.target instanceof HTMLInputElement
    if (event.key === ' ' && !onCheckbox) {
      event.preventDefault()
      if (answered) choosing.toggle(active)
      return
    }
    // ? asks for the list of keys
    if (event.key.length === 1 && event.key !== ' ' && event.key !== '?') return onType()
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
    if (!answered) return
    if (event.shiftKey) void choosing.extend(active, Math.max(0, Math.min(lines.length - 1, next)))
    move(next)
  }

  return (
    // the arrows move within the table; the lines' own links take the focus
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div className="client-table" ref={frame} tabIndex={-1} onKeyDown={onKeyDown}>
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
            onClick: (event) => {
              if (!row) return
              if (event.shiftKey) void choosing.extend(active, index ?? 0)
              else if (event.ctrlKey || event.metaKey) choosing.toggle(index ?? 0)
              else return go(hrefClient(row.id))
              event.preventDefault()
              setActive(index ?? 0)
            },
            onFocus: () => setActive(index ?? 0),
          })}
          onScroll={(event) => onScrolled(event.currentTarget.scrollTop)}
        />
      )}
    </div>
  )
}
