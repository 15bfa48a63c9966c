import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fromRoot } from '../../../build/paths.ts'
import { provinces } from '../../../domain/identifiers/province.ts'
import {
  composePaper,
  inProvince,
  type PaperTemplate,
  paperFacts,
  paperLibrary,
  placeholderGroups,
  readPaperTemplate,
  shippedPaperTemplates,
} from '../../../domain/papers/index.ts'
import { topicsOf } from '../../../domain/rules/approval-words.ts'
import { companyOf, templateOf } from './fixture.ts'

const json = (change: object): unknown => ({
  ...structuredClone(templateOf([{ type: 'paragraph', text: '兹授权 {被授权人姓名}。' }])),
  ...change,
})
const faults = (template: unknown): string[] => {
  const read = readPaperTemplate(template)
  return read.ok ? [] : read.faults
}

describe('a template that an agency wrote', () => {
  it('is refused with words and the place where a placeholder is unknown, with the likely one', () => {
    const blocks = [{ id: 'one', type: 'list', items: ['可以', '由{网站负责人名字}办理'] }]
    expect(faults(json({ blocks }))).toEqual([
      '正文 第 1 项（one） 各条 第 2 项：没有 {网站负责人名字} 这个占位词，是不是 {网站负责人姓名}；能用的列在“插入”里和模板说明里',
    ])
  })

  it.each([
    ['a brace left open', { title: '承诺书{主办单位名称' }, /标题：花括号没有成对/],
    ['two blocks of one id', { blocks: [1, 2].map(() => ({ id: 'a', type: 'heading', text: '一' })) }, /“a”用了两次/],
    ['a kind of block there is none of', { blocks: [{ id: 'a', type: 'picture' }] }, /正文 第 1 项（a）/],
    ['a key that could lead out of the folder', { key: '../../keyring' }, /key：用小写字母/],
    ['a province there is none of', { provinces: ['atlantis'] }, /provinces/],
    ['a row with too few cells', { blocks: [{ id: 't', type: 'table', columns: [1, 1], rows: [['一']] }] }, /格数/],
    ['a field that means nothing', { seal: 'yes' }, /./],
  ])('is refused: %s', (_, change, words) => {
    expect(faults(json(change)).join('\n')).toMatch(words)
    expect(faults(json(change)).join('\n')).not.toMatch(/Invalid|Unrecognized|expected/i)
  })

  it('may be written with the full-width braces of an input method', () => {
    const template = templateOf([{ type: 'paragraph', text: '｛主办单位名称｝承诺' }])
    expect(composePaper(template, paperFacts(companyOf('浙江'))).blocks[0]).toMatchObject({
      runs: [{ kind: 'value', text: '杭州样例茶业有限公司' }, { text: '承诺' }],
    })
  })

  it('takes the place of the shipped one of its key, or comes after all', () => {
    const own = { ...shippedPaperTemplates[0]!, title: '我们的授权书' }
    const further = templateOf([{ type: 'heading', text: '一' }])
    const library = paperLibrary([further, own])
    expect(library[0]).toMatchObject({ own: true, template: { title: '我们的授权书' }, shipped: { key: own.key } })
    expect(library.at(-1)).toMatchObject({ own: true, template: { key: 'sample-paper' }, shipped: undefined })
    expect(library).toHaveLength(shippedPaperTemplates.length + 1)
  })
})

describe('the guide for who writes one', () => {
  const guide = readFileSync(fromRoot('assets/paper-templates/README.md'), 'utf8')
  it('names every placeholder, and its example is a template', () => {
    for (const { names } of placeholderGroups) for (const name of names) expect(guide).toContain(`{${name}}`)
    const [, example = ''] = /```json\n([^`]+)```/.exec(guide) ?? []
    expect(faults(JSON.parse(example))).toEqual([])
  })
})

describe('what ships', () => {
  it.each(shippedPaperTemplates.map((one): [string, PaperTemplate] => [one.key, one]))(
    '%s claims nothing official, is dated and sourced, in every province',
    (_, template) => {
      for (const { key } of provinces) {
        const { origin } = inProvince(template, key)
        expect(origin.wording).toBe('ours')
        expect(origin.title).not.toBe('')
      }
      expect(template.date).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    },
  )

  it.each(shippedPaperTemplates.map((one): [string, PaperTemplate] => [one.key, one]))(
    '%s: what a variant replaces or leaves out is there',
    (_, { blocks, variants }) => {
      const ids = new Set(blocks.map(({ id }) => id))
      for (const { omit } of variants) for (const id of omit) expect(ids.has(id), id).toBe(true)
    },
  )

  it('has a pledge for every topic that the rules’ words bring up', () => {
    const words = '新闻 出版 药品 动漫 影视 约车 补习 佛教 学校 医院 理财 网店 旅行社'
    const client = companyOf('浙江', { name: words })
    const known = new Set(shippedPaperTemplates.flatMap(({ topics }) => topics.map(({ key }) => key)))
    const hits = topicsOf(client).map(({ topic }) => topic)
    expect(hits.length).toBe(known.size)
    for (const topic of hits) expect(known.has(topic), topic).toBe(true)
  })
})
