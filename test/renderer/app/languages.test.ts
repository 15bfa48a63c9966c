import { globSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../../renderer')
const folders = globSync('**/words.ts', { cwd: root }).map((file) => path.dirname(file))

type Words = string | ((...args: unknown[]) => unknown) | { readonly [key: string]: Words } | undefined

/** Every text of two tables side by side, by its path; functions are called with the same arguments. */
function* pairs(chinese: Words, english: Words, at: string): Generator<[at: string, chinese: string, english: string]> {
  if (typeof chinese === 'string') return yield [at, chinese, String(english)]
  if (typeof chinese === 'function' || typeof english === 'function') return
  if (typeof chinese !== 'object' || typeof english !== 'object') return
  for (const key of Object.keys(chinese))
    yield* pairs(chinese[key], (english as Record<string, Words>)[key], `${at}.${key}`)
}

/** Han outside of a bracket that explains a term: Subject (主体). */
const unexplained = (text: string) => /\p{Script=Han}/u.test(text.replace(/\([^()]*\)/g, ''))

/** Data that goes on the provider's form or into files, and examples that quote a form. */
const staysChinese = [
  /^clients\.services\.(contents|languages)\./,
  /^clients\.services\.nameHint$/,
  /^clients\.(subject|services)\.filingNumberHint$/,
  /^orders\.step\.numberHelp$/,
  /^sheets\.batch\.calibrationFile$/,
  /^sheets\.signerByDocument$/,
  /^papers\.editor\.resetWhat$/,
  /^settings\.language$/,
]
/** Texts without words. */
const alike = [
  /^clients\.services\.platforms\.ios$/,
  /\.key$/,
  /^app\.keys\.groups\./,
  /^orders\.due\.none$/,
  /\.made$/,
]

describe('the English table of every place', async () => {
  const all = await Promise.all(
    folders.map(async (folder) => {
      const { zhCN } = await import(path.join(root, folder, 'words.ts'))
      const { en } = await import(path.join(root, folder, 'words.en.ts'))
      return [...pairs(zhCN, en, folder.replaceAll(path.sep, '.'))]
    }),
  )
  const texts = all.flat()

  it('is there', () => {
    expect(folders.length).toBeGreaterThan(15)
    expect(texts.length).toBeGreaterThan(700)
  })

  it('is in English, with Chinese only beside a term', () => {
    const chinese = texts.filter(
      ([at, , english]) => unexplained(english) && !staysChinese.some((exception) => exception.test(at)),
    )
    expect(chinese).toEqual([])
  })

  it('says something else than the Chinese one', () => {
    const same = texts.filter(
      ([at, chinese, english]) =>
        chinese === english && ![...staysChinese, ...alike].some((exception) => exception.test(at)),
    )
    expect(same).toEqual([])
  })
})
