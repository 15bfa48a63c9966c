import { z } from 'zod'
import { type Client, clientSchema } from '../../domain/model/index.ts'
import { mergeClients, sameEntries } from './merge.ts'

/** A client as it was typed and not saved, and the client the typing began with. */
export const clientBodySchema = z.object({ base: clientSchema, client: clientSchema })
export type ClientBody = z.infer<typeof clientBodySchema>

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null
/** A list's items go by their id, where they have one. */
const byId = (value: Fields): Fields =>
  Array.isArray(value) ? Object.fromEntries(value.map((item, at) => [item?.id || at, item])) : value

/** Paths of the fields that were typed in, as findings name them. */
export function typedIn({ base, client }: ClientBody): string[] {
  const walk = (before: unknown, after: unknown, path: string): string[] => {
    if (!isFields(before) || !isFields(after)) return before === after ? [] : [path]
    const [one, other] = [byId(before), byId(after)]
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])]
    return keys.flatMap((key) => walk(one[key], other[key], path === '' ? key : `${path}.${key}`))
  }
  return walk(base, client, '')
}

/** Whether a client has by now everything that was typed: its last save may have arrived after its window was gone. */
export const hasAll = (now: Client, { base, client }: ClientBody): boolean =>
  sameEntries(mergeClients(base, client, now, () => 'mine').client, now)
