import type { z } from 'zod'
import type { protectionSchema } from '../../domain/contract/calls.ts'
import type { Wrap, WrapKind } from './file.ts'
import { keyFilePath } from './key-file.ts'

export type Protection = z.infer<typeof protectionSchema>

/** Says how the data key is kept, and what is still to do about it. */
export function protectionOf(wraps: readonly Wrap[], keysFolder: string, portfolioId: string): Protection {
  const has = (kind: WrapKind) => wraps.some((wrap) => wrap.kind === kind)
  const [keychain, passphrase, keyFile] = [has('keychain'), has('passphrase'), has('key-file')]
  const ways = [
    keychain && '系统钥匙串',
    passphrase && '机构口令',
    keyFile && `只有当前用户能读的密钥文件（${keyFilePath(keysFolder, portfolioId)}）`,
  ].filter((way) => way !== false)
  const advice = passphrase
    ? '请另外保管好机构口令，换电脑或重装系统时要用它打开数据'
    : '还没有设置机构口令：换电脑或重装系统后数据将打不开，请尽快设置'
  return { keychain, passphrase, keyFile, words: `数据已加密，密钥由${ways.join('、')}保护。${advice}。` }
}
