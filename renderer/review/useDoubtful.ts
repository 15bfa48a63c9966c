import { useCallback, useEffect, useState } from 'react'
import type { CallOutput, ClientView, DoubtfulScan, Refusal } from '../../domain/contract/index.ts'
import { call, refusalOf } from '../app/desk.ts'
import { onChanged } from '../app/store.ts'

/** How long changes are let come together before the list is asked for again: checks of many scans end one by one. */
const settleMs = 400

/** The work list as the desk has it; asked for again when anything changes. */
export function useDoubtful() {
  const [list, setList] = useState<CallOutput<'materials.doubtful'>>()
  const [refusal, setRefusal] = useState<Refusal>()
  const reload = useCallback(async () => {
    try {
      setList(await call('materials.doubtful', {}))
      setRefusal(undefined)
    } catch (error) {
      setRefusal(refusalOf(error))
    }
  }, [])
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

/** The client a scan belongs to, as the desk has it. */
export function useClientOf(scan: DoubtfulScan | undefined): ClientView['client'] | undefined {
  const [view, setView] = useState<ClientView>()
  const id = scan?.clientId
  useEffect(() => {
    if (id === undefined) return
    let wanted = true
    const get = () =>
      call('clients.get', { id }).then(
        (found) => wanted && setView(found),
        // it has just been removed: the list that is on its way no longer names it
        () => wanted && setView(undefined),
      )
    void get()
    const stop = onChanged((ids) => {
      if (ids.length === 0 || ids.includes(id)) void get()
    })
    return () => {
      wanted = false
      stop()
    }
  }, [id])
  return view?.client.id === id ? view?.client : undefined
}
