/**
 * Draws pictures and writes their page maps with what is true of them, for glance.py.
 *   node maps.ts OUT wide|asked|coarse|tuned FROM COUNT   -> OUT.bin, OUT.jsonl; goes on where it was left
 * asked = the wide family with a fault asked for more often than chance has it; coarse = the same, drawn no finer than the net sees it:
 * four times as many in the same time.
 */
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import { openSource } from '../../../../../electron/inspect/decode/index.ts'
import { PLACE_VALUES, pageMap } from '../../../../../electron/inspect/glance/map.ts'
import { toView } from '../../../../../electron/inspect/view.ts'
import { drawCase, drawWide, type WideKind } from '../../../../paper/index.ts'
import { type Random, random } from '../../../../paper/random.ts'

const [out = '', family = '', from = '0', count = '1'] = process.argv.slice(2)

const faults = [
  ...(['occluded', 'cropped', 'occluded', 'cropped', 'shadow', 'glare'] as const),
  ...(['none', 'none', 'none', 'washed-out', 'dark', 'skewed'] as const),
]

/** Pages by how often they are drawn, with the resolution at which their long edge is some 860 pixels: two to a cell. */
const coarsely: readonly (readonly [readonly [page: WideKind, dpi: number], often: number])[] = [
  [['certificate', 78], 18],
  [['form', 76], 18],
  [['contract', 76], 12],
  [['official', 76], 10],
  [['card', 200], 9],
  [['invoice', 92], 12],
  [['handwritten', 76], 9],
  [['dense', 76], 6],
  [['domain', 76], 9],
  [['slip', 140], 9],
]

/** High resolutions cost time and change nothing: the net sees some two hundred places along the page. */
function drawn(seed: number) {
  const rnd = random(`glance ${seed}`)
  if (family === 'tuned') {
    const dpi = rnd.range(100, 210)
    // the paper that matters most, and that the wide family does not have
    return drawCase(seed, rnd.chance(0.6) ? { dpi, page: 'sheet' } : { dpi })
  }
  const wish = family === 'coarse' ? coarseWish(rnd) : { dpi: rnd.range(100, 210) }
  if (family === 'wide' || rnd.chance(0.4)) return drawWide(seed, wish)
  const fault = rnd.pick(faults)
  return drawWide(seed, { ...wish, fault, degree: fault !== 'none' && rnd.chance(0.65) ? 'strong' : 'mild' })
}

function coarseWish(rnd: Random) {
  const [page, dpi] = rnd.weighted(coarsely)
  return { page, dpi, coarse: true } as const
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
  const { columns, rows, side, data, white } = pageMap(view.cells, view.paper)
  const { colour, clarity, borderline, hidden } = truth
  const { grey } = picture
  // how sharp a coarse drawing is says nothing
  const sharpness = family === 'coarse' ? { coarse: true } : {}
  // where the thing lies, in places
  const place = side * view.cells.size * picture.scale
  const laidOn =
    hidden && clarity.includes('occluded')
      ? { laidOn: [hidden.x, hidden.y, hidden.width, hidden.height].map((pixels) => pixels / place) }
      : {}
  const line = { seed, offset, columns, rows, white, grey, colour, clarity, borderline, ...laidOn, ...sharpness }
  writeSync(bytes, data)
  writeSync(lines, `${JSON.stringify(line)}\n`)
  offset += data.length
}
closeSync(bytes)
closeSync(lines)
