import type { ClientRow } from '../../domain/contract/calls.ts'
import type { Client } from '../../domain/model/index.ts'
import type { Db } from './database.ts'
import { facetsOf } from './facets.ts'
import { readClient, readRow } from './records.ts'
import { marksOf, nameKeyOf, searchTextOf, worstOf } from './search-text.ts'

export type Indexer = ReturnType<typeof createIndexer>

/** Writes what a client is found by and which files it knows. Derived: `rebuildIndex` makes all of it again. */
export function createIndexer(db: Db) {
  const search = db.prepare(`
    INSERT INTO search (key, updated_at, name_key, worst, words, phones, facets, marks)
    VALUES (@key, @updatedAt, @nameKey, @worst, @words, @phones, @facets, @marks)
    ON CONFLICT (key) DO UPDATE SET updated_at = @updatedAt, name_key = @nameKey, worst = @worst, words = @words,
      phones = @phones, facets = @facets, marks = @marks`)
  const forgetFiles = db.prepare('DELETE FROM material_file WHERE client_key = ?')
  const knowFile = db.prepare(
    'INSERT OR IGNORE INTO material_file (client_key, file_id, file_name, media_type) VALUES (?, ?, ?, ?)',
  )
  const rank = db.prepare('UPDATE search SET worst = ?, facets = ?, marks = ? WHERE key = ?')

  const indexFiles = (key: number, materials: Client['materials']) => {
    forgetFiles.run(key)
    for (const { fileId, fileName, mediaType } of materials) {
      if (fileId !== '') knowFile.run(key, fileId, fileName, mediaType)
    }
  }
  return {
    index(key: number, client: Client, row: ClientRow) {
      const ranking = { worst: worstOf(row), facets: facetsOf(row), marks: marksOf(client) }
      search.run({ key, updatedAt: client.updatedAt, ...ranking, ...searchTextOf(client) })
      indexFiles(key, client.materials)
    },
    indexFiles,
    /** a record that cannot be read is still found by its name */
    indexBroken(key: number, name: string) {
      const nothing = { updatedAt: '', worst: 0, phones: '', facets: '', marks: '' }
      search.run({ key, ...nothing, words: name.toLowerCase(), nameKey: nameKeyOf(name) })
    },
    /** only what depends on the row */
    rank(key: number, row: ClientRow) {
      rank.run(worstOf(row), facetsOf(row), marksOf(row), key)
    },
  }
}

interface StoredClient {
  readonly key: number
  readonly id: string
  readonly name: string
  readonly checked_on: string
  readonly row: string
  readonly body: string
}

/** Makes the search and file tables again from the records. */
export function rebuildIndex(db: Db): void {
  const indexer = createIndexer(db)
  db.exec('DELETE FROM search; DELETE FROM material_file')
  const next = db.prepare<[number], StoredClient>('SELECT * FROM client WHERE key > ? ORDER BY key LIMIT 1')
  for (let stored = next.get(-1); stored; stored = next.get(stored.key)) {
    const found = readClient(stored.body)
    if (!found.ok) indexer.indexBroken(stored.key, stored.name)
    else {
      const { row } = readRow(stored.id, stored.name, stored.row, stored.checked_on)
      indexer.index(stored.key, found.client, row)
    }
  }
}
