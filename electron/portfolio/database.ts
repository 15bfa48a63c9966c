/// <reference path="./sqlite-types.d.ts" />
import { chmodSync } from 'node:fs'
import Database from 'better-sqlite3-multiple-ciphers'
import { storageRefusal } from '../vault/index.ts'

export type Db = Database.Database

/** How long a write waits for another process (an import on the command line) before it gives up, in milliseconds. */
const busyTimeout = 10_000

/**
 * Opens an encrypted SQLite file with a raw 32-byte key.
 *
 * Order matters: the cipher is chosen before the key activates it, and both come before anything reads the file.
 * ChaCha20-Poly1305 authenticates every page with its number, so a changed or swapped page reads as SQLITE_CORRUPT.
 * The raw key is random already: no key derivation, opening takes no time.
 * @param options.mustExist fail where there is no file instead of making one
 * @throws DeskRefusal 'storage' where the key does not fit or the file is damaged
 */
export function openDatabase(
  file: string,
  key: Uint8Array,
  options: { mustExist?: boolean; readonly?: boolean } = {},
): Db {
  if (key.length !== 32) throw new Error(`database key of ${key.length} bytes, expected 32`)
  let db: Db | undefined
  try {
    db = new Database(file, {
      fileMustExist: options.mustExist ?? false,
      readonly: options.readonly ?? false,
      timeout: busyTimeout,
    })
    if (process.platform !== 'win32' && !options.readonly) chmodSync(file, 0o600)
    db.pragma(`cipher = 'chacha20'`)
    db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`)
    // the first read is what proves the key
    db.prepare('SELECT count(*) FROM sqlite_master').get()
    if (!options.readonly) {
      db.pragma('journal_mode = WAL')
      // with WAL only FULL syncs every commit: what is acknowledged survives a power cut
      db.pragma('synchronous = FULL')
      db.pragma('secure_delete = ON')
      db.pragma('journal_size_limit = 16777216')
    }
    db.pragma('foreign_keys = ON')
    // sorting must not spill records into an unencrypted temporary file
    db.pragma('temp_store = MEMORY')
    return db
  } catch (error) {
    db?.close()
    throw storageRefusal('打开客户数据库', error)
  }
}
