import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DeskEvent, DeskRefusal, settingsSchema } from '../../../domain/contract/index.ts'
import { type Inspection, inspectionSchema } from '../../../domain/model/index.ts'
import { readAgencyRules } from '../../../electron/desk/agency-rules.ts'
import { createDesk, type Desk } from '../../../electron/desk/desk.ts'
import type { Inspector, SettingsStore } from '../../../electron/desk/ports.ts'
import { openStores, type Stores } from '../../../electron/hosts/open-desk.ts'

/** A clean colour scan with one round red seal, as the checks would report it. */
export const cleanInspection: Inspection = inspectionSchema.parse({
  version: 1,
  width: 1240,
  height: 1754,
  colour: { verdict: 'pass', kind: 'colour', score: 0.98 },
  clarity: { verdict: 'pass', reasons: [], score: 0.95 },
  seal: {
    verdict: 'pass',
    present: true,
    score: 0.97,
    seals: [{ shape: 'round', ink: 'red', x: 700, y: 1400, width: 240, height: 240, score: 0.97 }],
  },
  codes: [],
})

/** Says of bytes beginning with 'bad' that they cannot be read, of everything else that it is clean. */
export const fakeInspector = (): Inspector => ({
  version: 1,
  inspect: async (bytes) => {
    if (Buffer.from(bytes).toString('latin1').startsWith('bad')) {
      throw new DeskRefusal('unreadable-file', '这不是图片。', '请换成 JPG 再放进来。')
    }
    return cleanInspection
  },
  split: async () => [],
  preview: async () => new Uint8Array([0xff, 0xd8, 0xff]),
  copy: async (bytes, { plan, pages }) =>
    pages.map((_, page) => ({
      ok: true,
      page,
      how: 'made',
      bytes: Uint8Array.from([...bytes, page]),
      format: plan.format,
      width: 1240,
      height: 1754,
      quality: 95,
      shrink: 1,
      steps: [],
      marks: [],
      inspection: cleanInspection,
    })),
  close: async () => undefined,
})

export function memorySettings(): SettingsStore {
  let settings = settingsSchema.parse({ operator: '小张' })
  return {
    get: () => settings,
    set: (change) => {
      settings = { ...settings, ...change }
      return settings
    },
  }
}

export interface TestDeskOptions {
  readonly dir?: string
  readonly today?: string
  readonly inspector?: Inspector
  /** 'headless' unless said otherwise */
  readonly door?: 'browser' | 'headless'
}

export interface TestDesk {
  readonly desk: Desk
  readonly stores: Stores
  readonly events: DeskEvent[]
  /** closes the desk and opens the same folder again, on another day or with other checks if asked */
  reopen(change?: Omit<TestDeskOptions, 'dir'>): Promise<TestDesk>
  end(): Promise<void>
}

/** A desk over real stores in a folder of its own; only the pixels and the day are made up. */
export async function openTestDesk(given: TestDeskOptions = {}): Promise<TestDesk> {
  const dir = given.dir ?? (await mkdtemp(join(tmpdir(), 'beian-desk-usecases-')))
  const stores = await openStores(join(dir, 'data'), { create: true, keysFolder: join(dir, 'keys') })
  const today = given.today ?? '2026-11-23'
  const desk = createDesk({
    portfolio: stores.portfolio,
    vault: stores.vault,
    inspector: given.inspector ?? fakeInspector(),
    settings: memorySettings(),
    clock: { now: () => new Date(`${today}T02:00:00.000Z`), today: () => today },
    samplesDir: join(import.meta.dirname, '../../../assets/samples'),
    agencyRules: { ...(await readAgencyRules(join(dir, 'rules'))), folder: join(dir, 'rules') },
    papersFolder: join(dir, 'papers'),
    version: '0.0.0-test',
    door: given.door ?? 'headless',
    protection: () => stores.keyring.protection,
    setPassphrase: (passphrase) => stores.keyring.setPassphrase(passphrase),
  })
  const events: DeskEvent[] = []
  desk.on((event) => events.push(event))
  return {
    desk,
    stores,
    events,
    async reopen(change = {}) {
      await desk.close()
      return openTestDesk({ ...given, ...change, dir })
    },
    async end() {
      await desk.close()
      await rm(dir, { recursive: true, force: true })
    },
  }
}
