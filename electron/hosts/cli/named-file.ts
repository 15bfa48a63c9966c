import { readFile } from 'node:fs/promises'
import { DeskRefusal } from '../../../domain/contract/index.ts'

/** Reads a file a person named. @throws DeskRefusal 'unreadable-file' with words where it cannot be read */
export async function readNamedFile(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const why = code === 'ENOENT' ? '没有这个文件' : code === 'EISDIR' ? '这是一个文件夹' : `读不了（${code}）`
    throw new DeskRefusal('unreadable-file', `${path}：${why}。`, '请核对路径和权限。', { cause: error })
  }
}
