import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DeskRefusal } from '../../domain/contract/refusal.ts'
import type { Vault } from '../desk/ports.ts'
import { clearAbandoned, makeFolder, syncFolder, temporaryFile, writeThrough } from './atomic-file.ts'
import { createSealer, type Sealer, type VaultKeys } from './seal.ts'
import { isErrno, storageRefusal } from './storage-refusal.ts'

export interface EncryptedVault extends Vault {
  /** Ids of every file that is there, whole or not, in no order. */
  list(): AsyncIterable<string>
  /** Reads a file through: 'ok' only if it opens and its content still has this id. */
  verify(fileId: string): Promise<'ok' | 'damaged' | 'missing'>
}

const idPattern = /^[0-9a-f]{64}$/
const shelfPattern = /^[0-9a-f]{2}$/
const temporaryFolder = 'tmp'

/**
 * Opens the vault in `dir`, making it where there is none, and clears what interrupted writes left behind.
 * @throws DeskRefusal 'storage' where the folder cannot be made or read
 */
export async function openVault(dir: string, keys: VaultKeys): Promise<EncryptedVault> {
  try {
    await makeFolder(join(dir, temporaryFolder))
    await clearAbandoned(join(dir, temporaryFolder))
  } catch (error) {
    throw storageRefusal('打开文件库', error)
  }
  return createVault(dir, await createSealer(keys))
}

function createVault(dir: string, sealer: Sealer): EncryptedVault {
  const shelfOf = (fileId: string) => join(dir, fileId.slice(0, 2), fileId.slice(2, 4))
  const pathOf = (fileId: string) => join(shelfOf(fileId), fileId)

  const verify = async (fileId: string) => {
    if (!idPattern.test(fileId)) return 'missing'
    try {
      const bytes = await sealer.open(fileId, await readFile(pathOf(fileId)))
      return (await sealer.nameOf(bytes)) === fileId ? 'ok' : 'damaged'
    } catch (error) {
      if (isErrno(error, 'ENOENT')) return 'missing'
      if (error instanceof DeskRefusal) return 'damaged'
      throw storageRefusal('检查文件', error)
    }
  }

  const write = async (fileId: string, sealed: Uint8Array) => {
    const temporary = temporaryFile(join(dir, temporaryFolder), fileId.slice(0, 8))
    await makeFolder(shelfOf(fileId))
    await writeThrough(temporary, sealed)
    try {
      await rename(temporary, pathOf(fileId))
    } catch (error) {
      await rm(temporary, { force: true })
      // Windows refuses to replace a file that somebody reads; the same content is there already, so all is well
      if (isErrno(error, 'EPERM', 'EACCES', 'EBUSY') && (await verify(fileId)) === 'ok') return
      throw error
    }
    await syncFolder(shelfOf(fileId))
  }

  return {
    async put(bytes) {
      const fileId = await sealer.nameOf(bytes)
      // reading it through first means that a file once damaged is made whole by adding it again
      if ((await verify(fileId)) === 'ok') return fileId
      try {
        await write(fileId, await sealer.seal(fileId, bytes))
      } catch (error) {
        throw storageRefusal('保存文件', error)
      }
      return fileId
    },

    async get(fileId) {
      if (!idPattern.test(fileId)) throw notFound()
      try {
        return await sealer.open(fileId, await readFile(pathOf(fileId)))
      } catch (error) {
        throw isErrno(error, 'ENOENT') ? notFound() : storageRefusal('读取文件', error)
      }
    },

    async remove(fileId) {
      if (!idPattern.test(fileId)) return
      try {
        await rm(pathOf(fileId))
        await syncFolder(shelfOf(fileId))
      } catch (error) {
        if (!isErrno(error, 'ENOENT')) throw storageRefusal('删除文件', error)
      }
    },

    async *list() {
      for (const first of await shelves(dir)) {
        for (const second of await shelves(join(dir, first))) {
          for (const name of await readdir(join(dir, first, second))) if (idPattern.test(name)) yield name
        }
      }
    },

    verify,
  }
}

const shelves = async (folder: string) => (await readdir(folder)).filter((name) => shelfPattern.test(name)).sort()

const notFound = () =>
  new DeskRefusal('not-found', '文件库里没有这份文件。', '它可能已被删除；请刷新页面，或重新上传这份材料。')
