/**
 * How right the seal check is on kept pictures: precision, recall, placing, reliability, and the misses by name.
 *   node report.ts FOLDER...              report
 *   node report.ts --calibrate FOLDER...  fit the calibration and write it into judge-weights.ts (on seeds not fitted on)
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { judgeColour } from '../../../../../electron/inspect/colour.ts'
import { overlap } from '../../../../../electron/inspect/seal/box.ts'
import { findSeals } from '../../../../../electron/inspect/seal/index.ts'
import { calibration } from '../../../../../electron/inspect/seal/judge-weights.ts'
import { type Kept, keptIn, viewOf, within } from './known.ts'

interface Answer {
  readonly kept: Kept
  /** P(seal) as the check says */
  readonly likely: number
  readonly overlaps: readonly number[]
}

const percent = (some: number, all: number): string =>
  `${((100 * some) / Math.max(1, all)).toFixed(1)} % (${some}/${all})`

const wanted = process.argv.slice(2)
const fitting = wanted[0] === '--calibrate'
const answers: Answer[] = []
const otherInks = { there: 0, told: 0, invented: 0, without: 0 }
for (const folder of fitting ? wanted.slice(1) : wanted) {
  for (const kept of keptIn(folder)) answers.push(...(await answer(folder, kept)))
}
if (fitting) calibrate(answers)
else report(answers)

async function answer(folder: string, kept: Kept): Promise<Answer[]> {
  if (kept.arguable) return []
  const view = await viewOf(folder, kept)
  const result = findSeals(view, (await judgeColour(view)).kind !== 'colour')
  const likely = result.present ? result.score : 1 - result.score
  const { width, height } = view.picture
  const found = result.seals.filter((s) => s.ink === 'red' && s.shape !== 'square')
  const other = result.seals.some((s) => s.ink !== 'red')
  if (kept.seals.length === 0 && kept.otherSeals.length > 0) {
    otherInks.there++
    if (other) otherInks.told++
  } else if (kept.otherSeals.length === 0) {
    otherInks.without++
    if (other) otherInks.invented++
  }
  const overlaps = kept.seals.map((seal) => Math.max(0, ...found.map((f) => overlap(within(seal, width, height), f))))
  return [{ kept, likely, overlaps }]
}

function report(list: readonly Answer[]): void {
  const there = (a: Answer): boolean => a.kept.seals.length > 0
  const count = (is: (a: Answer) => boolean): number => list.filter(is).length
  const right = count((a) => there(a) && a.likely >= 0.5)
  const invented = list.filter((a) => !there(a) && a.likely >= 0.5)
  const missed = list.filter((a) => there(a) && a.likely < 0.5)
  console.log(`${list.length} pictures, ${count(there)} with a seal`)
  console.log(`precision ${percent(right, right + invented.length)}, recall ${percent(right, count(there))}`)
  const placed = list.flatMap((a) => a.overlaps).filter((o) => o > 0.3)
  const all = list.flatMap((a) => a.overlaps)
  const mean = placed.reduce((sum, o) => sum + o, 0) / placed.length
  console.log(`single seals found ${percent(placed.length, all.length)}, mean overlap of those ${mean.toFixed(3)}`)
  const { told, there: others, invented: made, without } = otherInks
  console.log(`blue or black seals told ${percent(told, others)}, invented ${percent(made, without)}`)
  for (const [from, to] of [
    [0, 0.02],
    [0.02, 0.1],
    [0.1, 0.3],
    [0.3, 0.5],
    [0.5, 0.7],
    [0.7, 0.9],
    [0.9, 0.98],
    [0.98, 1.01],
  ] as const) {
    const bin = list.filter((a) => a.likely >= from && a.likely < to)
    const said = bin.reduce((sum, a) => sum + a.likely, 0) / Math.max(1, bin.length)
    console.log(
      `  said ${from}..${Math.min(1, to)}: mean ${said.toFixed(3)}, true ${percent(bin.filter(there).length, bin.length)}`,
    )
  }
  for (const a of missed) console.log(`missed ${a.kept.file} ${a.likely.toFixed(2)} ${a.kept.tags.join(' ')}`)
  for (const a of invented) console.log(`invented ${a.kept.file} ${a.likely.toFixed(2)} ${a.kept.tags.join(' ')}`)
}

/** Platt scaling: P = 1 / (1 + exp(-(slope z + shift))) fitted to pictures' best log odds. */
function calibrate(list: readonly Answer[]): void {
  const points = list
    .filter((a) => a.likely > calibration.none * 1.001)
    .map(({ kept, likely }) => ({
      z: (Math.log(likely / (1 - likely)) - calibration.shift) / calibration.slope,
      y: kept.seals.length > 0 ? 1 : 0,
    }))
  let slope = 1
  let shift = 0
  for (let round = 0; round < 100; round++) {
    let [gs, gb, ss, sb, bb] = [0, 0, 1e-3, 0, 1e-3]
    for (const { z, y } of points) {
      const p = 1 / (1 + Math.exp(-(slope * z + shift)))
      const c = Math.max(1e-6, p * (1 - p))
      gs += (y - p) * z
      gb += y - p
      ss += c * z * z
      sb += c * z
      bb += c
    }
    const det = ss * bb - sb * sb
    slope += Math.max(-0.3, Math.min(0.3, (bb * gs - sb * gb) / det))
    shift += Math.max(-0.6, Math.min(0.6, (ss * gb - sb * gs) / det))
  }
  const unseen = list.filter((a) => a.likely <= calibration.none * 1.001)
  const none = (unseen.filter((a) => a.kept.seals.length > 0).length + 0.5) / (unseen.length + 1)
  const fitted = { slope: Number(slope.toFixed(4)), shift: Number(shift.toFixed(4)), none: Number(none.toFixed(4)) }
  const file = fileURLToPath(new URL('../../../../../electron/inspect/seal/judge-weights.ts', import.meta.url))
  const text = readFileSync(file, 'utf8').replace(/(calibration = ).*/, `$1${JSON.stringify(fitted)}`)
  writeFileSync(file, text)
  console.log(`${points.length} pictures`, fitted)
}
