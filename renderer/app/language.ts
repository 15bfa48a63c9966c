import type { Language } from '../../domain/contract/index.ts'

/**
 * A message table's shape in every language: the zh-CN table's keys and the arguments of its functions, with any words.
 * An English table that leaves one out, or has one too many, does not compile.
 */
export type Table<T> = T extends string
  ? string
  : T extends (...args: infer Arguments) => infer Words
    ? (...args: Arguments) => Table<Words>
    : { readonly [Key in keyof T]: Table<T[Key]> }

/** The language that the host wrote into the page for this window; a worker and a test have no page and speak Chinese. */
export const language: Language = globalThis.document?.documentElement.lang === 'en' ? 'en' : 'zh-CN'

/** Picks a place's message table for the language spoken; zh-CN says what there is to say, the other says it in English. */
export const inLanguage = <T>(tables: { readonly 'zh-CN': T; readonly en: Table<T> }): Table<T> =>
  language === 'en' ? tables.en : (tables['zh-CN'] as Table<T>)
