import { useCallback, useEffect, useRef, useState } from 'react'
import type { ClientRow, Refusal } from '../../domain/contract/index.ts'
import { call, refusalOf } from '../app/desk.ts'
import { onChanged } from '../app/store.ts'
import type { Question } from './list/listView.ts'

/** A line of the list: a client, or the place of one that has not been read yet. */
export interface ListLine {
  readonly key: string
  readonly row: ClientRow | undefined
}

const pageSize = 100

interface Found {
  readonly total: number
  readonly lines: readonly ListLine[]
  /** the question the lines answer */
  readonly question: Question
}

/**
 * The clients that match, read page by page as they come into sight: ten thousand cost no more than ten.
 * @param wanted the same object as long as the question is the same
 */
export function useClientRows(wanted: Question) {
  const [found, setFound] = useState<Found>()
  const [refusal, setRefusal] = useState<Refusal>()
  /** counts up with every new question, so that late answers to an old one are dropped */
  const question = useRef(0)
  const asked = useRef(new Set<number>())

  const read = useCallback(
    async (page: number, of: number) => {
      asked.current.add(page)
      try {
        const { rows, total } = await call('clients.list', {
          ...wanted,
          offset: page * pageSize,
          limit: pageSize,
        })
        if (of !== question.current) return
        setRefusal(undefined)
        setFound((known) => {
          const before = known?.question === wanted && known.total === total ? known.lines : []
          const lines = Array.from(
            { length: total },
            (_, index): ListLine => before[index] ?? { key: `line-${index}`, row: undefined },
          )
          for (const [index, row] of rows.entries()) lines[page * pageSize + index] = { key: row.id, row }
          return { total, lines, question: wanted }
        })
      } catch (error) {
        if (of === question.current) setRefusal(refusalOf(error))
      }
    },
    [wanted],
  )

  useEffect(() => {
    const ask = () => {
      const pages = asked.current.size > 0 ? [...asked.current] : [0]
      question.current += 1
      asked.current = new Set()
      for (const page of pages) void read(page, question.current)
    }
    asked.current = new Set()
    ask()
    let rest: number | undefined
    const stop = onChanged(() => {
      // two hundred scans checked in a row are one change to the list
      window.clearTimeout(rest)
      rest = window.setTimeout(ask, 150)
    })
    return () => {
      window.clearTimeout(rest)
      stop()
    }
  }, [read])

  /** Reads what is missing between two lines, both included. */
  const show = useCallback(
    (from: number, to: number) => {
      for (let page = Math.floor(from / pageSize); page <= Math.floor(to / pageSize); page += 1)
        if (page >= 0 && !asked.current.has(page)) void read(page, question.current)
    },
    [read],
  )
  return { found, refusal, show }
}
