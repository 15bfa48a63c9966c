import { useEffect, useState } from 'react'
import type { Refusal } from '../../domain/contract/index.ts'
import { refusalOf } from '../app/desk.ts'
import { onChanged, useWindow } from '../app/store.ts'
import type { Draft } from './draft.ts'
import { openDraft, usingDraft } from './openDrafts.ts'

/** The draft of the client whose page is open, kept up with what others do. */
export function useDraft(clientId: string): { draft: Draft | undefined; refusal: Refusal | undefined } {
  const [draft, setDraft] = useState<Draft>()
  const [refusal, setRefusal] = useState<Refusal>()
  const connected = useWindow((state) => state.connected)

  useEffect(() => {
    let current = true
    const leave = usingDraft(clientId)
    openDraft(clientId).then(
      (opened) => current && setDraft(opened),
      (error: unknown) => current && setRefusal(refusalOf(error)),
    )
    return () => {
      current = false
      leave()
    }
  }, [clientId])

  useEffect(() => {
    if (!draft) return
    return onChanged((ids) => {
      if (ids.length > 0 && !ids.includes(clientId)) return
      draft.refresh().catch((error: unknown) => {
        const answer = refusalOf(error)
        if (answer.code === 'not-found') setRefusal(answer)
      })
    })
  }, [draft, clientId])

  useEffect(() => {
    if (connected) void draft?.flush()
  }, [connected, draft])

  return { draft, refusal }
}
