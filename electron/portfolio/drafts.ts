import type { KeptDraft } from '../../domain/contract/index.ts'
import type { NewDraft } from '../desk/ports.ts'
import type { Db } from './database.ts'
import { clientNotFound } from './records.ts'

/** What was typed and not saved. No record hangs on it, so nothing is counted up and no history is written. */
export function createDraftStore(db: Db) {
  const isThere = db.prepare<[string], number>('SELECT 1 FROM client WHERE id = ?').pluck()
  const put = db.prepare(`
    INSERT INTO draft (key, kind, client_id, place, at, by, body) VALUES (@key, @kind, @clientId, @place, @at, @by, @body)
    ON CONFLICT (key) DO UPDATE SET kind = @kind, client_id = @clientId, place = @place, at = @at, by = @by, body = @body`)
  const drop = db.prepare('DELETE FROM draft WHERE key = ?')
  const list = db.prepare<[], KeptDraft>(`
    SELECT d.key, d.kind, d.client_id AS clientId, coalesce(c.name, '') AS clientName, d.place, d.at, d.by, d.body
    FROM draft d LEFT JOIN client c ON c.id = d.client_id ORDER BY d.at DESC, d.key`)
  return {
    put: db.transaction(({ key, kind, clientId, place, at, by, body }: NewDraft): void => {
      if (clientId !== '' && isThere.get(clientId) === undefined) throw clientNotFound()
      put.run({ key, kind, clientId, place, at, by, body })
    }).immediate,
    list: (): KeptDraft[] => list.all(),
    drop: db.transaction((keys: readonly string[]): void => {
      for (const key of keys) drop.run(key)
    }).immediate,
  }
}
