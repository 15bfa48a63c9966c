import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import type { DeskEvent } from '../../domain/contract/index.ts'

export interface InspectionJob {
  readonly clientId: string
  readonly materialId: string
}

/** What the jobs of a queue are, for the windows and for telling one from another. */
export interface QueueOf<Job> {
  keyOf(job: Job): string
  /** zh-CN */
  readonly title: string
  /** what is said where so many could not be done (zh-CN) */
  failed(count: number): string
}

export const materialJobs: QueueOf<InspectionJob> = {
  keyOf: ({ materialId }) => materialId,
  title: '检查扫描件',
  failed: (count) => `有 ${count} 份没能检查，再次打开该客户时会重试。`,
}

/**
 * Works through scans waiting for their checks: a few at a time, so that two hundred dropped at once do not sit in
 * memory together, and as one task whose progress the windows can show.
 */
export class InspectionQueue<Job = InspectionJob> {
  readonly #check: (job: Job) => Promise<void>
  readonly #emit: (event: DeskEvent) => void
  readonly #about: QueueOf<Job>
  readonly #waiting: Job[] = []
  /** what nobody waits for: taken only while nothing else waits */
  readonly #later: Job[] = []
  readonly #known = new Set<string>()
  readonly #runners = new Set<Promise<void>>()
  #task: { id: string; done: number; total: number; failed: number } | undefined
  #closed = false

  /**
   * @param check looks at one scan and stores the verdict, of a bad scan too; throws only where the desk itself failed
   * @param emit receives progress events
   * @param about what the jobs are
   */
  constructor(check: (job: Job) => Promise<void>, emit: (event: DeskEvent) => void, about: QueueOf<Job>) {
    this.#check = check
    this.#emit = emit
    this.#about = about
  }

  /**
   * Puts a scan in line; a scan already waiting or being checked is not put in twice.
   * @param urgency 'later': behind everything that somebody waits for, e.g. verdicts of an earlier version of the checks
   */
  add(job: Job, urgency: 'now' | 'later' = 'now'): void {
    if (this.#closed) return
    const key = this.#about.keyOf(job)
    if (this.#known.has(key)) {
      if (urgency === 'now') this.#hasten(key)
      return
    }
    this.#known.add(key)
    const line = urgency === 'now' ? this.#waiting : this.#later
    line.push(job)
    this.#task ??= { id: randomUUID(), done: 0, total: 0, failed: 0 }
    this.#task.total += 1
    this.#report('running')
    // One more than the cores: while some wait for the disk or the store, the checkers stay busy.
    if (this.#runners.size < availableParallelism() + 1) {
      const runner = this.#run().finally(() => this.#runners.delete(runner))
      this.#runners.add(runner)
    }
  }

  /** Somebody waits now for what was put off. */
  #hasten(key: string): void {
    const at = this.#later.findIndex((job) => this.#about.keyOf(job) === key)
    if (at >= 0) this.#waiting.push(...this.#later.splice(at, 1))
  }

  /** Resolves when nothing is waiting or being checked. */
  async settled(): Promise<void> {
    while (this.#runners.size > 0) await Promise.all(this.#runners)
  }

  /** Takes no more work, drops what waits (it is found again when its client is opened) and ends what runs. */
  async close(): Promise<void> {
    this.#closed = true
    this.#waiting.length = 0
    this.#later.length = 0
    await this.settled()
  }

  async #run(): Promise<void> {
    const next = () => this.#waiting.shift() ?? this.#later.shift()
    for (let job = next(); job; job = next()) {
      const done = await this.#check(job).then(
        () => true,
        () => false,
      )
      this.#known.delete(this.#about.keyOf(job))
      this.#finishOne(done)
    }
  }

  #finishOne(succeeded: boolean): void {
    if (!this.#task) return
    this.#task.done += 1
    if (!succeeded) this.#task.failed += 1
    const finished = this.#task.done === this.#task.total
    this.#report(!finished ? 'running' : this.#task.failed > 0 ? 'failed' : 'done')
    if (finished) this.#task = undefined
  }

  #report(state: 'running' | 'done' | 'failed'): void {
    if (!this.#task) return
    const { id, done, total, failed } = this.#task
    const message = state === 'failed' ? this.#about.failed(failed) : undefined
    this.#emit({ type: 'progress', taskId: id, title: this.#about.title, done, total, state, message })
  }
}
