import { match } from 'pinyin-pro'
import { describe, expect, it } from 'vitest'
import {
  afterRejection,
  guideEntries,
  rejectionGroups,
  rejectionOf,
  rejections,
  searchGuide,
} from '../../../domain/guide/index.ts'
import { ruleCatalogue, shippedPacks } from '../../../domain/rules/index.ts'

describe('the rejection catalogue', () => {
  it('says of each of the 62 reasons what to do, and what that rests on', () => {
    expect(rejections.map(({ number }) => number)).toEqual(Array.from({ length: 62 }, (_, index) => index + 1))
    for (const { number, remedies } of rejections) {
      expect(remedies.length, String(number)).toBeGreaterThan(0)
      for (const { words, sources } of remedies) {
        expect(words, String(number)).not.toBe('')
        expect(
          sources.every(({ title, date }) => title !== '' && date !== ''),
          String(number),
        ).toBe(true)
      }
    }
    expect(afterRejection.every(({ source }) => source.title !== '')).toBe(true)
  })

  it('keeps the groups of the trade: domain, name, subject, contacts, papers, sheet, flow', () => {
    const groupOf = (number: number) => rejectionOf(number)?.group
    expect([1, 12, 13, 27, 28, 39, 40, 44, 45, 53, 54, 59, 60, 62].map(groupOf)).toEqual(
      rejectionGroups.flatMap((group) => [group, group]),
    )
    expect(rejectionOf(63)).toBeUndefined()
  })

  it('names for a reason the rules that would have found it beforehand', () => {
    const codes = rejectionOf(13)?.remedies.map(({ code }) => code)
    expect(codes).toContain('naming.too-short')
    const known = new Set(ruleCatalogue.map(({ code }) => code))
    const named = rejections.flatMap(({ remedies }) => remedies.map(({ code }) => code)).filter(Boolean)
    expect(named.filter((code) => !known.has(code))).toEqual([])
  })
})

describe('searching the guide', () => {
  const entries = guideEntries(shippedPacks)
  const first = (search: string) => searchGuide(entries, search).map(({ topic, item }) => `${topic}/${item}`)

  it('finds reasons, rules by their code, provinces and providers; titles first', () => {
    expect(first('名称不足')[0]).toBe('rejections/13')
    expect(first('naming.too-short')).toContain('rules/naming.too-short')
    expect(first('浙江 公章')).toContain('provinces/zhejiang')
    expect(first('腾讯 最大文件')[0]).toBe('providers/tencent')
    expect(first('许可证')).toContain('permits/')
    expect(first('短信核验')).toContain('timetable/sms')
  })

  it('finds titles by their sound, full, in initials or mixed, after all that has the letters themselves', () => {
    const soundsLike = (title: string, letters: string) => match(title, letters, { continuous: true }) !== null
    const heard = (search: string) => searchGuide(entries, search, soundsLike).map(({ title }) => title)
    expect(heard('gongzhang')).toContain('核验单缺少公章')
    expect(heard('ymdq')).toContain('没有填写域名到期日')
    expect(heard('yumingsm 工信部')).toContain('域名实名认证时间太短，工信部还查不到')
    expect(heard('gongzhang 没有这回事')).toEqual([])
    // letters that stand in a title stand first, and a single letter is no sound
    expect(heard('ip')[0]).toContain('IP')
    expect(heard('g')).toEqual(searchGuide(entries, 'g').map(({ title }) => title))
  })

  it('wants every word, takes full-width letters for plain ones, and finds nothing for nothing', () => {
    expect(first('浙江 没有这回事')).toEqual([])
    expect(first('ＩＣＰ 备案')).toEqual(first('icp 备案'))
    expect(first('  ')).toEqual([])
  })

  it('leads to every rule there is', () => {
    const items = new Set(entries.filter(({ topic }) => topic === 'rules').map(({ item }) => item))
    expect(ruleCatalogue.filter(({ code }) => !items.has(code))).toEqual([])
  })
})
