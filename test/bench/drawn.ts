import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { createInspector, sourceWorkerUrl } from '../../electron/inspect/inspector.ts'
import type { Bench } from './bench.ts'
import type { Drawn, DrawOrder, Family } from './draw-worker.ts'
import { Judging } from './judge.ts'

/** Seeds that nothing was fitted on and nobody looked at; docs/decisions name those that were. */
const firstSeed = Number(process.env.BEIAN_SEED ?? 50_000)
const count = Number(process.env.BEIAN_DRAWN ?? 300)

/**
 * Draws papers in worker threads, one for each core, and has each checked by the inspector's own pool meanwhile.
 * @param papers how many, from BEIAN_SEED on
 */
export async function judgeDrawn(family: Family, papers = count): Promise<Judging> {
  const judging = new Judging()
  const inspector = createInspector({ worker: sourceWorkerUrl })
  const last = firstSeed + papers
  let next = firstSeed
  const drawOn = async (): Promise<void> => {
    const worker = new Worker(new URL('./draw-worker.ts', import.meta.url))
    while (next < last) {
      const order: DrawOrder = { family, seed: next++ }
      worker.postMessage(order)
      const [{ known, bytes }] = (await once(worker, 'message')) as [Drawn]
      judging.add(known, await inspector.inspect(bytes))
    }
    await worker.terminate()
  }
  try {
    await Promise.all(Array.from({ length: availableParallelism() }, drawOn))
  } finally {
    await inspector.close()
  }
  return judging
}

/** Both families of drawn papers, whose truth is known because they were drawn so. */
export const bench: Bench = {
  name: 'drawn',
  what: `the checks on ${count} drawn papers of each family, seeds from ${firstSeed}`,
  run: async () => {
    for (const family of ['tuned', 'wide'] as const) (await judgeDrawn(family)).print(`drawn, ${family} family`)
  },
}
