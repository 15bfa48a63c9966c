import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ClientView, Refusal } from '../../domain/contract/index.ts'
import type { Client } from '../../domain/model/index.ts'
import type { TakenElsewhere } from '../../domain/rules/portfolio-index.ts'
import { type Choose, type Clash, mergeClients, sameEntries } from './merge.ts'

/** What a draft needs of the desk. */
export interface DraftDesk {
  get(): Promise<ClientView>
  /** @throws whatever `refusalOf` can read; code 'conflict' if somebody saved before */
  save(client: Client): Promise<ClientView>
  refusalOf(error: unknown): Refusal
}

export interface DraftState {
  /** as the desk last had it */
  readonly base: Client
  /** as the window shows it */
  readonly client: Client
  readonly state: 'saved' | 'edited' | 'saving' | 'failed' | 'clashing'
  readonly refusal: Refusal | undefined
  readonly clashes: readonly Clash[]
  /** what of this client's another client uses too, as the desk last said */
  readonly takenElsewhere: TakenElsewhere
  /** fields last taken over from somebody else's save, for a word about it */
  readonly taken: readonly string[]
}

export interface Draft {
  readonly store: StoreApi<DraftState>
  /** Changes the client in the window and saves soon after. */
  edit(change: (client: Client) => Client): void
  /**
   * Text is being typed: saving waits, and so does what others save meanwhile, or it would be overwritten without a word
   * when the text is committed. @returns the text is committed
   */
  hold(): () => void
  /** Saves now what is unsaved. */
  flush(): Promise<void>
  /** Asks the desk again and merges what others did. */
  refresh(): Promise<void>
  /** Settles clashes, path by path, and saves. */
  settle(choose: Choose): Promise<void>
  /**
   * Puts back what was typed before and never saved, and saves it; where others changed the same fields since, they clash.
   * @param from the client as it was when the typing began
   * @returns false where what is on screen now cannot be saved first; nothing is put back then
   */
  restore(from: Client, typed: Client): Promise<boolean>
  /** Takes a view the desk answered another call with. */
  accept(view: ClientView): void
  dispose(): void
}

const restMilliseconds = 700
/** After a save of our own the desk's answer differs by tidying only; what was typed meanwhile wins. */
const keepMine: Choose = () => 'mine'

/**
 * One client on its way through the window. Nothing is kept on disk here (`openDrafts.ts` sees to that): what is typed goes
 * to the desk a moment after it is committed, one save at a time, and an answer never overwrites what was typed meanwhile.
 */
export function createDraft(initial: ClientView, desk: DraftDesk): Draft {
  const store = createStore<DraftState>(() => ({
    base: initial.client,
    client: initial.client,
    state: 'saved',
    refusal: undefined,
    clashes: [],
    takenElsewhere: initial.takenElsewhere,
    taken: [],
  }))
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<void> | undefined
  let disposed = false
  let held = 0
  let waiting: ClientView | undefined

  /** Saves soon; not while a text is still being typed: half a number is for the rules to look at, not to be kept. */
  const rest = () => {
    clearTimeout(timer)
    timer = disposed || held > 0 ? undefined : setTimeout(() => void flush(), restMilliseconds)
  }

  /** Rebases what is in the window onto a newer client of the desk. */
  const rebase = (from: Client, theirs: Client, choose?: Choose) => {
    const { client, clashes, taken } = mergeClients(from, store.getState().client, theirs, choose)
    store.setState({
      // while fields clash the old base stays, for the merge is done again with the clerk's choices
      base: clashes.length > 0 ? from : theirs,
      client,
      clashes,
      ...(taken.length > 0 && choose !== keepMine ? { taken } : {}),
      refusal: undefined,
      state: clashes.length > 0 ? 'clashing' : sameEntries(client, theirs) ? 'saved' : 'edited',
    })
    return clashes.length === 0
  }

  const saveOnce = async (): Promise<void> => {
    const sent = store.getState().client
    store.setState({ state: 'saving', refusal: undefined })
    try {
      const view = await desk.save({ ...sent, revision: store.getState().base.revision })
      store.setState({ takenElsewhere: view.takenElsewhere })
      rebase(sent, view.client, keepMine)
    } catch (error) {
      const refusal = desk.refusalOf(error)
      if (refusal.code !== 'conflict') return store.setState({ state: 'failed', refusal })
      const theirs = await desk.get()
      store.setState({ takenElsewhere: theirs.takenElsewhere })
      rebase(store.getState().base, theirs.client)
    }
  }

  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    if (saving) {
      await saving
      if (store.getState().state !== 'edited') return
    }
    const { base, client, state } = store.getState()
    if (state === 'clashing' || sameEntries(base, client)) return
    saving = saveOnce()
      .catch((error) => store.setState({ state: 'failed', refusal: desk.refusalOf(error) }))
      .finally(() => {
        saving = undefined
        if (store.getState().state === 'edited') rest()
      })
    await saving
  }

  const accept = (view: ClientView) => {
    const { base, state } = store.getState()
    if (saving || state === 'clashing' || view.client.revision < base.revision) return
    if (held > 0) {
      waiting = view
      return
    }
    store.setState({ takenElsewhere: view.takenElsewhere })
    rebase(base, view.client)
    if (store.getState().state === 'edited') rest()
  }

  return {
    store,
    edit(change) {
      const { client, state } = store.getState()
      const next = change(client)
      if (next === client) return
      store.setState({ client: next, state: state === 'clashing' || state === 'saving' ? state : 'edited' })
      rest()
    },
    hold() {
      let holding = true
      held += 1
      return () => {
        if (!holding) return
        holding = false
        held -= 1
        if (held > 0) return
        if (store.getState().state === 'edited') rest()
        if (!waiting) return
        const view = waiting
        waiting = undefined
        accept(view)
      }
    },
    flush,
    async refresh() {
      if (saving) await saving
      const view = await desk.get()
      accept(view)
    },
    async settle(choose) {
      const theirs = await desk.get()
      if (rebase(store.getState().base, theirs.client, choose)) await flush()
    },
    async restore(from, typed) {
      await flush()
      const { base, state } = store.getState()
      if (state !== 'saved') return false
      store.setState({ base: from, client: typed })
      if (rebase(from, base)) await flush()
      return true
    },
    accept,
    dispose() {
      disposed = true
      clearTimeout(timer)
    },
  }
}
