import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Client, clientSchema } from '../../../domain/model/index.ts'
import {
  filingDigits,
  readSheetCode,
  sheetCodeOf,
  sheetIdOf,
  sheetStands,
  writeSheetCode,
} from '../../../domain/sheet/code.ts'

const client = clientSchema.parse({
  id: 'c1',
  subject: { name: '杭州云上茶业有限公司', province: '浙江' },
  people: [
    { id: 'p1', name: '陈知远', roles: ['legal-representative'], mobile: '13800002201' },
    { id: 'p2', name: '林样例', roles: ['service-lead'] },
  ],
  services: [
    { id: 's1', domains: [{ name: 'www.yunshangcha.com', registrar: '甲注册商' }] },
    { id: 's2', domains: [{ name: 'b.cn' }] },
  ],
})
const [first, second] = client.services
const changed = (change: Partial<Client>): Client => ({ ...client, ...change })
const subject = (change: Partial<Client['subject']>) => changed({ subject: { ...client.subject, ...change } })

describe('the code on a sheet', () => {
  it('reads back as what was written, also with blanks and dashes', () => {
    const code = sheetCodeOf(client, first, false)
    const digits = writeSheetCode(code)
    expect(digits).toMatch(/^\d{16}$/)
    expect(readSheetCode(digits)).toEqual(code)
    expect(readSheetCode(digits.replace(/(\d{4})/g, '$1 - '))).toEqual(code)
  })

  it('is one and the same for the same filing, and another for every other', () => {
    const ids = Array.from({ length: 5000 }, (_, i) => filingDigits(`client-${i}`, `s${i % 3}`))
    expect(new Set(ids).size).toBe(ids.length)
    expect(filingDigits('c1', 's1')).toBe(sheetCodeOf(client, first, false).filing)
    expect(sheetCodeOf(client, second, false).filing).not.toBe(sheetCodeOf(client, first, false).filing)
    // what ends one id must not be read into the next
    expect(filingDigits('c1s', '1')).not.toBe(filingDigits('c1', 's1'))
  })

  it('tells the sheets of one filing apart by their page and nothing else', () => {
    const pages = [1, 2, 9, 10, 11].map((page) => sheetCodeOf(client, first, false, page))
    expect(pages.map(({ page }) => page)).toEqual([1, 2, 9, 0, 0])
    expect(new Set(pages.map(sheetIdOf)).size).toBe(1)
  })

  it('notices every digit that was read wrong', () => {
    const digits = writeSheetCode(sheetCodeOf(client, first, false))
    for (let place = 0; place < 16; place++)
      for (let by = 1; by < 10; by++) {
        const wrong = String((Number(digits[place]) + by) % 10)
        expect(readSheetCode(digits.slice(0, place) + wrong + digits.slice(place + 1))).toBeUndefined()
      }
  })

  it.each(['', '1234', 'https://example.com/1234567890123456', '４'.repeat(16), `${'1'.repeat(16)}7`])(
    'takes %j for no sheet',
    (text) => {
      expect(readSheetCode(text)).toBeUndefined()
    },
  )

  it('takes any 15 digits with the one check digit that fits them, and no other', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 15, maxLength: 15 })
    fc.assert(
      fc.property(digits, (some) => {
        const fitting = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((check) => `${some.join('')}${check}`).filter(readSheetCode)
        expect(fitting.map((one) => writeSheetCode(readSheetCode(one)!))).toEqual(fitting)
        expect(fitting).toHaveLength(1)
      }),
    )
  })
})

describe('a printed sheet', () => {
  const printed = [true, false].map((registrar) => sheetCodeOf(client, first, registrar))
  const stands = (now: Client) => printed.map((code) => sheetStands(code, now, now.services[0]))

  it('stands while what it says and who signs it is the same', () => {
    expect(stands(client)).toEqual([true, true])
    expect(stands(changed({ notes: '改了备注', revision: 9, assignee: '小张' }))).toEqual([true, true])
    expect(stands(subject({ licenceAddress: '另一条路 1 号' }))).toEqual([true, true])
  })

  it.each([
    ['name', subject({ name: '杭州云下茶业有限公司' })],
    ['kind', subject({ kind: 'person' })],
    ['domains', changed({ services: [{ ...first!, domains: [{ ...first!.domains[0]!, name: 'c.cn' }] }, second!] })],
    ['signer', changed({ people: client.people.map((one) => (one.id === 'p2' ? { ...one, name: '王样例' } : one)) })],
  ])('is stale once the client’s %s is another', (_, now) => {
    expect(stands(now)).toEqual([false, false])
  })

  it('is stale for another registrar only where the registrar was printed', () => {
    const domains = [{ ...first!.domains[0]!, registrar: '乙注册商' }]
    expect(stands(changed({ services: [{ ...first!, domains }, second!] }))).toEqual([false, true])
  })

  it('is not stale for a www that was typed in front of the domain', () => {
    const domains = [{ ...first!.domains[0]!, name: 'https://yunshangcha.com/' }]
    expect(stands(changed({ services: [{ ...first!, domains }, second!] }))).toEqual([true, true])
  })
})
