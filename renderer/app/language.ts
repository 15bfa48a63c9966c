/** Languages the window speaks. A second one is a second table of the same type beside each place's zh-CN table. */
export type Language = 'zh-CN'

const spoken: Language = 'zh-CN'

/**
 * Picks a place's message table for the language spoken.
 * @param tables one table for each language, all of the first one's type
 */
export const inLanguage = <T>(tables: Record<Language, T>): T => tables[spoken]
