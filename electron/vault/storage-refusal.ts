import { DeskRefusal } from '../../domain/contract/refusal.ts'

/** What the operating system or SQLite says, and what a clerk can do about it. */
const reasons: Record<string, { words: string; remedy: string }> = {
  ENOENT: { words: '文件或文件夹不存在', remedy: '请检查路径；要写入的文件夹须先建好' },
  ENOSPC: { words: '磁盘空间不足', remedy: '请清理磁盘后再试一次；之前保存的内容不受影响' },
  EDQUOT: { words: '磁盘配额已用完', remedy: '请清理磁盘或请管理员加配额后再试一次；之前保存的内容不受影响' },
  EFBIG: {
    words: '系统不允许文件再变大',
    remedy: '请把数据文件夹放到没有单文件大小限制的磁盘；之前保存的内容不受影响',
  },
  EROFS: { words: '磁盘是只读的', remedy: '请取消写保护，或换一个可以写入的数据文件夹' },
  EACCES: { words: '没有读写权限', remedy: '请检查数据文件夹的权限，或关闭占用它的杀毒、同步软件后再试' },
  EPERM: { words: '系统拒绝了这次读写', remedy: '请检查数据文件夹的权限，或关闭占用它的杀毒、同步软件后再试' },
  EBUSY: { words: '文件正被别的程序占用', remedy: '请关闭占用它的程序（杀毒、同步、备份软件）后再试' },
  EIO: { words: '磁盘读写出错', remedy: '磁盘可能损坏，请先备份数据文件夹再检查磁盘' },
  ENOTDIR: { words: '路径中有一段不是文件夹', remedy: '请检查数据文件夹的位置' },
  SQLITE_FULL: { words: '磁盘空间不足', remedy: '请清理磁盘后再试一次；之前保存的内容不受影响' },
  SQLITE_BUSY: { words: '另一个备案台正在写同一个数据文件夹', remedy: '请等它写完再试，或先关闭它' },
  SQLITE_READONLY: { words: '数据库是只读的', remedy: '请检查数据文件夹的权限' },
  SQLITE_IOERR: { words: '磁盘读写出错', remedy: '请确认磁盘有空间且没有损坏；之前保存的内容不受影响' },
  SQLITE_CORRUPT: { words: '数据库文件已损坏', remedy: '请不要继续写入，用最近的备份恢复（restore）' },
  SQLITE_NOTADB: { words: '数据库打不开：文件已损坏，或不是用这把密钥加密的', remedy: '请用最近的备份恢复（restore）' },
  SQLITE_CANTOPEN: { words: '数据库文件打不开', remedy: '请检查数据文件夹是否存在、有没有读写权限' },
}

/** The error's own code, looked for in its causes as well; SQLite's extended codes (SQLITE_IOERR_WRITE) count as their base. */
function reasonOf(error: unknown): { words: string; remedy: string } | undefined {
  if (!(error instanceof Error)) return undefined
  const code = (error as NodeJS.ErrnoException).code ?? ''
  const base = code.startsWith('SQLITE_') ? code.split('_').slice(0, 2).join('_') : code
  return reasons[code] ?? reasons[base] ?? reasonOf(error.cause)
}

/**
 * Turns a fault of the disk or the database into a refusal a clerk can act on.
 * @param doing what was being done, zh-CN, e.g. '保存客户资料'
 * @returns the error itself where it is a refusal already, or nothing the disk can be blamed for
 */
export function storageRefusal(doing: string, error: unknown): unknown {
  if (error instanceof DeskRefusal) return error
  const reason = reasonOf(error)
  if (!reason) return error
  return new DeskRefusal('storage', `${doing}没有成功：${reason.words}。`, `${reason.remedy}。`, { cause: error })
}

/** Whether an error is the file system's answer `code`, e.g. 'ENOENT'. */
export const isErrno = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error && codes.includes((error as NodeJS.ErrnoException).code ?? '')
