import type { HistoryEntry } from '../../domain/contract/calls.ts'
import type { NewHistoryEntry } from '../desk/ports.ts'
import type { Db } from './database.ts'

export type HistoryStore = ReturnType<typeof createHistoryStore>

/** The history: lines are added and read, never changed or taken away. */
export function createHistoryStore(db: Db) {
  const insert = db.prepare(
    'INSERT INTO history (at, by, client_id, action, words) VALUES (@at, @by, @clientId, @action, @words)',
  )
  const columns = 'id, at, by, client_id AS clientId, action, words'
  const newest = db.prepare<[number], HistoryEntry>(`SELECT ${columns} FROM history ORDER BY id DESC LIMIT ?`)
  const ofClient = db.prepare<[string, number], HistoryEntry>(
    `SELECT ${columns} FROM history WHERE client_id = ? ORDER BY id DESC LIMIT ?`,
  )
  const add = ({ at, by, clientId, action, words }: NewHistoryEntry): void => {
    insert.run({ at, by, clientId, action, words })
  }
  return {
    add,
    addAll: db.transaction((entries: readonly NewHistoryEntry[]): void => entries.forEach(add)).immediate,
    list: (clientId: string, limit: number): HistoryEntry[] =>
      clientId === '' ? newest.all(limit) : ofClient.all(clientId, limit),
  }
}
