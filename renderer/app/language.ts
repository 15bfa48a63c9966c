import { type Language, type Table, type Tables, tableOf } from '../../domain/language.ts'

export type { Table } from '../../domain/language.ts'

/** The language that the host wrote into the page for this window; a worker and a test have no page and speak Chinese. */
export const language: Language = globalThis.document?.documentElement.lang === 'en' ? 'en' : 'zh-CN'

/** Picks a place's message table for the language spoken. */
export const inLanguage = <T>(tables: Tables<T>): Table<T> => tableOf(language, tables)
