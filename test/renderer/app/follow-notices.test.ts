import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { DeskEvent } from '../../../domain/contract/index.ts'

const listeners = new Set<(event: DeskEvent) => void>()
const location = { hash: '' }

beforeEach(() => {
  vi.resetModules()
  const desk = { call: vi.fn(), on: (listener: (event: DeskEvent) => void) => listeners.add(listener) }
  vi.stubGlobal('window', { desk, location })
})
afterEach(() => vi.unstubAllGlobals())

it.each([
  [{ clientId: '', orderId: '', path: '' }, '/workbench'],
  [{ clientId: 'c1', orderId: 'o1', path: 'subject' }, '/filing/c1/o1'],
  [{ clientId: 'c1', orderId: '', path: 'services.s1.domains' }, '/clients/c1/services/s1'],
  [{ clientId: 'c1', orderId: '', path: '' }, '/clients/c1/subject'],
])('a notice clicked on leads to its place: %o', async (place, hash) => {
  const { followNotices } = await import('../../../renderer/app/followNotices.ts')
  followNotices()
  for (const listener of listeners) listener({ type: 'open', ...place })
  expect(location.hash).toBe(hash)
})
