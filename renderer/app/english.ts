const plain = new Intl.NumberFormat('en')

/**
 * A count with its noun: 1 sheet, 1,204 sheets.
 * @param several left out: the noun with an s
 */
export const counted = (count: number, one: string, several = `${one}s`): string =>
  `${plain.format(count)} ${count === 1 ? one : several}`
