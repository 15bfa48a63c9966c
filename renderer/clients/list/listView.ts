import { create } from 'zustand'
import { type CallInput, type ClientFilter, filters, noFilter } from '../../../domain/contract/index.ts'
import { call } from '../../app/desk.ts'

export type ClientSort = NonNullable<CallInput<'clients.list'>['sort']>

/** What the list is asked for. */
export interface Question {
  readonly search: string
  readonly filter: ClientFilter
  readonly sort: ClientSort
}

interface ListView extends Question {
  /** ids of the clients that are chosen; they stay chosen under another search, and while a client's page is open */
  readonly chosen: ReadonlySet<string>
  /** the bulk change that Ctrl+Z takes back; '' = none */
  readonly undoId: string
}

/** How the person left the list: opening a client and coming back loses nothing. */
export const useListView = create<ListView>(() => ({
  search: '',
  filter: noFilter,
  sort: 'updated',
  chosen: new Set(),
  undoId: '',
}))

export const changeView = (change: Partial<ListView>): void => useListView.setState(change)

export const setFilter = (change: Partial<ClientFilter>): void =>
  useListView.setState(({ filter }) => ({ filter: { ...filter, ...change } }))

/** Whether the list shows less than everything. */
export const isNarrowed = ({ search, filter }: Pick<Question, 'search' | 'filter'>): boolean =>
  search !== '' || filters(filter)

/** Puts clients among the chosen, or takes them out. */
export function choose(ids: readonly string[], chosen: boolean): void {
  useListView.setState((view) => {
    const next = new Set(view.chosen)
    for (const id of ids) {
      if (chosen) next.add(id)
      else next.delete(id)
    }
    return { chosen: next }
  })
}

export const chooseNone = (): void => useListView.setState({ chosen: new Set() })

/** Chooses every client the question finds, those that have not been read yet too. */
export async function chooseAll(question: Question): Promise<void> {
  const { ids } = await call('clients.ids', question)
  choose(ids, true)
}

/** The chosen clients that are still there: another window may have removed one. In the order of their names. */
export async function chosenIds(): Promise<string[]> {
  const { ids } = await call('clients.ids', { sort: 'name' })
  const { chosen } = useListView.getState()
  const there = ids.filter((id) => chosen.has(id))
  if (there.length < chosen.size) useListView.setState({ chosen: new Set(there) })
  return there
}
