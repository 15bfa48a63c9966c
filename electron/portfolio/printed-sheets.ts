import type { NewHistoryEntry, PrintedSheet } from '../desk/ports.ts'
import type { Db } from './database.ts'
import type { HistoryStore } from './history.ts'

/** Which sheets left the desk, by the digits on them and by client. Notes are added, never changed. */
export function createPrintedSheetStore(db: Db, history: HistoryStore) {
  const insert = db.prepare(`
    INSERT INTO printed_sheet (sheet_id, client_id, service_id, at, by, copies, purpose, file_id)
    VALUES (@sheetId, @clientId, @serviceId, @at, @by, @copies, @purpose, @fileId)`)
  const columns = `sheet_id AS sheetId, client_id AS clientId, service_id AS serviceId, at, by, copies, purpose,
    file_id AS fileId`
  // a range, so that ten digits find by the same index as all fourteen
  const find = db.prepare<[string, string], PrintedSheet>(
    `SELECT ${columns} FROM printed_sheet WHERE sheet_id BETWEEN ? AND ? ORDER BY key DESC LIMIT 1`,
  )
  const ofClient = db.prepare<[string], PrintedSheet>(
    `SELECT ${columns} FROM printed_sheet WHERE client_id = ? ORDER BY key DESC`,
  )
  const newest = db.prepare<[number], PrintedSheet>(
    `SELECT ${columns} FROM printed_sheet
     WHERE key IN (SELECT max(key) FROM printed_sheet GROUP BY client_id, service_id) ORDER BY key DESC LIMIT ?`,
  )
  return {
    note: db.transaction((sheets: readonly PrintedSheet[], entries: readonly NewHistoryEntry[]): void => {
      for (const { sheetId, clientId, serviceId, at, by, copies, purpose, fileId } of sheets)
        insert.run({ sheetId, clientId, serviceId, at, by, copies, purpose, fileId })
      for (const entry of entries) history.add(entry)
    }).immediate,
    find: (idOrFiling: string): PrintedSheet | undefined =>
      find.get(idOrFiling.padEnd(14, '0'), idOrFiling.padEnd(14, '9')),
    listOf: (clientId: string): PrintedSheet[] => ofClient.all(clientId),
    newest: (limit: number): PrintedSheet[] => newest.all(limit),
  }
}
