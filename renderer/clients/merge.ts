import type { Client } from '../../domain/model/index.ts'

/** A field that two people changed differently. Paths are those of findings: list items by their id. */
export interface Clash {
  readonly path: string
  readonly mine: unknown
  readonly theirs: unknown
}

export interface Merged {
  readonly client: Client
  readonly clashes: readonly Clash[]
  /** fields that were taken over from the other side */
  readonly taken: readonly string[]
}

/** Fields the desk alone decides on. */
const deskFields = new Set(['id', 'revision', 'createdAt', 'updatedAt', 'materials', 'sample'])

/** Deep equality of JSON values; a key that is missing equals one that is undefined. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, at) => same(item, b[at]))
  if (!isRecord(a) || !isRecord(b)) return false
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]))
}
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isListOfItems = (value: unknown): value is { id: string }[] =>
  Array.isArray(value) && value.every((item) => isRecord(item) && typeof item.id === 'string' && item.id !== '')

const entriesOf = (client: Client): Record<string, unknown> =>
  Object.fromEntries(Object.entries(client).filter(([key]) => !deskFields.has(key)))

/** Whether two states of a client agree in everything a person fills in. */
export const sameEntries = (a: Client, b: Client): boolean => same(entriesOf(a), entriesOf(b))

/** Whose value a field takes that both sides changed; undefined = nobody has decided. */
export type Choose = (path: string) => 'mine' | 'theirs' | undefined

/**
 * Three-way merge of a client, field by field: what only one side changed is kept; what both changed differently is a
 * clash, for which the merged client carries mine, so that no typing is lost.
 * @param base what both sides started from
 * @param mine what is in the window
 * @param theirs what the desk has now
 * @param choose settles clashes by their path
 */
export function mergeClients(base: Client, mine: Client, theirs: Client, choose: Choose = () => undefined): Merged {
  const clashes: Clash[] = []
  const taken: string[] = []

  const mergeItems = (b: { id: string }[], m: { id: string }[], t: { id: string }[], path: string) => {
    const find = (list: { id: string }[], id: string) => list.find((item) => item.id === id)
    const ids = [...new Set([...t, ...m].map((item) => item.id))]
    return ids.flatMap((id) => {
      const [inBase, inMine, inTheirs] = [find(b, id), find(m, id), find(t, id)]
      const itemPath = `${path}.${id}`
      if (inMine && inTheirs) return [merge(inBase ?? {}, inMine, inTheirs, itemPath)]
      // removed on one side: it stays gone only if the other side left it as it was
      if (inMine) return inBase && same(inBase, inMine) ? [] : [inMine]
      if (!inTheirs || (inBase && same(inBase, inTheirs))) return []
      taken.push(itemPath)
      return [inTheirs]
    })
  }

  const merge = (b: unknown, m: unknown, t: unknown, path: string): unknown => {
    if (same(m, t)) return t
    if (same(b, t)) return m
    if (same(b, m)) {
      taken.push(path)
      return t
    }
    if (isListOfItems(m) && isListOfItems(t)) return mergeItems(isListOfItems(b) ? b : [], m, t, path)
    if (Array.isArray(m) && Array.isArray(t) && m.length === t.length && m.every(isRecord)) {
      const before = Array.isArray(b) ? b : []
      return m.map((item, index) => merge(before[index], item, t[index], `${path}.${index}`))
    }
    if (isRecord(m) && isRecord(t)) {
      const before = isRecord(b) ? b : {}
      const keys = [...new Set([...Object.keys(t), ...Object.keys(m)])]
      return Object.fromEntries(keys.map((key) => [key, merge(before[key], m[key], t[key], `${path}.${key}`)]))
    }
    const choice = choose(path)
    if (choice) return choice === 'mine' ? m : t
    clashes.push({ path, mine: m, theirs: t })
    return m
  }

  const before = entriesOf(base)
  const ours = entriesOf(mine)
  const entries = Object.entries(entriesOf(theirs)).map(([key, value]) => [
    key,
    merge(before[key], ours[key], value, key),
  ])
  return { client: { ...theirs, ...Object.fromEntries(entries) }, clashes, taken }
}
