import { settingsSchema } from '../../../domain/contract/index.ts'
import type { Desk } from '../../desk/desk.ts'
import type { SettingsStore } from '../../desk/ports.ts'
import { sourceWorkerUrl } from '../../inspect/inspector.ts'
import { openDesk } from '../open-desk.ts'
import type { Terminal } from './terminal.ts'

/** Settings of a run without a window: the defaults, signed as the command line. */
function headlessSettings(): SettingsStore {
  let settings = settingsSchema.parse({ operator: '命令行' })
  return {
    get: () => settings,
    set: (change) => {
      settings = { ...settings, ...change }
      return settings
    },
  }
}

/**
 * Opens the desk on a data folder for a command; says how the key is kept and reports long work on the notes.
 * @throws DeskRefusal 'locked' where the folder's key cannot be had (BEIAN_DESK_PASSPHRASE opens it)
 */
export async function openHeadlessDesk(dataDir: string, terminal: Terminal): Promise<Desk> {
  const settings = headlessSettings()
  const desk = await openDesk({ dataDir, door: 'headless', settings, worker: sourceWorkerUrl })
  const { protection } = await desk.call('desk.describe', {})
  terminal.note(`资料文件夹 ${dataDir}：${protection.words}`)
  desk.on((event) => {
    if (event.type !== 'progress') return
    const { title, done, total, message } = event
    if (done === total || done % 10 === 0) terminal.note(`${title} ${done}/${total}${message ? `：${message}` : ''}`)
  })
  return desk
}
