import { randomBytes } from 'node:crypto'
import { chmod, readFile, rm, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { DeskRefusal } from '../../domain/contract/refusal.ts'
import { isErrno, makeFolder, storageRefusal, writeFileAtomic } from '../vault/index.ts'

const pattern = /^beian-desk-key-1 ([A-Za-z0-9+/]{43}=)\s*$/

/**
 * The folder for key files: outside any data folder, so that a copied data folder does not carry its own key.
 * BEIAN_DESK_KEYS overrides the system's place for a user's configuration.
 */
export function defaultKeysFolder(): string {
  const { BEIAN_DESK_KEYS, APPDATA, XDG_CONFIG_HOME } = process.env
  if (BEIAN_DESK_KEYS) return BEIAN_DESK_KEYS
  if (process.platform === 'win32') return join(APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'beian-desk', 'keys')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'beian-desk', 'keys')
  return join(XDG_CONFIG_HOME || join(homedir(), '.config'), 'beian-desk', 'keys')
}

export const keyFilePath = (folder: string, portfolioId: string): string => join(folder, `${portfolioId}.key`)

/**
 * Makes a key file that only its owner can read. One that is there already is used again: a second copy of the same
 * portfolio on this machine (a restored backup) is opened by it too.
 * @returns the KEK, 32 bytes
 */
export async function ensureKeyFile(folder: string, portfolioId: string): Promise<Uint8Array> {
  const found = await readKeyFile(folder, portfolioId)
  if (found) return found
  const kek = randomBytes(32)
  const file = keyFilePath(folder, portfolioId)
  try {
    await makeFolder(folder)
    if (process.platform !== 'win32') await chmod(folder, 0o700)
    await writeFileAtomic(file, Buffer.from(`beian-desk-key-1 ${kek.toString('base64')}\n`))
  } catch (error) {
    throw storageRefusal('写入密钥文件', error)
  }
  return kek
}

/**
 * Reads a key file. One that others could read is closed to them first: on Windows the user's own profile folder
 * already is.
 * @returns undefined where there is none
 * @throws DeskRefusal 'storage' where it is damaged or cannot be kept from others
 */
export async function readKeyFile(folder: string, portfolioId: string): Promise<Uint8Array | undefined> {
  const file = keyFilePath(folder, portfolioId)
  try {
    if (process.platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0) await chmod(file, 0o600)
    const match = pattern.exec(await readFile(file, 'latin1'))
    if (!match)
      throw new DeskRefusal('storage', `密钥文件已损坏：${file}。`, '请找回原来的密钥文件，或用机构口令打开。')
    return Buffer.from(match[1]!, 'base64')
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined
    throw storageRefusal('读取密钥文件', error)
  }
}

export async function removeKeyFile(folder: string, portfolioId: string): Promise<void> {
  await rm(keyFilePath(folder, portfolioId), { force: true })
}
