import sharp from 'sharp'
import { afterEach, describe, expect, it } from 'vitest'
import { DeskRefusal } from '../../../domain/contract/refusal.ts'
import { inspectionSchema } from '../../../domain/model/inspection.ts'
import type { Inspector } from '../../../electron/desk/ports.ts'
import { createInspector, sourceWorkerUrl } from '../../../electron/inspect/inspector.ts'
import { drawnPage } from './pictures.ts'

let inspector: Inspector | undefined
afterEach(() => inspector?.close())

const scripted = (source: string) => new URL(`data:text/javascript,${encodeURIComponent(source)}`)
const port = `import { parentPort } from 'node:worker_threads';`

describe('the inspector', () => {
  it('checks several files at once and leaves the caller its bytes', async () => {
    inspector = createInspector({ worker: sourceWorkerUrl, threads: 2 })
    const bytes = new Uint8Array(await drawnPage(800, 1100, { ring: true }).jpeg().toBuffer())
    const before = bytes.length
    const results = await Promise.all([1, 2, 3].map(() => inspector!.inspect(bytes)))
    expect(bytes.length).toBe(before)
    for (const result of results) {
      expect(inspectionSchema.parse(result)).toEqual(result)
      expect(result).toMatchObject({ width: 800, height: 1100, colour: { kind: 'colour', verdict: 'pass' } })
    }
  })

  it('refuses in words, and goes on', async () => {
    inspector = createInspector({ worker: sourceWorkerUrl, threads: 1 })
    const refused = await inspector.inspect(new TextEncoder().encode('no picture')).catch((fault: unknown) => fault)
    expect(refused).toBeInstanceOf(DeskRefusal)
    expect((refused as DeskRefusal).refusal).toMatchObject({
      code: 'unreadable-file',
      remedy: expect.stringMatching(/.+/),
    })
    const page = await drawnPage(400, 600).jpeg().toBuffer()
    expect((await inspector.inspect(page)).width).toBe(400)
  })

  it('shows a page upright, no wider than asked and never enlarged', async () => {
    inspector = createInspector({ worker: sourceWorkerUrl, threads: 1 })
    const turned = await drawnPage(800, 500).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect(await sharp(await inspector.preview(turned, 0, 200)).metadata()).toMatchObject({ width: 200, height: 320 })
    expect(await sharp(await inspector.preview(turned, 0, 9000)).metadata()).toMatchObject({ width: 500, height: 800 })
    const part = await inspector.preview(turned, 0, 9000, { x: 450, y: 10, width: 100, height: 40 })
    expect(await sharp(part).metadata()).toMatchObject({ width: 100, height: 80 })
    await expect(inspector.preview(turned, 4, 200)).rejects.toMatchObject({ refusal: { code: 'not-found' } })
  })

  it('replaces a worker that hangs', async () => {
    const worker = scripted(`${port} parentPort.on('message', ({ bytes }) => {
      if (bytes[0] === 1) for (;;);
      parentPort.postMessage({ kind: 'done', value: bytes.length })
    })`)
    inspector = createInspector({ worker, threads: 1, pageLimitMs: 1500 })
    const hanging = inspector.inspect(new Uint8Array([1]))
    const waiting = inspector.inspect(new Uint8Array([2, 2]))
    await expect(hanging).rejects.toMatchObject({ refusal: { code: 'unreadable-file' } })
    expect(await waiting).toBe(2)
  })

  it('restarts the clock with every page done', async () => {
    const worker = scripted(`${port} parentPort.on('message', async () => {
      for (let i = 0; i < 6; i++) {
        await new Promise((done) => setTimeout(done, 700))
        parentPort.postMessage({ kind: 'alive' })
      }
      parentPort.postMessage({ kind: 'done', value: 'all' })
    })`)
    inspector = createInspector({ worker, threads: 1, pageLimitMs: 2500 })
    expect(await inspector.inspect(new Uint8Array([1]))).toBe('all')
  })

  it('replaces a worker that dies, and one that met a fault nobody foresaw', async () => {
    const worker = scripted(`${port} let jobs = 0; parentPort.on('message', ({ bytes }) => {
      jobs++
      if (bytes[0] === 1) process.exit(3)
      if (bytes[0] === 2) throw new Error('boom')
      if (bytes[0] === 3) parentPort.postMessage({ kind: 'refused', worn: true, refusal: { code: 'unreadable-file', message: 'm', remedy: 'r' } })
      else parentPort.postMessage({ kind: 'done', value: jobs })
    })`)
    inspector = createInspector({ worker, threads: 1 })
    for (const fatal of [1, 2, 3]) {
      await expect(inspector.inspect(new Uint8Array([fatal]))).rejects.toBeInstanceOf(DeskRefusal)
      // 1 = the first job of a fresh worker
      expect(await inspector.inspect(new Uint8Array([9]))).toBe(1)
    }
  })

  it('refuses what waits when it is closed, and what comes after', async () => {
    const worker = scripted(`${port} parentPort.on('message', () => {})`)
    inspector = createInspector({ worker, threads: 1 })
    const ends = [1, 2].map((n) => inspector!.inspect(new Uint8Array([n])).catch((fault: unknown) => fault))
    await inspector.close()
    for (const end of await Promise.all(ends)) expect(end).toBeInstanceOf(DeskRefusal)
    await expect(inspector.inspect(new Uint8Array([3]))).rejects.toBeInstanceOf(DeskRefusal)
  })
})
