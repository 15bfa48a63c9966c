import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clientSchema, type MaterialKind, materialKinds } from '../../../domain/model/index.ts'
import { copyName } from '../../../domain/upload/index.ts'

const client = clientSchema.parse({
  subject: { name: '杭州样例茶业有限公司' },
  people: [{ id: 'p', name: '林样例', roles: ['legal-representative'] }],
  services: [{ id: 's', name: '样例茶业', domains: [{ name: 'sample-tea.cn' }] }],
})
const usual = { fileNames: '{材料}-{归属}-{主体}', fileNameMax: 100 }
const paper = (kind: MaterialKind, personId = '', serviceId = '') => ({ kind, personId, serviceId })

describe('names of upload copies', () => {
  it('say what the paper is, whose it is, and of which organiser', () => {
    const taken = new Set<string>()
    const name = (material: ReturnType<typeof paper>, page?: number) =>
      copyName(usual, client, material, page, 'jpg', taken)
    expect(name(paper('business-licence'))).toBe('营业执照-杭州样例茶业有限公司.jpg')
    expect(name(paper('id-front', 'p'))).toBe('身份证人像面-林样例-杭州样例茶业有限公司.jpg')
    expect(name(paper('verification-sheet', '', 's'))).toBe('核验单-sample-tea.cn-杭州样例茶业有限公司.jpg')
    expect(name(paper('hosting-agreement'), 0)).toBe('托管协议-杭州样例茶业有限公司-1.jpg')
    expect(name(paper('hosting-agreement'), 1)).toBe('托管协议-杭州样例茶业有限公司-2.jpg')
    expect(name(paper('business-licence'))).toBe('营业执照-杭州样例茶业有限公司-2.jpg')
  })

  it('are safe, short enough and unlike one another, whatever the names and patterns are', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('CON', '..', '-', '', '𠮷野家', 'a/b\\c:d'),
    )
    const pattern = fc.oneof(
      fc.constantFrom('{材料}-{归属}-{主体}', '{主体}', '{归属}_{材料}', '{没有}', '..', 'con'),
      text,
    )
    const kinds = fc.constantFrom(...(Object.keys(materialKinds) as MaterialKind[]))
    fc.assert(
      fc.property(
        text,
        pattern,
        fc.integer({ min: 12, max: 200 }),
        fc.array(kinds, { minLength: 1, maxLength: 6 }),
        (subject, fileNames, fileNameMax, papers) => {
          const other = clientSchema.parse({ subject: { name: subject }, people: [{ id: 'p', name: subject }] })
          const taken = new Set<string>()
          const names = papers.map((kind) =>
            copyName({ fileNames, fileNameMax }, other, paper(kind, 'p'), 0, 'jpg', taken),
          )
          for (const name of names) {
            expect(name.length).toBeLessThanOrEqual(fileNameMax)
            expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255)
            expect(name).toMatch(/^[\p{L}\p{N}_（()）·][\p{L}\p{N}\-_.()（）·]*\.jpg$/u)
            expect(name.isWellFormed()).toBe(true)
            expect(name).not.toMatch(/^(con|nul)\b/i)
          }
          expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
        },
      ),
    )
  })
})
