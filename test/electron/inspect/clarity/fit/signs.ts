/**
 * Draws pages and writes what speaks for a side of each being cut off, for cut.py.
 *   node signs.ts OUT wide|tuned FROM COUNT   -> OUT.jsonl; every third page cut off through its words, the others as they come
 */
import { appendFileSync } from 'node:fs'
import { cutSigns } from '../../../../../electron/inspect/clarity/cut.ts'
import { readSides } from '../../../../../electron/inspect/clarity/sides.ts'
import { findWriting, isPageOfWriting } from '../../../../../electron/inspect/clarity/text.ts'
import { openSource } from '../../../../../electron/inspect/decode/index.ts'
import { glanceAt } from '../../../../../electron/inspect/glance/index.ts'
import { toView } from '../../../../../electron/inspect/view.ts'
import { drawCase, drawWide } from '../../../../paper/index.ts'
import { random } from '../../../../paper/random.ts'

const [out = '', family = '', from = '0', count = '1'] = process.argv.slice(2)

for (let seed = Number(from); seed < Number(from) + Number(count); seed++) {
  const dpi = random(`signs ${seed}`).range(100, 230)
  const cut = seed % 3 === 0 ? ({ fault: 'cropped', degree: 'strong' } as const) : {}
  const { truth, bytes } = family === 'tuned' ? await drawCase(seed, cut) : await drawWide(seed, { dpi, ...cut })
  const isCut = truth.clarity !== 'clear' && truth.clarity.includes('cropped')
  if (truth.borderline.includes('clarity') || (truth.clarity !== 'clear' && !isCut)) continue
  const view = toView(await (await openSource(bytes)).page(0))
  const { signs } = cutSigns(view, glanceAt(view), readSides(view), isPageOfWriting(findWriting(view)))
  appendFileSync(`${out}.jsonl`, `${JSON.stringify({ seed, isCut, ...signs })}\n`)
}
