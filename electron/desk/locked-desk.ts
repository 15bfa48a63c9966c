import {
  type CallName,
  type CallOutput,
  type CallRequest,
  type DeskEvent,
  DeskRefusal,
} from '../../domain/contract/index.ts'
import { inspectionVersion } from '../inspect/version.ts'
import type { Desk, DeskPorts } from './desk.ts'

/**
 * A desk whose data key could not be had yet (a new Windows profile, a folder brought from another machine). It
 * answers who it is and its settings, takes the passphrase, and becomes the real desk once that opens the key.
 * @param open opens the real desk with a passphrase; throws DeskRefusal 'wrong-passphrase'
 */
export function lockedDesk(
  about: Pick<DeskPorts, 'version' | 'door' | 'clock' | 'settings' | 'protection'>,
  open: (passphrase: string) => Promise<Desk>,
): Desk {
  let inner: Desk | undefined
  const listeners = new Map<(event: DeskEvent) => void, () => void>()
  const opened = (): Desk => {
    if (!inner) throw new DeskRefusal('locked', '备案台锁着，资料还没有打开。', '请输入机构口令。')
    return inner
  }

  const whileLocked = async <N extends CallName>(name: N, input: CallRequest<N>): Promise<unknown> => {
    if (name === 'desk.describe') {
      const { version, door, clock } = about
      const protection = about.protection()
      return {
        version,
        door,
        locked: true,
        protection,
        clientCount: 0,
        today: clock.today(),
        inspectionVersion,
      }
    }
    if (name === 'settings.get') return about.settings.get()
    if (name === 'desk.unlock') {
      const desk = await open((input as CallRequest<'desk.unlock'>).passphrase)
      inner = desk
      for (const listener of listeners.keys()) listeners.set(listener, desk.on(listener))
      return {}
    }
    return opened()
  }

  return {
    call: async (name, input) =>
      inner ? inner.call(name, input) : ((await whileLocked(name, input)) as CallOutput<typeof name>),
    on(listener) {
      listeners.set(listener, inner?.on(listener) ?? (() => undefined))
      return () => {
        listeners.get(listener)?.()
        listeners.delete(listener)
      }
    },
    readFile: async (fileId) => opened().readFile(fileId),
    preview: async (fileId, page, width, part) => opened().preview(fileId, page, width, part),
    importFile: async (file, readScan) => opened().importFile(file, readScan),
    settled: async () => inner?.settled(),
    close: async () => inner?.close(),
  }
}
