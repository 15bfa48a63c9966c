import type { SafeStorage } from 'electron'
import type { KeychainWrapper } from '../keyring/index.ts'

type AsyncSafeStorage = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>

/**
 * The system's keychain as a wrapper for the data key: DPAPI on Windows, Keychain on macOS, the secret service or KWallet
 * on Linux. Only the asynchronous calls: the others go away in Electron 46
 * (https://www.electronjs.org/docs/latest/api/safe-storage). To be used once the app is ready.
 */
export function systemKeychain(safeStorage: AsyncSafeStorage, platform = process.platform): KeychainWrapper {
  return {
    async available() {
      if (!(await safeStorage.isAsyncEncryptionAvailable())) return false
      return platform !== 'linux' || (await linuxProtects(safeStorage))
    },
    // the keychain keeps strings, the key is bytes
    wrap: (key) => safeStorage.encryptStringAsync(Buffer.from(key).toString('base64')),
    async unwrap(blob) {
      const { result } = await safeStorage.decryptStringAsync(Buffer.from(blob))
      return new Uint8Array(Buffer.from(result, 'base64'))
    },
  }
}

/**
 * Without a password manager Chromium "encrypts" with a password that is the same on every machine. It says so in two
 * places: the backend's name, and the tag `v10` on what it wrote (Chromium, components/os_crypt/async/browser/posix_key_provider.cc).
 */
async function linuxProtects(safeStorage: AsyncSafeStorage): Promise<boolean> {
  if (safeStorage.getSelectedStorageBackend() === 'basic_text') return false
  const sample = await safeStorage.encryptStringAsync('sample')
  return sample.subarray(0, 3).toString('latin1') !== 'v10'
}
