import type { BulkChange } from '../../domain/contract/index.ts'
import type { Marks, MarksChanged, NewHistoryEntry } from '../desk/ports.ts'
import type { Db } from './database.ts'
import type { HistoryStore } from './history.ts'
import type { Indexer } from './indexing.ts'
import { clientNotFound, readRow } from './records.ts'

interface Marked {
  readonly key: number
  readonly id: string
  readonly name: string
  readonly checked_on: string
  readonly row: string
  readonly assignee: string
  readonly tags: string
}

const same = (a: Marks, b: Marks) => a.assignee === b.assignee && a.tags.join('\n') === b.tags.join('\n')

function changed({ assignee, tags }: Marks, change: BulkChange): Marks {
  const kept = tags.filter((tag) => !change.removeTags.includes(tag))
  return { assignee: change.assignee ?? assignee, tags: [...new Set([...kept, ...change.addTags])] }
}

/**
 * 经办人 and 标签 of many clients at once. Neither bears on a finding, so nothing is worked out anew, and SQLite writes
 * them into the records itself: reading ten thousand clients through their schema would hold the desk up for seconds.
 */
export function createMarksStore(db: Db, history: HistoryStore, indexer: Pick<Indexer, 'rank'>) {
  const find = db.prepare<[string], Marked>(`
    SELECT key, id, name, checked_on, row, coalesce(body ->> '$.assignee', '') AS assignee,
      coalesce(body -> '$.tags', '[]') AS tags
    FROM client WHERE id = ?`)
  const write = db.prepare(`
    UPDATE client SET revision = revision + 1, row = @row,
      body = json_set(body, '$.revision', revision + 1, '$.assignee', @assignee, '$.tags', json(@tags))
    WHERE key = @key`)
  /** orders and what is to do are listed by 经办人 too */
  const follow = ['filing_order', 'work'].map((table) =>
    db.prepare(`UPDATE ${table} SET assignee = ? WHERE client_key = ?`),
  )

  const read = (id: string): { stored: Marked; marks: Marks } | undefined => {
    const stored = find.get(id)
    return stored && { stored, marks: { assignee: stored.assignee, tags: JSON.parse(stored.tags) as string[] } }
  }
  const set = ({ key, id, name, row, checked_on }: Marked, marks: Marks, entry: NewHistoryEntry) => {
    const known = readRow(id, name, row, checked_on)
    const next = { ...known.row, assignee: marks.assignee, tags: [...marks.tags] }
    write.run({ key, assignee: marks.assignee, tags: JSON.stringify(marks.tags), row: JSON.stringify(next) })
    indexer.rank(key, next)
    for (const statement of follow) statement.run(marks.assignee, key)
    history.add(entry)
  }

  return {
    change(ids: readonly string[], change: BulkChange, entryOf: (id: string) => NewHistoryEntry): MarksChanged[] {
      const all: MarksChanged[] = []
      for (const id of new Set(ids)) {
        const found = read(id)
        if (!found) throw clientNotFound()
        const after = changed(found.marks, change)
        if (same(found.marks, after)) continue
        set(found.stored, after, entryOf(id))
        all.push({ id, before: found.marks, after })
      }
      return all
    },
    restore(all: readonly MarksChanged[], entryOf: (id: string) => NewHistoryEntry): number {
      let restored = 0
      for (const { id, before, after } of all) {
        const found = read(id)
        if (!found || !same(found.marks, after)) continue
        set(found.stored, before, entryOf(id))
        restored += 1
      }
      return restored
    },
  }
}
