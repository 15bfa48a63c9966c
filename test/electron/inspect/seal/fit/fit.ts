/**
 * Fits the seal model and writes electron/inspect/seal/weights.ts.
 *   node fit.ts draw OUT.jsonl drawn|crop|paper FROM COUNT     measure drawn pictures
 *   node fit.ts scans OUT.jsonl                           measure the real pictures
 *   node fit.ts fit IN.jsonl...                           fit on what was measured
 */
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { overlap } from '../../../../../electron/inspect/seal/ellipse.ts'
import { FEATURES } from '../../../../../electron/inspect/seal/features.ts'
import { logOdds, type SealWeights } from '../../../../../electron/inspect/seal/model.ts'
import { weights } from '../../../../../electron/inspect/seal/weights.ts'
import { readScan, scanLabels } from '../scans.ts'
import { boost, calibrate, type Row } from './boost.ts'
import { collect, type PictureSamples, type Sample } from './collect.ts'
import { pictureOf, type Source } from './sources.ts'

/** Trees: more did not help on seeds not fitted on. */
const ROUNDS = 160
const FOLDS = 3
/** Log odds. */
const SURE = 1
/** Overlap with a seal's fullest ring: above it the same rim, below it another ring. */
const RIM = 0.85
const ASKEW = 0.78

const [command, ...rest] = process.argv.slice(2)
if (command === 'draw') await draw(rest[0]!, rest[1] as Source, Number(rest[2]), Number(rest[3]))
else if (command === 'scans') await measureScans(rest[0]!)
else if (command === 'fit') fitModel(rest)
else throw new Error('fit.ts draw OUT drawn|crop|paper FROM COUNT | scans OUT | fit FILES...')

async function draw(out: string, source: Source, from: number, count: number): Promise<void> {
  const file = openSync(out, 'w')
  for (let seed = from; seed < from + count; seed++) {
    const picture = await pictureOf(source, seed)
    if (picture.arguable) continue
    const samples = collect(picture, picture.seals).map((s) => ({
      ...s,
      features: s.features.map((v) => Number(v.toFixed(4))),
    }))
    const line: PictureSamples = {
      name: `${source} ${seed} ${picture.tags.join(' ')}`,
      present: picture.seals.length > 0,
      samples,
    }
    writeSync(file, `${JSON.stringify(line)}\n`)
  }
  closeSync(file)
}

/** A real seal's place is not labelled: what the present weights are SURE of is taken for it, the rest left out. */
async function measureScans(out: string): Promise<void> {
  const lines: string[] = []
  for (const label of scanLabels()) {
    if (label.seal === 'partial') continue
    const present = label.seal === 'yes'
    const samples = collect(await readScan(label), []).map((s) => {
      const sure = logOdds(weights, Float64Array.from(s.features)) > SURE
      return {
        ...s,
        features: s.features.map((v) => Number(v.toFixed(4))),
        seal: !present ? false : sure ? true : undefined,
      }
    })
    const line: PictureSamples = { name: `scan ${label.source} ${label.file}`, present, samples }
    lines.push(JSON.stringify(line))
  }
  writeFileSync(out, `${lines.join('\n')}\n`)
}

function fitModel(files: readonly string[]): void {
  const pictures = files.flatMap((f) =>
    readFileSync(f, 'utf8')
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l) as PictureSamples),
  )
  // calibrated on pictures the trees of that fold have not seen
  const points: { z: number; y: boolean }[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const trees = boost(rowsOf(pictures.filter((_, i) => i % FOLDS !== fold)), ROUNDS)
    for (const p of pictures.filter((_, i) => i % FOLDS === fold)) {
      const hidden = p.present && !p.samples.some((s) => s.seal)
      if (p.samples.length === 0 || hidden) continue
      points.push({ z: bestOf(p, { ...trees, slope: 1, shift: 0 }), y: p.present })
    }
  }
  const wrong = points.filter((p) => p.z > 0 !== p.y).length
  console.log(`${points.length} pictures, ${wrong} wrong in cross-validation`)
  const rows = rowsOf(pictures)
  const fitted = { ...boost(rows, ROUNDS), ...calibrate(points) }
  const round = (_: string, v: unknown): unknown => (typeof v === 'number' && v < 1e300 ? Number(v.toPrecision(4)) : v)
  const note = `/** Written by test/electron/inspect/seal/fit/fit.ts from ${pictures.length} pictures, ${rows.length} rings; do not edit. */`
  const lint = '// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: fitted numbers'
  const text = `${lint}\nimport type { SealWeights } from './model.ts'\n\n${note}\nexport const weights: SealWeights = ${JSON.stringify(fitted, round)}\n`
  writeFileSync(fileURLToPath(new URL('../../../../../electron/inspect/seal/weights.ts', import.meta.url)), text)
}

function bestOf(picture: PictureSamples, weights: SealWeights): number {
  return Math.max(...picture.samples.map((s) => logOdds(weights, Float64Array.from(s.features))))
}

/**
 * The fullest ring of each seal is its rim, and so are near copies of it. Rings that lie askew on a seal count a
 * little as wrong, so that the rim wins; whatever else touches a seal is left out.
 */
function rowsOf(pictures: readonly PictureSamples[]): Row[] {
  return pictures.flatMap((p) => {
    const rims = p.samples.filter((s) => s.seal)
    const fullest = rims.filter((r) => rims.every((o) => o === r || apart(o, r) || cover(o) <= cover(r)))
    return p.samples.flatMap((s): Row[] => {
      if (s.seal === false) return [{ features: s.features, seal: false, weight: 1 }]
      const best = Math.max(0, ...fullest.map((r) => overlap(r.box, s.box)))
      if (s.seal && best > RIM) return [{ features: s.features, seal: true, weight: 2 }]
      return fullest.length > 0 && best < ASKEW ? [{ features: s.features, seal: false, weight: 0.4 }] : []
    })
  })
}

function cover(s: Sample): number {
  return s.features[FEATURES.indexOf('ringCover')]!
}

function apart(p: Sample, q: Sample): boolean {
  return overlap(p.box, q.box) < 0.4
}
