import { createInspector, sourceWorkerUrl } from '../../electron/inspect/inspector.ts'
import { drawCase } from '../paper/index.ts'
import type { Bench } from './bench.ts'
import { type Judged, printScore } from './score.ts'

/** Seeds nothing was tuned on; tuning looks at 1000 to 1999. BEIAN_DRAWN sets how many are drawn. */
const firstSeed = 50_000
const count = Number(process.env.BEIAN_DRAWN ?? 150)

/** Drawn papers whose truth is known because they were drawn so. */
export const bench: Bench = {
  name: 'drawn',
  what: `the checks on ${count} drawn papers, seeds from ${firstSeed}`,
  run: async () => {
    const inspector = createInspector({ worker: sourceWorkerUrl })
    const colour: Judged[] = []
    const clarity: Judged[] = []
    const seal: Judged[] = []
    const codes = { read: 0, all: 0 }
    for (let seed = firstSeed; seed < firstSeed + count; seed++) {
      const { bytes, truth, page, capture } = await drawCase(seed)
      const found = await inspector.inspect(bytes)
      const file = `seed ${seed} ${page} ${capture.device}${capture.photocopied ? ' copied' : ''} ${capture.mode} ${capture.fault}`
      const note = (verdict: string, score: number) => `${verdict} ${score.toFixed(2)}`
      const hard = (check: 'colour' | 'seal' | 'clarity') => truth.borderline.includes(check)
      colour.push({
        file,
        hard: hard('colour'),
        truth: truth.colour,
        said: found.colour.kind,
        note: note(found.colour.verdict, found.colour.score),
      })
      clarity.push({
        file,
        hard: hard('clarity'),
        truth: truth.clarity === 'clear' ? 'clear' : 'faulty',
        said: found.clarity.verdict === 'pass' ? 'clear' : 'faulty',
        note: `${truth.clarity}: ${note(found.clarity.verdict, found.clarity.score)} [${found.clarity.reasons}]`,
      })
      seal.push({
        file,
        hard: hard('seal'),
        truth: truth.seal === 'yes' ? 'seal' : 'none',
        said: found.seal.present ? 'seal' : 'none',
        note: `${truth.seal}: ${note(found.seal.verdict, found.seal.score)}`,
      })
      codes.all += truth.codes.length
      codes.read += truth.codes.filter((code) => found.codes.includes(code)).length
    }
    await inspector.close()
    printScore('colour', colour, 'colour')
    printScore('clarity', clarity, 'clear')
    printScore('seal', seal, 'seal')
    console.log(`\n-- codes read: ${codes.read} of ${codes.all}`)
  },
}
