import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { dataFolder, deriveKeys, type KeychainWrapper, openKeyring } from '../../../electron/keyring/index.ts'
import { codeOf, refusalOf, temporaryFolder } from '../portfolio/support.ts'

/** A keychain as another process keeps it: only who has its secret can unwrap. */
const keychain = (secret: number): KeychainWrapper => ({
  available: async () => true,
  wrap: async (key) => Uint8Array.of(secret, ...key.map((byte) => byte ^ secret)),
  unwrap: async ([mark, ...rest]) => {
    if (mark !== secret) throw new Error('another user')
    return Uint8Array.from(rest, (byte) => byte ^ secret)
  },
})
const none = '/nonexistent-keys'
const passphrase = '正确的马电池订书钉'

let dir: string
let keysFolder: string
beforeEach(async () => {
  vi.stubEnv('BEIAN_DESK_PASSPHRASE', '')
  const folder = await temporaryFolder()
  dir = join(folder, 'data')
  keysFolder = join(folder, 'keys')
})

describe('a new data folder', () => {
  it('gets an owner-only key file outside itself where there is neither keychain nor passphrase', async () => {
    const keyring = await openKeyring(dir, { keysFolder, create: true })
    const file = join(keysFolder, `${keyring.portfolioId}.key`)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await stat(keysFolder)).mode & 0o777).toBe(0o700)
    expect(keyring.protection).toMatchObject({ keychain: false, passphrase: false, keyFile: true })
    expect(keyring.protection.words).toContain('还没有设置机构口令')
    const again = await openKeyring(dir, { keysFolder, create: false })
    expect(again.dataKey).toEqual(keyring.dataKey)
    expect(again.dataKey).toHaveLength(32)
  })

  it('opens by the keychain or by the passphrase, each alone, and needs no key file', async () => {
    const { dataKey, protection } = await openKeyring(dir, {
      keychain: keychain(9),
      passphrase,
      keysFolder,
      create: true,
    })
    expect(protection).toMatchObject({ keychain: true, passphrase: true, keyFile: false })
    await expect(readdir(keysFolder)).rejects.toThrow('ENOENT')
    const byKeychain = await openKeyring(dir, { keychain: keychain(9), keysFolder: none, create: false })
    const byPassphrase = await openKeyring(dir, { passphrase, keysFolder: none, create: false })
    expect([byKeychain.dataKey, byPassphrase.dataKey]).toEqual([dataKey, dataKey])
  })

  it('takes the passphrase of a headless host from BEIAN_DESK_PASSPHRASE', async () => {
    vi.stubEnv('BEIAN_DESK_PASSPHRASE', passphrase)
    const made = await openKeyring(dir, { keysFolder, create: true })
    expect(made.protection).toMatchObject({ passphrase: true, keyFile: false })
    vi.stubEnv('BEIAN_DESK_PASSPHRASE', '')
    expect((await openKeyring(dir, { passphrase, keysFolder, create: false })).dataKey).toEqual(made.dataKey)
  })

  it('is not made twice by two programs that start at once', async () => {
    const [a, b] = await Promise.all([1, 2].map(() => openKeyring(dir, { keysFolder, create: true })))
    expect(a!.dataKey).toEqual(b!.dataKey)
    expect(await readdir(dir)).toEqual(['keyring.json'])
    expect(await readdir(keysFolder)).toEqual([`${a!.portfolioId}.key`])
  })

  it('is not made for a reader, nor beside a database whose keyring is lost', async () => {
    expect(await codeOf(openKeyring(dir, { keysFolder, create: false }))).toBe('not-found')
    await mkdir(dir)
    await writeFile(dataFolder(dir).database, 'x')
    const { code, message } = await refusalOf(openKeyring(dir, { keysFolder, create: true }))
    expect(code).toBe('storage')
    expect(message).toContain('keyring.json 不见了')
    expect(await readdir(dir)).toEqual(['portfolio.db'])
  })

  it('refuses a passphrase under 8 characters', async () => {
    expect(await codeOf(openKeyring(dir, { passphrase: '1234567', keysFolder, create: true }))).toBe('invalid-input')
  })
})

describe('what lies on the disk', () => {
  it('holds the data key in no form', async () => {
    const { dataKey, setPassphrase } = await openKeyring(dir, { keychain: keychain(9), keysFolder, create: true })
    await setPassphrase(passphrase)
    const text = await readFile(dataFolder(dir).keyring)
    for (const form of ['hex', 'base64', 'base64url', 'latin1'] as const) {
      expect(text.includes(Buffer.from(dataKey).toString(form))).toBe(false)
    }
    expect(JSON.parse(text.toString()).wraps.map(({ kind }: { kind: string }) => kind)).toEqual([
      'keychain',
      'passphrase',
    ])
    expect((await stat(dataFolder(dir).keyring)).mode & 0o777).toBe(0o600)
  })

  it('makes a sub-key of its own for each purpose and each portfolio', async () => {
    const { dataKey, portfolioId, keys } = await openKeyring(dir, { keysFolder, create: true })
    const other = deriveKeys(dataKey, `${portfolioId}x`)
    const all = [keys, other].flatMap(({ database, vault }) => [database, vault.content, vault.naming])
    const hex = [dataKey, ...all].map((key) => Buffer.from(key).toString('hex'))
    expect(new Set(hex).size).toBe(7)
  })

  it('closes a key file that others could read before using it', async () => {
    const { portfolioId } = await openKeyring(dir, { keysFolder, create: true })
    const file = join(keysFolder, `${portfolioId}.key`)
    await chmod(file, 0o644)
    await openKeyring(dir, { keysFolder, create: false })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })
})

describe('no way in', () => {
  it('is wrong-passphrase for a wrong one, also where a key file would open', async () => {
    const keyring = await openKeyring(dir, { keysFolder, create: true })
    await keyring.setPassphrase(passphrase)
    expect(await codeOf(openKeyring(dir, { passphrase: `${passphrase}x`, keysFolder, create: false }))).toBe(
      'wrong-passphrase',
    )
  })

  it('takes full-width letters of an input method for what they look like', async () => {
    const { dataKey } = await openKeyring(dir, { passphrase: 'ＡＢＣ１２３４５', keysFolder, create: true })
    expect((await openKeyring(dir, { passphrase: 'ABC12345', keysFolder, create: false })).dataKey).toEqual(dataKey)
  })

  it('names a lost key file and says what to do', async () => {
    const { portfolioId } = await openKeyring(dir, { keysFolder, create: true })
    await rm(keysFolder, { recursive: true })
    const refusal = await refusalOf(openKeyring(dir, { keysFolder, create: true }))
    expect(refusal.code).toBe('locked')
    expect(refusal.message).toContain(`${portfolioId}.key`)
    expect(refusal.remedy).toContain('BEIAN_DESK_KEYS')
  })

  it('asks for the passphrase where there is one, for the old machine where there is none', async () => {
    const keyring = await openKeyring(dir, { keychain: keychain(9), keysFolder, create: true })
    const stranger = { keychain: keychain(8), keysFolder, create: false }
    expect((await refusalOf(openKeyring(dir, stranger))).remedy).toContain('原来的电脑')
    await keyring.setPassphrase(passphrase)
    const refusal = await refusalOf(openKeyring(dir, stranger))
    expect([refusal.code, refusal.remedy.includes('输入机构口令')]).toEqual(['locked', true])
  })

  it('does not fail on a keychain that is there but closed', async () => {
    const { dataKey } = await openKeyring(dir, { keychain: keychain(9), passphrase, keysFolder, create: true })
    const closed = { ...keychain(9), available: async () => false }
    expect(await codeOf(openKeyring(dir, { keychain: closed, keysFolder, create: false }))).toBe('locked')
    expect((await openKeyring(dir, { keychain: closed, passphrase, keysFolder, create: false })).dataKey).toEqual(
      dataKey,
    )
  })
})

describe('a tampered keyring', () => {
  /** Every string of a JSON value with the path to it. */
  const strings = (value: unknown, path: string[] = []): { path: string[]; text: string }[] =>
    typeof value === 'string'
      ? [{ path, text: value }]
      : typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, item]) => strings(item, [...path, key]))
        : []
  const withChange = (value: unknown, [key, ...rest]: string[], text: unknown): unknown => {
    if (key === undefined) return text
    const copy = structuredClone(value) as Record<string, unknown>
    copy[key] = withChange(copy[key], rest, text)
    return copy
  }

  it('never opens, whichever byte of a wrap is changed', async () => {
    const { portfolioId } = await openKeyring(dir, { keysFolder, create: true })
    const file = dataFolder(dir).keyring
    const sound = JSON.parse(await readFile(file, 'utf8'))
    const key = await readFile(join(keysFolder, `${portfolioId}.key`))
    let tried = 0
    for (const { path, text } of strings(sound)) {
      for (let at = 0; at < text.length; at += path.at(-1) === 'ciphertext' ? 1 : 5) {
        const changed = text.slice(0, at) + (text[at] === 'b' ? 'c' : 'b') + text.slice(at + 1)
        // the last character of base64 carries bits that mean nothing
        if (Buffer.from(changed, 'base64').equals(Buffer.from(text, 'base64'))) continue
        const { portfolioId: id } = withChange(sound, path, changed) as { portfolioId: string }
        await writeFile(file, JSON.stringify(withChange(sound, path, changed)))
        // the key file follows a changed portfolio id: only the wrap's own tag can tell
        await writeFile(join(keysFolder, `${id}.key`), key)
        expect(['storage', 'locked'], `${path.join('.')}[${at}]`).toContain(
          await codeOf(openKeyring(dir, { keysFolder, create: true })),
        )
        tried += 1
      }
    }
    expect(tried).toBeGreaterThan(60)
    await writeFile(file, JSON.stringify(sound))
    await openKeyring(dir, { keysFolder, create: false })
  })

  it.each([
    ['cheaper scrypt', { N: 2 ** 15 }, 'wrong-passphrase'],
    ['scrypt that would take all memory', { N: 2 ** 30 }, 'storage'],
    ['another salt', { salt: Buffer.alloc(16).toString('base64') }, 'wrong-passphrase'],
  ])('does not open by passphrase with %s', async (_, change, code) => {
    await openKeyring(dir, { passphrase, keysFolder, create: true })
    const file = dataFolder(dir).keyring
    const keyring = JSON.parse(await readFile(file, 'utf8'))
    Object.assign(keyring.wraps[0].kdf, change)
    await writeFile(file, JSON.stringify(keyring))
    expect(await codeOf(openKeyring(dir, { passphrase, keysFolder, create: false }))).toBe(code)
  })

  it.each([
    ['cut short', (text: string) => text.slice(0, text.length / 2)],
    ['emptied', () => ''],
    ['without wraps', (text: string) => JSON.stringify({ ...JSON.parse(text), wraps: [] })],
    ['of a newer program', (text: string) => JSON.stringify({ ...JSON.parse(text), version: 2 })],
  ])('is refused with words when %s, and stays as it is', async (_, change) => {
    await openKeyring(dir, { keysFolder, create: true })
    const file = dataFolder(dir).keyring
    const changed = change(await readFile(file, 'utf8'))
    await writeFile(file, changed)
    expect(await codeOf(openKeyring(dir, { keysFolder, create: true }))).toBe('storage')
    expect(await readFile(file, 'utf8')).toBe(changed)
  })
})

describe('ways in', () => {
  it('can be added, replaced and taken away, but not the last one', async () => {
    const keyring = await openKeyring(dir, { keychain: keychain(9), passphrase, keysFolder, create: true })
    await keyring.setPassphrase('another passphrase')
    expect(await codeOf(openKeyring(dir, { passphrase, keysFolder, create: false }))).toBe('wrong-passphrase')
    await keyring.addKeyFile()
    await keyring.removeWrap('keychain')
    await keyring.removeWrap('passphrase')
    expect(keyring.protection).toMatchObject({ keychain: false, passphrase: false, keyFile: true })
    expect(await codeOf(keyring.removeWrap('key-file'))).toBe('invalid-input')
    expect((await openKeyring(dir, { keysFolder, create: false })).dataKey).toEqual(keyring.dataKey)
  })

  it('added by two programs at once stay both', async () => {
    const a = await openKeyring(dir, { keychain: keychain(9), keysFolder, create: true })
    const b = await openKeyring(dir, { keychain: keychain(9), keysFolder, create: false })
    await a.setPassphrase(passphrase)
    await b.addKeyFile()
    const wraps = JSON.parse(await readFile(dataFolder(dir).keyring, 'utf8')).wraps
    expect(wraps).toHaveLength(3)
  })

  it('never replace a key file that another copy of the portfolio opens by', async () => {
    const keyring = await openKeyring(dir, { keysFolder, create: true })
    const before = await readdir(keysFolder)
    const key = await readFile(join(keysFolder, before[0]!))
    await keyring.addKeyFile()
    expect(await readFile(join(keysFolder, before[0]!))).toEqual(key)
  })
})
