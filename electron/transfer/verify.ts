import { DeskRefusal } from '../../domain/contract/refusal.ts'
import { dataFolder, type KeyAccess, type Keyring, openKeyring } from '../keyring/index.ts'
import { type EmbeddedPortfolio, openPortfolio } from '../portfolio/index.ts'
import { type EncryptedVault, openVault } from '../vault/index.ts'

export interface VerifyReport {
  /** nothing is lost, damaged or unreadable */
  readonly ok: boolean
  /** what is wrong, zh-CN, one line each; names no person */
  readonly problems: string[]
  readonly clients: number
  /** files that some record refers to */
  readonly files: number
  /** ids of files that no record refers to: left by an interrupted upload, no harm done */
  readonly orphans: string[]
}

/**
 * Opens everything in a data folder: the database page by page, every record through its schema, every file the
 * records refer to through its seal.
 * @throws DeskRefusal 'locked' | 'wrong-passphrase' | 'not-found' where nothing can be looked at
 */
export async function verify(dir: string, access: KeyAccess = {}): Promise<VerifyReport> {
  return verifyOpened(dir, await openKeyring(dir, { ...access, create: false }))
}

/** As `verify`, with the keyring opened already. */
export async function verifyOpened(dir: string, keyring: Keyring): Promise<VerifyReport> {
  const problems: string[] = []
  const found = { clients: 0, files: 0, orphans: [] as string[] }
  const folder = dataFolder(dir)
  const portfolio = await noting(problems, () => openPortfolio(folder.database, keyring.keys.database))
  if (portfolio) {
    try {
      found.clients = (await noting(problems, () => checkRecords(portfolio, problems))) ?? 0
      const vault = await openVault(folder.vault, keyring.keys.vault)
      const files = await noting(problems, () => checkFiles(portfolio, vault, problems))
      Object.assign(found, files)
    } finally {
      await noting(problems, () => portfolio.close())
    }
  }
  return { ok: problems.length === 0, problems, ...found }
}

/** Damage met on the way is a finding, not an end; a fault of ours still is one. */
async function noting<T>(problems: string[], look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look()
  } catch (error) {
    if (!(error instanceof DeskRefusal)) throw error
    const { message, remedy } = error.refusal
    problems.push(`${message}${remedy}`)
    return undefined
  }
}

async function checkRecords(portfolio: EmbeddedPortfolio, problems: string[]): Promise<number> {
  for (const line of await portfolio.checkIntegrity()) problems.push(`数据库结构有误：${line}`)
  let readable = 0
  for await (const _ of portfolio.allClients()) readable += 1
  for (const { clientId, reason } of await portfolio.listQuarantined()) {
    problems.push(`客户 ${clientId} 的资料读不出来（${reason}）；原始内容已保留。`)
  }
  return readable
}

async function checkFiles(portfolio: EmbeddedPortfolio, vault: EncryptedVault, problems: string[]) {
  const referenced = await portfolio.referencedFiles()
  for (const [fileId, clientIds] of referenced) {
    const state = await vault.verify(fileId)
    if (state === 'ok') continue
    const what = state === 'missing' ? '不见了' : '已损坏或被改动'
    // a page that came back and waits for a person is nobody's yet
    const whose = clientIds.map((id) => (id === '' ? '回收清单' : `客户 ${id}`)).join('、')
    problems.push(`${whose} 的文件${what}（编号 ${fileId.slice(0, 12)}…），请重新上传或从备份恢复。`)
  }
  const orphans: string[] = []
  for await (const fileId of vault.list()) if (!referenced.has(fileId)) orphans.push(fileId)
  return { files: referenced.size, orphans }
}
