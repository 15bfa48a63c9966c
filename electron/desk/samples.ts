import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Client, clientFileSchema } from '../../domain/model/index.ts'
import { addClient } from './clients.ts'
import type { DeskContext } from './context.ts'
import { keepSourceScans, queueScans } from './source-scans.ts'

/**
 * Takes in the invented clients shipped with the desk, scans and all; those that are there already are left alone.
 * @returns how many were added; the checks of their scans go on in the background
 */
export async function loadSamples(desk: DeskContext): Promise<number> {
  const { clients } = clientFileSchema.parse(JSON.parse(await readFile(join(desk.samplesDir, 'clients.json'), 'utf8')))
  const taskId = randomUUID()
  let added = 0
  for (const [index, client] of clients.entries()) {
    if (!(await desk.portfolio.getClient(client.id))) {
      await addSample(desk, client)
      added += 1
    }
    const done = index + 1
    const state = done === clients.length ? 'done' : 'running'
    desk.emit({ type: 'progress', taskId, title: '载入样例客户', done, total: clients.length, state })
  }
  return added
}

async function addSample(desk: DeskContext, client: Client): Promise<void> {
  const withScans = await keepSourceScans(desk, client, (source) => readFile(join(desk.samplesDir, source)))
  queueScans(desk, await addClient(desk, { ...withScans, sample: true }, 'client.sample', '载入样例客户'))
}
