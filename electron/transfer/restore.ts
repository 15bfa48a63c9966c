import { readdir, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { DeskRefusal } from '../../domain/contract/refusal.ts'
import { dataFolder, type KeyAccess, type Keyring, openKeyring } from '../keyring/index.ts'
import { openPortfolio } from '../portfolio/index.ts'
import { clearAbandoned, isErrno, makeFolder, storageRefusal, syncFolder, temporaryFile } from '../vault/index.ts'
import { unpackBackup } from './unpack.ts'
import { type VerifyReport, verifyOpened } from './verify.ts'

/** What a restore that was killed has left is known by this name. */
const besideName = 'beian-desk-restore'

export interface RestoreReport extends VerifyReport {
  /** when the backup was made, ISO 8601 */
  readonly createdAt: string
  /** how the key is kept on this machine now, zh-CN */
  readonly protection: string
}

/**
 * Brings a backup back into a new or empty folder. It is unpacked beside it, held against its manifest and verified
 * before it is moved into place; a passphrase given opens it anywhere, and this machine's own way in is then added.
 * @returns what `verify` found; a backup of a folder that had problems brings them along
 * @throws DeskRefusal 'invalid-input' where the folder is in use, 'unreadable-file' for a damaged backup,
 *   'locked' | 'wrong-passphrase' where its key cannot be had; the folder is then as it was
 */
export async function restore(inFile: string, dir: string, access: KeyAccess = {}): Promise<RestoreReport> {
  const target = resolve(dir)
  await refuseUsed(target)
  const beside = temporaryFile(dirname(target), besideName)
  try {
    await makeFolder(dirname(target))
    await clearAbandoned(dirname(target), besideName)
    const { createdAt } = await unpackBackup(resolve(inFile), beside)
    const keyring = await openKeyring(beside, { ...access, create: false })
    const folder = dataFolder(beside)
    // a database that does not open at all (a newer program's) is refused; what else is wrong was wrong at the backup
    await (await openPortfolio(folder.database, keyring.keys.database)).close()
    const report = await verifyOpened(beside, keyring)
    await settleIn(keyring, access)
    await moveIntoPlace(beside, target)
    return { ...report, createdAt, protection: keyring.protection.words }
  } catch (error) {
    throw storageRefusal('恢复', error)
  } finally {
    // unpacking that failed may still be closing its files
    await rm(beside, { recursive: true, force: true, maxRetries: 10 })
  }
}

async function refuseUsed(target: string): Promise<void> {
  try {
    if ((await readdir(target)).length === 0) return
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return
    if (!isErrno(error, 'ENOTDIR')) throw storageRefusal('恢复', error)
  }
  throw new DeskRefusal(
    'invalid-input',
    `恢复只写入空文件夹，而这里已经有内容：${target}`,
    '请换一个新文件夹；确认无误后再改用它。原有数据没有被改动。',
  )
}

/**
 * Lets this machine open the folder from now on as its old one did: by the keychain where there is one, by a key file
 * where the folder had one. The old machine's keychain is of no use here and its wrap goes.
 */
async function settleIn(keyring: Keyring, access: KeyAccess): Promise<void> {
  if (await access.keychain?.available()) await keyring.addKeychain()
  else if (keyring.protection.keyFile) await keyring.addKeyFile()
}

async function moveIntoPlace(folder: string, target: string): Promise<void> {
  await rmdir(target).catch((error) => {
    if (!isErrno(error, 'ENOENT')) throw error
  })
  await rename(folder, target)
  await syncFolder(dirname(target))
}
