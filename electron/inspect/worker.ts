import { parentPort, workerData } from 'node:worker_threads'
import { DeskRefusal } from '../../domain/contract/refusal.ts'
import { brokenFile } from './decode/format.ts'
import { inspectBytes, previewBytes } from './inspect.ts'
import type { Job, Report, WorkerData } from './pool.ts'
import { roomIn } from './room.ts'

/** Entry of a worker thread: one job at a time, answered with one report. */
const port = parentPort
if (!port) throw new Error('worker.ts runs in a worker thread only')

const send = (report: Report, transfer: ArrayBuffer[] = []) => port.postMessage(report, transfer)

const { ledger, slot } = workerData as WorkerData
const alive = () => send({ kind: 'alive' })
const room = roomIn(ledger, slot, alive)

async function answer(job: Job): Promise<void> {
  try {
    if (job.kind === 'inspect') {
      send({ kind: 'done', value: await inspectBytes(job.bytes, alive, job.as, room) })
    } else if (job.kind === 'copy') {
      // only where it is asked for: what draws the watermark reads a whole font
      const { copyFile } = await import('../upload-copy/copy-file.ts')
      send({ kind: 'done', value: await copyFile(job.bytes, job.request, alive) })
    } else if (job.kind === 'split') {
      const { splitPages } = await import('./split.ts')
      send({ kind: 'done', value: await splitPages(job.bytes, alive, room) })
    } else {
      // a copy of its own: sharp's result may be a view into a larger pool
      const value = new Uint8Array(await previewBytes(job.bytes, job.page, job.width, job.part, room))
      send({ kind: 'done', value }, [value.buffer])
    }
  } catch (fault) {
    const foreseen = fault instanceof DeskRefusal
    send({ kind: 'refused', refusal: (foreseen ? fault : brokenFile(fault)).refusal, worn: !foreseen })
  }
}

// loading the checks is not the page's fault: on a busy machine it may take as long as a page
alive()
port.on('message', (job: Job) => void answer(job))
