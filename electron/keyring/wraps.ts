import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { DeskRefusal } from '../../domain/contract/refusal.ts'
import { formatVersion, type ScryptParameters, type Sealed, type Wrap, type WrapKind, type WrapOf } from './file.ts'

/** The system keychain, as the Electron host offers it (safeStorage's asynchronous calls). */
export interface KeychainWrapper {
  /** false where there is none, or one that protects nothing (Linux basic_text) */
  available(): Promise<boolean>
  wrap(key: Uint8Array): Promise<Uint8Array>
  unwrap(blob: Uint8Array): Promise<Uint8Array>
}

const keyLength = 32
const nonceLength = 12

/** 128 MB and about a third of a second on an office machine (OWASP Password Storage, scrypt, its first choice). */
const scryptCost = { N: 2 ** 17, r: 8, p: 1 } as const

export async function wrapWithKeychain(id: string, dataKey: Uint8Array, keychain: KeychainWrapper): Promise<Wrap> {
  const kek = randomBytes(keyLength)
  const blob = Buffer.from(await keychain.wrap(kek)).toString('base64')
  return { kind: 'keychain', blob, sealed: seal(kek, dataKey, additionalData(id, 'keychain', blob)) }
}

/** @throws whatever the keychain throws; DeskRefusal 'storage' where the wrap was tampered with */
export async function unwrapWithKeychain(id: string, wrap: WrapOf<'keychain'>, keychain: KeychainWrapper) {
  const kek = await keychain.unwrap(Buffer.from(wrap.blob, 'base64'))
  return open(kek, wrap.sealed, additionalData(id, 'keychain', wrap.blob))
}

export async function wrapWithPassphrase(id: string, dataKey: Uint8Array, passphrase: string): Promise<Wrap> {
  const kdf: ScryptParameters = { name: 'scrypt', ...scryptCost, salt: randomBytes(16).toString('base64') }
  const kek = await stretch(passphrase, kdf)
  return { kind: 'passphrase', kdf, sealed: seal(kek, dataKey, additionalData(id, 'passphrase', JSON.stringify(kdf))) }
}

/** @throws DeskRefusal 'wrong-passphrase'; a tampered wrap cannot be told from a wrong passphrase */
export async function unwrapWithPassphrase(id: string, wrap: WrapOf<'passphrase'>, passphrase: string) {
  const kek = await stretch(passphrase, wrap.kdf)
  try {
    return open(kek, wrap.sealed, additionalData(id, 'passphrase', JSON.stringify(wrap.kdf)))
  } catch (error) {
    throw new DeskRefusal('wrong-passphrase', '口令不对。', '请检查大小写和输入法后重新输入机构口令。', {
      cause: error,
    })
  }
}

export function wrapWithKeyFile(id: string, dataKey: Uint8Array, kek: Uint8Array): Wrap {
  return { kind: 'key-file', sealed: seal(kek, dataKey, additionalData(id, 'key-file', '')) }
}

/** @throws DeskRefusal 'storage' where the key file is another portfolio's, or the wrap was tampered with */
export function unwrapWithKeyFile(id: string, wrap: WrapOf<'key-file'>, kek: Uint8Array): Uint8Array {
  return open(kek, wrap.sealed, additionalData(id, 'key-file', ''))
}

/** What the tag covers besides the key: a wrap cannot be carried over to another portfolio, kind or set of parameters. */
const additionalData = (id: string, kind: WrapKind, parameters: string) =>
  Buffer.from(JSON.stringify(['beian-desk-keyring', formatVersion, id, kind, parameters]))

/** Full-width letters and composed accents, as input methods leave them, count as what they look like (NFKC). */
function stretch(passphrase: string, { N, r, p, salt }: ScryptParameters): Promise<Buffer> {
  const options = { N, r, p, maxmem: 256 * N * r }
  return new Promise((resolve, reject) =>
    scrypt(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), keyLength, options, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )
}

function seal(kek: Uint8Array, dataKey: Uint8Array, aad: Uint8Array): Sealed {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', kek, nonce).setAAD(aad)
  const ciphertext = Buffer.concat([cipher.update(dataKey), cipher.final()])
  return {
    nonce: nonce.toString('base64'),
    ciphertext: ciphertext.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  }
}

function open(kek: Uint8Array, sealed: Sealed, aad: Uint8Array): Uint8Array {
  try {
    const [nonce, ciphertext, tag] = [sealed.nonce, sealed.ciphertext, sealed.tag].map((t) => Buffer.from(t, 'base64'))
    const decipher = createDecipheriv('aes-256-gcm', kek, nonce!, { authTagLength: 16 }).setAAD(aad).setAuthTag(tag!)
    const dataKey = Buffer.concat([decipher.update(ciphertext!), decipher.final()])
    if (dataKey.length !== keyLength) throw new Error(`data key of ${dataKey.length} bytes`)
    return new Uint8Array(dataKey)
  } catch (error) {
    throw new DeskRefusal(
      'storage',
      '密钥与这个数据文件夹不配。',
      '请检查 keyring.json 和密钥文件有没有被替换或改动。',
      {
        cause: error,
      },
    )
  }
}
