import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientSchema } from '../../../domain/model/index.ts'
import { drawSheetCase, soundSheet } from '../../paper/sheet-case.ts'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { type OpenWindow, openWindow } from './open-window.ts'

const HEAP = 100

describe.skipIf(!chromiumPath)(`a hundred stamped sheets at once${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let opened: OpenWindow
  const folder = mkdtempSync(join(tmpdir(), 'desk-hundred-'))
  const ids: string[] = []
  const paths: string[] = []

  beforeAll(async () => {
    opened = await openWindow('/returns')
    for (let k = 0; k < HEAP; k++) {
      const draft = clientSchema.parse({
        subject: { kind: 'enterprise', name: `样例第${k}号贸易有限公司`, province: '四川' },
        services: [{ name: `样例${k}号`, domains: [{ name: `sample-${k}.cn` }] }],
      })
      const { client } = await opened.call('clients.create', { client: draft })
      const { bytes } = await drawSheetCase(
        82_000 + k,
        { ...soundSheet, title: 'site', turns: ([0, 1, 2, 3] as const)[k % 4]! },
        // below 135 dpi a code may be too fine to read, whichever digits it happens to bear
        { device: 'scan', fault: 'none', dpi: 150 },
        { client, service: client.services[0], options: {} },
      )
      ids.push(client.id)
      // names that say nothing, in an order that says nothing
      paths.push(join(folder, `${(k * 37) % HEAP}.jpg`))
      writeFileSync(paths[k]!, bytes)
    }
  }, 600_000)
  afterAll(async () => {
    await opened?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('go to a hundred filings, each to its own, and the window stays alive', async () => {
    const { page, call } = opened
    await page.getByText('还没有回收的核验单').waitFor()
    const session = await page.context().newCDPSession(page)
    const data = { items: [], files: [...paths].sort(), dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data })
    await expect.poll(() => page.locator('.return-placed').count(), { timeout: 400_000, interval: 1000 }).toBe(HEAP)
    for (const [k, id] of ids.entries()) {
      const { client } = await call('clients.get', { id })
      expect(client.materials.map(({ fileName }) => fileName)).toEqual([`${(k * 37) % HEAP}.jpg`])
    }
    expect(opened.faults).toEqual([])
  }, 600_000)
})
