import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ageOn,
  creditCodeCheckDigit,
  parseCreditCode,
  parsePersonalPaper,
  parseResidentId,
  provinces,
  residentIdCheckDigit,
} from '../../../domain/identifiers/index.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditLetters = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 9, maxLength: 9 })
const provinceCode = fc.constantFrom(...provinces.map((province) => province.code))
const validCode = fc
  .tuple(fc.constantFrom('91', '92', '12', '51', '31'), provinceCode, fc.integer({ min: 0, max: 9999 }), creditLetters)
  .map(([category, region, district, organisation]) => {
    const first17 = `${category}${region}${String(district).padStart(4, '0')}${organisation}`
    return first17 + creditCodeCheckDigit(first17)
  })

describe('credit code', () => {
  it('takes the example of domain.md and says where it was registered', () => {
    const parsed = parseCreditCode('91350100M000100Y43')
    expect(parsed).toMatchObject({ ok: true, normal: '91350100M000100Y43', warnings: [] })
    expect(parsed.ok && parsed.value).toMatchObject({ categoryName: '企业', regionName: '福建', checkDigitValid: true })
  })
  it('only warns on genuine early codes that fail the check digit', () => {
    for (const code of ['91350203M0001QAY9B', '91350100M0001TGQXM', '91350100M000100Y4A']) {
      const parsed = parseCreditCode(code)
      expect(parsed.ok && parsed.warnings.map((warning) => warning.code)).toEqual(['credit-code.check-digit'])
    }
  })
  it('says which letter cannot be, how many are missing, and that old numbers are over', () => {
    expect(parseCreditCode('9135O100M000100Y43')).toMatchObject({ ok: false, code: 'credit-code.letter' })
    expect(parseCreditCode('91350100M000100Y4')).toMatchObject({ ok: false, code: 'credit-code.length' })
    expect(parseCreditCode('350100100012345')).toMatchObject({ ok: false, code: 'credit-code.old-number' })
    expect(parseCreditCode('')).toMatchObject({ ok: false, code: 'credit-code.empty' })
  })
  it('reads full-width, lower-case and blank-ridden spellings as the same number', () => {
    fc.assert(
      fc.property(validCode, fc.integer({ min: 1, max: 17 }), (code, cut) => {
        const wide = [...code].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('')
        for (const spelling of [code.toLowerCase(), wide, ` ${code.slice(0, cut)} ${code.slice(cut)}\u200b`]) {
          expect(parseCreditCode(spelling)).toMatchObject({ ok: true, normal: code, warnings: [] })
        }
      }),
    )
  })
  it('notices every single wrong character', () => {
    const change = fc.record({
      code: validCode,
      place: fc.integer({ min: 8, max: 17 }),
      to: fc.constantFrom(...alphabet),
    })
    fc.assert(
      fc.property(change, ({ code, place, to }) => {
        fc.pre(code.charAt(place) !== to)
        const parsed = parseCreditCode(code.slice(0, place) + to + code.slice(place + 1))
        expect(parsed.ok && parsed.warnings.length > 0).toBe(true)
      }),
    )
  })
})

const validId = fc
  .record({
    province: provinceCode,
    district: fc.integer({ min: 0, max: 9999 }),
    born: fc.date({ min: new Date('1900-01-01'), max: new Date('2025-12-31'), noInvalidDate: true }),
    order: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ province, district, born, order }) => {
    const first17 =
      province +
      String(district).padStart(4, '0') +
      born.toISOString().slice(0, 10).replace(/-/g, '') +
      String(order).padStart(3, '0')
    return first17 + residentIdCheckDigit(first17)
  })

describe('resident ID', () => {
  it('takes the standard example apart', () => {
    const parsed = parseResidentId('11010519491231002x')
    expect(parsed).toMatchObject({ ok: true, normal: '11010519491231002X' })
    expect(parsed.ok && parsed.value).toMatchObject({ birthDate: '1949-12-31', sex: 'female', regionName: '北京' })
    expect(parsed.ok && ageOn(parsed.value, '1967-12-30')).toBe(17)
    expect(parsed.ok && ageOn(parsed.value, '1967-12-31')).toBe(18)
  })
  it('refuses a wrong check digit, an impossible birthday and an unknown region', () => {
    expect(parseResidentId('110105194912310021')).toMatchObject({ ok: false, code: 'resident-id.check-digit' })
    expect(parseResidentId('11010519490229002X')).toMatchObject({ ok: false, code: 'resident-id.birth-date' })
    expect(parseResidentId('99010519491231002X')).toMatchObject({ ok: false, code: 'resident-id.region' })
    expect(parseResidentId('110105491231002')).toMatchObject({ ok: false, code: 'resident-id.old' })
  })
  it('takes every well-made number and never lets one changed digit through', () => {
    fc.assert(
      fc.property(validId, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (id, place, shift) => {
        expect(parseResidentId(id)).toMatchObject({ ok: true, normal: id })
        const digit = String((Number(id.charAt(place)) + shift) % 10)
        expect(parseResidentId(id.slice(0, place) + digit + id.slice(place + 1)).ok).toBe(false)
      }),
    )
  })
  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 25 }),
        (text) => typeof parseResidentId(text).ok === 'boolean',
      ),
    )
  })
})

describe('other personal papers', () => {
  it('knows each kind by its form', () => {
    expect(parsePersonalPaper('hk-macao-permit', 'h12345678')).toMatchObject({ ok: true, normal: 'H12345678' })
    expect(parsePersonalPaper('hk-macao-permit', 'H1234567801')).toMatchObject({ ok: true, normal: 'H12345678' })
    expect(parsePersonalPaper('taiwan-permit', '12345678').ok).toBe(true)
    expect(parsePersonalPaper('passport', 'EA1234567').ok).toBe(true)
    expect(parsePersonalPaper('officer-card', '南字第12345678号').ok).toBe(true)
    expect(parsePersonalPaper('foreigner-permit', 'USA110000000001').ok).toBe(true)
    const residence = `81000019900101001`
    expect(parsePersonalPaper('hmt-residence-permit', residence + residentIdCheckDigit(residence)).ok).toBe(true)
  })
  it('refuses a number that has another form', () => {
    expect(parsePersonalPaper('hk-macao-permit', '12345678').ok).toBe(false)
    expect(parsePersonalPaper('taiwan-permit', 'T1234567').ok).toBe(false)
    expect(parsePersonalPaper('passport', '护照123').ok).toBe(false)
    expect(parsePersonalPaper('hmt-residence-permit', '11010519491231002X').ok).toBe(false)
  })
})
