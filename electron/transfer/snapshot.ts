import { copyFile, link, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { dataFolder, type Keyring } from '../keyring/index.ts'
import { openDatabase, openPortfolio } from '../portfolio/index.ts'
import { type EncryptedVault, isErrno, makeFolder } from '../vault/index.ts'
import { agencyFolders, agencyMember, members, vaultMember } from './manifest.ts'

/**
 * Sets a consistent copy of a data folder aside in `stage`, while others may be writing: SQLite's own VACUUM INTO for
 * the database (encrypted under the same key), hard links for the vault's files, which never change.
 *
 * Files are linked before the database is copied and again after it: one that is removed meanwhile is there already,
 * one that is added meanwhile comes along.
 * @returns how many clients, and ids of files the records refer to but the vault does not have
 */
export async function takeSnapshot(
  dir: string,
  keyring: Keyring,
  vault: EncryptedVault,
  stage: string,
): Promise<{ clients: number; missing: string[] }> {
  const folder = dataFolder(dir)
  const copy = join(stage, members.database)
  await makeFolder(stage)

  const all: string[] = []
  for await (const fileId of vault.list()) all.push(fileId)
  for (const fileId of all) await setAside(folder.vault, stage, fileId)

  const db = openDatabase(folder.database, keyring.keys.database, { mustExist: true })
  try {
    db.prepare('VACUUM INTO ?').run(copy)
  } finally {
    db.close()
  }

  const { clients, referenced } = await readCopy(copy, keyring)
  const missing: string[] = []
  for (const fileId of referenced) if (!(await setAside(folder.vault, stage, fileId))) missing.push(fileId)
  // orphans linked in the first round are nobody's
  for (const fileId of all) if (!referenced.has(fileId)) await rm(join(stage, vaultMember(fileId)), { force: true })
  return { clients, missing }
}

/**
 * Sets the agency's own rule files and paper templates aside as well.
 * @returns how many, and names that a backup cannot carry
 */
export async function setAgencyFilesAside(dir: string, stage: string): Promise<{ count: number; odd: string[] }> {
  const odd: string[] = []
  let count = 0
  for (const folder of agencyFolders) {
    const from = dataFolder(dir)[folder]
    const names = await readdir(from).catch(() => [])
    for (const name of names.filter((one) => one.toLowerCase().endsWith('.json'))) {
      const member = agencyMember(folder, name)
      if (!member) odd.push(name)
      else {
        await makeFolder(join(stage, members[folder]))
        await copyFile(join(from, name), join(stage, member))
        count += 1
      }
    }
  }
  return { count, odd }
}

async function readCopy(copy: string, keyring: Keyring) {
  const portfolio = await openPortfolio(copy, keyring.keys.database)
  try {
    return {
      clients: await portfolio.countClients(),
      referenced: new Set((await portfolio.referencedFiles()).keys()),
    }
  } finally {
    await portfolio.close()
  }
}

/** @returns false where the vault does not have the file */
async function setAside(vaultDir: string, stage: string, fileId: string): Promise<boolean> {
  const target = join(stage, vaultMember(fileId))
  const source = join(vaultDir, vaultMember(fileId).slice(members.vault.length + 1))
  await makeFolder(dirname(target))
  try {
    await link(source, target)
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return true
    if (isErrno(error, 'ENOENT')) return false
    // a disk without hard links
    await copyFile(source, target)
  }
  return true
}
