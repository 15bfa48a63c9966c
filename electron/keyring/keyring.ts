import { randomBytes, randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { DeskRefusal } from '../../domain/contract/refusal.ts'
import { clearAbandoned, isErrno, makeFolder, storageRefusal } from '../vault/index.ts'
import { dataFolder } from './data-folder.ts'
import { type DataKeys, deriveKeys } from './derive.ts'
import { formatVersion, type KeyringFile, readKeyringFile, type Wrap, type WrapKind, writeKeyringFile } from './file.ts'
import { defaultKeysFolder, ensureKeyFile, removeKeyFile } from './key-file.ts'
import { type Protection, protectionOf } from './protection.ts'
import { type KeyAccess, unlock } from './unlock.ts'
import { wrapWithKeychain, wrapWithKeyFile, wrapWithPassphrase } from './wraps.ts'

export interface Keyring {
  readonly dataKey: Uint8Array
  readonly portfolioId: string
  /** the data key's sub-keys, one per purpose */
  readonly keys: DataKeys
  /** how the key is kept at this moment, in words for the clerk too */
  readonly protection: Protection
  /** Sets or replaces the agency passphrase. @throws DeskRefusal 'invalid-input' under 8 characters */
  setPassphrase(passphrase: string): Promise<void>
  /** Lets this machine's keychain open the portfolio from now on. @throws DeskRefusal 'storage' where there is none */
  addKeychain(): Promise<void>
  /** Makes a key file on this machine, for hosts that have no keychain. */
  addKeyFile(): Promise<void>
  /** Takes a way in away; a key file itself stays, another copy of the portfolio may need it. @throws DeskRefusal 'invalid-input' for the last one */
  removeWrap(kind: WrapKind): Promise<void>
}

const shortestPassphrase = 8

/**
 * Opens the keyring of a data folder. A passphrase that is given must be right; else the keychain is tried, then the
 * key file.
 * @param options.create make the folder and its key where there is none; otherwise that is refused as 'not-found'
 * @throws DeskRefusal 'locked' where there is no way in, 'wrong-passphrase', 'storage' where it is damaged
 */
export async function openKeyring(dir: string, options: KeyAccess & { create: boolean }): Promise<Keyring> {
  const access = {
    keychain: options.keychain,
    passphrase: options.passphrase ?? (process.env.BEIAN_DESK_PASSPHRASE || undefined),
    keysFolder: options.keysFolder ?? defaultKeysFolder(),
  }
  const { keyring: file, database } = dataFolder(dir)
  const found = await readKeyringFile(file)
  if (found) {
    const dataKey = await unlock(found, access)
    // a keyring, a copy or a backup that was being written when the program was killed
    await clearAbandoned(dir).catch(() => undefined)
    return createKeyring(dir, found, dataKey, access)
  }

  if (await exists(database)) throw keyringLost()
  if (!options.create) throw noDataFolder(dir)
  return makeKeyring(dir, access)
}

type Access = KeyAccess & { keysFolder: string }

async function makeKeyring(dir: string, access: Access): Promise<Keyring> {
  const dataKey = new Uint8Array(randomBytes(32))
  const portfolioId = randomUUID()
  const wraps: Wrap[] = []
  if (await access.keychain?.available()) wraps.push(await wrapWithKeychain(portfolioId, dataKey, access.keychain!))
  if (access.passphrase !== undefined) {
    wraps.push(await wrapWithPassphrase(portfolioId, dataKey, checkPassphrase(access.passphrase)))
  }
  if (wraps.length === 0) {
    wraps.push(wrapWithKeyFile(portfolioId, dataKey, await ensureKeyFile(access.keysFolder, portfolioId)))
  }
  const made: KeyringFile = { format: 'beian-desk-keyring', version: formatVersion, portfolioId, wraps }
  try {
    await makeFolder(dir)
    await writeKeyringFile(dataFolder(dir).keyring, made, { exclusive: true })
  } catch (error) {
    await removeKeyFile(access.keysFolder, portfolioId)
    // another program was first: its key is the key
    if (isErrno(error, 'EEXIST')) return openKeyring(dir, { ...access, create: false })
    throw storageRefusal('建立数据文件夹', error)
  }
  return createKeyring(dir, made, dataKey, access)
}

function createKeyring(dir: string, opened: KeyringFile, dataKey: Uint8Array, access: Access): Keyring {
  const { portfolioId } = opened
  const file = dataFolder(dir).keyring
  let current = opened

  /** Reads the file again before changing it: another program may have added a way in meanwhile. */
  const change = async (edit: (wraps: readonly Wrap[]) => Wrap[]) => {
    const stored = (await readKeyringFile(file)) ?? current
    const next = { ...stored, wraps: edit(stored.wraps) }
    try {
      await writeKeyringFile(file, next)
    } catch (error) {
      throw storageRefusal('写入 keyring.json ', error)
    }
    current = next
  }
  const put = (wrap: Wrap) => change((wraps) => [...wraps.filter(({ kind }) => kind !== wrap.kind), wrap])

  return {
    dataKey,
    portfolioId,
    keys: deriveKeys(dataKey, portfolioId),
    get protection() {
      return protectionOf(current.wraps, access.keysFolder, portfolioId)
    },
    async setPassphrase(passphrase) {
      await put(await wrapWithPassphrase(portfolioId, dataKey, checkPassphrase(passphrase)))
    },
    async addKeychain() {
      if (!access.keychain || !(await access.keychain.available())) throw noKeychain()
      await put(await wrapWithKeychain(portfolioId, dataKey, access.keychain))
    },
    async addKeyFile() {
      await put(wrapWithKeyFile(portfolioId, dataKey, await ensureKeyFile(access.keysFolder, portfolioId)))
    },
    async removeWrap(kind) {
      await change((wraps) => {
        const left = wraps.filter((wrap) => wrap.kind !== kind)
        if (left.length === 0) throw lastWay()
        return left
      })
    },
  }
}

function checkPassphrase(passphrase: string): string {
  if ([...passphrase].length >= shortestPassphrase) return passphrase
  throw new DeskRefusal('invalid-input', `口令至少 ${shortestPassphrase} 个字符。`, '请换一个更长的口令。')
}

const exists = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  )

const noDataFolder = (dir: string) =>
  new DeskRefusal('not-found', `这里没有备案台的数据：${dir}。`, '请检查 --data 或 BEIAN_DESK_DATA 指的文件夹。')

const keyringLost = () =>
  new DeskRefusal(
    'storage',
    '数据库还在，但密钥文件 keyring.json 不见了，数据打不开。',
    '请找回 keyring.json（例如从备份中），放回数据文件夹后再打开。',
  )

const noKeychain = () =>
  new DeskRefusal(
    'storage',
    '这台机器没有可用的系统钥匙串。',
    '请改用机构口令；Linux 上可先安装并解锁 gnome-keyring 或 KWallet。',
  )

const lastWay = () =>
  new DeskRefusal('invalid-input', '这是打开数据的唯一办法，不能去掉。', '请先设置机构口令或加入系统钥匙串。')
