/**
 * The portfolio: all records in one encrypted SQLite file (better-sqlite3-multiple-ciphers, ChaCha20-Poly1305 pages).
 *
 *   database.ts    opening: cipher, key, durability
 *   migrations.ts  the database's life, version by version
 *   clients.ts     clients as validated JSON bodies, with revision, row and quarantine
 *   listing.ts     list, sort, search; search-text.ts says what a client is found by; indexing.ts keeps it
 *   history.ts     who did what when
 *   files.ts       which record knows which file of the vault
 *
 * SQLite is synchronous here: every call is kept short (a search over 10,000 clients stays under a frame). The interface
 * is asynchronous and speaks in records, so that a shared store can stand beside this one.
 */
export { openDatabase } from './database.ts'
export { latestVersion } from './migrations.ts'
export { type EmbeddedPortfolio, openPortfolio, type QuarantinedClient } from './portfolio.ts'
