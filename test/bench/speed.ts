import sharp from 'sharp'
import { judgeClarity } from '../../electron/inspect/clarity/index.ts'
import { readCodes } from '../../electron/inspect/codes/index.ts'
import { judgeColour } from '../../electron/inspect/colour.ts'
import { openSource } from '../../electron/inspect/decode/index.ts'
import { inspectBytes } from '../../electron/inspect/inspect.ts'
import { findSeals } from '../../electron/inspect/seal/index.ts'
import { toView } from '../../electron/inspect/view.ts'
import { drawCase } from '../paper/index.ts'
import type { Bench } from './bench.ts'

const rounds = 25
const warmUp = 8
const bar = 1.25

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!

async function clock(run: () => unknown): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

/** The whole check against sharp merely decoding the same file, turn and turn about in one run. */
export const bench: Bench = {
  name: 'speed',
  what: `the whole check of an A4 300-dpi colour JPEG against sharp decoding it (bar: ${bar})`,
  run: async () => {
    for (const page of ['sheet', 'licence', 'letter'] as const) {
      const drawn = await drawCase(7, {
        page,
        seal: 'red',
        device: 'scan',
        mode: 'colour',
        photocopied: false,
        fault: 'none',
        dpi: 300,
      })
      const bytes = await sharp(drawn.bytes).jpeg({ quality: 88 }).toBuffer()
      await report(page, bytes)
    }
  },
}

async function report(page: string, bytes: Uint8Array): Promise<void> {
  const decode: number[] = []
  const check: number[] = []
  const parts: Record<string, number[]> = { open: [], view: [], colour: [], clarity: [], codes: [], seal: [] }
  for (let round = 0; round < warmUp + rounds; round++) {
    const decoding = await clock(() => sharp(bytes).raw().toBuffer())
    const checking = await clock(() => inspectBytes(bytes))
    if (round < warmUp) continue
    decode.push(decoding)
    check.push(checking)
    const measure = async <T>(part: string, run: () => T | Promise<T>): Promise<T> => {
      const start = performance.now()
      const result = await run()
      parts[part]!.push(performance.now() - start)
      return result
    }
    const picture = await measure('open', async () => (await openSource(bytes)).page(0))
    const view = await measure('view', () => toView(picture))
    await measure('colour', () => judgeColour(view))
    await measure('clarity', () => judgeClarity(view))
    await measure('codes', () => readCodes(view))
    await measure('seal', () => findSeals(picture))
  }
  const ratio = median(check) / median(decode)
  console.log(
    `${page}: decode ${median(decode).toFixed(1)} ms, check ${median(check).toFixed(1)} ms, ratio ${ratio.toFixed(2)} ${ratio <= bar ? 'met' : 'NOT met'}`,
  )
  const inParts = Object.entries(parts).map(([part, times]) => `${part} ${median(times).toFixed(1)}`)
  console.log(`   in parts (ms): ${inParts.join(', ')}`)
}
