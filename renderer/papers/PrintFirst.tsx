import type { Client } from '../../domain/model/index.ts'
import { papersFor } from '../../domain/papers/index.ts'
import type { Slot } from '../../domain/rules/slots.ts'
import { law } from '../app/law.ts'
import { hrefClient } from '../app/route.ts'
import { useTemplates } from './templates.ts'
import { words } from './words.ts'

/** Beside an empty place for a paper that the desk can draw: the way to where it is filled in and printed. */
export function PrintFirst({ client, slot }: { client: Client; slot: Slot }) {
  const library = useTemplates((state) => state.library)
  if (slot.kind === 'verification-sheet')
    return <a href={hrefClient(client.id, 'sheets', slot.serviceId)}>{words.printFirst}</a>
  if (slot.kind === 'other' || !library.some(({ template }) => template.slot === slot.kind)) return null
  const offer = papersFor(client, law().packs, library).find(({ template }) => template.slot === slot.kind)
  return offer ? <a href={hrefClient(client.id, 'papers', offer.key)}>{words.printFirst}</a> : null
}
