import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { rulesDocument } from '../../../build/rules-doc.ts'
import { rejectionReasons, ruleCatalogue } from '../../../domain/rules/index.ts'

describe('docs/rules.md', () => {
  it('is what the rules say now (else run `node build/rules-doc.ts`)', () => {
    const file = fileURLToPath(new URL('../../../docs/rules.md', import.meta.url))
    expect(readFileSync(file, 'utf8')).toBe(rulesDocument())
  })
})

describe('the 62 rejection reasons', () => {
  it('are each caught by a rule, or it is said why they cannot be', () => {
    expect(rejectionReasons).toHaveLength(62)
    const caught = new Set(ruleCatalogue.flatMap((rule) => rule.reasons))
    const uncaught = rejectionReasons.filter((reason) => !caught.has(reason.number) && reason.unknowable === '')
    expect(uncaught.map((reason) => `${reason.number} ${reason.title}`)).toEqual([])
    const needless = rejectionReasons.filter((reason) => caught.has(reason.number) && reason.unknowable !== '')
    expect(needless).toEqual([])
  })
  it('are the only numbers that rules name', () => {
    for (const rule of ruleCatalogue) for (const number of rule.reasons) expect(number).toBeLessThanOrEqual(62)
  })
})
