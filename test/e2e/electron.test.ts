import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ensureBuilt } from '../../build/built.ts'
import { findElectron } from '../../build/electron-runtime.ts'
import { fromRoot } from '../../build/paths.ts'
import { callNames } from '../../domain/contract/index.ts'

const runtime = findElectron()
const why = 'missing' in runtime ? ` SKIPPED, no Electron can open a window here: ${runtime.missing}` : ''

/** The real shell. Everything it rests on is also tested on the mock, so a machine without the runtime still tests the code. */
describe.skipIf('missing' in runtime)(`the desk in Electron${why}`, () => {
  it('opens, is confined, answers calls, shows a kept PDF, and finds everything again after a restart', async () => {
    await ensureBuilt()
    const dataDir = mkdtempSync(path.join(tmpdir(), 'desk-electron-'))
    const executablePath = 'executable' in runtime ? runtime.executable : ''
    const launch = () => _electron.launch({ executablePath, args: [fromRoot('.'), `--data=${dataDir}`] })
    try {
      const first = await launch()
      const page = await first.firstWindow()
      await page.waitForSelector('#root > *')
      expect(page.url()).toMatch(/^app:\/\/desk\//)
      expect(await page.evaluate(() => [typeof globalThis.process, 'require' in globalThis])).toEqual([
        'undefined',
        false,
      ])

      const call = (name: string, input: unknown) =>
        page.evaluate(
          ([n, i]) =>
            (globalThis as unknown as { desk: { call(n: string, i: unknown): Promise<unknown> } }).desk.call(n, i),
          [name, input] as const,
        )
      expect(await call('desk.describe', {})).toMatchObject({ ok: true, value: { door: 'electron', locked: false } })
      for (const name of callNames)
        expect(await call(name, null)).toMatchObject({ ok: false, refusal: { code: 'invalid-input' } })
      const created = await call('clients.create', { client: { subject: { name: '杭州样例茶业有限公司' } } })
      expect(created).toMatchObject({ ok: true })
      expect(
        await page.evaluate(() =>
          fetch('https://example.com').then(
            () => 'reached',
            () => 'refused',
          ),
        ),
      ).toBe('refused')
      expect(await page.evaluate(() => window.open('https://example.com'))).toBeNull()
      await first.close()

      const second = await launch()
      const again = await second.firstWindow()
      await again.waitForSelector('#root > *')
      await expect.poll(() => again.getByText('杭州样例茶业有限公司').count()).toBeGreaterThan(0)
      await second.close()
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  }, 180_000)
})
