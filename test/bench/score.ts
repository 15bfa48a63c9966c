/** One judged picture: what is true, what was said and how surely, and whether people would hesitate too. */
export interface Judged {
  readonly file: string
  readonly truth: string
  readonly said: string
  readonly verdict: string
  /** 0..1, how likely it holds what it said to be right */
  readonly confidence: number
  /** left out of the main score, listed all the same */
  readonly hard: boolean
  /** of which sort it is; sorts are counted apart */
  readonly sort: string
  readonly note: string
}

const right = (one: Judged): boolean => one.truth === one.said

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

const bins = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0001] as const

/**
 * Of what was said this surely, how much is right: calibrated scores show a share right that lies in its own bin.
 * @returns one line a verdict and bin, and the expected calibration error over all
 */
export function reliability(judged: readonly Judged[]): string {
  const lines = ['verdict  confidence   mean  share right']
  let error = 0
  for (const verdict of ['pass', 'doubt', 'fail']) {
    for (let i = 0; i + 1 < bins.length; i++) {
      const [from, to] = [bins[i]!, bins[i + 1]!]
      const inBin = judged.filter((one) => one.verdict === verdict && one.confidence >= from && one.confidence < to)
      if (inBin.length === 0) continue
      const hits = inBin.filter(right).length
      const mean = inBin.reduce((sum, one) => sum + one.confidence, 0) / inBin.length
      error += Math.abs(hits - mean * inBin.length)
      const range = `${from.toFixed(2)}–${Math.min(1, to).toFixed(2)}`
      lines.push(`${verdict.padEnd(8)} ${range.padEnd(11)} ${mean.toFixed(3)}  ${share(hits, inBin.length)}`)
    }
  }
  lines.push(`expected calibration error: ${(error / Math.max(1, judged.length)).toFixed(3)}`)
  return lines.join('\n')
}

/** How each sort fared, the worst first; sorts without a miss on one line. */
function bySort(judged: readonly Judged[]): string[] {
  const sorts = [...new Set(judged.map((one) => one.sort))].map((sort) => {
    const all = judged.filter((one) => one.sort === sort)
    return { sort, all: all.length, misses: all.filter((one) => !right(one)).length }
  })
  const missed = sorts.filter(({ misses }) => misses > 0).sort((a, b) => b.misses / b.all - a.misses / a.all)
  const clean = sorts.filter(({ misses }) => misses === 0)
  return [
    ...missed.map(({ sort, all, misses }) => `  missed ${misses} of ${all}: ${sort}`),
    ...(clean.length > 0 ? [`  missed none: ${clean.map(({ sort, all }) => `${sort} (${all})`).join(', ')}`] : []),
  ]
}

/** Prints one check's score: confusion, precision and recall of `positive`, reliability, sorts, and misses, surest first. */
export function printScore(title: string, all: readonly Judged[], positive: string): void {
  const main = all.filter((one) => !one.hard)
  console.log(`\n-- ${title}: ${main.length} pictures, and ${all.length - main.length} on which people hesitate`)
  console.log(confusion(main))
  const truly = main.filter((one) => one.truth === positive)
  const saidSo = main.filter((one) => one.said === positive)
  const both = truly.filter((one) => one.said === positive).length
  console.log(`precision of ${positive}: ${share(both, saidSo.length)}`)
  console.log(`recall of ${positive}:    ${share(both, truly.length)}`)
  console.log(`right in all:${' '.repeat(positive.length)} ${share(main.filter(right).length, main.length)}`)
  const doubted = main.filter((one) => one.verdict === 'doubt')
  console.log(`left to a person (doubt): ${share(doubted.length, main.length)}`)
  const settled = main.filter((one) => one.verdict !== 'doubt')
  console.log(`right where it was sure:  ${share(settled.filter(right).length, settled.length)}`)
  const hard = all.filter((one) => one.hard)
  if (hard.length > 0) console.log(`right where people hesitate: ${share(hard.filter(right).length, hard.length)}`)
  console.log(reliability(main))
  for (const line of bySort(main)) console.log(line)
  const misses = all
    .filter((one) => !right(one))
    .sort((a, b) => Number(a.hard) - Number(b.hard) || b.confidence - a.confidence)
  for (const one of misses) {
    const sure = `${one.verdict} ${one.confidence.toFixed(2)}`
    console.log(`  miss${one.hard ? ' (hard)' : ''}: ${one.truth} -> ${one.said}  ${sure}  ${one.note}  ${one.file}`)
  }
}
