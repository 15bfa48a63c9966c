import { parentPort } from 'node:worker_threads'
import { DeskRefusal } from '../../domain/contract/refusal.ts'
import { awake } from './awake.ts'
import { brokenFile } from './decode/format.ts'
import { type Circumstances, inspectBytes, previewBytes } from './inspect.ts'
import { type Aside, openAside } from './look/aside.ts'
import { letGo } from './picture.ts'
import type { Report, Sent, WorkerData } from './pool.ts'
import { roomIn } from './room.ts'

/**
 * Answers jobs in a worker thread: one at a time, each with one report.
 * @param entry the file of worker threads, for one beside this
 */
export function serveChecks({ ledger, slot }: WorkerData, entry: URL): void {
  const port = parentPort
  if (!port) throw new Error('checks are served in a worker thread only')
  const send = (report: Report, transfer: ArrayBuffer[] = []) => port.postMessage(report, transfer)
  const alive = () => send({ kind: 'alive' })
  const room = roomIn(ledger, slot, alive)
  let aside: Aside | undefined

  /** Where a file comes alone there is a core to spare: for a thread beside, started by the first such file for the next ones. */
  const helpFor = (alone: boolean): Pick<Circumstances, 'looker' | 'wait'> => {
    if (!alone) return {}
    aside ??= openAside(entry)
    return { looker: aside.look, wait: awake }
  }

  const answer = async (job: Sent): Promise<void> => {
    try {
      if (job.kind === 'inspect') {
        const ways = { afterPage: alive, as: job.as, room, ...helpFor(job.alone) }
        send({ kind: 'done', value: await inspectBytes(job.bytes, ways) })
        // nobody reads it any more: where a check has failed, a decoder still might
        letGo({ data: job.bytes })
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
  port.on('message', (job: Sent) => void answer(job))
}
