import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { create, extract } from 'tar'
import { beforeEach, describe, expect, it } from 'vitest'
import { dataFolder, type KeychainWrapper, openKeyring } from '../../../electron/keyring/index.ts'
import { latestVersion, openDatabase, openPortfolio } from '../../../electron/portfolio/index.ts'
import { backup, restore, verify } from '../../../electron/transfer/index.ts'
import { openVault } from '../../../electron/vault/index.ts'
import {
  client,
  codeOf,
  collect,
  entryOf,
  filesShowing,
  refusalOf,
  rowOf,
  seeded,
  startScript,
  temporaryFolder,
} from '../portfolio/support.ts'
import { identity } from './identity.ts'

const passphrase = '正确的马电池订书钉'
let folder: string
let dir: string
let archive: string
let keysFolder: string
beforeEach(async () => {
  folder = await temporaryFolder()
  dir = join(folder, 'data')
  archive = join(folder, '备份.beian')
  keysFolder = join(folder, 'keys')
})
const here = () => ({ keysFolder })
const elsewhere = () => ({ keysFolder: join(folder, 'keys of another machine') })

async function open(path = dir, access: object = here()) {
  const keyring = await openKeyring(path, { ...access, create: true })
  const paths = dataFolder(path)
  const portfolio = await openPortfolio(paths.database, keyring.keys.database)
  return { keyring, portfolio, vault: await openVault(paths.vault, keyring.keys.vault) }
}

/** Three clients with two scans each, a kept sheet, and something typed and not saved. */
async function fill() {
  const { keyring, portfolio, vault } = await open()
  for (const id of ['a', 'b', 'c']) {
    const scans = await Promise.all(
      ['正', '反'].map((side) => vault.put(Buffer.from(`${identity.person}${id}${side}`))),
    )
    const materials = scans.map((fileId, index) => ({ id: `m${index}`, fileId, fileName: '身份证.jpg' }))
    const made = client(id, {
      subject: { name: `${identity.name}${id}` },
      people: [{ id: 'p', ...identity, name: '陈' }],
      materials,
    })
    await portfolio.putClient(made, 0, rowOf(made), entryOf(id))
  }
  const sheet = await vault.put(Buffer.from('sheet'))
  await portfolio.keepFile({ fileId: sheet, clientId: 'a', fileName: '核验单.pdf', mediaType: 'application/pdf' })
  await portfolio.putDraft({
    ...{ key: 'client/a#1', kind: 'client', clientId: 'a', place: '#/clients/a' },
    ...{ at: '2026-11-23T02:00:00.000Z', by: '小张', body: JSON.stringify(identity) },
  })
  await portfolio.close()
  return keyring
}

async function contentOf(path: string, access: object) {
  const { portfolio, vault } = await open(path, access)
  const clients = await collect(portfolio.allClients())
  const files = new Map<string, string>()
  for (const fileId of (await portfolio.referencedFiles()).keys()) {
    files.set(fileId, Buffer.from(await vault.get(fileId)).toString())
  }
  const history = await portfolio.listHistory('', 1000)
  const drafts = await portfolio.listDrafts()
  await portfolio.close()
  return { clients, files, history, drafts }
}

describe('backup and restore', () => {
  it('bring everything to another machine by the passphrase, which then opens by itself', async () => {
    const keyring = await fill()
    await keyring.setPassphrase(passphrase)
    const made = await backup(dir, archive, here())
    expect(made).toMatchObject({ clients: 3, files: 7, bytes: (await stat(archive)).size })
    expect(made.notes).toEqual([expect.stringContaining('任何电脑上用机构口令恢复')])
    const target = join(folder, 'new', 'data')
    const report = await restore(archive, target, { ...elsewhere(), passphrase })
    expect(report).toMatchObject({ ok: true, clients: 3, files: 7, orphans: [] })
    expect(await contentOf(target, elsewhere())).toEqual(await contentOf(dir, here()))
    expect(await readdir(join(folder, 'new'))).toEqual(['data'])
    expect((await readdir(target)).sort()).toEqual(['keyring.json', 'portfolio.db', 'vault'])
  })

  it('carry the agency’s own rules and paper templates along, and name a file whose name they cannot carry', async () => {
    await fill()
    await mkdir(join(dir, 'rules'))
    await writeFile(join(dir, 'rules', '浙江 2026.json'), '{"kind": "province"}')
    await writeFile(join(dir, 'rules', '-odd.json'), '{}')
    await writeFile(join(dir, 'rules', 'notes.txt'), 'not a rule')
    await mkdir(join(dir, 'papers'))
    await writeFile(join(dir, 'papers', '授权书.json'), '{"kind": "paper"}')
    await writeFile(join(dir, 'papers', '授权书.json.旧'), '{"kind": "paper"}')
    const { files, notes } = await backup(dir, archive, here())
    expect(files).toBe(7)
    expect(notes.filter((note) => note.includes('-odd.json'))).toHaveLength(1)
    const target = join(folder, 'again')
    await restore(archive, target, here())
    expect(await readdir(join(target, 'rules'))).toEqual(['浙江 2026.json'])
    expect(await readFile(join(target, 'rules', '浙江 2026.json'), 'utf8')).toBe('{"kind": "province"}')
    expect(await readdir(join(target, 'papers'))).toEqual(['授权书.json'])
    expect(await readFile(join(target, 'papers', '授权书.json'), 'utf8')).toBe('{"kind": "paper"}')
  })

  it('leave no readable particulars in the archive or the folder', async () => {
    await fill()
    await backup(dir, archive, here())
    await restore(archive, join(folder, 'again'), here())
    expect(await filesShowing(folder, Object.values(identity))).toEqual([])
    expect((await stat(archive)).mode & 0o777).toBe(0o600)
  })

  it('without a passphrase say plainly who alone can restore, and it is so', async () => {
    await fill()
    const { notes } = await backup(dir, archive, here())
    expect(notes[0]).toMatch(/还没有设置机构口令.*只能靠这台电脑上的密钥文件打开/)
    const target = join(folder, 'again')
    const refusal = await refusalOf(restore(archive, target, elsewhere()))
    expect([refusal.code, refusal.remedy.includes('密钥文件')]).toEqual(['locked', true])
    await expect(stat(target)).rejects.toThrow('ENOENT')
    expect(await restore(archive, target, here())).toMatchObject({ ok: true, clients: 3 })
    expect(await verify(dir, here())).toMatchObject({ ok: true })
  })

  it('wrap the key for the keychain of the machine they come to', async () => {
    const of = (secret: number): KeychainWrapper => ({
      available: async () => true,
      wrap: async (key) => Uint8Array.of(secret, ...key),
      unwrap: async (blob) => {
        if (blob[0] !== secret) throw new Error('another machine')
        return blob.slice(1)
      },
    })
    const { keyring, portfolio } = await open(dir, { keychain: of(1), passphrase, ...here() })
    await portfolio.close()
    expect(keyring.protection).toMatchObject({ keychain: true, passphrase: true })
    await backup(dir, archive, { keychain: of(1), ...here() })
    const target = join(folder, 'again')
    expect(await codeOf(restore(archive, target, { keychain: of(2), ...elsewhere() }))).toBe('locked')
    await restore(archive, target, { keychain: of(2), passphrase, ...elsewhere() })
    expect((await verify(target, { keychain: of(2), ...elsewhere() })).ok).toBe(true)
  })

  it('are consistent while somebody writes', { timeout: 180_000 }, async () => {
    const writer = startScript(new URL('./write-forever.ts', import.meta.url), [dir, keysFolder, 'w', '4'])
    while (writer.lines.length < 20) await wait(5)
    for (let round = 0; round < 2; round += 1) {
      const before = writer.lines.slice(1).map((line): { id: string; fileId: string } => JSON.parse(line))
      await backup(dir, archive, here())
      const target = join(folder, `copy ${round}`)
      expect(await restore(archive, target, here())).toMatchObject({ ok: true, problems: [], orphans: [] })
      const { files } = await contentOf(target, here())
      // everything acknowledged before the backup began is in it
      for (const { fileId } of before) expect(files.has(fileId)).toBe(true)
    }
    expect(writer.child.exitCode).toBeNull()
    writer.child.kill('SIGKILL')
    await writer.ended
    expect(await verify(dir, here())).toMatchObject({ ok: true })
    expect((await readdir(dir)).filter((name) => name.startsWith('backup'))).toEqual([])
  })

  it('clear what a killed backup or restore left behind, and nothing else', async () => {
    await fill()
    const dead = '99999999-0123456789ab.tmp'
    const left = [join(dir, `backup.${dead}`), join(folder, `beian-desk-restore.${dead}`), `${archive}.${dead}`]
    for (const path of left) await mkdir(join(path, 'vault'), { recursive: true })
    const mine = join(folder, '我的.tmp')
    await writeFile(mine, 'x')
    await backup(dir, archive, here())
    await restore(archive, join(folder, 'again'), here())
    for (const path of left) await expect(stat(path), path).rejects.toThrow('ENOENT')
    expect(await readFile(mine, 'utf8')).toBe('x')
  })

  it('a second backup replaces the first, a failed one leaves it', async () => {
    await fill()
    await backup(dir, archive, here())
    const first = await readFile(archive)
    expect(
      await codeOf(backup(dir, join(folder, 'no such folder', 'x'), here()).catch((e) => Promise.reject(e))),
    ).toBeDefined()
    expect(await readFile(archive)).toEqual(first)
    await backup(dir, archive, here())
    expect(await readFile(archive)).not.toEqual(first)
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})

describe('restore refuses', () => {
  const target = () => join(folder, 'target')
  const untouched = async () => {
    expect((await readdir(folder)).filter((name) => name.includes('restore'))).toEqual([])
    await expect(stat(target())).rejects.toThrow('ENOENT')
  }

  it('a folder that is in use, and takes an empty one', async () => {
    await fill()
    await backup(dir, archive, here())
    await mkdir(target())
    await writeFile(join(target(), '我的文件.txt'), 'x')
    const refusal = await refusalOf(restore(archive, target(), here()))
    expect([refusal.code, refusal.message.includes('空文件夹')]).toEqual(['invalid-input', true])
    expect(await readdir(target())).toEqual(['我的文件.txt'])
    expect(await codeOf(restore(archive, dir, here()))).toBe('invalid-input')
    await rm(join(target(), '我的文件.txt'))
    expect(await restore(archive, target(), here())).toMatchObject({ ok: true })
  })

  it('an archive with any byte changed or its end missing', async () => {
    await fill()
    await backup(dir, archive, here())
    const sound = await readFile(archive)
    const random = seeded(5)
    // the headers' padding and the end-of-archive zeros carry nothing; everything else is covered
    const used = [...sound.keys()].filter((at) => sound[at] !== 0)
    for (let round = 0; round < 24; round += 1) {
      const harmed = Buffer.from(sound)
      const at = used[Math.floor(random() * used.length)]!
      harmed[at] = harmed[at]! ^ (1 << Math.floor(random() * 8))
      await writeFile(archive, harmed)
      const outcome = await restore(archive, target(), here()).then(
        ({ ok }) => ok,
        (error) => error.refusal?.code ?? error,
      )
      // a changed time or owner in a header changes nothing of ours; then all is there and proved
      if (outcome === true) await rm(target(), { recursive: true })
      else expect(outcome, `byte ${at}`).toBe('unreadable-file')
    }
    for (const length of [0, 100, 512, 1500, sound.length / 2, sound.length - 2000]) {
      await writeFile(archive, sound.subarray(0, length))
      expect(await codeOf(restore(archive, target(), here())), `${length} bytes`).toBe('unreadable-file')
    }
    await untouched()
  })

  /** Makes an archive of hand-made content, with a manifest that agrees with it. */
  async function forge(change: (stage: string) => Promise<string[]>): Promise<void> {
    await fill()
    await backup(dir, archive, here())
    const stage = join(folder, 'stage')
    await mkdir(stage)
    await extract({ file: archive, cwd: stage })
    await rm(archive)
    const members = await change(stage)
    await create({ file: archive, cwd: stage, preservePaths: true, portable: true }, members)
  }
  const wholeStage = ['manifest.json', 'keyring.json', 'portfolio.db', 'vault']

  it.each([
    ['outside the folder', '../escaped.txt'],
    ['of another kind inside it', 'vault/readme.txt'],
  ])('a file %s', async (_, name) => {
    await forge(async (stage) => {
      await writeFile(join(stage, name), 'x')
      return [...wholeStage, name]
    })
    expect(await codeOf(restore(archive, target(), here()))).toBe('unreadable-file')
    await rm(join(folder, 'escaped.txt'), { force: true })
    await untouched()
  })

  it('a link in place of a file', async () => {
    await forge(async (stage) => {
      const { symlink } = await import('node:fs/promises')
      await rm(join(stage, 'portfolio.db'))
      await symlink('/etc/passwd', join(stage, 'portfolio.db'))
      return wholeStage
    })
    expect(await codeOf(restore(archive, target(), here()))).toBe('unreadable-file')
    await untouched()
  })

  it('a file that the manifest does not list', async () => {
    const fileId = 'ab'.repeat(32)
    await forge(async (stage) => {
      await mkdir(join(stage, 'vault/ab/ab'), { recursive: true })
      await writeFile(join(stage, `vault/ab/ab/${fileId}`), 'x')
      return wholeStage
    })
    expect((await refusalOf(restore(archive, target(), here()))).message).toContain('不在清单里')
    await untouched()
  })

  it('a database that a newer program wrote, though it agrees with the manifest', async () => {
    await forge(async (stage) => {
      const { keys } = await openKeyring(dir, { ...here(), create: false })
      const db = openDatabase(join(stage, 'portfolio.db'), keys.database)
      db.pragma(`user_version = ${latestVersion + 1}`)
      db.pragma('journal_mode = DELETE')
      db.close()
      const bytes = await readFile(join(stage, 'portfolio.db'))
      const manifest = JSON.parse(await readFile(join(stage, 'manifest.json'), 'utf8'))
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      manifest.members['portfolio.db'] = { size: bytes.length, sha256 }
      await writeFile(join(stage, 'manifest.json'), JSON.stringify(manifest))
      return wholeStage
    })
    expect((await refusalOf(restore(archive, target(), here()))).message).toContain('更新版本')
    await untouched()
  })

  it.each([
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])],
    ['a text', Buffer.from('这不是备份')],
  ])('%s', async (_, bytes) => {
    await writeFile(archive, bytes)
    expect(await codeOf(restore(archive, target(), here()))).toBe('unreadable-file')
    expect(await codeOf(restore(join(folder, 'nothing'), target(), here()))).toBe('unreadable-file')
    await untouched()
  })
})

describe('verify', () => {
  it('names a lost and a damaged file, an unreadable record, and orphans as harmless', async () => {
    await fill()
    const { portfolio, vault, keyring } = await open()
    const orphan = await vault.put(Buffer.from('nobody'))
    const [a, b] = (await portfolio.getClient('a'))!.materials.map(({ fileId }) => fileId) as [string, string]
    await portfolio.close()
    expect(await verify(dir, here())).toMatchObject({ ok: true, orphans: [orphan], clients: 3, files: 7 })

    await vault.remove(a)
    const path = join(dataFolder(dir).vault, b.slice(0, 2), b.slice(2, 4), b)
    await writeFile(path, (await readFile(path)).subarray(0, 40))
    const db = openDatabase(dataFolder(dir).database, keyring.keys.database)
    db.exec(`UPDATE client SET body = '{' WHERE id = 'b'`)
    db.close()
    const { ok, problems, clients } = await verify(dir, here())
    expect([ok, clients, problems.length]).toEqual([false, 2, 3])
    expect(problems.join()).toMatch(/客户 b .*客户 a 的文件(不见了|已损坏).*客户 a 的文件(不见了|已损坏)/)
    expect(problems.join()).not.toContain(identity.name)
  })

  it('reports a damaged database instead of falling over it', async () => {
    await fill()
    const { database } = dataFolder(dir)
    const bytes = await readFile(database)
    bytes[bytes.length - 500] = bytes[bytes.length - 500]! ^ 1
    await writeFile(database, bytes)
    const { ok, problems } = await verify(dir, here())
    expect([ok, problems.join().includes('损坏')]).toEqual([false, true])
  })

  it('is refused where there is nothing, or no key', async () => {
    expect(await codeOf(verify(join(folder, 'nothing'), here()))).toBe('not-found')
    await fill()
    expect(await codeOf(verify(dir, elsewhere()))).toBe('locked')
  })
})
