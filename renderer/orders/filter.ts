import { create } from 'zustand'
import type { OrderKind } from '../../domain/model/index.ts'

/** What the list of orders is narrowed by; kept while the window is open, whichever way it is looked at. */
export interface Narrowing {
  readonly kind: OrderKind | ''
  readonly provider: string
  readonly province: string
  readonly assignee: string
}
export const noNarrowing: Narrowing = { kind: '', provider: '', province: '', assignee: '' }

export const useNarrowing = create<Narrowing>(() => noNarrowing)
