import { availableParallelism } from 'node:os'
import { describe, expect, it } from 'vitest'
import type { DeskEvent, Progress } from '../../../domain/contract/index.ts'
import { type InspectionJob, InspectionQueue, materialJobs } from '../../../electron/desk/inspection-queue.ts'

const jobs = (count: number) => Array.from({ length: count }, (_, i) => ({ clientId: 'c', materialId: `m${i}` }))
const openQueue = (check: (job: InspectionJob) => Promise<void>, emit: (event: DeskEvent) => void) =>
  new InspectionQueue(check, emit, materialJobs)
const tick = () => new Promise((resolve) => setImmediate(resolve))

describe('InspectionQueue', () => {
  it('checks everything, never more at once than the cores and one', async () => {
    let running = 0
    let most = 0
    const checked: string[] = []
    const queue = openQueue(
      async ({ materialId }) => {
        running += 1
        most = Math.max(most, running)
        await tick()
        checked.push(materialId)
        running -= 1
      },
      () => undefined,
    )
    for (const job of jobs(50)) queue.add(job)
    await queue.settled()
    expect(new Set(checked).size).toBe(50)
    expect(checked).toHaveLength(50)
    expect(most).toBeLessThanOrEqual(availableParallelism() + 1)
  })

  it('reports one task from its first scan to its last', async () => {
    const reports: Progress[] = []
    const queue = openQueue(tick as () => Promise<void>, (event) => {
      if (event.type === 'progress') reports.push(event)
    })
    for (const job of jobs(5)) queue.add(job)
    await queue.settled()
    expect(new Set(reports.map(({ taskId }) => taskId)).size).toBe(1)
    expect(reports.at(-1)).toMatchObject({ state: 'done', done: 5, total: 5 })
    expect(reports.filter(({ state }) => state === 'done')).toHaveLength(1)
  })

  it('goes on after a failure and says how many failed', async () => {
    const reports: Progress[] = []
    const checked: string[] = []
    const queue = openQueue(
      async ({ materialId }) => {
        if (materialId === 'm1') throw new Error('no disk')
        checked.push(materialId)
      },
      (event) => {
        if (event.type === 'progress') reports.push(event)
      },
    )
    for (const job of jobs(3)) queue.add(job)
    await queue.settled()
    expect(checked).toEqual(['m0', 'm2'])
    expect(reports.at(-1)).toMatchObject({ state: 'failed', done: 3, total: 3 })
    expect(reports.at(-1)?.message).toContain('1 份')
  })

  it('does not check a scan twice while it waits, but does after it was done', async () => {
    let checks = 0
    const queue = openQueue(
      async () => {
        checks += 1
        await tick()
      },
      () => undefined,
    )
    const job = { clientId: 'c', materialId: 'm' }
    queue.add(job)
    queue.add(job)
    await queue.settled()
    expect(checks).toBe(1)
    queue.add(job)
    await queue.settled()
    expect(checks).toBe(2)
  })

  it('takes what nobody waits for only while nothing else waits, and sooner once somebody does', async () => {
    const checked: string[] = []
    const queue = openQueue(
      async ({ materialId }) => {
        await tick()
        checked.push(materialId)
      },
      () => undefined,
    )
    const [first, ...rest] = jobs(40)
    for (const job of [first!, ...rest]) queue.add(job, 'later')
    const now = Array.from({ length: 10 }, (_, i) => ({ clientId: 'c', materialId: `now${i}` }))
    for (const job of now) queue.add(job)
    const wanted = rest.at(-1)!
    queue.add(wanted)
    await queue.settled()
    expect(checked).toHaveLength(50)
    const atOnce = availableParallelism() + 1
    const sooner = checked.slice(0, 11 + atOnce)
    expect(sooner).toEqual(expect.arrayContaining([...now.map(({ materialId }) => materialId), wanted.materialId]))
  })

  it('drops what waits when it is closed', async () => {
    let checks = 0
    const queue = openQueue(
      async () => {
        checks += 1
        await tick()
      },
      () => undefined,
    )
    for (const job of jobs(100)) queue.add(job)
    await queue.close()
    expect(checks).toBeLessThan(100)
    queue.add({ clientId: 'c', materialId: 'late' })
    await queue.settled()
    expect(checks).toBeLessThan(100)
  })
})
