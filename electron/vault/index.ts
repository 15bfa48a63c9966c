/**
 * The vault: scans, sheets and packs as encrypted files.
 *
 *   DIR/ab/cd/abcd…   one file for each content; its name is a keyed hash of the content (HMAC-SHA256), so the same
 *                     scan is kept once and a name tells nothing to who lacks the key
 *   DIR/tmp/          files in the making; what a crash leaves there is cleared at the next opening
 *
 * A file is written beside its place, synced, renamed into it, and the folder is synced: a crash leaves either no file
 * or the whole file. `atomic-file.ts` does the same for the keyring, exports and backups.
 */

export { clearAbandoned, makeFolder, syncFolder, temporaryFile, writeFileAtomic } from './atomic-file.ts'
export type { VaultKeys } from './seal.ts'
export { isErrno, storageRefusal } from './storage-refusal.ts'
export { type EncryptedVault, openVault } from './vault.ts'
