import type { Db } from './database.ts'

/** Longer than any line stands on the bench by the same day; after it a key is only weight. */
const keptDays = 400

/** What was told through the operating system: keys of lines, without any words. */
export function createToldStore(db: Db) {
  const insert = db.prepare('INSERT OR IGNORE INTO told_notice (key, client_id, at) VALUES (?, ?, ?)')
  const forget = db.prepare('DELETE FROM told_notice WHERE at < ?')
  const all = db.prepare<[], string>('SELECT key FROM told_notice').pluck()
  return {
    all: (): string[] => all.all(),
    /** @param at ISO 8601 instant */
    note: db.transaction((told: readonly { readonly key: string; readonly clientId: string }[], at: string): void => {
      for (const { key, clientId } of told) insert.run(key, clientId, at)
      forget.run(new Date(Date.parse(at) - keptDays * 86_400_000).toISOString())
    }).immediate,
  }
}
