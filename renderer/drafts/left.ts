import type { KeptDraft } from '../../domain/contract/index.ts'
import { call, refusalOf } from '../app/desk.ts'
import { clientBodySchema, hasAll } from '../clients/clientBody.ts'
import { drop, takeLeft } from './kept.ts'
import { readBody } from './useKeptForm.ts'

/** Asks the desk what earlier windows left unsaved; what has been saved after all is forgotten at once. */
export async function askForLeft(): Promise<void> {
  const { drafts } = await call('drafts.list', {})
  takeLeft(drafts)
  const settled = await Promise.all(drafts.map(async (draft) => ((await isSettled(draft)) ? [draft.key] : [])))
  for (const key of settled.flat()) drop(key)
}

async function isSettled({ kind, clientId, body }: KeptDraft): Promise<boolean> {
  if (kind !== 'client') return false
  const typed = readBody(body, clientBodySchema)
  try {
    return typed !== undefined && hasAll((await call('clients.get', { id: clientId })).client, typed)
  } catch (error) {
    // whatever else it is, the place itself says so when it is opened
    return refusalOf(error).code === 'not-found'
  }
}
