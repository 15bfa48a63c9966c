import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fromRoot } from '../../../build/paths.ts'
import { sheetOutlines } from '../../../build/sheet-outlines.ts'

it('the kept outlines are those of the font and the form as they stand (else run `node build/sheet-outlines.ts`)', () => {
  expect(readFileSync(fromRoot('renderer/sheet/form/outlines.json'), 'utf8')).toBe(sheetOutlines())
})
