import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'
import { createInspector, sourceWorkerUrl } from '../../electron/inspect/inspector.ts'
import type { Bench } from './bench.ts'
import { type Judged, printScore } from './score.ts'

const root = join(process.env.BEIAN_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url)), 'scans')

type Row = Record<'file' | 'colour' | 'seal' | 'clarity' | 'hard', string>

/** Real pictures with labels, scored by the rules of their README: `partial` seals and hard ones are only listed. */
export const bench: Bench = {
  name: 'scans',
  what: 'the checks on real, labelled pictures',
  run: async () => {
    if (!existsSync(join(root, 'labels.csv'))) {
      console.log(`no labelled pictures at ${root}; set BEIAN_SHARED to where they are`)
      return
    }
    const { data: rows } = Papa.parse<Row>(readFileSync(join(root, 'labels.csv'), 'utf8'), {
      header: true,
      skipEmptyLines: true,
    })
    const inspector = createInspector({ worker: sourceWorkerUrl })
    const colour: Judged[] = []
    const clarity: Judged[] = []
    const seal: Judged[] = []
    let unread = 0
    await Promise.all(
      rows.map(async (row, index) => {
        const base = { file: row.file, hard: row.hard === 'y' }
        try {
          const found = await inspector.inspect(readFileSync(join(root, row.file)))
          const note = (verdict: string, score: number) => `${verdict} ${score.toFixed(2)}`
          colour[index] = {
            ...base,
            truth: row.colour,
            said: found.colour.kind,
            note: note(found.colour.verdict, found.colour.score),
          }
          clarity[index] = {
            ...base,
            truth: row.clarity === 'clear' ? 'clear' : 'faulty',
            said: found.clarity.verdict === 'pass' ? 'clear' : 'faulty',
            note: `${row.clarity}: ${note(found.clarity.verdict, found.clarity.score)} [${found.clarity.reasons}]`,
          }
          seal[index] = {
            ...base,
            hard: base.hard || row.seal === 'partial',
            truth: row.seal === 'yes' || row.seal === 'partial' ? 'seal' : 'none',
            said: found.seal.present ? 'seal' : 'none',
            note: `${row.seal}: ${note(found.seal.verdict, found.seal.score)}`,
          }
        } catch (fault) {
          unread++
          console.log(`  not read: ${row.file}: ${fault}`)
        }
      }),
    )
    await inspector.close()
    console.log(`${rows.length} pictures, ${unread} not read`)
    printScore('colour', colour.filter(Boolean), 'colour')
    printScore('clarity', clarity.filter(Boolean), 'clear')
    printScore('seal', seal.filter(Boolean), 'seal')
  },
}
