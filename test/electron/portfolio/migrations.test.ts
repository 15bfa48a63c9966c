import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type ReturnedSheet, returnedSheetSchema } from '../../../domain/model/index.ts'
import { latestVersion, openDatabase, openPortfolio } from '../../../electron/portfolio/index.ts'
import { migrations } from '../../../electron/portfolio/migrations.ts'
import { client, codeOf, entryOf, filesShowing, refusalOf, rowOf, temporaryFolder, testKey } from './support.ts'

const key = testKey()
const version1 = await readFile(new URL('./v1.sql', import.meta.url), 'utf8')
let dir: string
let file: string
beforeEach(async () => {
  dir = await temporaryFolder()
  file = join(dir, 'portfolio.db')
})

function makeVersion1(change = '') {
  const db = openDatabase(file, key)
  db.exec(version1 + change)
  db.close()
}
const versionIn = (path: string) => {
  const db = openDatabase(path, key, { readonly: true })
  try {
    return db.pragma('user_version', { simple: true })
  } finally {
    db.close()
  }
}

describe('the list of migrations', () => {
  it('is numbered from 1 without gaps, and every table it makes is strict', async () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1))
    await (await openPortfolio(file, key)).close()
    const db = openDatabase(file, key)
    const tables = db.pragma('table_list') as { name: string; strict: number }[]
    const ours = tables.filter(({ name }) => !name.startsWith('sqlite_'))
    db.close()
    expect(ours.length).toBeGreaterThan(5)
    expect(ours.filter(({ strict }) => strict !== 1)).toEqual([])
  })
})

describe('a database from before clients were found by 经办人 and 标签', () => {
  it('finds them by those of its records at once', async () => {
    makeVersion1(
      `UPDATE client SET body = json_set(body, '$.assignee', '单小雨', '$.tags', json('["加急"]')) WHERE id = 'tea';`,
    )
    const portfolio = await openPortfolio(file, key)
    for (const search of ['jiaji', 'sxy', '加急'])
      expect((await portfolio.listClients({ search, offset: 0, limit: 9, sort: 'name' })).total, search).toBe(1)
    await portfolio.close()
  })
})

describe('a database of version 1', () => {
  it('comes up with everything it had, findable, and the copy from before beside it', async () => {
    makeVersion1()
    const portfolio = await openPortfolio(file, key)
    expect(await portfolio.getClient('tea')).toMatchObject({ revision: 3, people: [{ name: '陈知远' }] })
    for (const search of ['云上', 'yscy', '2201', 'chenzhiyuan', '91330106ma2cyun88k']) {
      const { rows } = await portfolio.listClients({ search, offset: 0, limit: 9, sort: 'updated' })
      expect(
        rows.map(({ row }) => row.id),
        search,
      ).toEqual(['tea'])
    }
    expect(await portfolio.findFile('aa11')).toMatchObject({ clientId: 'tea', fileName: '执照.jpg' })
    expect(await portfolio.findFile('bb22')).toMatchObject({ fileName: '核验单.pdf' })
    expect(await portfolio.listHistory('tea', 5)).toMatchObject([{ id: 7, words: '修改了主体' }])
    expect(await portfolio.revision()).toBe(41)
    await portfolio.putClient(client('new'), 0, rowOf(client('new')), entryOf('new'))
    await portfolio.close()
    expect(versionIn(file)).toBe(latestVersion)
    expect(versionIn(join(dir, 'portfolio.v1.db'))).toBe(1)
    expect(await filesShowing(dir, ['云上茶业', '陈知远', '13800002201'])).toEqual([])
  })

  it('keeps a record that nobody can read, and names it', async () => {
    makeVersion1()
    const portfolio = await openPortfolio(file, key)
    const { rows } = await portfolio.listClients({ search: '坏掉', offset: 0, limit: 9, sort: 'name' })
    expect(rows).toMatchObject([{ row: { id: 'broken', name: '坏掉的客户' }, checkedOn: '' }])
    expect((await refusalOf(portfolio.getClient('broken'))).message).toContain('broken')
    await portfolio.close()
  })

  it('stays as it was where a step fails', async () => {
    makeVersion1('CREATE TABLE material_file (client_key INTEGER) STRICT;')
    await expect(openPortfolio(file, key)).rejects.toThrow()
    expect(versionIn(file)).toBe(1)
    const db = openDatabase(file, key)
    expect(db.prepare('SELECT count(*) FROM client').pluck().get()).toBe(2)
    expect(db.prepare(`SELECT count(*) FROM sqlite_master WHERE name = 'search'`).pluck().get()).toBe(0)
    db.close()
  })

  it('is brought up once by several programs that open it together', async () => {
    makeVersion1()
    const opened = await Promise.all([1, 2, 3].map(() => openPortfolio(file, key)))
    for (const portfolio of opened) {
      expect(await portfolio.countClients()).toBe(2)
      await portfolio.close()
    }
    expect((await readdir(dir)).sort()).toEqual(['portfolio.db', 'portfolio.v1.db'])
  })
})

describe('a database of version 3, which knew no sheets that came back', () => {
  const page: ReturnedSheet = returnedSheetSchema.parse({
    ...{
      id: 'page',
      fileId: 'cc33',
      fileName: '回收.pdf',
      mediaType: 'image/jpeg',
      size: 9,
      at: '2026-11-23',
      by: '张',
    },
    ...{ state: 'waiting', why: 'no-code', clientId: 'tea' },
  })
  /** As the program of then left it. */
  function makeVersion3() {
    makeVersion1()
    const db = openDatabase(file, key)
    for (const step of migrations.slice(1, 3)) step.run(db)
    db.pragma('user_version = 3')
    expect(db.prepare(`SELECT count(*) FROM sqlite_master WHERE name = 'returned_sheet'`).pluck().get()).toBe(0)
    db.close()
  }

  it('keeps them from then on, each file once, until their client goes', async () => {
    makeVersion3()
    const portfolio = await openPortfolio(file, key)
    expect(await portfolio.getClient('tea')).toMatchObject({ people: [{ name: '陈知远' }] })
    expect(await portfolio.listReturned({})).toEqual([])
    await portfolio.putReturned(page)
    await portfolio.putReturned({ ...page, id: 'other', fileId: 'dd44', clientId: '', state: 'reading' })
    expect(await codeOf(portfolio.putReturned({ ...page, id: 'twin' }))).toBe('conflict')
    await portfolio.close()
    const again = await openPortfolio(file, key)
    expect((await again.listReturned({})).map(({ id }) => id)).toEqual(['other', 'page'])
    expect(await again.listReturned({ states: ['waiting'] })).toMatchObject([{ id: 'page', why: 'no-code' }])
    expect(await again.findReturned('cc33')).toMatchObject({ id: 'page', fileName: '回收.pdf' })
    await again.removeClient('tea', entryOf('tea'))
    expect((await again.listReturned({})).map(({ id }) => id)).toEqual(['other'])
    await again.close()
  })
})

describe('a database that is not for us', () => {
  it('written by a newer program is refused and not touched', async () => {
    makeVersion1(`PRAGMA user_version = ${latestVersion + 1};`)
    const before = await readFile(file)
    const { code, message, remedy } = await refusalOf(openPortfolio(file, key))
    expect([code, message.includes('更新版本'), remedy.includes('安装新版本')]).toEqual(['storage', true, true])
    expect(await readFile(file)).toEqual(before)
    expect(versionIn(file)).toBe(latestVersion + 1)
  })

  it('under another key is refused and not touched', async () => {
    makeVersion1()
    const before = await readFile(file)
    expect(await codeOf(openPortfolio(file, testKey(8)))).toBe('storage')
    expect(await readFile(file)).toEqual(before)
  })
})
