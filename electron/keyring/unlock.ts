import { DeskRefusal } from '../../domain/contract/refusal.ts'
import type { KeyringFile, WrapKind, WrapOf } from './file.ts'
import { keyFilePath, readKeyFile } from './key-file.ts'
import { type KeychainWrapper, unwrapWithKeychain, unwrapWithKeyFile, unwrapWithPassphrase } from './wraps.ts'

/** The ways in that a host can offer. */
export interface KeyAccess {
  readonly keychain?: KeychainWrapper
  /** the agency passphrase; left out = BEIAN_DESK_PASSPHRASE */
  readonly passphrase?: string
  /** where key files lie; left out = `defaultKeysFolder()` */
  readonly keysFolder?: string
}

/**
 * Gets the data key out of its wrappings: by the passphrase where one is given, else by the keychain, else by the key
 * file. What did not work is told in the refusal when nothing does.
 * @throws DeskRefusal 'wrong-passphrase' | 'locked'
 */
export async function unlock(keyring: KeyringFile, access: KeyAccess & { keysFolder: string }): Promise<Uint8Array> {
  const { portfolioId } = keyring
  const find = <K extends WrapKind>(kind: K) => keyring.wraps.find((wrap): wrap is WrapOf<K> => wrap.kind === kind)
  const failures: string[] = []

  const byPassphrase = find('passphrase')
  if (byPassphrase && access.passphrase !== undefined) {
    return unwrapWithPassphrase(portfolioId, byPassphrase, access.passphrase)
  }

  const byKeychain = find('keychain')
  if (byKeychain && (await access.keychain?.available())) {
    try {
      return await unwrapWithKeychain(portfolioId, byKeychain, access.keychain!)
    } catch {
      failures.push('系统钥匙串打不开它（换过系统账户或重装过系统）')
    }
  } else if (byKeychain) failures.push('它由桌面版的系统钥匙串保管，这里用不了那个钥匙串')

  const byKeyFile = find('key-file')
  if (byKeyFile) {
    const file = keyFilePath(access.keysFolder, portfolioId)
    try {
      const kek = await readKeyFile(access.keysFolder, portfolioId)
      if (kek) return unwrapWithKeyFile(portfolioId, byKeyFile, kek)
      failures.push(`找不到密钥文件 ${file}`)
    } catch (error) {
      failures.push(`${error instanceof DeskRefusal ? error.refusal.message : '密钥文件读不出来'}（${file}）`)
    }
  }
  throw locked(failures, byPassphrase !== undefined, byKeychain !== undefined)
}

function locked(failures: readonly string[], hasPassphrase: boolean, hasKeychain: boolean): DeskRefusal {
  const message = failures.length === 0 ? '数据已锁定。' : `数据已锁定：${failures.join('；')}。`
  if (hasPassphrase) {
    return new DeskRefusal('locked', message, '请输入机构口令；命令行请设置环境变量 BEIAN_DESK_PASSPHRASE。')
  }
  const elsewhere = hasKeychain
    ? '请在原来的电脑和系统账户上用桌面版打开，设置机构口令后再到这里用口令打开。'
    : '请把原来电脑上的密钥文件放回上述位置，或用 BEIAN_DESK_KEYS 指出它所在的文件夹。'
  return new DeskRefusal('locked', message, elsewhere)
}
