import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packBytes, unpackBytes } from '../../../domain/contract/index.ts'

const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.uint8Array({ maxLength: 20 }))
const value = fc.letrec((tie) => ({
  any: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('any')), fc.dictionary(fc.string(), tie('any'))),
})).any

describe('the envelope', () => {
  it('brings any value with bytes at any depth through JSON unchanged', () => {
    fc.assert(
      fc.property(value, (sent) => {
        const { json, parts } = packBytes(sent)
        expect(unpackBytes({ json: JSON.parse(JSON.stringify(json)), parts })).toEqual(sent)
      }),
    )
  })

  it('refuses a placeholder whose part did not arrive', () => {
    for (const index of [1, -1, 0.5, '0', null, 'length'])
      expect(() => unpackBytes({ json: { a: [{ $bytes: index }] }, parts: [new Uint8Array(1)] })).toThrow(RangeError)
  })

  it('does not let a key reach the prototype', () => {
    const sent = JSON.parse('{"__proto__":{"polluted":true}}') as object
    const arrived = unpackBytes({ json: sent, parts: [] }) as { polluted?: boolean }
    expect(arrived.polluted).toBeUndefined()
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})
