import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { isErrno } from './storage-refusal.ts'

/** Marks a file that was being written; what a crash left behind is known by it. */
const temporaryPattern = /\.(\d+)-[0-9a-f]{12}\.tmp$/

/** Owner only: the data folder holds other people's identity papers. */
const fileMode = 0o600
const folderMode = 0o700

/** After this long even a temporary file whose process number is in use again belongs to nobody. */
const abandonedAfter = 24 * 3600 * 1000

/** A name for a file or folder in the making, in `folder`, that says which process makes it. */
export const temporaryFile = (folder: string, name: string): string =>
  join(folder, `${name}.${process.pid}-${randomBytes(6).toString('hex')}.tmp`)

/**
 * Writes a folder's entries through to the disk, so that a rename in it survives a power cut.
 * Windows has no such call and journals its folders itself.
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    // some network file systems refuse to sync a folder; the file itself has been synced
    if (!isErrno(error, 'EINVAL', 'ENOTSUP')) throw error
  } finally {
    await handle.close()
  }
}

/** Makes a folder that only its owner can enter, and its parents, each written through to the disk. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(resolve(folder), { recursive: true, mode: folderMode })
  if (first === undefined) return
  const last = dirname(first)
  for (let parent = dirname(resolve(folder)); ; parent = dirname(parent)) {
    await syncFolder(parent)
    if (parent === last || parent === dirname(parent)) return
  }
}

/** Writes bytes to a new file and through to the disk. The file is removed again if that fails. */
export async function writeThrough(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', fileMode)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
    await handle.close()
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(file, { force: true })
    throw error
  }
}

/**
 * Writes a file so that a crash at any moment leaves either the old file or the new one, whole.
 * @param options.exclusive fail with EEXIST where the file exists already, instead of replacing it
 * @throws the file system's own error; nothing half-written stays behind
 */
export async function writeFileAtomic(
  file: string,
  bytes: Uint8Array,
  options: { exclusive?: boolean } = {},
): Promise<void> {
  const folder = dirname(file)
  const temporary = temporaryFile(folder, basename(file))
  await writeThrough(temporary, bytes)
  try {
    if (options.exclusive) await renameExclusive(temporary, file)
    else await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(folder)
}

/** A hard link is the one call that both publishes a whole file and fails where there is one already. */
async function renameExclusive(temporary: string, file: string): Promise<void> {
  try {
    await link(temporary, file)
    await rm(temporary)
  } catch (error) {
    if (!isErrno(error, 'EPERM', 'ENOTSUP', 'ENOSYS')) throw error
    // FAT and some network drives have no hard links: look first, then rename
    if (await stat(file).catch(() => undefined)) throw Object.assign(new Error(`${file} exists`), { code: 'EEXIST' })
    await rename(temporary, file)
  }
}

/**
 * Clears what interrupted writes left in a folder: everything named by `temporaryFile` whose process is gone.
 * @param prefix only names that begin so, for folders that are not all ours
 */
export async function clearAbandoned(folder: string, prefix = ''): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (name.startsWith(prefix) && (await isAbandoned(path))) await rm(path, { recursive: true, force: true })
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  const pid = Number(temporaryPattern.exec(path)?.[1] ?? 0)
  if (pid === 0) return false
  if (!isRunning(pid)) return true
  const found = await stat(path).catch(() => undefined)
  return found !== undefined && Date.now() - found.mtimeMs > abandonedAfter
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isErrno(error, 'EPERM')
  }
}
