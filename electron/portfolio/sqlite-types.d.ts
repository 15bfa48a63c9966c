/** The package's `exports` hide its own declarations; its surface is better-sqlite3's. */
declare module 'better-sqlite3-multiple-ciphers' {
  import Database from 'better-sqlite3'

  export = Database
}
