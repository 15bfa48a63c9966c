import { rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { DeskRefusal } from '../../domain/contract/refusal.ts'
import { isErrno, storageRefusal, syncFolder, temporaryFile } from '../vault/index.ts'
import type { Db } from './database.ts'
import { rebuildIndex } from './indexing.ts'
import { rebuildOrders } from './orders.ts'
import { syncFile } from './sync-file.ts'

export interface Migration {
  /** the user_version a database has afterwards; 1, 2, 3 … without gaps */
  readonly version: number
  readonly words: string
  run(db: Db): void
}

/** The database's whole life, oldest first. A migration that was ever shipped is never edited again. */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    words: 'clients, their history and their kept files',
    run(db) {
      db.exec(`
        CREATE TABLE client (
          key INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE CHECK (id <> ''),
          revision INTEGER NOT NULL CHECK (revision > 0),
          name TEXT NOT NULL,
          checked_on TEXT NOT NULL,
          row TEXT NOT NULL,
          body TEXT NOT NULL
        ) STRICT;
        CREATE INDEX client_by_name ON client (name, id);

        CREATE TABLE history (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          at TEXT NOT NULL,
          by TEXT NOT NULL,
          client_id TEXT NOT NULL,
          action TEXT NOT NULL,
          words TEXT NOT NULL
        ) STRICT;
        CREATE INDEX history_by_client ON history (client_id, id);

        CREATE TABLE kept_file (
          key INTEGER PRIMARY KEY,
          file_id TEXT NOT NULL,
          client_id TEXT NOT NULL,
          file_name TEXT NOT NULL,
          media_type TEXT NOT NULL,
          UNIQUE (file_id, client_id)
        ) STRICT;
        CREATE INDEX kept_file_by_client ON kept_file (client_id);

        -- records as they were when they no longer validated
        CREATE TABLE quarantine (
          key INTEGER PRIMARY KEY,
          client_id TEXT NOT NULL,
          at TEXT NOT NULL,
          reason TEXT NOT NULL,
          body TEXT NOT NULL,
          UNIQUE (client_id, body)
        ) STRICT;

        CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
        INSERT INTO counter VALUES ('revision', 0);
      `)
    },
  },
  {
    version: 2,
    words: 'a narrow table to search and sort in, and which client knows which file',
    run(db) {
      db.exec(`
        CREATE TABLE search (
          key INTEGER PRIMARY KEY REFERENCES client (key) ON DELETE CASCADE,
          updated_at TEXT NOT NULL,
          name_key TEXT NOT NULL,
          worst INTEGER NOT NULL,
          words TEXT NOT NULL,
          phones TEXT NOT NULL
        ) STRICT;
        CREATE INDEX search_by_updated ON search (updated_at DESC, key DESC);
        CREATE INDEX search_by_name ON search (name_key, key);
        CREATE INDEX search_by_worst ON search (worst DESC, key DESC);

        CREATE TABLE material_file (
          client_key INTEGER NOT NULL REFERENCES client (key) ON DELETE CASCADE,
          file_id TEXT NOT NULL,
          file_name TEXT NOT NULL,
          media_type TEXT NOT NULL,
          PRIMARY KEY (client_key, file_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX material_file_by_file ON material_file (file_id);
      `)
      // filled by version 11, which knows what today's index holds
    },
  },
  {
    version: 3,
    words: 'which sheets were printed, so that the code on a paper finds its filing',
    run(db) {
      db.exec(`
        CREATE TABLE printed_sheet (
          key INTEGER PRIMARY KEY,
          sheet_id TEXT NOT NULL CHECK (length(sheet_id) = 14),
          client_id TEXT NOT NULL,
          service_id TEXT NOT NULL,
          at TEXT NOT NULL,
          by TEXT NOT NULL,
          copies INTEGER NOT NULL CHECK (copies > 0),
          purpose TEXT NOT NULL,
          file_id TEXT NOT NULL
        ) STRICT;
        CREATE INDEX printed_sheet_by_id ON printed_sheet (sheet_id, key);
        CREATE INDEX printed_sheet_by_client ON printed_sheet (client_id, key);
      `)
    },
  },
  {
    version: 4,
    words: 'sheets that came back, so that what waits for a person survives the desk being closed',
    run(db) {
      db.exec(`
        CREATE TABLE returned_sheet (
          key INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          file_id TEXT NOT NULL UNIQUE,
          -- what lay in its place before; '' = nothing
          replaced_file_id TEXT NOT NULL,
          client_id TEXT NOT NULL,
          state TEXT NOT NULL,
          body TEXT NOT NULL
        ) STRICT;
        CREATE INDEX returned_sheet_by_client ON returned_sheet (client_id);
        CREATE INDEX returned_sheet_by_replaced ON returned_sheet (replaced_file_id);
      `)
    },
  },
  {
    version: 5,
    words: 'what a list is narrowed down by: 经办人, 标签, 省份, standing; more ways to be found',
    run(db) {
      db.exec(`ALTER TABLE search ADD COLUMN facets TEXT NOT NULL DEFAULT ''`)
      // filled by version 11
    },
  },
  {
    version: 6,
    words: 'orders and what is to do, in tables of their own, so that no list of them opens a client',
    run(db) {
      db.exec(`
        CREATE TABLE filing_order (
          key INTEGER PRIMARY KEY,
          client_key INTEGER NOT NULL REFERENCES client (key) ON DELETE CASCADE,
          order_id TEXT NOT NULL,
          kind TEXT NOT NULL,
          stage TEXT NOT NULL,
          open INTEGER NOT NULL,
          provider TEXT NOT NULL,
          province TEXT NOT NULL,
          assignee TEXT NOT NULL,
          opened_at TEXT NOT NULL,
          entered_at TEXT NOT NULL,
          -- when the clock that ends first ends, and on which day; '' = none runs
          due TEXT NOT NULL,
          due_day TEXT NOT NULL,
          review_days INTEGER,
          bureau_days INTEGER,
          total_days INTEGER,
          returned INTEGER NOT NULL,
          UNIQUE (client_key, order_id)
        ) STRICT;
        CREATE INDEX filing_order_by_stage ON filing_order (stage, due, entered_at, key);

        CREATE TABLE filing_order_row (
          key INTEGER PRIMARY KEY REFERENCES filing_order (key) ON DELETE CASCADE,
          row TEXT NOT NULL,
          due TEXT NOT NULL
        ) STRICT;

        CREATE TABLE order_return (
          key INTEGER PRIMARY KEY,
          order_key INTEGER NOT NULL REFERENCES filing_order (key) ON DELETE CASCADE,
          by TEXT NOT NULL,
          reason INTEGER NOT NULL,
          day TEXT NOT NULL
        ) STRICT;
        CREATE INDEX order_return_by_order ON order_return (order_key);

        -- lines of the bench, with the days on which they stand there
        CREATE TABLE work (
          key INTEGER PRIMARY KEY,
          client_key INTEGER NOT NULL REFERENCES client (key) ON DELETE CASCADE,
          assignee TEXT NOT NULL,
          order_id TEXT NOT NULL,
          rule TEXT NOT NULL,
          grp TEXT NOT NULL,
          kind TEXT NOT NULL,
          day TEXT NOT NULL,
          at TEXT NOT NULL,
          due TEXT NOT NULL,
          title TEXT NOT NULL,
          path TEXT NOT NULL,
          reading TEXT NOT NULL,
          known INTEGER NOT NULL,
          from_day TEXT NOT NULL,
          until_day TEXT NOT NULL
        ) STRICT;
        CREATE INDEX work_by_client ON work (client_key);

        -- the law the lines were worked out by; 0 = none yet
        INSERT INTO counter VALUES ('work-law', 0);
      `)
      rebuildOrders(db)
    },
  },
  {
    version: 7,
    words:
      'what the bench is sorted and counted by, and what orders are narrowed by, narrow enough to be read through at once',
    run(db) {
      db.exec(`
        CREATE INDEX work_shown ON work (from_day, until_day, reading, assignee, grp, kind, day, at, due);
        CREATE INDEX filing_order_options ON filing_order (provider, province, assignee);
      `)
    },
  },
  {
    version: 8,
    words: 'what was typed and not saved, so that a window that dies takes nothing with it',
    run(db) {
      db.exec(`
        CREATE TABLE draft (
          key TEXT PRIMARY KEY,
          kind TEXT NOT NULL,
          -- '' = no client's
          client_id TEXT NOT NULL,
          place TEXT NOT NULL,
          at TEXT NOT NULL,
          by TEXT NOT NULL,
          body TEXT NOT NULL
        ) STRICT;
        CREATE INDEX draft_by_client ON draft (client_id);
      `)
    },
  },
  {
    version: 9,
    words: 'what was told through the operating system, so that a restart does not tell it again',
    run(db) {
      db.exec(`
        CREATE TABLE told_notice (
          key TEXT PRIMARY KEY,
          client_id TEXT NOT NULL,
          at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
      `)
    },
  },
  {
    version: 10,
    words: 'records with several 接入 a service and with changes that orders carry',
    // all of it is read with its defaults where it is missing; the number keeps away programs that would drop it in saving
    run() {},
  },
  {
    version: 11,
    words: 'clients are found by 经办人 and 标签 too',
    run(db) {
      db.exec(`ALTER TABLE search ADD COLUMN marks TEXT NOT NULL DEFAULT ''`)
      rebuildIndex(db)
    },
  },
]

export const latestVersion = migrations.length

export const versionOf = (db: Db): number => db.pragma('user_version', { simple: true }) as number

/**
 * Brings a database up to this program's version, each step in a transaction of its own. An existing one is copied
 * first (encrypted under the same key) to `<name>.v<old version>.db` beside it; copies of older migrations go then.
 * @throws DeskRefusal 'storage' where the database is newer than the program, or the disk fails
 */
export async function migrate(db: Db, file: string): Promise<void> {
  const version = versionOf(db)
  if (version > latestVersion) throw newerThanProgram()
  if (version === latestVersion) return
  try {
    if (version > 0) await keepCopy(db, file, version)
    for (const { version: target, run } of migrations) {
      const step = db.transaction(() => {
        // another process may have taken this step while we waited for the lock
        if (versionOf(db) >= target) return
        run(db)
        db.pragma(`user_version = ${target}`)
      })
      step.immediate()
    }
  } catch (error) {
    throw storageRefusal('升级客户数据库', error)
  }
}

/** Where the copy from before a migration lies. */
export const copyBefore = (file: string, version: number): string =>
  join(dirname(file), `${basename(file, '.db')}.v${version}.db`)

async function keepCopy(db: Db, file: string, version: number): Promise<void> {
  const copy = copyBefore(file, version)
  const temporary = temporaryFile(dirname(file), basename(copy))
  try {
    db.prepare('VACUUM INTO ?').run(temporary)
    await syncFile(temporary)
    await rename(temporary, copy)
    await syncFolder(dirname(file))
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  for (let older = version - 1; older > 0; older -= 1) {
    await rm(copyBefore(file, older)).catch((error) => {
      if (!isErrno(error, 'ENOENT')) throw error
    })
  }
}

const newerThanProgram = () =>
  new DeskRefusal(
    'storage',
    '这个数据文件夹由更新版本的备案台写入，当前版本打不开。',
    '请安装新版本的备案台；数据没有被改动。',
  )
