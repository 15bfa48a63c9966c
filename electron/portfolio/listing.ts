import { noFilter } from '../../domain/contract/index.ts'
import type { ClientQuery, ClientQuestion, StoredRow } from '../desk/ports.ts'
import type { Db } from './database.ts'
import { countFacets, facetTerms } from './facets.ts'
import { readRow } from './records.ts'
import { searchTerms } from './search-text.ts'

/** Sorting as the columns of `search` have it; the key makes the order total, so that pages never overlap. */
const orders: Record<ClientQuery['sort'], string> = {
  updated: 'updated_at DESC, key DESC',
  name: 'name_key, key',
  worst: 'worst DESC, key DESC',
}

interface ListedRow {
  readonly id: string
  readonly name: string
  readonly checked_on: string
  readonly row: string
}

/** A question as conditions on the narrow table; [] = every client. */
function conditionsOf({ search, filter = noFilter }: ClientQuestion): { sql: string; values: string[] }[] {
  const words = searchTerms(search).map((term) => ({
    sql: '(instr(words, ?) OR instr(phones, ?) OR instr(marks, ?))',
    values: [term.words, term.phones, term.words],
  }))
  const facets = facetTerms(filter).map((group) => ({
    sql: `(${group.map(() => 'instr(facets, ?)').join(' OR ')})`,
    values: group,
  }))
  return [...words, ...facets]
}

/**
 * Lists and searches clients. A search reads the narrow table through once and sorts what it found; only the page that
 * is shown is read from the wide one. Without a search the sort's own index is walked.
 */
export function createListing(db: Db) {
  const count = db.prepare<[], number>('SELECT count(*) FROM search').pluck()
  const read = db.prepare<[number], ListedRow>('SELECT id, name, checked_on, row FROM client WHERE key = ?')
  const idOf = db.prepare<[number], string>('SELECT id FROM client WHERE key = ?').pluck()
  const facets = db.prepare<[], string>('SELECT facets FROM search').pluck()

  const page = (sort: ClientQuery['sort'], offset: number, limit: number) => ({
    total: count.get() ?? 0,
    keys: db
      .prepare<[number, number], number>(`SELECT key FROM search ORDER BY ${orders[sort]} LIMIT ? OFFSET ?`)
      .pluck()
      .all(limit, offset),
  })
  const keysFound = (question: ClientQuestion): number[] => {
    const conditions = conditionsOf(question)
    const where = conditions.length === 0 ? '' : `NOT INDEXED WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`
    return db
      .prepare<string[], number>(`SELECT key FROM search ${where} ORDER BY ${orders[question.sort]}`)
      .pluck()
      .all(...conditions.flatMap(({ values }) => values))
  }

  return {
    list(query: ClientQuery): { rows: StoredRow[]; total: number } {
      const { sort, offset, limit } = query
      let found: { total: number; keys: number[] }
      if (conditionsOf(query).length === 0) found = page(sort, offset, limit)
      else {
        const keys = keysFound(query)
        found = { total: keys.length, keys: keys.slice(offset, offset + limit) }
      }
      const rows = found.keys.map((key) => {
        const { id, name, row, checked_on } = read.get(key)!
        return readRow(id, name, row, checked_on)
      })
      return { rows, total: found.total }
    },
    ids: (question: ClientQuestion): string[] => keysFound(question).map((key) => idOf.get(key)!),
    facets: () => countFacets(facets.all()),
  }
}
