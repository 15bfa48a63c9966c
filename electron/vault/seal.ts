import { webcrypto } from 'node:crypto'
import { DeskRefusal } from '../../domain/contract/refusal.ts'

/**
 * How one file lies in the vault: version byte, 12-byte nonce, AES-256-GCM ciphertext, 16-byte tag.
 * The tag also covers the version and the file's id, so a file moved to another's name does not open.
 * WebCrypto runs in the thread pool: a 20 MB scan does not hold up the window.
 */
const formatVersion = 1
const nonceLength = 12
const tagLength = 16
const { subtle } = webcrypto

/** Sub-keys of the data key, 32 bytes each (keyring/derive.ts). */
export interface VaultKeys {
  readonly content: Uint8Array
  readonly naming: Uint8Array
}

export interface Sealer {
  /** Name of a content: HMAC-SHA256 under the naming key, hex. Says nothing of the content to who lacks the key. */
  nameOf(bytes: Uint8Array): Promise<string>
  seal(fileId: string, bytes: Uint8Array): Promise<Uint8Array>
  /** @throws DeskRefusal 'storage' unless the file is exactly what was sealed under this id */
  open(fileId: string, sealed: Uint8Array): Promise<Uint8Array>
}

export async function createSealer(keys: VaultKeys): Promise<Sealer> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const namingKey = await subtle.importKey('raw', owned(keys.naming), hmac, false, ['sign'])
  const contentKey = await subtle.importKey('raw', owned(keys.content), hmac, false, ['sign'])
  const additionalData = (fileId: string) => new TextEncoder().encode(`beian-desk-vault/${formatVersion}/${fileId}`)

  // a key of its own for each file: however many files there are, no nonce is ever used twice under one key
  const keyOf = async (fileId: string) => {
    const raw = await subtle.sign('HMAC', contentKey, new TextEncoder().encode(fileId))
    return subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  }
  const cipher = (fileId: string, iv: Uint8Array<ArrayBuffer>) => ({
    name: 'AES-GCM',
    iv,
    additionalData: additionalData(fileId),
    tagLength: tagLength * 8,
  })

  return {
    async nameOf(bytes) {
      return Buffer.from(await subtle.sign('HMAC', namingKey, owned(bytes))).toString('hex')
    },
    async seal(fileId, bytes) {
      const nonce = webcrypto.getRandomValues(new Uint8Array(nonceLength))
      const body = await subtle.encrypt(cipher(fileId, nonce), await keyOf(fileId), owned(bytes))
      return Buffer.concat([Uint8Array.of(formatVersion), nonce, new Uint8Array(body)])
    },
    async open(fileId, sealed) {
      if (sealed[0] !== undefined && sealed[0] > formatVersion) throw tooNew()
      if (sealed.length < 1 + nonceLength + tagLength || sealed[0] !== formatVersion) throw damaged()
      const nonce = new Uint8Array(sealed.subarray(1, 1 + nonceLength))
      const body = owned(sealed.subarray(1 + nonceLength))
      try {
        return new Uint8Array(await subtle.decrypt(cipher(fileId, nonce), await keyOf(fileId), body))
      } catch (error) {
        throw damaged(error)
      }
    },
  }
}

/** WebCrypto takes views of plain memory only; a view of shared memory is copied. */
const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes)

const damaged = (cause?: unknown) =>
  new DeskRefusal('storage', '这份文件在磁盘上已损坏或被改动，打不开。', '请重新扫描上传这份材料，或从备份恢复。', {
    cause,
  })

const tooNew = () =>
  new DeskRefusal('storage', '这份文件由更新版本的备案台写入，当前版本读不了。', '请安装新版本的备案台后再打开。')
