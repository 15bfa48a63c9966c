import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  maskCreditCode,
  maskEmail,
  maskIdNumber,
  maskMobile,
  parseFilingNumber,
  parseLandline,
  parseMail,
  parseMobile,
  parseProvince,
  provinceAtStart,
  provinces,
} from '../../../domain/identifiers/index.ts'

describe('mobile', () => {
  const mobile = fc
    .tuple(fc.constantFrom('13', '14', '15', '16', '17', '18', '19'), fc.integer({ min: 0, max: 999_999_999 }))
    .map(([head, rest]) => head + String(rest).padStart(9, '0'))
  it('drops the country code and separators', () => {
    fc.assert(
      fc.property(mobile, (number) => {
        const spaced = `${number.slice(0, 3)} ${number.slice(3, 7)}-${number.slice(7)}`
        for (const spelling of [number, `+86${number}`, `0086 ${number}`, `86-${number}`, spaced]) {
          expect(parseMobile(spelling)).toMatchObject({ ok: true, normal: number })
        }
      }),
    )
  })
  it('refuses landlines, short numbers and foreign ones', () => {
    expect(parseMobile('0571-88888888').ok).toBe(false)
    expect(parseMobile('1380013800')).toMatchObject({ ok: false, code: 'mobile.length' })
    expect(parseMobile('12345678901')).toMatchObject({ ok: false, code: 'mobile.prefix' })
    expect(parseMobile('+85291234567')).toMatchObject({ ok: false, code: 'mobile.foreign' })
  })
  it('warns of virtual operators', () => {
    expect(parseMobile('17012345678')).toMatchObject({ ok: true, warnings: [{ code: 'mobile.virtual-operator' }] })
  })
})

describe('landline', () => {
  it.each([
    ['0571-88888888', '086-0571-88888888', '浙江'],
    ['086-010-66668888', '086-010-66668888', '北京'],
    ['（021）5555 6666', '086-021-55556666', '上海'],
    ['057188888888', '086-0571-88888888', '浙江'],
    ['+86 755 26262626', '086-0755-26262626', '广东'],
    ['0898-66668888转801', '086-0898-66668888-801', '海南'],
    ['0891-6666888', '086-0891-6666888', '西藏'],
  ])('writes %s as the form wants it', (typed, normal, province) => {
    const parsed = parseLandline(typed)
    expect(parsed).toMatchObject({ ok: true, normal })
    expect(parsed.ok && parsed.value.province?.name).toBe(province)
    expect(parseLandline(normal)).toMatchObject({ ok: true, normal })
  })
  it('refuses mobiles, 400 numbers and numbers without area code', () => {
    expect(parseLandline('13800138000')).toMatchObject({ ok: false, code: 'landline.mobile' })
    expect(parseLandline('400-800-8888')).toMatchObject({ ok: false, code: 'landline.service-number' })
    expect(parseLandline('88888888').ok).toBe(false)
  })
})

describe('mail', () => {
  it('lower-cases the domain and drops stray blanks', () => {
    expect(parseMail(' Zhang.San@Example.COM ')).toMatchObject({ ok: true, normal: 'Zhang.San@example.com' })
    expect(parseMail('zhang＠example。com')).toMatchObject({ ok: true, normal: 'zhang@example.com' })
  })
  it('refuses what is none', () => {
    for (const text of ['', 'zhang', '@example.com', 'zhang@', 'zhang@example', 'a@b@c']) {
      expect(parseMail(text).ok).toBe(false)
    }
  })
})

describe('province', () => {
  it('is found by every name it goes by', () => {
    expect(provinces).toHaveLength(31)
    for (const province of provinces) {
      const words = [province.name, province.fullName, province.letter, province.key, ...province.letterAliases]
      for (const word of words) expect(parseProvince(word)).toMatchObject({ ok: true, value: { key: province.key } })
    }
    for (const [letter, key] of [
      ['川', 'sichuan'],
      ['贵', 'guizhou'],
      ['云', 'yunnan'],
      ['秦', 'shaanxi'],
      ['甘', 'gansu'],
    ]) {
      expect(parseProvince(letter ?? '')).toMatchObject({ ok: true, value: { key } })
    }
  })
  it('no two provinces share a name, letter or code', () => {
    const words = provinces.flatMap((p) => [p.name, p.fullName, p.letter, p.key, p.code, ...p.letterAliases])
    expect(new Set(words).size).toBe(words.length)
  })
  it('is none for places without a bureau of their own', () => {
    for (const text of ['香港', '加利福尼亚', '']) expect(parseProvince(text).ok).toBe(false)
    expect(provinceAtStart('浙江杭州市西湖区')?.key).toBe('zhejiang')
    expect(provinceAtStart('杭州市西湖区')).toBeUndefined()
  })
})

describe('filing number', () => {
  it.each([
    ['京ICP备12345678号', '京ICP备12345678号', 'filing', undefined, undefined],
    ['浙icp备2023012345号－1', '浙ICP备2023012345号-1', 'filing', 1, 'site'],
    ['粤ICP备12345678号-2a', '粤ICP备12345678号-2A', 'filing', 2, 'app'],
    ['沪ICP备12345678-1626X', '沪ICP备12345678号-1626X', 'filing', 1626, 'mini-program'],
    ['苏ICP备12345678号-4K', '苏ICP备12345678号-4K', 'filing', 4, 'quick-app'],
    ['粤B2-20090059-5', '粤B2-20090059-5', 'licence', 5, 'site'],
    ['粤B2-20090059-1626X', '粤B2-20090059-1626X', 'licence', 1626, 'mini-program'],
    ['京ICP证030173号', '京ICP证030173号', 'licence', undefined, undefined],
    ['合字B2-20190001', '合字B2-20190001', 'licence', undefined, undefined],
    ['浙B1.B2-20190001-7', '浙B1.B2-20190001-7', 'licence', 7, 'site'],
  ])('reads %s', (typed, normal, type, sequence, serviceKind) => {
    const parsed = parseFilingNumber(typed)
    expect(parsed).toMatchObject({ ok: true, normal, value: { type, sequence, serviceKind } })
    expect(parseFilingNumber(normal)).toMatchObject({ ok: true, normal })
  })
  it('refuses short, foreign and misspelt ones; warns of letters that are only aliases', () => {
    for (const text of ['', '京ICP备1234号', 'ICP备12345678号', '港ICP备12345678号', '京ICP备12345678号-1B']) {
      expect(parseFilingNumber(text).ok).toBe(false)
    }
    expect(parseFilingNumber('川ICP备12345678号')).toMatchObject({ warnings: [{ code: 'filing-number.alias' }] })
  })
})

describe('masks', () => {
  it('keep what tells clients apart and nothing more', () => {
    expect(maskIdNumber('11010519491231002X')).toBe('110105********002X')
    expect(maskMobile('13800132201')).toBe('138****2201')
    expect(maskCreditCode('91350100M000100Y43')).toBe('9135************43')
    expect(maskEmail('zhang@example.com')).toBe('z****@example.com')
    for (const mask of [maskIdNumber, maskMobile, maskCreditCode, maskEmail]) expect(mask('')).toBe('')
  })
  it('never shows a number whole, however short', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789XH'), minLength: 1, maxLength: 30 }), (number) => {
        for (const mask of [maskIdNumber, maskMobile, maskCreditCode]) {
          if (number.length > 1) expect(mask(number)).toContain('*')
          expect(mask(number)).not.toBe(number)
        }
      }),
    )
  })
})
