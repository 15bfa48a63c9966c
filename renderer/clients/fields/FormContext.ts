import { createContext, useContext } from 'react'
import type { Client, Finding } from '../../../domain/model/index.ts'

/** What the fields of a client's page work with. */
export interface ClientForm {
  readonly client: Client
  readonly findings: readonly Finding[]
  edit(change: (client: Client) => Client): void
  /** Something is being typed: what others save meanwhile waits. @returns it is committed */
  hold(): () => void
  /** paths of masked numbers that are being shown */
  readonly revealed: ReadonlySet<string>
  /** Shows a masked number (and writes that into the history), or hides it again. */
  toggleReveal(path: string): void
  /** Takes the person to a field, as to the first of what was just added. */
  goTo(path: string): void
  /** Says that something was taken away, and offers to put it back. */
  offerUndo(message: string, undo: (client: Client) => Client): void
}

const FormContext = createContext<ClientForm | undefined>(undefined)
export const ClientFormProvider = FormContext.Provider

/** @throws Error outside a client's page */
export function useClientForm(): ClientForm {
  const form = useContext(FormContext)
  if (!form) throw new Error('a field outside of a client form')
  return form
}
