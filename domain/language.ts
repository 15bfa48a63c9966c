/** Languages the window and the shell speak. The rules' findings, quoted law and everything on paper stay Chinese in both. */
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/**
 * A message table's shape in every language: the zh-CN table's keys and the arguments of its functions, with any words.
 * An English table that leaves one out, or has one too many, does not compile.
 */
export type Table<T> = T extends string
  ? string
  : T extends (...args: infer Arguments) => infer Words
    ? (...args: Arguments) => Table<Words>
    : { readonly [Key in keyof T]: Table<T[Key]> }

/** The message tables of a place; zh-CN says what there is to say, the other says it in English. */
export interface Tables<T> {
  readonly 'zh-CN': T
  readonly en: Table<T>
}

/** Picks the table of a language. */
export const tableOf = <T>(language: Language, tables: Tables<T>): Table<T> =>
  language === 'en' ? tables.en : (tables['zh-CN'] as Table<T>)
