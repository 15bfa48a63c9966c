import { useEffect, useState } from 'react'
import type { CallOutput, ClientView, DoubtfulScan } from '../../domain/contract/index.ts'
import { call } from '../app/desk.ts'
import { onChanged } from '../app/store.ts'
import { useAsked } from '../app/useAsked.ts'

/** The work list as the desk has it; asked for again when anything changes. */
export const useDoubtful = () => useAsked<CallOutput<'materials.doubtful'>>(askDoubtful)
const askDoubtful = () => call('materials.doubtful', {})

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
