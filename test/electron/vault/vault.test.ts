import { createHash } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type EncryptedVault, openVault } from '../../../electron/vault/index.ts'
import { codeOf, collect, filesIn, filesShowing, seeded, startScript, temporaryFolder } from '../portfolio/support.ts'

const keys = { content: new Uint8Array(32).fill(1), naming: new Uint8Array(32).fill(2) }
const bytesOf = (text: string) => new TextEncoder().encode(text)
const everything = async (vault: EncryptedVault) => (await collect(vault.list())).sort()

let dir: string
let vault: EncryptedVault
beforeEach(async () => {
  dir = join(await temporaryFolder(), 'vault')
  vault = await openVault(dir, keys)
})
const pathOf = (fileId: string) => join(dir, fileId.slice(0, 2), fileId.slice(2, 4), fileId)

describe('keeping files', () => {
  it.each([0, 1, 100_000])('gives back %d bytes as they were, after a restart too', async (length) => {
    const random = seeded(length)
    const bytes = Uint8Array.from({ length }, () => random() * 256)
    const fileId = await vault.put(bytes)
    expect(await vault.get(fileId)).toEqual(bytes)
    expect(await (await openVault(dir, keys)).get(fileId)).toEqual(bytes)
    expect(await vault.verify(fileId)).toBe('ok')
  })

  it('names the same content once and for all, and tells nothing by the name', async () => {
    const bytes = bytesOf('身份证人像面')
    const [a, b] = [await vault.put(bytes), await vault.put(new Uint8Array(bytes))]
    expect(a).toBe(b)
    expect(await everything(vault)).toEqual([a])
    expect(a).not.toBe(createHash('sha256').update(bytes).digest('hex'))
    const other = await openVault(join(dir, 'other'), { ...keys, naming: new Uint8Array(32).fill(3) })
    expect(await other.put(bytes)).not.toBe(a)
  })

  it('shows no content on the disk, and nothing to anybody but the owner', async () => {
    const fileId = await vault.put(bytesOf('张三 11010519491231002X'.repeat(100)))
    expect(await filesShowing(dir, ['张三', '11010519491231002X'])).toEqual([])
    expect((await stat(pathOf(fileId))).mode & 0o777).toBe(0o600)
    expect((await stat(dirname(pathOf(fileId)))).mode & 0o777).toBe(0o700)
  })

  it('takes the same bytes from many at once', async () => {
    const twin = await openVault(dir, keys)
    const puts = Array.from({ length: 24 }, (_, i) => (i % 2 ? vault : twin).put(bytesOf(`文件 ${i % 3}`)))
    const ids = new Set(await Promise.all(puts))
    expect(ids.size).toBe(3)
    expect(await everything(vault)).toEqual([...ids].sort())
    for (const fileId of ids) expect(await vault.verify(fileId)).toBe('ok')
    expect(await readdir(join(dir, 'tmp'))).toEqual([])
  })

  it('forgets a removed file for good', async () => {
    const fileId = await vault.put(bytesOf('x'))
    await vault.remove(fileId)
    await vault.remove(fileId)
    expect(await codeOf(vault.get(fileId))).toBe('not-found')
    expect(await vault.verify(fileId)).toBe('missing')
    expect(await filesIn(dir)).toEqual([])
  })
})

describe('a damaged file', () => {
  const content = bytesOf('营业执照'.repeat(50))
  const harms: [string, (sealed: Buffer) => Buffer][] = [
    ...[0, 1, 6, 12, 13, 100, -17, -16, -1].map((at): [string, (sealed: Buffer) => Buffer] => [
      `byte ${at} changed`,
      (sealed) => {
        const copy = Buffer.from(sealed)
        const index = at < 0 ? copy.length + at : at
        copy[index] = copy[index]! ^ 0x40
        return copy
      },
    ]),
    ...[0, 1, 13, 28, 29, 200].map((length): [string, (sealed: Buffer) => Buffer] => [
      `cut to ${length} bytes`,
      (sealed) => sealed.subarray(0, length),
    ]),
    ['a byte longer', (sealed) => Buffer.concat([sealed, Buffer.of(0)])],
  ]

  it.each(harms)('(%s) is told apart, never given out, and made whole by adding it again', async (_, harm) => {
    const fileId = await vault.put(content)
    await writeFile(pathOf(fileId), harm(await readFile(pathOf(fileId))))
    expect(await vault.verify(fileId)).toBe('damaged')
    expect(await codeOf(vault.get(fileId))).toBe('storage')
    expect(await vault.put(content)).toBe(fileId)
    expect(await vault.get(fileId)).toEqual(content)
  })

  it('put in the place of another does not open', async () => {
    const [a, b] = [await vault.put(bytesOf('甲')), await vault.put(bytesOf('乙'))]
    await copyFile(pathOf(a), pathOf(b))
    expect(await codeOf(vault.get(b))).toBe('storage')
    expect(await vault.verify(b)).toBe('damaged')
  })

  it('sealed under another content key does not open', async () => {
    const fileId = await vault.put(content)
    const stranger = await openVault(dir, { ...keys, content: new Uint8Array(32).fill(9) })
    expect(await codeOf(stranger.get(fileId))).toBe('storage')
  })
})

describe('the guard on ids', () => {
  it.each([
    '../secret',
    '../../secret',
    'tmp',
    '',
    '/etc/passwd',
    'A'.repeat(64),
    `${'a'.repeat(64)}/..`,
    '..\\secret',
  ])('looks for nothing under %j', async (fileId) => {
    const secret = join(dir, '..', 'secret')
    await writeFile(secret, 'x')
    expect(await codeOf(vault.get(fileId))).toBe('not-found')
    expect(await vault.verify(fileId)).toBe('missing')
    await vault.remove(fileId)
    expect(await readFile(secret, 'utf8')).toBe('x')
    expect(await readdir(dir)).toEqual(['tmp'])
    await rm(secret)
  })
})

describe('writing that is cut off', () => {
  it('leaves files in the making, which the next opening clears unless somebody still writes them', async () => {
    const fileId = await vault.put(bytesOf('甲'))
    // no process has a number above the system's largest
    const left = join(dir, 'tmp', '00000000.99999999-0123456789ab.tmp')
    const underway = join(dir, 'tmp', `00000000.${process.pid}-0123456789ab.tmp`)
    await writeFile(left, 'half')
    await writeFile(underway, 'half')
    await mkdir(join(dir, 'ab', 'cd'), { recursive: true })
    const again = await openVault(dir, keys)
    expect(await readdir(join(dir, 'tmp'))).toEqual([underway.slice(join(dir, 'tmp').length + 1)])
    expect(await everything(again)).toEqual([fileId])
  })

  it.skipIf(process.platform === 'win32')(
    'by a full disk is refused with words and leaves nothing behind',
    async () => {
      const script = startScript(new URL('./put-large.ts', import.meta.url), [dir], { fileSizeLimit: 2000 })
      expect([await script.ended, script.complaint()]).toEqual([0, ''])
      const [refused, kept] = script.lines
      expect(JSON.parse(refused!)).toMatchObject({ code: 'storage' })
      expect(JSON.parse(refused!).message).toMatch(/^保存文件没有成功：/)
      expect(await everything(vault)).toEqual([kept])
      expect(await readdir(join(dir, 'tmp'))).toEqual([])
    },
  )
})
