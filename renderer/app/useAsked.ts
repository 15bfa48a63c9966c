import { useCallback, useEffect, useState } from 'react'
import type { Refusal } from '../../domain/contract/index.ts'
import { refusalOf } from './desk.ts'
import { onChanged } from './store.ts'

/** How long changes are let come together before a list is asked for again: checks of many scans end one by one. */
const settleMs = 400

/**
 * A list as the desk has it; asked for again when anything changes.
 * @param ask the same function each time
 */
export function useAsked<T>(ask: () => Promise<T>) {
  const [list, setList] = useState<T>()
  const [refusal, setRefusal] = useState<Refusal>()
  const reload = useCallback(async () => {
    try {
      setList(await ask())
      setRefusal(undefined)
    } catch (error) {
      setRefusal(refusalOf(error))
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
  return { list, refusal, reload }
}
