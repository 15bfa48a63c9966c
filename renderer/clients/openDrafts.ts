import { call, refusalOf } from '../app/desk.ts'
import { anythingBegun } from '../orders/useKeptText.ts'
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
  drafts.set(clientId, draft)
  return draft
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
}

/** Commits the field the person is in and saves every open draft. */
export function flushDrafts(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  for (const draft of drafts.values()) void draft.flush()
}

/** Saves all that was typed, for a window about to load anew. @returns false: something could not be saved, or was only begun */
export async function saveDrafts(): Promise<boolean> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  await Promise.all([...drafts.values()].map((draft) => draft.flush()))
  return !anythingUnsaved() && !anythingBegun()
}

/** Keeps what is typed when the window is hidden or closed. @returns stops it */
export function guardDrafts(): () => void {
  const onHidden = () => document.visibilityState === 'hidden' && flushDrafts()
  const onUnload = (event: BeforeUnloadEvent) => {
    flushDrafts()
    if (anythingUnsaved() || anythingBegun()) event.preventDefault()
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
