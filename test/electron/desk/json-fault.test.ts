import { describe, expect, it } from 'vitest'
import { jsonFault } from '../../../electron/desk/json-fault.ts'

describe('where a text stops being JSON', () => {
  it.each([
    ['{\n  "a": 1,\n  "b" 2\n}', '第 3 行第 7 个'],
    ['{\n  "a": “1”\n}', '第 2 行第 8 个'],
    ['{"a": 1,}', '第 1 行第 9 个'],
    ['[1, 2]]', '第 1 行第 7 个'],
    ['hello', '第 1 行第 1 个'],
    ['{"a": [1, 2}', '第 1 行第 12 个'],
    ['{"a": "1\n2"}', '第 1 行第 9 个'],
  ])('%j: %s', (text, place) => expect(jsonFault(text)).toContain(place))

  it('says so where only the end is missing', () => {
    for (const text of ['{"a": [1, 2', '{"a": "unfinished', '', '[tru']) expect(jsonFault(text)).toContain('末尾')
  })
})
