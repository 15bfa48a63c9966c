import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clientSchema } from '../../../domain/model/index.ts'
import {
  composePaper,
  inProvince,
  paperFacts,
  paperFileName,
  placeholderGroups,
  shippedPaperTemplates,
} from '../../../domain/papers/index.ts'
import { companyOf, templateOf, textOfPaper, textOfRuns } from './fixture.ts'

const names = placeholderGroups.flatMap((group) => group.names)

describe('a paper filled in', () => {
  const client = companyOf('浙江')
  const about = { serviceIds: ['s1'], personId: 'p2' }

  it('says what the record says, and nothing else', () => {
    const template = shippedPaperTemplates.find(({ key }) => key === 'authorisation-service-lead')!
    const paper = composePaper(template, paperFacts(client, about))
    const text = textOfPaper(paper)
    expect(text).toContain('浙江省通信管理局：')
    expect(text).toContain('杭州样例茶业有限公司（营业执照号码：91330100MA00000X0K）现授权 王样例')
    expect(text).toContain('（居民身份证号码：110105194912310029，手机：15400002201）')
    expect(paper.missing).toEqual([])
    expect(paper.blocks.find(({ type }) => type === 'table')).toMatchObject({
      rows: [[[{ text: '样例茶业1' }], [{ text: '网站' }], [{ text: 'sample-tea-1.cn' }]]],
    })
    expect(paper.blocks.at(-1)).toMatchObject({
      type: 'sign',
      parties: [{ label: [{ text: '法定代表人' }, { text: '签字' }] }, { label: [{ text: '被授权人签字' }] }],
      seal: [{ text: '单位盖章' }],
    })
  })

  it('leaves a line for every fact that is lacking and names it with its field', () => {
    const template = templateOf([{ type: 'paragraph', text: '{被授权人姓名}，{被授权人邮箱}，{主体备案号?}。' }])
    const paper = composePaper(template, paperFacts(client, about))
    expect(textOfPaper(paper)).toBe('王样例，＿，＿。')
    expect(paper.missing).toEqual([{ field: '被授权人邮箱', path: 'people.p2.email' }])
  })

  it('hides personal numbers in a preview and says which, and leaves the length of the text alone', () => {
    const template = templateOf([{ type: 'paragraph', text: '{被授权人证件号码} {被授权人手机} {证件号码}' }])
    const facts = paperFacts(client, about)
    const [shown, hidden] = [composePaper(template, facts), composePaper(template, facts, () => true)]
    expect(textOfPaper(hidden)).toBe('110105********0029 154****2201 9133************0K')
    expect(textOfPaper(hidden)).toHaveLength(textOfPaper(shown).length)
    expect(shown.hidden).toEqual([])
    expect(hidden.hidden).toEqual(['people.p2.idNumber', 'people.p2.mobile', 'subject.licenceNumber'])
  })

  it('repeats a table’s row for every site, each with its own words', () => {
    const block = { type: 'table', columns: [1, 1], each: 'service', rows: [['{网站名称}', '{网站数量}']] }
    const paper = composePaper(templateOf([block]), paperFacts(companyOf('浙江', { sites: 3 })))
    const [table] = paper.blocks
    expect(table?.type === 'table' && table.rows.map((row) => row.map(textOfRuns))).toEqual([
      ['样例茶业1', '1'],
      ['样例茶业2', '1'],
      ['样例茶业3', '1'],
    ])
  })

  it('ticks the boxes that are true of it, and only those', () => {
    const items = ['单位', '个人', '主体负责人', '网站负责人', 'APP'].map((text, i) => ({
      text,
      ticked: ['unit', 'person', 'subject-lead', 'service-lead', 'app'][i],
    }))
    const [ticks] = composePaper(templateOf([{ type: 'ticks', items }]), paperFacts(client, about)).blocks
    expect(ticks?.type === 'ticks' && ticks.items.map(({ ticked }) => ticked)).toEqual([
      true,
      false,
      false,
      true,
      false,
    ])
  })

  it('numbers lists as Chinese papers do', () => {
    const items = Array.from({ length: 21 }, (_, i) => `第${i}条`)
    const { blocks } = composePaper(templateOf([{ type: 'list', numbers: 'chinese', items }]), paperFacts(client))
    const numbers = blocks.map((block) => (block.type === 'item' ? block.number : ''))
    expect([0, 9, 10, 19, 20].map((i) => numbers[i])).toEqual([
      '（一）',
      '（十）',
      '（十一）',
      '（二十）',
      '（二十一）',
    ])
  })

  it('prints for units what is for units, for persons what is for persons', () => {
    const blocks = ['unit', 'person'].map((audience) => ({ type: 'paragraph', text: `给${audience}`, for: audience }))
    const person = clientSchema.parse({ subject: { kind: 'person', name: '林样例' } })
    expect(textOfPaper(composePaper(templateOf(blocks), paperFacts(client)))).toBe('给unit')
    expect(textOfPaper(composePaper(templateOf(blocks), paperFacts(person)))).toBe('给person')
  })

  it('dates a paper only where the template asks for it', () => {
    const sign = (date: string) =>
      composePaper(templateOf([{ type: 'sign', date }]), paperFacts(client, { today: '2026-11-05' }))
    expect(sign('today').blocks[0]).toMatchObject({ date: [{ text: '2026年11月5日' }] })
    const [blank] = sign('blank').blocks
    expect(blank?.type === 'sign' && textOfRuns(blank.date ?? [])).toBe('＿年＿月＿日')
    expect(sign('none').blocks[0]).toMatchObject({ date: undefined })
  })

  it('answers every placeholder for a client of whom nothing is known, and for any client without a fault', () => {
    const template = templateOf(names.map((name) => ({ type: 'paragraph', text: `{${name}}` })))
    const nothing = composePaper(template, paperFacts(clientSchema.parse({})))
    expect(nothing.missing.length).toBeGreaterThan(names.length / 2)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, address) => {
        const odd = clientSchema.parse({ subject: { name, address, province: name }, people: [{ id: 'p', name }] })
        expect(composePaper(template, paperFacts(odd, { personId: 'p' })).blocks).toHaveLength(names.length)
      }),
      { numRuns: 30 },
    )
  })
})

describe('a province’s variant', () => {
  const template = templateOf(
    [
      { type: 'paragraph', text: '甲' },
      { type: 'paragraph', text: '乙' },
      { type: 'sign', parties: [{ label: '签字' }] },
    ],
    {
      variants: [
        {
          provinces: ['shanghai'],
          title: '上海的',
          omit: ['b1'],
          blocks: [
            { id: 'b0', type: 'paragraph', text: '甲甲' },
            { id: 'new', type: 'paragraph', text: '丙' },
          ],
          caution: '先问',
        },
      ],
    },
  )
  it('replaces by name, leaves out, and puts what is new before the signature', () => {
    const { title, blocks, caution } = inProvince(template, 'shanghai')
    expect(title).toBe('上海的')
    expect(caution).toBe('先问')
    expect(blocks.map(({ block, variant, place }) => [block.id, variant, place])).toEqual([
      ['b0', 0, 0],
      ['new', 0, 1],
      ['b2', undefined, 2],
    ])
    expect(inProvince(template, 'zhejiang').blocks.map(({ block }) => block.id)).toEqual(['b0', 'b1', 'b2'])
  })
})

describe('the file of a paper', () => {
  it('has a name that any system takes', () => {
    const client = clientSchema.parse({ subject: { name: `样例:公司/分店*${'长'.repeat(80)}...` } })
    const name = paperFileName('授权书（王?样例）', client)
    expect(name).toMatch(/^授权书（王_样例）-样例_公司_分店_长+\.pdf$/)
    expect(new TextEncoder().encode(name).length).toBeLessThan(255)
  })
})
