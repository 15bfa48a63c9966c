import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { DeskRefusal } from '../../domain/contract/refusal.ts'
import { isErrno, storageRefusal, writeFileAtomic } from '../vault/index.ts'

const base64 = z.base64()
const wrapKinds = ['keychain', 'passphrase', 'key-file'] as const
export type WrapKind = (typeof wrapKinds)[number]

/**
 * The data key, sealed with AES-256-GCM under a key-encrypting key (KEK) of 32 bytes. Where the KEK comes from is the
 * only difference between the wraps: the system keychain gives it back, a passphrase makes it, a key file holds it.
 */
const sealedSchema = z.object({ nonce: base64, ciphertext: base64, tag: base64 })
export type Sealed = z.infer<typeof sealedSchema>

/** scrypt's parameters; the bounds keep a tampered file from asking for all the memory there is. */
const scryptSchema = z.object({
  name: z.literal('scrypt'),
  N: z
    .number()
    .int()
    .min(2 ** 14)
    .max(2 ** 20),
  r: z.number().int().min(8).max(16),
  p: z.number().int().min(1).max(8),
  salt: base64,
})
export type ScryptParameters = z.infer<typeof scryptSchema>

const wrapSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keychain'), blob: base64, sealed: sealedSchema }),
  z.object({ kind: z.literal('passphrase'), kdf: scryptSchema, sealed: sealedSchema }),
  z.object({ kind: z.literal('key-file'), sealed: sealedSchema }),
])
export type Wrap = z.infer<typeof wrapSchema>
export type WrapOf<K extends WrapKind> = Extract<Wrap, { kind: K }>

export const formatVersion = 1
const keyringSchema = z.object({
  format: z.literal('beian-desk-keyring'),
  version: z.literal(formatVersion),
  /** names the key file outside the data folder */
  portfolioId: z.uuid(),
  wraps: z.array(wrapSchema).min(1),
})
/** keyring.json: the data key in its wrappings, never bare. */
export type KeyringFile = z.infer<typeof keyringSchema>

/**
 * Reads keyring.json.
 * @returns undefined where there is none
 * @throws DeskRefusal 'storage' where it is damaged or from a newer version
 */
export async function readKeyringFile(file: string): Promise<KeyringFile | undefined> {
  try {
    return parseKeyring(await readFile(file, 'utf8'))
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined
    throw storageRefusal('读取密钥文件 keyring.json ', error)
  }
}

/** @throws DeskRefusal 'storage' */
export function parseKeyring(text: string): KeyringFile {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    throw unreadable()
  }
  const version = z.object({ version: z.number() }).safeParse(content).data?.version
  if (version !== undefined && version > formatVersion) {
    throw new DeskRefusal('storage', '这个数据文件夹由更新版本的备案台写入。', '请安装新版本的备案台后再打开。')
  }
  const parsed = keyringSchema.safeParse(content)
  if (!parsed.success) throw unreadable()
  return parsed.data
}

/** @param options.exclusive fail with EEXIST where another program made one first */
export async function writeKeyringFile(
  file: string,
  keyring: KeyringFile,
  options: { exclusive?: boolean } = {},
): Promise<void> {
  await writeFileAtomic(file, Buffer.from(`${JSON.stringify(keyring, null, 2)}\n`), options)
}

const unreadable = () =>
  new DeskRefusal(
    'storage',
    '密钥文件 keyring.json 已损坏或被改动，数据打不开。',
    '请不要删除数据文件夹里的任何文件；用最近的备份恢复（restore），或找回原来的 keyring.json。',
  )
