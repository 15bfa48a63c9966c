import { Checkbox } from 'antd'
import { useCallback, useMemo, useRef } from 'react'
import { call } from '../../app/desk.ts'
import type { ListLine } from '../useClientRows.ts'
import { choose, chooseAll, chooseNone, type Question, useListView } from './listView.ts'
import { words } from './words.ts'

const { table: say } = words
const columnWidth = 44

/**
 * Choosing lines of the list, and the column that shows it. antd's own row selection goes through every line at every
 * click; with ten thousand that is felt, so a line only knows about itself here.
 */
export function useChoosing(lines: readonly ListLine[], question: Question) {
  const chosen = useListView((view) => view.chosen)
  /** where a run with Shift began, and how far it reached last */
  const anchor = useRef(-1)
  const latest = useRef({ lines, question })
  latest.current = { lines, question }

  const toggle = useCallback((index: number) => {
    const id = latest.current.lines[index]?.row?.id
    if (id === undefined) return
    anchor.current = index
    choose([id], !useListView.getState().chosen.has(id))
  }, [])

  /** Chooses from where the run began to a line, lines that were never read too. */
  const extend = useCallback(async (from: number, to: number) => {
    const { lines: all, question: asked } = latest.current
    if (anchor.current < 0 || anchor.current >= all.length) anchor.current = from
    const [first, last] = [Math.min(anchor.current, from, to), Math.max(anchor.current, from, to)]
    const run = all.slice(first, last + 1)
    const ids = run.every(({ row }) => row !== undefined)
      ? run.map(({ key }) => key)
      : (await call('clients.ids', asked)).ids.slice(first, last + 1)
    choose(ids, true)
  }, [])

  /** how much of this list is chosen, as far as it has been read; what was chosen under another search does not count */
  const standing = useMemo(() => {
    const read = lines.filter(({ row }) => row !== undefined)
    const here = read.filter(({ key }) => chosen.has(key)).length
    if (here === 0) return 'none'
    return here === read.length && chosen.size >= lines.length ? 'all' : 'some'
  }, [lines, chosen])

  const column = useMemo(
    () => ({
      key: 'choose',
      width: columnWidth,
      title: (
        <Checkbox
          aria-label={say.chooseAll}
          checked={standing === 'all'}
          indeterminate={standing === 'some'}
          onChange={({ target }) => (target.checked ? void chooseAll(question) : chooseNone())}
        />
      ),
      onCell: (_: ListLine, index?: number) => ({
        // beside the box is meant for the box, not for opening the client
        onClick: (event: React.MouseEvent) => {
          event.stopPropagation()
          if (index === undefined) return
          if (event.shiftKey && anchor.current >= 0) void extend(anchor.current, index)
          else toggle(index)
        },
      }),
      render: (_: unknown, { row }: ListLine) =>
        row && (
          <input
            type="checkbox"
            className="row-choose"
            tabIndex={-1}
            aria-label={say.choose(row.name)}
            checked={chosen.has(row.id)}
            // the cell around it chooses; a click on the box arrives there
            onChange={() => undefined}
          />
        ),
    }),
    [chosen, standing, question, extend, toggle],
  )
  return { column, toggle, extend }
}
