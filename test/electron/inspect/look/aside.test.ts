import { afterEach, describe, expect, it } from 'vitest'
import { openSource } from '../../../../electron/inspect/decode/index.ts'
import { inspectBytes } from '../../../../electron/inspect/inspect.ts'
import { createInspector, sourceWorkerUrl } from '../../../../electron/inspect/inspector.ts'
import { type Aside, openAside } from '../../../../electron/inspect/look/aside.ts'
import { lookAt } from '../../../../electron/inspect/look/index.ts'
import { toView } from '../../../../electron/inspect/view.ts'
import { drawCase } from '../../../paper/index.ts'

let aside: Aside | undefined
afterEach(() => aside?.close())

const board = new URL('../../../../electron/inspect/look/board.ts', import.meta.url).href

/** @param answer what the thread does with a page, as code: `take` and `say` its parts, `tell` what was seen of one */
const scripted = (answer: string) =>
  openAside(
    new URL(
      `data:text/javascript,${encodeURIComponent(`import { parentPort, workerData } from 'node:worker_threads'
       const { take, say } = await import(${JSON.stringify(board)})
       const { board, answers } = workerData
       const tell = (number, part, seen) => answers.postMessage({ number, part, seen })
       parentPort.on('message', ({ number, page }) => { ${answer} })
       parentPort.postMessage('ready')`)}`,
    ),
  )

const page = async (seed: number) =>
  toView(await (await openSource((await drawCase(seed, { dpi: 110 })).bytes)).page(0))

/** Long enough for the other thread to see to a page. */
const meanwhile = () => new Promise((resolve) => setTimeout(resolve, 300))

describe('a thread that looks at pages beside the one that measures them', () => {
  it('sees what the other would see, page after page, whether it is given the time or not', async () => {
    aside = openAside(sourceWorkerUrl)
    await aside.started
    for (const seed of [31, 32, 33]) {
      const view = await page(seed)
      const own = lookAt(view)
      expect(aside.look(view)()).toEqual(own)
      const looking = aside.look(view)
      await meanwhile()
      expect(looking()).toEqual(own)
    }
  })

  it('is believed in what it has taken on, and only in that', async () => {
    aside = scripted(`take(board, number, 'spots'); tell(number, 'spots', 'told'); say(board, number, 'spots', 'told')`)
    await aside.started
    const view = await page(34)
    const looking = aside.look(view)
    await meanwhile()
    expect(looking()).toEqual({ ...lookAt(view), spots: 'told' })
  })

  it('cannot take on what the other has seen to, nor tell of a page that is done with', async () => {
    aside = scripted(`setTimeout(() => {
      for (const part of ['glance', 'spots', 'complaints', 'writing']) if (take(board, number, part)) tell(number, part, 'late')
    }, 100)`)
    await aside.started
    const [first, second] = [await page(34), await page(35)]
    expect(aside.look(first)()).toEqual(lookAt(first))
    const looking = aside.look(second)
    const own = looking()
    await meanwhile()
    expect(own).toEqual(lookAt(second))
    expect(aside.look(first)()).toEqual(lookAt(first))
  })

  it('is done without when it fails, breaks down or never tells', async () => {
    const view = await page(36)
    const own = lookAt(view)
    for (const trouble of [
      `take(board, number, 'glance'); say(board, number, 'glance', 'failed')`,
      `take(board, number, 'glance'); throw new Error('out of order')`,
      `for (const part of ['glance', 'writing']) take(board, number, part)`,
    ]) {
      aside = scripted(trouble)
      await aside.started
      for (let round = 0; round < 2; round++) {
        const looking = aside.look(view)
        await meanwhile()
        expect(looking()).toEqual(own)
      }
      await aside.close()
    }
  }, 20_000)

  it('changes no word of a check, whether it is used or not', async () => {
    const { bytes } = await drawCase(36, { dpi: 130 })
    const inspector = createInspector({ worker: sourceWorkerUrl, threads: 2 })
    try {
      const { ms: _, ...alone } = await inspectBytes(bytes)
      for (let round = 0; round < 4; round++) {
        const { ms: __, ...found } = await inspector.inspect(bytes)
        expect(found).toEqual(alone)
      }
    } finally {
      await inspector.close()
    }
  })
})
