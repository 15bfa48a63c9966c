import { existsSync, renameSync } from 'node:fs'
import path from 'node:path'
import { type Settings, settingsSchema } from '../../domain/contract/index.ts'
import type { SettingsStore } from '../desk/ports.ts'

/** What `conf` and `electron-store` (which is built on it) have in common here. */
interface Store {
  store: Record<string, unknown>
}

/** Opens the store on the file; the loopback host brings `conf`, Electron brings `electron-store`. */
export type OpenStore = (options: {
  readonly cwd: string
  readonly fileName: string
  readonly clearInvalidConfig: false
  readonly configFileMode: number
}) => Store

export const settingsFileName = 'settings'

/**
 * The window's preferences and the clerk's name, in `settings.json` of the data folder. Both doors read the same file.
 * A file that cannot be read is never overwritten: it is put aside as `settings.broken-<time>.json`.
 * @param say hears, in Chinese, that this happened
 */
export function openSettings(
  dataDir: string,
  openStore: OpenStore,
  say: (words: string) => void = console.error,
): SettingsStore {
  const options = {
    cwd: dataDir,
    fileName: settingsFileName,
    clearInvalidConfig: false,
    configFileMode: 0o600,
  } as const
  let store: Store
  try {
    store = openStore(options)
  } catch (fault) {
    const file = path.join(dataDir, `${settingsFileName}.json`)
    if (!existsSync(file)) throw fault
    const aside = path.join(dataDir, `${settingsFileName}.broken-${Date.now()}.json`)
    renameSync(file, aside)
    say(`设置文件读不出来，已改名保存为 ${path.basename(aside)}，备案台先用默认设置。客户资料不受影响。`)
    store = openStore(options)
  }
  return {
    get: () => readable(store.store),
    set(change) {
      const next = settingsSchema.parse({ ...readable(store.store), ...change })
      store.store = { ...store.store, ...next }
      return next
    },
  }
}

/** Each setting that fits as it is, the others at their default: one odd value (a newer version's) spoils no other. */
function readable(stored: Record<string, unknown>): Settings {
  const fitting = Object.entries(settingsSchema.shape).filter(
    ([name, schema]) => schema.safeParse(stored[name]).success,
  )
  return settingsSchema.parse(Object.fromEntries(fitting.map(([name]) => [name, stored[name]])))
}
