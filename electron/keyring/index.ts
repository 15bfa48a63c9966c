/**
 * The keyring: one random 32-byte data key for each data folder, kept in DIR/keyring.json only in wrappings.
 *
 *   keychain    the system keychain keeps the wrapping key (handed in by the Electron host)
 *   passphrase  scrypt makes the wrapping key from the agency passphrase; works on every machine
 *   key-file    the wrapping key lies in a file of the user's configuration folder, 0600, outside the data folder
 *
 * Several may stand beside each other; any one opens. A new folder gets the keychain and the passphrase where the host
 * has them, and a key file only where it has neither. Every wrap is authenticated (AES-256-GCM over key, portfolio, kind
 * and parameters). The data key itself encrypts nothing: HKDF makes a sub-key for each purpose (`derive.ts`).
 *
 *   const keyring = await openKeyring(dir, { create: true })
 *   const folder = dataFolder(dir)
 *   const portfolio = await openPortfolio(folder.database, keyring.keys.database)
 *   const vault = await openVault(folder.vault, keyring.keys.vault)
 */
export { type DataFolder, dataFolder } from './data-folder.ts'
export { type DataKeys, deriveKeys } from './derive.ts'
export { defaultKeysFolder, keyFilePath } from './key-file.ts'
export { type Keyring, openKeyring } from './keyring.ts'
export type { Protection } from './protection.ts'
export type { KeyAccess } from './unlock.ts'
export type { KeychainWrapper } from './wraps.ts'
