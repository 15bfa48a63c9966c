import { createHash, randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { stateOf } from '../../../domain/clocks/index.ts'
import type { CallOutput, CallRequest } from '../../../domain/contract/index.ts'
import type { Client, OrderStage } from '../../../domain/model/index.ts'
import type { AgencyRules } from '../../../domain/rules/index.ts'
import { adviceFor } from '../../../domain/workbench/index.ts'
import { announce, type DeskContext, rowOf } from '../context.ts'

export async function workbench(
  desk: DeskContext,
  query: CallRequest<'workbench.list'>,
): Promise<CallOutput<'workbench.list'>> {
  const now = desk.clock.now().toISOString()
  const { reading } = desk.settings.get()
  const page = await desk.portfolio.listWork({ ...query, today: desk.clock.today(), reading })
  return {
    ...page,
    stages: page.stages as Record<OrderStage, number>,
    lines: page.lines.map(({ key, ...line }) => {
      const { words, act } = adviceFor(line)
      // a row of the index is written anew with its client: its own number says nothing to the window
      const lasting = [line.clientId, line.orderId, line.rule, line.path, line.day].join(' ')
      // what merely waits is never late
      const state = line.kind === 'todo' || line.kind === 'not-before' ? 'later' : stateOf(line, now)
      return { ...line, key: lasting, state, advice: words, act }
    }),
    clients: await desk.portfolio.countClients(),
    now,
  }
}

/** Counts up when `workOf` gives other lines for the same client. */
const workVersion = 2

/** A number for everything the lines depend on besides the records. */
function stampOf(desk: DeskContext, agency: AgencyRules): number {
  const { reading } = desk.settings.get()
  const year = desk.clock.today().slice(0, 4)
  const text = JSON.stringify([workVersion, reading, year, agency.packs, agency.years])
  return createHash('sha256').update(text).digest().readUIntBE(0, 6)
}

/** Clients worked out before the desk answers other calls again. */
const atOnce = 20

/**
 * Works out anew what is to do for every client, where the law, the reading or the year is another than the last time.
 * In the background; a desk closed on the way begins again at the next start.
 * @param goOn asked now and then; false ends it early
 */
export async function followLaw(desk: DeskContext, agency: AgencyRules, goOn: () => boolean): Promise<void> {
  const stamp = stampOf(desk, agency)
  if ((await desk.portfolio.workLaw()) === stamp) return
  const total = await desk.portfolio.countClients()
  const taskId = randomUUID()
  const report = (done: number, state: 'running' | 'done') =>
    desk.emit({ type: 'progress', taskId, title: '整理工作台', done, total, state })
  let done = 0
  let heap: Client[] = []
  const write = async () => {
    await desk.portfolio.putRows(heap.map((client) => [client.id, rowOf(desk, client)] as const))
    done += heap.length
    heap = []
    if (total > atOnce * 10) report(done, 'running')
    await nextTurn()
  }
  for await (const client of desk.portfolio.allClients()) {
    if (!goOn()) return
    heap.push(client)
    if (heap.length === atOnce) await write()
  }
  await write()
  await desk.portfolio.noteWorkLaw(stamp)
  report(total, 'done')
  if (total > 0) await announce(desk, [])
}
