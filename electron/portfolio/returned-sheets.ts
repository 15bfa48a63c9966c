import { DeskRefusal } from '../../domain/contract/refusal.ts'
import { type ReturnedSheet, returnedSheetSchema } from '../../domain/model/index.ts'
import type { NewHistoryEntry, ReturnedQuery } from '../desk/ports.ts'
import type { Db } from './database.ts'
import type { HistoryStore } from './history.ts'

/** The sheets that came back, wherever they lie by now; each file once. */
export function createReturnedSheetStore(db: Db, history: HistoryStore) {
  const upsert = db.prepare(`
    INSERT INTO returned_sheet (id, file_id, replaced_file_id, client_id, state, body)
    VALUES (@id, @fileId, @replacedFileId, @clientId, @state, @body)
    ON CONFLICT (id) DO UPDATE SET replaced_file_id = @replacedFileId, client_id = @clientId, state = @state, body = @body`)
  const twin = db
    .prepare<[string, string], string>('SELECT id FROM returned_sheet WHERE file_id = ? AND id <> ?')
    .pluck()
  const byId = db.prepare<[string], string>('SELECT body FROM returned_sheet WHERE id = ?').pluck()
  const byFile = db.prepare<[string], string>('SELECT body FROM returned_sheet WHERE file_id = ?').pluck()
  const list = db
    .prepare<{ clientId: string | null; states: string }, string>(`
    SELECT body FROM returned_sheet
    WHERE (@clientId IS NULL OR client_id = @clientId)
      AND (@states = '[]' OR state IN (SELECT value FROM json_each(@states)))
    ORDER BY key DESC`)
    .pluck()
  const remove = db.prepare('DELETE FROM returned_sheet WHERE id = ?')
  const read = (body: string): ReturnedSheet => returnedSheetSchema.parse(JSON.parse(body))
  const found = (body: string | undefined): ReturnedSheet | undefined => (body === undefined ? undefined : read(body))

  return {
    put: db.transaction((given: ReturnedSheet, entry?: NewHistoryEntry): void => {
      const sheet = returnedSheetSchema.parse(given)
      if (twin.get(sheet.fileId, sheet.id) !== undefined) throw knownAlready()
      const { id, fileId, clientId, state, replaced } = sheet
      upsert.run({ id, fileId, clientId, state, replacedFileId: replaced?.fileId ?? '', body: JSON.stringify(sheet) })
      if (entry) history.add(entry)
    }).immediate,
    get: (id: string): ReturnedSheet | undefined => found(byId.get(id)),
    findByFile: (fileId: string): ReturnedSheet | undefined => found(byFile.get(fileId)),
    list: ({ clientId, states = [] }: ReturnedQuery): ReturnedSheet[] =>
      list.all({ clientId: clientId ?? null, states: JSON.stringify(states) }).map(read),
    remove: db.transaction((ids: readonly string[], entries: readonly NewHistoryEntry[]): void => {
      for (const id of ids) remove.run(id)
      for (const entry of entries) history.add(entry)
    }).immediate,
  }
}

const knownAlready = () => new DeskRefusal('conflict', '这一页已经在回收清单里了。', '不用再放一次，请在清单里找到它。')
