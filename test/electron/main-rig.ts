import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, type Mock, vi } from 'vitest'
import type { FakeDesk } from './hosts/fake-desk.ts'

export type Electron = typeof import('../electron-mock.ts')
export type MockWindow = InstanceType<Electron['BrowserWindow']>

export interface MainRig {
  electron: Electron
  desk: FakeDesk & { close: Mock<() => Promise<undefined>> }
  dataDir: string
  /** runs main.ts until its window is there */
  start(): Promise<MockWindow>
  /** as if the program were started again on the same folder */
  freshProcess(): Promise<void>
}

/**
 * main.ts on the Electron mock, afresh for every test: everything is the real thing but Electron and the opening of the desk, which the test
 * file mocks with `vi.mock('../../electron/hosts/open-desk.ts', () => opening)`.
 */
export function mainRig(openDesk: Mock): MainRig {
  const rig: MainRig = {
    electron: undefined as never,
    desk: undefined as never,
    dataDir: '',
    async start() {
      await import('../../electron/main.ts')
      await expect.poll(() => rig.electron.mock.windows.length).toBe(1)
      return rig.electron.mock.windows[0]!
    },
    async freshProcess() {
      vi.resetModules()
      rig.electron = await import('../electron-mock.ts')
      rig.electron.mock.switches.data = rig.dataDir
    },
  }
  beforeEach(async () => {
    rig.dataDir = mkdtempSync(path.join(tmpdir(), 'desk-main-'))
    await rig.freshProcess()
    // after the reset, so that the desk and main.ts mean the same DeskRefusal
    const { described, fakeDesk } = await import('./hosts/fake-desk.ts')
    rig.desk = { ...fakeDesk({ 'desk.describe': () => described }), close: vi.fn(async () => undefined) }
    openDesk.mockReset().mockImplementation(async () => rig.desk)
  })
  afterEach(() => rmSync(rig.dataDir, { recursive: true, force: true }))
  return rig
}
