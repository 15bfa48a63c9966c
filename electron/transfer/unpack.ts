import { lstat, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { extract, list } from 'tar'
import { DeskRefusal } from '../../domain/contract/refusal.ts'
import { isErrno, makeFolder } from '../vault/index.ts'
import { describeMembers, isMember, type Manifest, manifestSchema, members } from './manifest.ts'

/**
 * Unpacks a backup into a new folder and holds every member against the manifest.
 * @throws DeskRefusal 'unreadable-file' unless the archive is exactly what a backup wrote
 */
export async function unpackBackup(inFile: string, folder: string): Promise<Manifest> {
  await checkReadable(inFile)
  await checkEntries(inFile)
  await makeFolder(folder)
  const modes = { fmode: 0o600, dmode: 0o700, umask: 0o077 }
  // folders come from the names of the files
  const filter = (path: string) => isMember(path)
  await extract({ file: inFile, cwd: folder, strict: true, preserveOwner: false, ...modes, filter })
  const manifest = await readManifest(folder)
  await compare(manifest, await describeMembers(folder))
  for (const name of Object.keys(manifest.members)) await writeDown(join(folder, name))
  await rm(join(folder, members.manifest))
  return manifest
}

/** Reads the whole archive before anything of it is written: only plain files under the names a backup uses. */
async function checkEntries(inFile: string): Promise<void> {
  const seen = new Set<string>()
  const wrong: string[] = []
  try {
    await list({
      file: inFile,
      strict: true,
      onReadEntry: ({ path, type }) => {
        if (type === 'Directory') return
        if ((type !== 'File' && type !== 'OldFile') || !isMember(path) || seen.has(path)) wrong.push(path)
        seen.add(path)
      },
    })
  } catch (error) {
    if (isErrno(error, 'EACCES', 'EPERM', 'EIO', 'EBUSY')) throw error
    throw damaged('压缩包不完整或已损坏', error)
  }
  if (wrong.length > 0) throw damaged(`里面有不属于备份的内容（${wrong[0]}）`)
}

/** Unpacking leaves files in the system's memory; a restored portfolio survives a power cut. */
async function writeDown(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync().finally(() => handle.close())
}

async function checkReadable(inFile: string): Promise<void> {
  try {
    const found = await lstat(inFile)
    if (found.isDirectory()) throw damaged('它是一个文件夹')
    await (await open(inFile, 'r')).close()
  } catch (error) {
    if (isErrno(error, 'ENOENT'))
      throw new DeskRefusal('unreadable-file', `没有这个备份文件：${inFile}`, '请核对路径。')
    throw error
  }
}

async function readManifest(folder: string): Promise<Manifest> {
  let content: unknown
  try {
    content = JSON.parse(await readFile(join(folder, members.manifest), 'utf8'))
  } catch (error) {
    throw damaged('没有备份清单', error)
  }
  const version = typeof content === 'object' && content !== null && 'version' in content ? content.version : undefined
  if (typeof version === 'number' && version > 1) {
    throw new DeskRefusal('unreadable-file', '这个备份由更新版本的备案台生成。', '请安装新版本的备案台后再恢复。')
  }
  const parsed = manifestSchema.safeParse(content)
  if (!parsed.success) throw damaged('备份清单不合格式')
  return parsed.data
}

async function compare(manifest: Manifest, found: Manifest['members']): Promise<void> {
  for (const needed of [members.keyring, members.database]) {
    if (!manifest.members[needed]) throw damaged(`缺少 ${needed}`)
  }
  for (const [name, { size, sha256 }] of Object.entries(manifest.members)) {
    if (!found[name]) throw damaged(`缺少 ${name}`)
    if (found[name].size !== size || found[name].sha256 !== sha256) throw damaged(`${name} 与清单不符`)
  }
  const extra = Object.keys(found).find((name) => !manifest.members[name])
  if (extra) throw damaged(`${extra} 不在清单里`)
}

const damaged = (why: string, cause?: unknown) =>
  new DeskRefusal('unreadable-file', `这个备份不能用：${why}。`, '请换一份备份；数据文件夹没有被改动。', { cause })
