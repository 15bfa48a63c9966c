import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Answer } from '../../../domain/contract/index.ts'

const refusal = { code: 'conflict', message: '这个客户刚被别处改过。', remedy: '请重新打开这个客户。' } as const
let answer: () => Promise<Answer<unknown>>

beforeEach(() => {
  vi.resetModules()
  answer = async () => ({ ok: false, refusal })
  vi.stubGlobal('window', { desk: { call: () => answer(), on: () => () => undefined } })
})
afterEach(() => vi.unstubAllGlobals())

const refused = async (lang: string) => {
  vi.stubGlobal('document', { documentElement: { lang } })
  const { call, refusalOf } = await import('../../../renderer/app/desk.ts')
  return refusalOf(await call('settings.get', {}).catch((error: unknown) => error))
}

it('a refusal of the desk says in English of what kind it is, with the desk’s own words behind it', async () => {
  expect(await refused('en')).toEqual({
    ...refusal,
    message: 'Changed elsewhere meanwhile: 这个客户刚被别处改过。',
  })
})

it('is the desk’s own in Chinese', async () => {
  expect(await refused('zh-CN')).toEqual(refusal)
})

it('a lost connection is the window’s own word, in either language', async () => {
  answer = () => Promise.reject(new Error('gone'))
  expect((await refused('en')).message).not.toMatch(/[\u4e00-\u9fff]|Something went wrong in the desk/)
})
