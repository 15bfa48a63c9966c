import { describe, expect, it } from 'vitest'
import { provinces } from '../../../domain/identifiers/province.ts'
import {
  inProvince,
  type PaperTemplate,
  readPaperTemplate,
  shippedPaperTemplates,
} from '../../../domain/papers/index.ts'
import {
  faultsOf,
  textsOf,
  withoutBlock,
  withParagraphAfter,
  withText,
  withTitle,
} from '../../../renderer/papers/edit.ts'
import { templateOf } from '../../domain/papers/fixture.ts'

const template = templateOf(
  [
    { type: 'paragraph', text: '甲' },
    { type: 'list', items: ['一', '二'] },
    { type: 'sign', parties: [{ label: '签字' }], seal: '盖章' },
  ],
  {
    variants: [{ provinces: ['shanghai'], title: '上海的', blocks: [{ id: 'b0', type: 'paragraph', text: '上海甲' }] }],
  },
)
const placed = (province: string, id: string, of: PaperTemplate = template) =>
  inProvince(of, province).blocks.find(({ block }) => block.id === id)!
const saved = (edited: PaperTemplate) => expect(readPaperTemplate(edited).ok).toBe(true)

describe('a template being edited', () => {
  it.each(shippedPaperTemplates.map((one): [string, PaperTemplate] => [one.key, one]))(
    '%s: every text can be changed, and only that one changes',
    (_, shipped) => {
      for (const province of ['zhejiang', ...shipped.variants.flatMap((one) => one.provinces)]) {
        for (const one of inProvince(shipped, province).blocks) {
          for (const { path, text } of textsOf(one.block)) {
            const edited = withText(shipped, one, path, '改过的话')
            saved(edited)
            const again = inProvince(edited, province).blocks.find(({ block }) => block.id === one.block.id)!
            const texts = textsOf(again.block)
            expect(texts.find((other) => other.path.join() === path.join())?.text).toBe('改过的话')
            expect(withText(edited, again, path, text)).toEqual(shipped)
          }
        }
      }
    },
  )

  it('changes a province’s words in its variant and leaves those for all alone', () => {
    const edited = withText(template, placed('shanghai', 'b0'), ['text'], '改了')
    expect(placed('shanghai', 'b0', edited).block).toMatchObject({ text: '改了' })
    expect(placed('zhejiang', 'b0', edited).block).toMatchObject({ text: '甲' })
    const titled = withTitle(template, 'shanghai', '新题')
    expect(provinces.map(({ key }) => inProvince(titled, key).title).filter((title) => title === '新题')).toHaveLength(
      1,
    )
    expect(inProvince(withTitle(template, 'zhejiang', '新题'), 'zhejiang').title).toBe('新题')
  })

  it('takes a paragraph more and a block less, each under a name of its own', () => {
    const once = withParagraphAfter(template, placed('zhejiang', 'b0'), '新的')
    const twice = withParagraphAfter(once, placed('zhejiang', 'b0', once), '更新的')
    saved(twice)
    expect(twice.blocks.map(({ id }) => id)).toEqual(['b0', 'added-2', 'added-1', 'b1', 'b2'])
    expect(withoutBlock(twice, placed('zhejiang', 'b1', twice)).blocks.map(({ id }) => id)).not.toContain('b1')
  })

  it('a variant’s block that is taken out does not bring back the one it replaced', () => {
    const edited = withoutBlock(template, placed('shanghai', 'b0'))
    saved(edited)
    expect(inProvince(edited, 'shanghai').blocks.map(({ block }) => block.id)).toEqual(['b1', 'b2'])
    expect(inProvince(edited, 'zhejiang').blocks.map(({ block }) => block.id)).toEqual(['b0', 'b1', 'b2'])
  })

  it('counts what could not be saved', () => {
    expect(faultsOf(template, 'zhejiang')).toBe(0)
    const broken = withText(template, placed('zhejiang', 'b1'), ['items', 1], '{没有这个}')
    const empty = withText(broken, placed('zhejiang', 'b0'), ['text'], ' ')
    expect(faultsOf(empty, 'zhejiang')).toBe(2)
    expect(readPaperTemplate(empty).ok).toBe(false)
  })
})
