import { availableParallelism } from 'node:os'
import sharp from 'sharp'
import type { Inspector } from '../../electron/desk/ports.ts'
import { createInspector, sourceWorkerUrl } from '../../electron/inspect/inspector.ts'
import { pdfOf } from '../electron/inspect/pictures.ts'
import { drawCase } from '../paper/index.ts'

const batch = 200
const long = 1000
const cores = availableParallelism()

/** Papers as a client sends them: scans, photos, a PNG, a PDF; drawn once and checked over and over. */
async function clientsPapers(): Promise<Uint8Array[]> {
  const wishes = [
    { page: 'licence', device: 'scan', dpi: 200 },
    { page: 'sheet', device: 'scan', dpi: 200 },
    { page: 'id-front', device: 'scan', dpi: 300 },
    { page: 'letter', device: 'photo', dpi: 150 },
    { page: 'lease', device: 'scan', dpi: 150 },
    { page: 'licence', device: 'photo', dpi: 150 },
  ] as const
  const papers: Uint8Array[] = []
  for (const [i, wish] of wishes.entries())
    papers.push(
      (await drawCase(61_000 + i, { ...wish, seal: 'red', mode: 'colour', photocopied: false, fault: 'none' })).bytes,
    )
  const scan = await sharp(papers[1]!).autoOrient().jpeg({ quality: 85 }).toBuffer()
  return [...papers, await sharp(papers[0]!).png().toBuffer(), await pdfOf([scan])]
}

/** Checks `count` files, so many at a time as the command line and the desk hand over. */
async function checkAll(
  inspector: Inspector,
  papers: readonly Uint8Array[],
  count: number,
  atOnce: number,
): Promise<void> {
  let next = 0
  const go = async (): Promise<void> => {
    while (next < count) await inspector.inspect(papers[next++ % papers.length]!)
  }
  await Promise.all(Array.from({ length: atOnce }, go))
}

/** Time of a batch on one core and on all of them. */
export async function measureBatch(): Promise<void> {
  const papers = await clientsPapers()
  const times: number[] = []
  for (const threads of [1, cores]) {
    const inspector = createInspector({ worker: sourceWorkerUrl, threads })
    await checkAll(inspector, papers, papers.length * threads * 2, threads)
    const start = performance.now()
    await checkAll(inspector, papers, batch, threads)
    times.push(performance.now() - start)
    await inspector.close()
  }
  const [one, all] = times as [number, number]
  const each = (time: number) => `${(time / batch).toFixed(1)} ms a file`
  console.log(
    `batch of ${batch}: one by one ${each(one)}, on ${cores} cores ${each(all)}: ${(one / all).toFixed(2)} times as fast`,
  )
}

/** Memory of the whole process, its worker threads included, over a long run. */
export async function measureMemory(): Promise<void> {
  const papers = await clientsPapers()
  const inspector = createInspector({ worker: sourceWorkerUrl })
  const rss = () => process.memoryUsage.rss() / 1048576
  await checkAll(inspector, papers, papers.length * cores, cores)
  const start = rss()
  await checkAll(inspector, papers, batch, cores * 2)
  const early = rss()
  await checkAll(inspector, papers, long - batch, cores * 2)
  const late = rss()
  await inspector.close()
  console.log(
    `memory (RSS) over ${long} files: warm ${start.toFixed(0)} MB, after ${batch} ${early.toFixed(0)} MB, after ${long} ${late.toFixed(0)} MB; ${(late / early).toFixed(2)} times that after ${batch}`,
  )
}
