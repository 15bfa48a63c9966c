import { DeskRefusal } from '../../domain/contract/refusal.ts'
import { type Client, clientSchema, type Material } from '../../domain/model/index.ts'
import type { NewHistoryEntry, Portfolio, StoredRow } from '../desk/ports.ts'
import type { Db } from './database.ts'
import type { HistoryStore } from './history.ts'
import { createIndexer } from './indexing.ts'
import { createListing } from './listing.ts'
import { createMarksStore } from './marks.ts'
import { createOrderIndexer } from './orders.ts'
import { clientNotFound, readClient } from './records.ts'
import { createWorkIndexer } from './work.ts'

export interface QuarantinedClient {
  readonly clientId: string
  /** ISO 8601 instant */
  readonly at: string
  /** zh-CN */
  readonly reason: string
}

interface Stored {
  readonly key: number
  readonly revision: number
  readonly body: string
}

/** The clients table and what hangs on it. Every write is one transaction that also counts the revision up. */
export function createClientStore(db: Db, history: HistoryStore) {
  const indexer = createIndexer(db)
  const orders = createOrderIndexer(db)
  const indexWork = createWorkIndexer(db)
  const listing = createListing(db)
  const marks = createMarksStore(db, history, indexer)
  const find = db.prepare<[string], Stored>('SELECT key, revision, body FROM client WHERE id = ?')
  const insert = db.prepare(`
    INSERT INTO client (id, revision, name, checked_on, row, body) VALUES (@id, @revision, @name, @checkedOn, @row, @body)`)
  const update = db.prepare(`
    UPDATE client SET revision = @revision, name = @name, checked_on = @checkedOn, row = @row, body = @body WHERE key = @key`)
  const updateRow = db.prepare('UPDATE client SET checked_on = ?, row = ? WHERE key = ?')
  const remove = db.prepare('DELETE FROM client WHERE key = ?')
  const forget = ['kept_file', 'printed_sheet', 'returned_sheet', 'quarantine', 'draft', 'told_notice'].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE client_id = ?`),
  )
  const identities = db.prepare<[], { name: string; licenceNumber: string }>(`
    SELECT name, coalesce(body ->> '$.subject.licenceNumber', '') AS licenceNumber FROM client WHERE json_valid(body)`)
  const ids = db.prepare<[], string>('SELECT id FROM client ORDER BY name, id').pluck()
  const count = db.prepare<[], number>('SELECT count(*) FROM client').pluck()
  const revision = db.prepare<[], number>(`SELECT value FROM counter WHERE name = 'revision'`).pluck()
  const workLaw = db.prepare<[], number>(`SELECT value FROM counter WHERE name = 'work-law'`).pluck()
  const setWorkLaw = db.prepare(`UPDATE counter SET value = ? WHERE name = 'work-law'`)
  const countUp = db.prepare(`UPDATE counter SET value = value + 1 WHERE name = 'revision'`)
  const quarantine = db.prepare('INSERT OR IGNORE INTO quarantine (client_id, at, reason, body) VALUES (?, ?, ?, ?)')
  const quarantined = db.prepare<[], QuarantinedClient & { key: number; body: string }>(
    'SELECT key, client_id AS clientId, at, reason, body FROM quarantine ORDER BY key',
  )
  const release = db.prepare('DELETE FROM quarantine WHERE key = ?')

  const note = (id: string, body: string, reason: string) => quarantine.run(id, new Date().toISOString(), reason, body)

  /** @throws DeskRefusal 'storage' for a record that does not validate; it is kept as it is, and noted */
  const read = (id: string, body: string): Client => {
    const found = readClient(body)
    if (found.ok) return found.client
    note(id, body, found.reason)
    throw unreadable(id, found.reason)
  }
  const writing = <A extends unknown[], T>(run: (...args: A) => T) => {
    const transaction = db.transaction((...args: unknown[]) => {
      const result = run(...(args as A))
      countUp.run()
      return result
    })
    return (...args: A): T => transaction.immediate(...args) as T
  }
  const rowColumns = ({ row, checkedOn }: StoredRow) => ({ checkedOn, row: JSON.stringify(row) })
  /** what hangs on the row alone */
  const refresh = (key: number, { row, work }: StoredRow) => {
    indexer.rank(key, row)
    if (work === undefined) return
    orders.reclock(key, work)
    indexWork(key, row.assignee, work)
  }

  const put = (client: Client, expected: number, row: StoredRow, entry: NewHistoryEntry | undefined): Client => {
    const stored = find.get(client.id)
    if ((stored?.revision ?? 0) !== expected) throw conflict(stored !== undefined)
    const next = validated({ ...client, revision: expected + 1 })
    const columns = {
      revision: next.revision,
      name: next.subject.name,
      body: JSON.stringify(next),
      ...rowColumns(row),
    }
    const key = stored?.key ?? Number(insert.run({ id: next.id, ...columns }).lastInsertRowid)
    if (stored) update.run({ key, ...columns })
    indexer.index(key, next, row.row)
    orders.index(key, next, row.work)
    indexWork(key, next.assignee, row.work ?? [])
    if (entry) history.add(entry)
    return next
  }

  return {
    list: listing.list,
    ids: listing.ids,
    facets: listing.facets,
    identities: () => identities.all(),
    changeMarks: writing(marks.change),
    restoreMarks: writing(marks.restore),
    get(id: string): Client | undefined {
      const stored = find.get(id)
      return stored && read(id, stored.body)
    },
    put: writing(put),
    addAll: writing((all: Parameters<Portfolio['addClients']>[0]): Client[] =>
      all.map(({ client, row, entry }) => put(client, 0, row, entry)),
    ),
    putMaterials: writing(
      (id: string, materials: readonly Material[], row: StoredRow, entry: NewHistoryEntry | undefined): void => {
        const stored = find.get(id)
        if (!stored) throw clientNotFound()
        const next = validated({ ...read(id, stored.body), materials: [...materials] })
        const columns = { revision: stored.revision, name: next.subject.name, body: JSON.stringify(next) }
        update.run({ key: stored.key, ...columns, ...rowColumns(row) })
        indexer.indexFiles(stored.key, next.materials)
        refresh(stored.key, row)
        if (entry) history.add(entry)
      },
    ),
    /** does not count the revision up: nothing a person entered has changed */
    putRows: db.transaction((rows: readonly (readonly [id: string, stored: StoredRow])[]): void => {
      for (const [id, stored] of rows) {
        const client = find.get(id)
        if (!client) continue
        const { checkedOn, row } = rowColumns(stored)
        updateRow.run(checkedOn, row, client.key)
        refresh(client.key, stored)
      }
    }).immediate,
    remove: writing((id: string, entry: NewHistoryEntry): void => {
      const stored = find.get(id)
      if (!stored) throw clientNotFound()
      remove.run(stored.key)
      for (const statement of forget) statement.run(id)
      history.add(entry)
    }),
    /**
     * The ids are read at once, each client when it is asked for: nobody is held up, nobody comes twice. A record that
     * does not validate is left out here and noted in the quarantine, so that it does not keep the others back.
     */
    async *all(): AsyncIterable<Client> {
      for (const id of ids.all()) {
        const stored = find.get(id)
        const found = stored && readClient(stored.body)
        if (found?.ok) yield found.client
        else if (found) note(id, stored.body, found.reason)
      }
    },
    workLaw: (): number => workLaw.get() ?? 0,
    noteWorkLaw(stamp: number): void {
      setWorkLaw.run(stamp)
    },
    count: (): number => count.get() ?? 0,
    revision: (): number => revision.get() ?? 0,
    /** what is still unreadable; a record that this program can read again is let out */
    quarantined(): QuarantinedClient[] {
      const kept = quarantined.all()
      for (const { key, body } of kept) if (readClient(body).ok) release.run(key)
      return kept
        .filter(({ body }) => !readClient(body).ok)
        .map(({ clientId, at, reason }) => ({ clientId, at, reason }))
    },
  }
}

/** Nothing that could not be read back is ever written. */
function validated(client: Client): Client {
  const parsed = clientSchema.safeParse(client)
  if (parsed.success && client.id !== '') return parsed.data
  const where = parsed.success
    ? '编号'
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)[0]
  throw new DeskRefusal('invalid-input', `客户资料不合格式，没有保存：${where}。`, '请改正后再保存。')
}

const conflict = (exists: boolean) =>
  exists
    ? new DeskRefusal(
        'conflict',
        '这个客户刚被别处改过，为免覆盖，这次没有保存。',
        '请重新打开这个客户，把改动再填一次。',
      )
    : new DeskRefusal('conflict', '这个客户已被删除，这次没有保存。', '如需保留，请新建客户后再填写。')

const unreadable = (id: string, reason: string) =>
  new DeskRefusal(
    'storage',
    `这个客户的资料读不出来（${reason}，编号 ${id}）。`,
    '原始内容已原样保留，没有丢失；请用更新版本的备案台打开，或从备份恢复。',
  )
