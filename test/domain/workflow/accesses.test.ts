import { expect, it } from 'vitest'
import { accessSchema } from '../../../domain/model/index.ts'
import { noAccess } from '../../../domain/workflow/accesses.ts'

it('an access of which nothing is known is what the schema makes of nothing', () => {
  expect(noAccess).toEqual(accessSchema.parse({}))
})
