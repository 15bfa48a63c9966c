import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Run, Runs } from '../../../../domain/papers/index.ts'
import { faceOf } from '../../../../renderer/sheet/face.ts'
import { type Atom, atomsOf, box, breakAtoms, widthOfAtoms } from '../../../../renderer/sheet/papers/lines.ts'
import { fonts } from '../sheets.ts'

const face = faceOf(fonts.regular)
const words = (text: string): Run => ({ kind: 'words', text })
const value = (text: string): Run => ({ kind: 'value', text, field: '', path: 'x' })
const atoms = (...runs: Runs) => atomsOf(face, runs)
const textOf = (line: readonly Atom[]) => line.map(({ character }) => character || '＿').join('')
const broken = (runs: Runs, width: number, indent = 0) => breakAtoms(atoms(...runs), width, indent).map(textOf)

describe('lines of a paper', () => {
  it('break between Chinese characters, the first line being shorter by its indent', () => {
    expect(broken([words('甲乙丙丁戊己庚辛壬癸子丑')], 5, 2)).toEqual(['甲乙丙', '丁戊己庚辛', '壬癸子丑'])
  })

  it('begin with no closing mark and end with no opening one', () => {
    expect(broken([words('甲乙丙丁。戊己庚辛壬')], 4)).toEqual(['甲乙丙', '丁。戊己', '庚辛壬'])
    expect(broken([words('甲乙丙《丁戊》己庚辛')], 4)).toEqual(['甲乙丙', '《丁戊》', '己庚辛'])
    expect(broken([words('一二三四————五六七八')], 5)[0]).toBe('一二三')
  })

  it('keep words of other scripts and numbers whole', () => {
    expect(broken([words('号码 91330100MA00000X0K 的 ICP 备案')], 11)).toEqual([
      '号码',
      '91330100MA00000X0K',
      '的 ICP 备案',
    ])
  })

  it('keep a person’s name whole, but not a company’s', () => {
    expect(broken([words('甲乙丙丁'), value('王样例'), words('担任')], 6)).toEqual(['甲乙丙丁', '王样例担任'])
    expect(broken([words('甲乙丙丁'), value('杭州样例茶业'), words('担任')], 6)).toEqual([
      '甲乙丙丁杭州',
      '样例茶业担任',
    ])
  })

  it('tear apart what is longer than a whole line, losing nothing', () => {
    const long = 'a'.repeat(60)
    expect(broken([words(`见${long}。`)], 8).join('')).toBe(`见${long}。`)
  })

  it('do not leave one lost character behind', () => {
    const [first, last] = broken([words('甲乙丙丁戊己庚辛壬癸。')], 10)
    expect([first, last]).toEqual(['甲乙丙丁戊己庚辛', '壬癸。'])
  })

  it('keep a box with what it ticks', () => {
    const line = [...atoms(words('甲乙丙丁')), box(true), ...atoms(words('单位'))]
    expect(breakAtoms(line, 6).map(textOf)).toEqual(['甲乙丙丁', '＿单位'])
  })

  it('leave a place to write a character that the font lacks', () => {
    expect(atoms(value('王𠮷')).map(({ kind }) => kind)).toEqual(['value', 'line'])
  })

  it('hold for any text: nothing lost, nothing too wide, nothing that must not stand at an end', () => {
    const pieces = fc.constantFrom(
      ...'备案号真实性。，、；：！？）》」』”（《「『“—…甲乙',
      'ICP',
      'sample-tea.cn',
      '2026',
      ' ',
      '\n',
    )
    fc.assert(
      fc.property(
        fc.array(pieces, { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 8, max: 40 }),
        (parts, width) => {
          const text = parts.join('')
          const all = atoms(words(text))
          const lines = breakAtoms(all, width)
          const bare = (one: string) => one.replace(/\s/g, '')
          expect(bare(lines.map(textOf).join(''))).toBe(bare(text))
          for (const line of lines) expect(widthOfAtoms(line)).toBeLessThanOrEqual(width + 1e-6)
          // a run of marks longer than the line cannot be helped
          if (/[。，、；：！？）》」』”（《「『“—…]{6,}/.test(bare(text))) return
          lines.forEach((line, i) => {
            if (i > 0) expect(textOf(line)).not.toMatch(/^[。，、；：！？）》」』”]/)
            if (i < lines.length - 1) expect(textOf(line)).not.toMatch(/[（《「『“]$/)
          })
        },
      ),
      { numRuns: 300 },
    )
  })
})
