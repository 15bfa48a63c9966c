import { App } from 'antd'
import { useEffect } from 'react'
import type { KeptDraft } from '../../domain/contract/index.ts'
import type { Client } from '../../domain/model/index.ts'
import { listed } from '../app/phrases.ts'
import { whenOf } from '../drafts/KeptNote.tsx'
import { drop, useKept } from '../drafts/kept.ts'
import { LeftOffer } from '../drafts/LeftOffer.tsx'
import { readBody } from '../drafts/useKeptForm.ts'
import { words } from '../drafts/words.ts'
import { clientBodySchema, hasAll, typedIn } from './clientBody.ts'
import type { Draft } from './draft.ts'
import { placeOf } from './paths.ts'

/** fields named at most; the rest are seen once they are back */
const named = 8

/** What earlier windows left unsaved of the client that is open; where fields changed since, the clash is settled as ever. */
export function LeftClient({ draft, client }: { readonly draft: Draft; readonly client: Client }) {
  const all = useKept(({ left }) => left)
  const own = [...all.values()].filter(({ kind, clientId }) => kind === 'client' && clientId === client.id)
  return own.map((kept) => <LeftOfClient key={kept.key} kept={kept} draft={draft} client={client} />)
}

function LeftOfClient({ kept, draft, client }: { kept: KeptDraft; draft: Draft; client: Client }) {
  const { message } = App.useApp()
  const body = readBody(kept.body, clientBodySchema)
  const done = body !== undefined && hasAll(client, body)
  useEffect(() => {
    if (done) drop(kept.key)
  }, [done, kept.key])
  if (done) return null
  const places = body ? typedIn(body).map((path) => placeOf(path, body.client)) : []
  const changed = [...new Set(places.filter(Boolean))]
  const restore = async () => {
    if (!body) {
      message.warning(words.unreadable)
      return false
    }
    const restored = await draft.restore(body.base, body.client)
    if (!restored) message.warning(words.unrestored)
    return restored
  }
  return (
    <LeftOffer draftKey={kept.key} title={words.client(whenOf(kept))} onRestore={restore}>
      {listed(changed.slice(0, named)) + (changed.length > named ? ' …' : '')}
    </LeftOffer>
  )
}
