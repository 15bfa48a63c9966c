import { expect, it } from 'vitest'
import { calls } from '../../../domain/contract/index.ts'

it('a change of settings names only what it changes: the clerk’s name survives a change of colours', () => {
  expect(calls['settings.set'].input.parse({ theme: 'dark' })).toEqual({ theme: 'dark' })
})
