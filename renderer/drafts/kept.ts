import { create } from 'zustand'
import type { CallInput, KeptDraft } from '../../domain/contract/index.ts'
import { call, refusalOf } from '../app/desk.ts'

export type NewDraft = CallInput<'drafts.put'>

/** What was typed and not saved, as the window knows it: what earlier windows left, and what this one has begun. */
interface Kept {
  readonly left: ReadonlyMap<string, KeptDraft>
  readonly begun: ReadonlyMap<string, NewDraft>
}
export const useKept = create<Kept>(() => ({ left: new Map(), begun: new Map() }))

/** How long typing goes on at most before the desk is told: what a crash may cost. */
const tellMilliseconds = 1000

/** Told to the desk next; undefined = to be forgotten. */
const waiting = new Map<string, NewDraft | undefined>()
/** Keys that the desk has, or may have. */
const told = new Set<string>()
let timer: ReturnType<typeof setTimeout> | undefined
let sending = Promise.resolve()
let failed = false

const mark = crypto.randomUUID().slice(0, 8)
/** A key no other window writes: two windows on one client, or an earlier one's draft, are not written over. */
export const keyOfThisWindow = (key: string): string => `${key}#${mark}`

/** Takes over what the desk had kept when the window opened. */
export function takeLeft(drafts: readonly KeptDraft[]): void {
  for (const { key } of drafts) told.add(key)
  useKept.setState({ left: new Map(drafts.map((draft) => [draft.key, draft])) })
}

const without = <T>(map: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> =>
  map.has(key) ? new Map([...map].filter(([one]) => one !== key)) : map

/** Keeps a draft, within a second, at the end of a field, or when the window is hidden; not at every key. */
export function keep(draft: NewDraft): void {
  waiting.set(draft.key, draft)
  useKept.setState(({ left, begun }) => ({
    left: without(left, draft.key),
    begun: new Map(begun).set(draft.key, draft),
  }))
  timer ??= setTimeout(() => void tellKept(), tellMilliseconds)
}

/** Forgets a draft: it was saved, or is not wanted. */
export function drop(key: string): void {
  const { left, begun } = useKept.getState()
  if (!left.has(key) && !begun.has(key)) return
  useKept.setState({ left: without(left, key), begun: without(begun, key) })
  waiting.delete(key)
  if (!told.has(key)) return
  waiting.set(key, undefined)
  timer ??= setTimeout(() => void tellKept(), 0)
}

/** Tells the desk now what waits; what it could not take waits on, until something else is typed or the desk is back. */
export function tellKept(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  // one after another, for a draft must not overtake the word that it is no longer wanted
  sending = sending.then(tellWaiting)
  return sending
}

async function tellWaiting(): Promise<void> {
  const batch = [...waiting]
  waiting.clear()
  const gone = batch.flatMap(([key, draft]) => (draft ? [] : [key]))
  const tell = async (key: string, draft: NewDraft | undefined) => {
    told.add(key)
    try {
      if (draft) await call('drafts.put', draft)
      return true
    } catch (error) {
      // its client was removed meanwhile, and everything of it with it
      if (refusalOf(error).code === 'not-found') return true
      if (!waiting.has(key)) waiting.set(key, draft)
      return false
    }
  }
  const answers = await Promise.all(batch.filter(([, draft]) => draft).map(([key, draft]) => tell(key, draft)))
  failed = answers.includes(false)
  if (gone.length === 0) return
  await call('drafts.drop', { keys: gone }).then(
    () => gone.forEach((key) => void told.delete(key)),
    () => gone.forEach((key) => void (waiting.has(key) || waiting.set(key, undefined))),
  )
}

/** Whether something typed has not reached the desk though it was told. */
export const keptFails = (): boolean => failed

/**
 * Tells the desk at the end of each field, whenever the window is hidden, and when it goes.
 * @returns stops it
 */
export function guardKept(): () => void {
  const tell = () => void (waiting.size > 0 && tellKept())
  // capturing, for a field's own handlers may end the event; afterwards, for they commit its text
  const onFieldLeft = () => queueMicrotask(tell)
  const onHidden = () => document.visibilityState === 'hidden' && tell()
  document.addEventListener('focusout', onFieldLeft, true)
  document.addEventListener('visibilitychange', onHidden)
  window.addEventListener('pagehide', tell)
  return () => {
    document.removeEventListener('focusout', onFieldLeft, true)
    document.removeEventListener('visibilitychange', onHidden)
    window.removeEventListener('pagehide', tell)
  }
}
