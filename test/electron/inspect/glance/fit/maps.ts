/**
 * Draws pictures and writes their page maps with what is true of them, for glance.py.
 *   node maps.ts OUT wide|asked|tuned FROM COUNT   -> OUT.bin, OUT.jsonl; goes on where it was left
 * asked = the wide family with a fault asked for more often than chance has it.
 */
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import { openSource } from '../../../../../electron/inspect/decode/index.ts'
import { PLACE_VALUES, pageMap } from '../../../../../electron/inspect/glance/map.ts'
import { toView } from '../../../../../electron/inspect/view.ts'
import { drawCase, drawWide } from '../../../../paper/index.ts'
import { random } from '../../../../paper/random.ts'

const [out = '', family = '', from = '0', count = '1'] = process.argv.slice(2)

const faults = [
  ...(['occluded', 'cropped', 'occluded', 'cropped', 'shadow', 'glare'] as const),
  ...(['none', 'none', 'none', 'washed-out', 'dark', 'skewed'] as const),
]

/** High resolutions cost time and change nothing: the net sees some two hundred places along the page. */
function drawn(seed: number) {
  const rnd = random(`glance ${seed}`)
  const dpi = rnd.range(100, 210)
  if (family === 'tuned') return drawCase(seed, { dpi })
  if (family === 'wide' || rnd.chance(0.4)) return drawWide(seed, { dpi })
  const fault = rnd.pick(faults)
  return drawWide(seed, { dpi, fault, degree: fault !== 'none' && rnd.chance(0.65) ? 'strong' : 'mild' })
}

interface Line {
  readonly seed: number
  readonly offset: number
  readonly columns: number
  readonly rows: number
}
const before: Line[] = existsSync(`${out}.jsonl`)
  ? readFileSync(`${out}.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line)
  : []
const last = before.at(-1)
let offset = last ? last.offset + last.columns * last.rows * PLACE_VALUES : 0
const bytes = openSync(`${out}.bin`, 'a')
const lines = openSync(`${out}.jsonl`, 'a')
for (let seed = last ? last.seed + 1 : Number(from); seed < Number(from) + Number(count); seed++) {
  const { truth, bytes: file } = await drawn(seed)
  const picture = await (await openSource(file)).page(0)
  const view = toView(picture)
  const { columns, rows, data, white } = pageMap(view.cells, view.paper)
  const { colour, clarity, borderline } = truth
  const { grey } = picture
  writeSync(bytes, data)
  writeSync(lines, `${JSON.stringify({ seed, offset, columns, rows, white, grey, colour, clarity, borderline })}\n`)
  offset += data.length
}
closeSync(bytes)
closeSync(lines)
