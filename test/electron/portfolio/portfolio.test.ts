import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type EmbeddedPortfolio, openDatabase, openPortfolio } from '../../../electron/portfolio/index.ts'
import {
  client,
  codeOf,
  collect,
  entryOf,
  filesShowing,
  refusalOf,
  rowOf,
  startScript,
  temporaryFolder,
  testKey,
} from './support.ts'

const key = testKey()
let dir: string
let file: string
let portfolio: EmbeddedPortfolio
beforeEach(async () => {
  dir = await temporaryFolder()
  file = join(dir, 'portfolio.db')
  portfolio = await openPortfolio(file, key)
})
afterEach(() => portfolio.close())

const add = (id: string, content: object = {}, findings = { reject: 0, likely: 0, advice: 0 }) => {
  const made = client(id, content)
  return portfolio.putClient(made, 0, rowOf(made, findings), entryOf(id))
}
const idsOf = async (search: string, sort: 'updated' | 'name' | 'worst' = 'name', offset = 0, limit = 100) => {
  const { rows, total } = await portfolio.listClients({ search, offset, limit, sort })
  return { ids: rows.map(({ row }) => row.id), total }
}

describe('a client', () => {
  it('comes back as it was saved, with its history, after a restart', async () => {
    const saved = await add('a', { subject: { name: '甲公司' }, notes: '一\n二 𬭊' })
    expect(saved.revision).toBe(1)
    await portfolio.close()
    portfolio = await openPortfolio(file, key)
    expect(await portfolio.getClient('a')).toEqual(saved)
    expect(await portfolio.listHistory('a', 10)).toEqual([{ id: 1, ...entryOf('a') }])
    expect(await portfolio.countClients()).toBe(1)
    expect(await portfolio.getClient('b')).toBeUndefined()
  })

  it('saved from an outdated revision is refused, whoever comes second', async () => {
    const first = await add('a')
    const other = await openPortfolio(file, key)
    const save = (store: EmbeddedPortfolio, notes: string) =>
      store.putClient({ ...first, notes }, 1, rowOf(first), entryOf('a', notes))
    expect((await save(other, '先')).revision).toBe(2)
    const refusal = await refusalOf(save(portfolio, '后'))
    expect([refusal.code, refusal.remedy.length > 0]).toEqual(['conflict', true])
    expect((await portfolio.getClient('a'))?.notes).toBe('先')
    expect((await portfolio.listHistory('a', 10)).map(({ words }) => words)).toEqual(['先', '保存'])
    await other.close()
  })

  it('is not made twice, and not brought back by a save after its removal', async () => {
    const made = await add('a')
    expect(await codeOf(add('a'))).toBe('conflict')
    await portfolio.removeClient('a', entryOf('a', '删除'))
    expect(await codeOf(portfolio.putClient(made, 1, rowOf(made), entryOf('a')))).toBe('conflict')
    expect(await codeOf(portfolio.removeClient('a', entryOf('a')))).toBe('not-found')
    expect(await portfolio.countClients()).toBe(0)
  })

  it('that does not fit the schema is refused before anything is written', async () => {
    const bad = { ...client('a'), subject: { ...client('a').subject, licenceValidFrom: '去年' } }
    expect(await codeOf(portfolio.putClient(bad, 0, rowOf(bad), entryOf('a')))).toBe('invalid-input')
    expect(await codeOf(add(''))).toBe('invalid-input')
    expect([await portfolio.countClients(), await portfolio.revision()]).toEqual([0, 0])
    expect(await portfolio.listHistory('', 10)).toEqual([])
  })

  it('takes new materials without counting its own revision up', async () => {
    const made = await add('a')
    const materials = client('a', { materials: [{ id: 'm', fileId: 'f1', fileName: '执照.jpg' }] }).materials
    const before = await portfolio.revision()
    await portfolio.putMaterials('a', materials, rowOf(made), undefined)
    expect((await portfolio.getClient('a'))?.materials).toEqual(materials)
    expect(await portfolio.revision()).toBe(before + 1)
    expect((await portfolio.putClient({ ...made, materials }, 1, rowOf(made), entryOf('a'))).revision).toBe(2)
    expect(await codeOf(portfolio.putMaterials('x', [], rowOf(made), undefined))).toBe('not-found')
  })

  it('gets a fresh row for a new day without a new revision', async () => {
    const made = await add('a')
    const before = await portfolio.revision()
    await portfolio.putRows([['a', { ...rowOf(made, { reject: 4, likely: 0, advice: 0 }), checkedOn: '2026-11-24' }]])
    await portfolio.putRows([['gone', rowOf(made)]])
    const { rows } = await portfolio.listClients({ search: '', offset: 0, limit: 9, sort: 'worst' })
    expect(rows).toMatchObject([{ checkedOn: '2026-11-24', row: { findings: { reject: 4 } } }])
    expect(await portfolio.revision()).toBe(before)
  })
})

describe('files', () => {
  it('are known by their client or as kept ones, and forgotten with it', async () => {
    await add('a', {
      materials: [{ id: 'm', fileId: 'f1', fileName: '执照.jpg', mediaType: 'image/jpeg' }, { id: 'n' }],
    })
    const sheet = { fileId: 'f2', clientId: 'a', fileName: '核验单.pdf', mediaType: 'application/pdf' }
    await portfolio.keepFile(sheet)
    await portfolio.keepFile(sheet)
    expect(await portfolio.findFile('f1')).toMatchObject({ clientId: 'a', fileName: '执照.jpg' })
    expect(await portfolio.listKeptFiles('a')).toEqual([sheet])
    expect(await portfolio.referencedFiles()).toEqual(
      new Map([
        ['f1', ['a']],
        ['f2', ['a']],
      ]),
    )
    await portfolio.removeClient('a', entryOf('a'))
    expect([await portfolio.findFile('f1'), await portfolio.findFile('f2')]).toEqual([undefined, undefined])
  })
})

describe('searching', () => {
  beforeEach(async () => {
    await add('tea', {
      subject: { name: '杭州云上茶业有限公司', licenceNumber: '91330106MA2CYUN88K', filingNumber: '浙ICP备12345678号' },
      people: [
        { id: 'p', name: '陈知远', mobile: '13800002201', emergencyPhone: '13900007788', landline: '086-571-8765432' },
      ],
      services: [
        {
          id: 's',
          name: '云上茶',
          filingNumber: '浙ICP备12345678号-1',
          domains: [{ name: 'YunShang.cn' }, { name: '茶业.中国' }],
          appPlatforms: [{ platform: 'android', packageName: 'cn.YunShang.app' }],
        },
      ],
    })
    await add('star', {
      subject: { name: '重庆星河远航科技有限公司' },
      people: [
        { id: 'p', name: '李乐', mobile: '13722015555' },
        { id: 'q', name: '单小雨' },
      ],
    })
  })

  it.each([
    ['云上', ['tea']],
    ['hangzhouyunshang', ['tea']],
    ['HZYS', ['tea']],
    ['chongqing', ['star']],
    ['cqxh', ['star']],
    ['91330106ma2cyun88k', ['tea']],
    ['ＭＡ２ＣＹＵＮ', ['tea']],
    ['yunshang.cn', ['tea']],
    ['茶业.中国', ['tea']],
    ['xn--', ['tea']],
    ['12345678号-1', ['tea']],
    ['2201', ['tea']],
    ['13800002201', ['tea']],
    ['7788', ['tea']],
    ['陈知远', ['tea']],
    ['有限公司', ['star', 'tea']],
    ['云上 2201', ['tea']],
    ['云上 5555', []],
    ["%' OR 1=1 --", []],
    ['_', []],
    ['https://www.yunshang.cn/shop?id=1', ['tea']],
    ['www.yunshang.cn', ['tea']],
    ['138 0000 2201', ['tea']],
    ['+86 138-0000-2201', ['tea']],
    ['浙ICP备 12345678 号-1', ['tea']],
    ['cn.yunshang.app', ['tea']],
    ['shanxiaoyu', ['star']],
    ['danxiaoyu', ['star']],
    ['星河远航科技(重庆)', []],
    ['没有的', []],
    ['   ', ['star', 'tea']],
  ])('%s finds %j', async (search, expected) => {
    const { ids, total } = await idsOf(search)
    expect([ids.sort(), total]).toEqual([expected, expected.length])
  })

  it('finds by 经办人 and 标签, as written, in pinyin and in initials, and follows a change of many at once', async () => {
    await add('marked', { subject: { name: '宁波甲样例公司' }, assignee: '单小雨', tags: ['加急', 'VIP 客户'] })
    const found = async (search: string) => (await idsOf(search)).ids
    for (const search of ['加急', 'jiaji', 'jj', 'vip', '单小雨', 'shanxiaoyu', 'sxy 宁波'])
      expect(await found(search), search).toContain('marked')
    expect(await found('sxy 云上')).toEqual([])
    const change = { assignee: '赵经办', addTags: ['缓办'], removeTags: ['加急'] }
    await portfolio.changeMarks(['marked', 'tea'], change, (id) => entryOf(id))
    expect((await found('huanban')).sort()).toEqual(['marked', 'tea'])
    expect((await found('zhaojingban')).sort()).toEqual(['marked', 'tea'])
    expect(await found('jiaji')).toEqual([])
  })

  it('follows a change and forgets the old', async () => {
    const tea = (await portfolio.getClient('tea'))!
    const renamed = { ...tea, subject: { ...tea.subject, name: '西湖龙井' }, services: [] }
    await portfolio.putClient(renamed, 1, rowOf(renamed), entryOf('tea'))
    expect([(await idsOf('xihu')).ids, (await idsOf('云上')).ids]).toEqual([['tea'], []])
  })
})

describe('listing', () => {
  it('sorts by change, by name as read aloud, and by the worst finding', async () => {
    const at = (day: number) => ({ updatedAt: `2026-11-0${day}T00:00:00.000Z` })
    await add('z', { ...at(1), subject: { name: '张记' } }, { reject: 1, likely: 0, advice: 0 })
    await add('a', { ...at(3), subject: { name: '安心' } }, { reject: 0, likely: 9, advice: 9 })
    await add('l', { ...at(2), subject: { name: '李家' } }, { reject: 0, likely: 0, advice: 1 })
    expect((await idsOf('', 'updated')).ids).toEqual(['a', 'l', 'z'])
    expect((await idsOf('', 'name')).ids).toEqual(['a', 'l', 'z'])
    expect((await idsOf('', 'worst')).ids).toEqual(['z', 'a', 'l'])
  })

  it('gives every client on exactly one page, searched or not', async () => {
    const all = Array.from({ length: 25 }, (_, index) => `c${index}`)
    for (const id of all) await add(id, { subject: { name: '同名公司' } })
    for (const search of ['', '同名']) {
      for (const sort of ['updated', 'name', 'worst'] as const) {
        const pages = await Promise.all([0, 10, 20, 30].map((offset) => idsOf(search, sort, offset, 10)))
        expect(pages.flatMap(({ ids }) => ids).sort()).toEqual([...all].sort())
        expect(new Set(pages.map(({ total }) => total))).toEqual(new Set([25]))
      }
    }
  })

  it('goes through all clients by name, and lets others write meanwhile', async () => {
    for (const [id, name] of [
      ['1', '乙'],
      ['2', '丙'],
      ['3', '丁'],
    ] as const)
      await add(id, { subject: { name } })
    const seen: string[] = []
    for await (const { id } of portfolio.allClients()) {
      seen.push(id)
      if (seen.length === 1) await portfolio.removeClient('1', entryOf('1'))
      if (seen.length === 1) await add('4', { subject: { name: '戊' } })
    }
    expect(seen).toEqual(['3', '2'])
  })
})

describe('a record that does not validate', () => {
  const spoil = (sql: string) => {
    const db = openDatabase(file, key)
    db.exec(sql)
    db.close()
  }

  it('is kept, named once, passed over by exports, and let out when it is readable again', async () => {
    await add('a', { subject: { name: '甲' } })
    await add('b', { subject: { name: '乙' } })
    spoil(`UPDATE client SET body = json_set(body, '$.subject.kind', 'martian') WHERE id = 'a'`)
    const refusal = await refusalOf(portfolio.getClient('a'))
    expect([refusal.code, refusal.message]).toEqual(['storage', expect.stringContaining('subject.kind')])
    expect(refusal.message).not.toContain('martian')
    const all = await collect(portfolio.allClients())
    expect(all.map(({ id }) => id)).toEqual(['b'])
    expect(await portfolio.listQuarantined()).toMatchObject([{ clientId: 'a' }])
    expect((await idsOf('')).ids.sort()).toEqual(['a', 'b'])
    spoil(`UPDATE client SET body = json_set(body, '$.subject.kind', 'enterprise') WHERE id = 'a'`)
    expect((await portfolio.getClient('a'))?.subject.name).toBe('甲')
  })

  it('keeps its place in the list when only its row is unreadable', async () => {
    await add('a', { subject: { name: '甲' } })
    spoil(`UPDATE client SET row = '{"id":"a"}'`)
    const { rows } = await portfolio.listClients({ search: '甲', offset: 0, limit: 9, sort: 'name' })
    expect(rows).toMatchObject([{ checkedOn: '', row: { id: 'a', name: '甲' } }])
  })
})

describe('on the disk', () => {
  const texts = ['杭州云上茶业', '110105194912310021', '13800002201', 'yunshangchaye', 'CREATE TABLE']
  const fill = () =>
    add('tea', {
      subject: { name: texts[0] },
      people: [{ id: 'p', name: '陈', idNumber: texts[1], mobile: texts[2] }],
      notes: texts.join(' ').repeat(200),
    })

  it('nothing can be read, in the log of writes neither', async () => {
    await fill()
    const files = await filesShowing(dir, texts)
    expect(files).toEqual([])
    expect((await readFile(`${file}-wal`)).length).toBeGreaterThan(20_000)
    await portfolio.close()
    expect(await filesShowing(dir, texts)).toEqual([])
  })

  it('a changed byte anywhere in the pages is noticed and told in words', async () => {
    await fill()
    await portfolio.close()
    const sound = await readFile(file)
    for (const at of [200, 4096 + 700, sound.length - 900]) {
      const harmed = Buffer.from(sound)
      harmed[at] = harmed[at]! ^ 1
      await writeFile(file, harmed)
      const look = async () => {
        const opened = await openPortfolio(file, key)
        try {
          return await opened.checkIntegrity()
        } finally {
          await opened.close()
        }
      }
      const { code, remedy } = await refusalOf(look())
      expect([code, remedy.includes('备份')], `byte ${at}`).toEqual(['storage', true])
    }
    await writeFile(file, sound)
    portfolio = await openPortfolio(file, key)
    expect(await portfolio.checkIntegrity()).toEqual([])
  })

  it.skipIf(process.platform === 'win32')('a full disk is told in words, and what was saved before stays', async () => {
    await portfolio.close()
    const script = startScript(new URL('./fill-disk.ts', import.meta.url), [file], { fileSizeLimit: 4000 })
    expect([await script.ended, script.complaint()]).toEqual([0, ''])
    const refusal = JSON.parse(script.lines.pop()!)
    expect(refusal).toMatchObject({ code: 'storage', message: expect.stringMatching(/^保存客户资料没有成功：/) })
    portfolio = await openPortfolio(file, key)
    expect(script.lines.length).toBeGreaterThan(5)
    for (const id of script.lines) expect(await portfolio.getClient(id), id).toBeDefined()
    expect(await portfolio.countClients()).toBe(script.lines.length)
    expect(await portfolio.checkIntegrity()).toEqual([])
  })

  it('a call after closing is refused, not a crash', async () => {
    await portfolio.close()
    expect(await codeOf(portfolio.countClients())).toBe('storage')
  })
})
