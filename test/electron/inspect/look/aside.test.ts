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

/** @param answer what the thread does with a page, as code */
const scripted = (answer: string) =>
  openAside(
    new URL(
      `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'
       parentPort.on('message', (page) => { ${answer} })
       parentPort.postMessage({ kind: 'ready' })`)}`,
    ),
  )

const page = async (seed: number) =>
  toView(await (await openSource((await drawCase(seed, { dpi: 110 })).bytes)).page(0))

describe('a thread that looks at pages beside the one that measures them', () => {
  it('sees what the other would see, page after page', async () => {
    aside = openAside(sourceWorkerUrl)
    await aside.started
    for (const seed of [31, 32, 33]) {
      const view = await page(seed)
      expect(await aside.look(view)).toEqual(lookAt(view))
    }
  })

  it('is the one that is asked once it has started, and one page at a time', async () => {
    const made = `parentPort.postMessage({ kind: 'looked', look: { told: page.paper.columns } })`
    const view = await page(34)
    const own = lookAt(view)
    aside = scripted(`setTimeout(() => ${made}, 50)`)
    expect(await aside.look(view)).toEqual(own)
    await aside.started
    const [first, second] = await Promise.all([aside.look(view), aside.look(view)])
    expect(first).toEqual({ told: view.paper.columns })
    expect(second).toEqual(own)
  })

  it('is done without when it breaks down', async () => {
    aside = scripted(`throw new Error('out of order')`)
    await aside.started
    const view = await page(35)
    const own = lookAt(view)
    expect(await aside.look(view)).toEqual(own)
    expect(await aside.look(view)).toEqual(own)
  })

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
