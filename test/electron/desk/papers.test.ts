import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clientSchema } from '../../../domain/model/index.ts'
import { shippedPaperTemplates } from '../../../domain/papers/index.ts'
import { readPaperTemplates } from '../../../electron/desk/paper-templates.ts'
import { openTestDesk, type TestDesk } from './open-test-desk.ts'

const [shipped] = shippedPaperTemplates
const own = { ...shipped!, title: '我们的授权书', origin: { ...shipped!.origin, wording: 'agency' as const } }

describe('the agency’s own paper templates', () => {
  let test: TestDesk
  let dir: string
  let folder: string
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'beian-desk-papers-'))
    folder = join(dir, 'papers')
    test = await openTestDesk({ dir })
  })
  afterEach(async () => {
    await test.end()
    rmSync(dir, { recursive: true, force: true })
  })
  const put = (name: string, content: string) => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  const lines = async () => (await test.desk.call('history.list', { clientId: '', limit: 10 })).entries

  it('are read anew at every call, and a file that cannot be used is named with the place', async () => {
    expect(await test.desk.call('papers.templates', {})).toEqual({ folder, templates: [], problems: [] })
    put('a.json', `\ufeff${JSON.stringify(own)}`)
    put('b.json', '{\n  "kind": paper\n}')
    put('c.json', JSON.stringify({ ...own, key: 'other', title: '{主办单位}' }))
    put('d.json', JSON.stringify(own))
    put('notes.txt', 'no template')
    const read = await test.desk.call('papers.templates', {})
    expect(read.templates).toEqual([own])
    expect(read.problems).toEqual([
      { fileName: 'b.json', message: '第 2 行第 11 个字符附近不是有效的 JSON' },
      { fileName: 'c.json', message: expect.stringMatching(/^标题：没有 \{主办单位\} 这个占位词，是不是 \{主办单位/) },
      { fileName: 'd.json', message: `key“${own.key}”和 a.json 里的重复了，用的是后者` },
    ])
  })

  it('are saved into the folder by name of their key, with a line in the history', async () => {
    const after = await test.desk.call('papers.saveTemplate', { template: own })
    expect(after.templates).toEqual([own])
    expect(JSON.parse(readFileSync(join(folder, `${own.key}.json`), 'utf8'))).toEqual(own)
    expect(await lines()).toMatchObject([
      { by: '小张', clientId: '', action: 'paper.template-saved', words: `改了文书模板“${own.name}”` },
    ])
  })

  it('are saved over the file that a person has put there under another name', async () => {
    put('我们的.json', JSON.stringify(own))
    await test.desk.call('papers.saveTemplate', { template: { ...own, title: '又改了' } })
    expect(readdirSync(folder)).toEqual(['我们的.json'])
    expect((await readPaperTemplates(folder)).templates).toMatchObject([{ template: { title: '又改了' } }])
  })

  it('give way to the shipped words again, and are not lost for it', async () => {
    await test.desk.call('papers.saveTemplate', { template: own })
    const { key, name } = own
    const after = await test.desk.call('papers.resetTemplate', { key, name })
    expect(after.templates).toEqual([])
    expect(JSON.parse(readFileSync(join(folder, `${key}.json.旧`), 'utf8'))).toEqual(own)
    expect(await lines()).toMatchObject([{ action: 'paper.template-reset' }, { action: 'paper.template-saved' }])
    await expect(test.desk.call('papers.resetTemplate', { key, name })).rejects.toMatchObject({
      refusal: { code: 'not-found' },
    })
    expect(existsSync(join(folder, `${key}.json`))).toBe(false)
  })
})

describe('a drawn paper', () => {
  it('is kept in the vault and written into the client’s history as what it is', async () => {
    const test = await openTestDesk()
    try {
      const { client } = await test.desk.call('clients.create', { client: clientSchema.parse({}) })
      const bytes = new TextEncoder().encode('%PDF-1.7 drawn')
      const paper = { clientId: client.id, label: '网站负责人授权书（王样例）', fileName: '授权书.pdf', bytes }
      const kept = await test.desk.call('papers.keep', { ...paper, purpose: 'print' })
      expect((await test.desk.readFile(kept.fileId)).bytes).toEqual(bytes)
      const { entries } = await test.desk.call('history.list', { clientId: client.id, limit: 1 })
      expect(entries).toMatchObject([
        { action: 'paper.printed', words: '打印了网站负责人授权书（王样例）：授权书.pdf' },
      ])
      await expect(
        test.desk.call('papers.keep', { ...paper, clientId: 'nobody', purpose: 'save' }),
      ).rejects.toMatchObject({ refusal: { code: 'not-found' } })
    } finally {
      await test.end()
    }
  })
})
