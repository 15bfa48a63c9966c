import { Worker } from 'node:worker_threads'
import { DeskRefusal, type Refusal } from '../../domain/contract/refusal.ts'
import type { MaterialKind } from '../../domain/model/material.ts'
import type { CopyRequest } from '../upload-copy/copy-file.ts'
import type { PreviewPart } from './inspect.ts'
import { giveBack, openLedger } from './room.ts'

/** What the pool sends to a worker, and what comes back. */
export type Job =
  | { readonly kind: 'inspect'; readonly bytes: Uint8Array; readonly as?: MaterialKind }
  | {
      readonly kind: 'preview'
      readonly bytes: Uint8Array
      readonly page: number
      readonly width: number
      readonly part?: PreviewPart
    }
  | { readonly kind: 'split'; readonly bytes: Uint8Array }
  | { readonly kind: 'copy'; readonly bytes: Uint8Array; readonly request: CopyRequest }
/** A job as a worker gets it. */
export type Sent = Job & {
  /** nothing else is being done or waits: a core is free for a thread beside the worker's own */
  readonly alone: boolean
}
export type Report =
  /** the worker has started, one more page is done, or the job waits for memory: the clock starts again */
  | { readonly kind: 'alive' }
  | { readonly kind: 'done'; readonly value: unknown }
  /** `worn`: the fault was not foreseen, so the worker's state cannot be trusted any more */
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly worn: boolean }

/** What a worker is given when it is hired. */
export interface WorkerData {
  /** memory that all workers share, see room.ts */
  readonly ledger: Int32Array
  readonly slot: number
}

export interface PoolOptions {
  readonly worker: URL
  readonly threads: number
  /** how long one page may take, in milliseconds */
  readonly pageLimitMs: number
}

interface Task {
  readonly job: Job
  readonly resolve: (value: unknown) => void
  readonly reject: (fault: Error) => void
}

interface Slot {
  readonly index: number
  worker: Worker | undefined
  task: Task | undefined
  timer: NodeJS.Timeout | undefined
}

export interface Pool {
  run(job: Job): Promise<unknown>
  close(): Promise<void>
}

const isWaitedFor = ({ kind }: Job): boolean => kind === 'preview' || kind === 'split'

/**
 * A few worker threads fed from one queue. Workers start when first needed; one that dies, hangs or reports an
 * unforeseen fault is thrown away with its job refused, and the next job gets a fresh one.
 */
export function createPool(options: PoolOptions): Pool {
  const ledger = openLedger(options.threads)
  const slots: Slot[] = Array.from({ length: options.threads }, (_, index) => ({
    index,
    worker: undefined,
    task: undefined,
    timer: undefined,
  }))
  const queue: Task[] = []
  let closed = false

  const feed = () => {
    for (const slot of slots) {
      if (slot.task) continue
      const task = queue.shift()
      if (!task) return
      slot.task = task
      start(slot, task)
    }
  }

  const start = (slot: Slot, task: Task) => {
    slot.worker ??= hire(slot)
    slot.worker.ref()
    wind(slot)
    // the caller keeps its bytes: the worker gets a copy, handed over rather than cloned once more
    const bytes = new Uint8Array(task.job.bytes)
    const alone = slots.length > 1 && queue.length === 0 && slots.every((other) => other === slot || !other.task)
    const sent: Sent = { ...task.job, bytes, alone }
    slot.worker.postMessage(sent, [bytes.buffer])
  }

  const wind = (slot: Slot) => {
    clearTimeout(slot.timer)
    slot.timer = setTimeout(() => discard(slot, tooSlow()), options.pageLimitMs)
  }

  /** Ends the slot's task and frees the slot. */
  const settle = (slot: Slot, end: (task: Task) => void) => {
    clearTimeout(slot.timer)
    const task = slot.task
    slot.task = undefined
    slot.worker?.unref()
    if (task) end(task)
    if (!closed) feed()
  }

  const discard = (slot: Slot, fault: Error) => {
    const worker = slot.worker
    slot.worker = undefined
    void worker?.terminate()
    giveBack(ledger, slot.index)
    settle(slot, (task) => task.reject(fault))
  }

  const hire = (slot: Slot) => {
    // picture memory lies outside V8's heap; what a page's bookkeeping needs in it is far below this
    const workerData: WorkerData = { ledger, slot: slot.index }
    const worker = new Worker(options.worker, { workerData, resourceLimits: { maxOldGenerationSizeMb: 512 } })
    const mine = (act: () => void) => {
      if (slot.worker === worker) act()
    }
    worker.on('message', (report: Report) =>
      mine(() => {
        if (report.kind === 'alive') wind(slot)
        else if (report.kind === 'done') settle(slot, (task) => task.resolve(report.value))
        else if (report.worn) discard(slot, toFault(report.refusal))
        else settle(slot, (task) => task.reject(toFault(report.refusal)))
      }),
    )
    worker.on('error', (fault) => mine(() => discard(slot, crashed(fault))))
    worker.on('exit', () => mine(() => discard(slot, crashed(new Error('the worker ended')))))
    return worker
  }

  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(stopped())
          return
        }
        // a person is waiting for a preview, or for a heap of files to be taken in; checks wait by themselves
        const place = isWaitedFor(job) ? queue.findIndex((task) => !isWaitedFor(task.job)) : -1
        queue.splice(place < 0 ? queue.length : place, 0, { job, resolve, reject })
        feed()
      }),
    close: async () => {
      closed = true
      for (const task of queue.splice(0)) task.reject(stopped())
      const workers = slots.map((slot) => {
        const worker = slot.worker
        slot.worker = undefined
        settle(slot, (task) => task.reject(stopped()))
        return worker?.terminate()
      })
      await Promise.all(workers)
    },
  }
}

const toFault = (refusal: Refusal) => new DeskRefusal(refusal.code, refusal.message, refusal.remedy)

const tooSlow = () =>
  new DeskRefusal('unreadable-file', '这一页太久没检查完，已停下', '请用 300 dpi 重新扫描，或另存为 JPG 后再放入')

const crashed = (cause: unknown) =>
  new DeskRefusal('unreadable-file', '检查这个文件时出了故障，已跳过', '请另存为 JPG 或重新扫描后再放入', { cause })

const stopped = () => new DeskRefusal('internal', '检查已停止', '请重新打开备案台后再试')
