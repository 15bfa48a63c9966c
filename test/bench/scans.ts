import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'
import { createInspector, sourceWorkerUrl } from '../../electron/inspect/inspector.ts'
import type { Bench } from './bench.ts'
import { judgeDrawn } from './drawn.ts'
import { Judging } from './judge.ts'

const root = join(process.env.BEIAN_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url)), 'scans')

type Row = Record<'file' | 'colour' | 'seal' | 'clarity' | 'hard' | 'capture' | 'document', string>

/** Real pictures with labels, scored by the rules of their README: `partial` seals and hard ones are only listed. */
async function judgeReal(): Promise<Judging | undefined> {
  const labels = join(root, 'labels.csv')
  if (!existsSync(labels)) {
    console.log(
      `\n!!!! NO REAL PICTURES: ${labels} is missing. What follows is drawn only; set BEIAN_SHARED to where they are.`,
    )
    return undefined
  }
  const { data: rows } = Papa.parse<Row>(readFileSync(labels, 'utf8'), { header: true, skipEmptyLines: true })
  const inspector = createInspector({ worker: sourceWorkerUrl })
  const judging = new Judging()
  let unread = 0
  const judge = async (row: Row): Promise<void> => {
    const found = await inspector.inspect(readFileSync(join(root, row.file))).catch((fault: unknown) => {
      unread++
      console.log(`  not read: ${row.file}: ${fault}`)
    })
    if (!found) return
    judging.add(
      {
        file: row.file,
        colour: row.colour,
        clarity: row.clarity,
        seal: row.seal === 'partial' ? 'yes' : row.seal,
        hard: row.hard === 'y' ? ['colour', 'clarity', 'seal'] : row.seal === 'partial' ? ['seal'] : [],
        sorts: { colour: `${row.colour}, ${row.capture}`, clarity: `${row.clarity}, ${row.capture}`, seal: row.seal },
      },
      found,
    )
  }
  await Promise.all(rows.map(judge))
  await inspector.close()
  console.log(`${rows.length} real pictures, ${unread} not read`)
  return judging
}

/** What a clerk can rely on: real pictures, then drawn ones of the wider family, of seeds that nobody looked at. */
export const bench: Bench = {
  name: 'scans',
  what: 'the checks on real, labelled pictures and on drawn ones',
  run: async () => {
    ;(await judgeReal())?.print('real')
    ;(await judgeDrawn('wide')).print('drawn, wide family')
  },
}
