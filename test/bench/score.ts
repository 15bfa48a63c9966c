/** One judged picture: what is true, what was said, and whether people would hesitate too. */
export interface Judged {
  readonly file: string
  readonly truth: string
  readonly said: string
  /** left out of the main score, listed all the same */
  readonly hard: boolean
  readonly note: string
}

/** Wilson's 95 % interval of a share, in 0..1. */
export function wilson(hits: number, all: number): [number, number] {
  if (all === 0) return [0, 1]
  const z = 1.96
  const p = hits / all
  const centre = p + (z * z) / (2 * all)
  const reach = z * Math.sqrt((p * (1 - p)) / all + (z * z) / (4 * all * all))
  const scale = 1 + (z * z) / all
  return [Math.max(0, (centre - reach) / scale), Math.min(1, (centre + reach) / scale)]
}

export function share(hits: number, all: number): string {
  const [low, high] = wilson(hits, all)
  const percent = (value: number) => `${(value * 100).toFixed(1)}%`
  return all === 0 ? 'n/a' : `${percent(hits / all)} (${hits}/${all}, 95% ${percent(low)}–${percent(high)})`
}

/** Rows = truth, columns = what was said. */
export function confusion(judged: readonly Judged[]): string {
  const truths = [...new Set(judged.map((one) => one.truth))].sort()
  const saids = [...new Set(judged.map((one) => one.said))].sort()
  const width = Math.max(12, ...[...truths, ...saids].map((name) => name.length + 2))
  const row = (cells: readonly string[]) => cells.map((cell) => cell.padStart(width)).join('')
  const count = (truth: string, said: string) => judged.filter((one) => one.truth === truth && one.said === said).length
  return [
    row(['truth \\ said', ...saids]),
    ...truths.map((truth) => row([truth, ...saids.map((said) => String(count(truth, said)))])),
  ].join('\n')
}

/**
 * Prints the score of one check: confusion table, precision and recall of `positive`, accuracy, and every miss by file.
 * @param right whether a picture was judged rightly; by default what was said is what is true
 */
export function printScore(
  title: string,
  all: readonly Judged[],
  positive: string,
  right: (one: Judged) => boolean = (one) => one.truth === one.said,
): void {
  const main = all.filter((one) => !one.hard)
  console.log(`\n-- ${title}: ${main.length} pictures, and ${all.length - main.length} on which people hesitate`)
  console.log(confusion(main))
  const truly = main.filter((one) => one.truth === positive)
  const saidSo = main.filter((one) => one.said === positive)
  const both = truly.filter((one) => one.said === positive).length
  console.log(`precision of ${positive}: ${share(both, saidSo.length)}`)
  console.log(`recall of ${positive}:    ${share(both, truly.length)}`)
  console.log(`right in all:${' '.repeat(positive.length)} ${share(main.filter(right).length, main.length)}`)
  const hard = all.filter((one) => one.hard)
  if (hard.length > 0) console.log(`right where people hesitate: ${share(hard.filter(right).length, hard.length)}`)
  for (const one of all.filter((each) => !right(each))) {
    console.log(`  miss${one.hard ? ' (hard)' : ''}: ${one.truth} -> ${one.said}  ${one.note}  ${one.file}`)
  }
}
