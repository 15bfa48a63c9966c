import { call, refusalOf } from '../app/desk.ts'
import { hrefClient } from '../app/route.ts'
import { useWindow } from '../app/store.ts'
import { drop, keep, keptFails, keyOfThisWindow, tellKept } from '../drafts/kept.ts'
import { createDraft, type Draft } from './draft.ts'

/**
 * Drafts by client. One that could not be saved outlives its page, so that nothing typed is lost by going elsewhere
 * in the window; a saved one is let go.
 */
const drafts = new Map<string, Draft>()

const isSaved = (draft: Draft): boolean => draft.store.getState().state === 'saved'

/** Whether anything typed has not reached the desk yet. */
export const anythingUnsaved = (): boolean => [...drafts.values()].some((draft) => !isSaved(draft))

/** Opens a client's draft, or the unsaved one left open before. @throws Refused */
export async function openDraft(clientId: string): Promise<Draft> {
  const left = drafts.get(clientId)
  if (left) {
    // nobody listened for it while its page was closed
    void left
      .flush()
      .then(left.refresh)
      .catch(() => undefined)
    return left
  }
  const get = () => call('clients.get', { id: clientId })
  const view = await get()
  const draft =
    drafts.get(clientId) ?? createDraft(view, { get, save: (client) => call('clients.save', { client }), refusalOf })
  if (!drafts.has(clientId)) keepUnsaved(clientId, draft)
  drafts.set(clientId, draft)
  return draft
}

const draftKey = (clientId: string) => keyOfThisWindow(`client/${clientId}`)

/** As long as a client is not saved, the desk keeps it as a draft: the window may die while a field is being typed in. */
function keepUnsaved(clientId: string, draft: Draft): void {
  draft.store.subscribe((now, before) => {
    if (now.state === 'saved') return drop(draftKey(clientId))
    if (now.client === before.client && now.base === before.base) return
    // scans have calls of their own
    const body = { base: { ...now.base, materials: [] }, client: { ...now.client, materials: [] } }
    const about = { kind: 'client', clientId, place: hrefClient(clientId) } as const
    keep({ key: draftKey(clientId), ...about, body: JSON.stringify(body) })
  })
}

/** The page is left: saves what is unsaved and lets the draft go if that worked. */
export async function leaveDraft(clientId: string): Promise<void> {
  const draft = drafts.get(clientId)
  if (!draft) return
  await draft.flush()
  if (isSaved(draft) && !inUse.has(clientId)) forgetDraft(clientId)
}

/** Clients whose page is open now. */
const inUse = new Set<string>()
export const usingDraft = (clientId: string): (() => void) => {
  inUse.add(clientId)
  return () => {
    inUse.delete(clientId)
    void leaveDraft(clientId)
  }
}

/** Drops a draft, saved or not: its client is gone. */
export function forgetDraft(clientId: string): void {
  drafts.get(clientId)?.dispose()
  drafts.delete(clientId)
  drop(draftKey(clientId))
}

/** Commits the field the person is in and saves every open draft. */
export function flushDrafts(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  for (const draft of drafts.values()) void draft.flush()
}

/** Saves all that was typed, or keeps it where it was only begun, for a window about to load anew. @returns false: neither went */
export async function saveDrafts(): Promise<boolean> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  await Promise.all([...drafts.values()].map((draft) => draft.flush()))
  await tellKept()
  return !anythingUnsaved() && !keptFails()
}

/** Keeps what is typed when the window is hidden or closed. @returns stops it */
export function guardDrafts(): () => void {
  const onHidden = () => document.visibilityState === 'hidden' && flushDrafts()
  const onUnload = (event: BeforeUnloadEvent) => {
    flushDrafts()
    // what cannot be saved is kept as a draft, and holds nobody back; the rest would be gone
    if (keptFails() || (anythingUnsaved() && !useWindow.getState().connected)) event.preventDefault()
  }
  document.addEventListener('visibilitychange', onHidden)
  window.addEventListener('pagehide', flushDrafts)
  window.addEventListener('beforeunload', onUnload)
  return () => {
    document.removeEventListener('visibilitychange', onHidden)
    window.removeEventListener('pagehide', flushDrafts)
    window.removeEventListener('beforeunload', onUnload)
  }
}
