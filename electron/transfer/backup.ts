import { copyFile, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { create } from 'tar'
import { dataFolder, type KeyAccess, type Keyring, openKeyring } from '../keyring/index.ts'
import {
  clearAbandoned,
  openVault,
  storageRefusal,
  syncFolder,
  temporaryFile,
  writeFileAtomic,
} from '../vault/index.ts'
import { describeMembers, formatVersion, type Manifest, members } from './manifest.ts'
import { setAgencyFilesAside, takeSnapshot } from './snapshot.ts'

export interface BackupReport {
  readonly clients: number
  readonly files: number
  /** size of the archive */
  readonly bytes: number
  /** what the clerk must know about this backup, zh-CN; first of all who can open it */
  readonly notes: string[]
}

/**
 * Writes everything of a data folder into one archive (tar; its members are encrypted already), while the desk may be
 * open and writing. Whole or not at all.
 * @throws DeskRefusal 'locked' | 'wrong-passphrase' | 'not-found' | 'storage'
 */
export async function backup(dir: string, outFile: string, access: KeyAccess = {}): Promise<BackupReport> {
  const keyring = await openKeyring(dir, { ...access, create: false })
  const vault = await openVault(dataFolder(dir).vault, keyring.keys.vault)
  // in the data folder itself: on the same disk, and encrypted as everything in it
  const stage = temporaryFile(resolve(dir), 'backup')
  try {
    const { clients, missing } = await takeSnapshot(dir, keyring, vault, stage)
    await copyFile(dataFolder(dir).keyring, join(stage, members.keyring))
    const { count: own, odd } = await setAgencyFilesAside(dir, stage)
    const manifest = await writeManifest(stage, keyring, clients)
    const bytes = await pack(stage, outFile)
    const files = Object.keys(manifest.members).length - 2 - own
    const lost = missing.map((fileId) => `文件库里缺少一份文件（编号 ${fileId.slice(0, 12)}…），备份里也没有它。`)
    const left = odd.map(
      (name) => `机构自己的规则或模板文件“${name}”的文件名不能放进备份，请改用字母、数字或汉字命名。`,
    )
    return { clients, files, bytes, notes: [whoCanOpen(keyring), ...lost, ...left] }
  } catch (error) {
    throw storageRefusal('备份', error)
  } finally {
    await rm(stage, { recursive: true, force: true })
  }
}

async function writeManifest(stage: string, { portfolioId }: Keyring, clients: number): Promise<Manifest> {
  const manifest: Manifest = {
    format: 'beian-desk-backup',
    version: formatVersion,
    portfolioId,
    createdAt: new Date().toISOString(),
    clients,
    members: await describeMembers(stage),
  }
  await writeFileAtomic(join(stage, members.manifest), Buffer.from(JSON.stringify(manifest, null, 1)))
  return manifest
}

/** @returns bytes of the archive */
async function pack(stage: string, outFile: string): Promise<number> {
  const target = resolve(outFile)
  const temporary = temporaryFile(dirname(target), basename(target))
  try {
    await clearAbandoned(dirname(target), basename(target))
    const inOrder = [members.manifest, members.keyring, members.database, members.rules, members.papers, members.vault]
    const there = new Set(await readdir(stage))
    await create(
      { cwd: stage, file: temporary, portable: true, mode: 0o600, strict: true },
      inOrder.filter((name) => there.has(name)),
    )
    const handle = await open(temporary, 'r+')
    await handle.sync()
    await handle.close()
    await rename(temporary, target)
    await syncFolder(dirname(target))
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  return (await stat(target)).size
}

function whoCanOpen({ protection: { passphrase, keychain } }: Keyring): string {
  if (passphrase) return '这个备份可以在任何电脑上用机构口令恢复。请把口令与备份分开保管。'
  const where = keychain ? '这台电脑、这个系统账户的钥匙串' : '这台电脑上的密钥文件'
  return `注意：还没有设置机构口令，这个备份只能靠${where}打开，换电脑或重装系统后将无法恢复。请在“设置”里设置机构口令，再备份一次。`
}
