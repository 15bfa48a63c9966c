import { useCallback, useEffect, useRef, useState } from 'react'
import type { Refusal } from '../../domain/contract/index.ts'
import { refusalOf } from './desk.ts'
import { onChanged } from './store.ts'

/** How long changes are let come together before a list is asked for again: checks of many scans end one by one. */
const settleMs = 400

/**
 * A list as the desk has it; asked for again when anything changes.
 * @param ask the same function as long as the question is the same
 * @returns the list, whether it answers the question asked now or still an earlier one, why it could not be had, and
 * how to ask again
 */
export function useAsked<T>(ask: () => Promise<T>) {
  const [got, setGot] = useState<{ readonly list: T; readonly ask: () => Promise<T> }>()
  const [refusal, setRefusal] = useState<Refusal>()
  const asked = useRef(0)
  const reload = useCallback(async () => {
    asked.current += 1
    const mine = asked.current
    try {
      const list = await ask()
      // an earlier question may be answered later
      if (mine !== asked.current) return
      setGot({ list, ask })
      setRefusal(undefined)
    } catch (error) {
      if (mine === asked.current) setRefusal(refusalOf(error))
    }
  }, [ask])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    void reload()
    const stop = onChanged(() => {
      clearTimeout(timer)
      timer = setTimeout(() => void reload(), settleMs)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [reload])
  return { list: got?.list, current: got?.ask === ask, refusal, reload }
}
