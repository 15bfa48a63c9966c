import type { ClientQuery, StoredRow } from '../desk/ports.ts'
import type { Db } from './database.ts'
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

/**
 * Lists and searches clients. A search reads the narrow table through once and sorts what it found; only the page that
 * is shown is read from the wide one. Without a search the sort's own index is walked.
 */
export function createListing(db: Db) {
  const count = db.prepare<[], number>('SELECT count(*) FROM search').pluck()
  const read = db.prepare<[number], ListedRow>('SELECT id, name, checked_on, row FROM client WHERE key = ?')

  const page = (sort: ClientQuery['sort'], offset: number, limit: number) => ({
    total: count.get() ?? 0,
    keys: db
      .prepare<[number, number], number>(`SELECT key FROM search ORDER BY ${orders[sort]} LIMIT ? OFFSET ?`)
      .pluck()
      .all(limit, offset),
  })
  const found = (terms: { words: string; phones: string }[], { sort, offset, limit }: ClientQuery) => {
    const where = terms.map(() => '(instr(words, ?) OR instr(phones, ?))').join(' AND ')
    const keys = db
      .prepare<string[], number>(`SELECT key FROM search NOT INDEXED WHERE ${where} ORDER BY ${orders[sort]}`)
      .pluck()
      .all(...terms.flatMap(({ words, phones }) => [words, phones]))
    return { total: keys.length, keys: keys.slice(offset, offset + limit) }
  }

  return {
    list(query: ClientQuery): { rows: StoredRow[]; total: number } {
      const terms = searchTerms(query.search)
      const { total, keys } = terms.length === 0 ? page(query.sort, query.offset, query.limit) : found(terms, query)
      const rows = keys.map((key) => {
        const { id, name, row, checked_on } = read.get(key)!
        return readRow(id, name, row, checked_on)
      })
      return { rows, total }
    },
  }
}
