import { existsSync, globSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')
const folders = globSync('{renderer,electron}/**/words.ts', { cwd: root })
  .filter((file) => existsSync(path.join(root, file.replace('words.ts', 'words.en.ts'))))
  .map((file) => path.dirname(file))

type Words = string | ((...args: unknown[]) => unknown) | { readonly [key: string]: Words } | undefined

/** Every text of two tables side by side, by its path. */
function* pairs(chinese: Words, english: Words, at: string): Generator<[at: string, chinese: string, english: string]> {
  if (typeof chinese === 'string') return yield [at, chinese, String(english)]
  if (typeof chinese === 'function' || typeof english === 'function') return
  if (typeof chinese !== 'object' || typeof english !== 'object') return
  for (const key of Object.keys(chinese))
    yield* pairs(chinese[key], (english as Record<string, Words>)[key], `${at}.${key}`)
}

/** Every function of a table, by its path. */
function* functions(table: Words, at: string): Generator<[at: string, say: (...args: unknown[]) => unknown]> {
  if (typeof table === 'function') yield [at, table]
  else if (typeof table === 'object')
    for (const [key, words] of Object.entries(table)) yield* functions(words, `${at}.${key}`)
}

/** One of each kind that a function of a table may ask for: none, one, several, a name, no name, names, yes. */
const samples = [0, 1, 2, 'tea', '', ['tea', 'shop'], true]

/** All rows of so many samples. */
const rowsOf = (many: number): unknown[][] =>
  many === 0 ? [[]] : rowsOf(many - 1).flatMap((row) => samples.map((sample) => [...row, sample]))

/** What a function says to sample arguments; what it says to those of a kind that it cannot use is left out. */
function sayings(say: (...args: unknown[]) => unknown): string[] {
  const said = rowsOf(say.length).map((row) => {
    try {
      return say(...row)
    } catch {
      return undefined
    }
  })
  const texts = said.filter((one) => typeof one === 'string')
  return [...new Set(texts.filter((text) => text !== '' && !/undefined|NaN|\[object/.test(text)))]
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
  // into the record, to the client, into a folder
  /^orders\.opening\.withdrawWhy$/,
  /^workbench\.reminder$/,
  /^sheets\.batch\.fileName$/,
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
      const place = folder.replaceAll(path.sep, '.').replace('renderer.', '')
      return { pairs: [...pairs(zhCN, en, place)], functions: [...functions(en, place)] }
    }),
  )
  const texts = all.flatMap((table) => table.pairs)
  const said = all.flatMap((table) => table.functions).map(([at, say]) => [at, sayings(say)] as const)

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

  it('is in English where it puts numbers and names into a text, too', () => {
    expect(said.length).toBeGreaterThan(150)
    const chinese = said
      .filter(([at]) => !staysChinese.some((exception) => exception.test(at)))
      .flatMap(([at, sayings]) =>
        sayings
          .filter(unexplained)
          .slice(0, 1)
          .map((text) => [at, text]),
      )
    expect(chinese).toEqual([])
  })

  it('has few texts that ask for more than numbers, names and lists', () => {
    // of a task, an object, and without words; of a refusal, one of its codes
    expect(said.filter(([, sayings]) => sayings.length === 0).map(([at]) => at)).toEqual([
      'app.refused',
      'app.tasks.share',
    ])
  })
})
