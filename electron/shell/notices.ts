import type { App, Notification, PowerMonitor } from 'electron'
import { type CallOutput, DeskRefusal } from '../../domain/contract/index.ts'
import type { Language } from '../../domain/language.ts'
import type { Desk } from '../desk/desk.ts'
import { describeFault } from '../hosts/mask.ts'
import { shellWords } from './words.ts'

type Notice = CallOutput<'notices.due'>['notices'][number]
/** Where a click leads: as the event `open` takes it. */
export interface NoticePlace {
  readonly clientId: string
  readonly orderId: string
  readonly path: string
}

/** The installer gives the start menu's shortcut this id (appId in build/electron-builder.yml). */
const userModelId = 'cn.beian-desk.app'

/**
 * Windows shows notices only of a program whose start menu shortcut carries its id; from source the program is Electron's own
 * (https://www.electronjs.org/docs/latest/tutorial/notifications#windows). Elsewhere the call does nothing.
 */
export function nameForWindows(app: Pick<App, 'isPackaged' | 'setAppUserModelId'>): void {
  app.setAppUserModelId(app.isPackaged ? userModelId : process.execPath)
}

/** What a notice says. Lock screens show it: no number, no domain, no person; a client only where the settings allow it. */
export function noticeWords(notice: Notice, language: Language): { title: string; body: string } {
  const { notice: say } = shellWords(language)
  if (notice.about === 'many') {
    const parts = notice.groups.map(({ group, count }) => say.part(say.groups[group], count))
    return { title: say.many(notice.count, notice.late), body: say.parts(parts) }
  }
  const what = say.groups[notice.group]
  const { hours, late, client } = notice
  const title = late ? say.late(what) : hours === undefined ? say.today(what) : say.hours(what, hours)
  return { title, body: client === '' ? say.open : say.openOf(client) }
}

const placeOf = (notice: Notice): NoticePlace =>
  notice.about === 'many' ? { clientId: '', orderId: '', path: '' } : notice

interface NoticeHost {
  readonly desk: Pick<Desk, 'call'>
  readonly Notification: typeof Notification
  readonly powerMonitor: Pick<PowerMonitor, 'on' | 'off'>
  readonly language: () => Language
  /** brings the window to the front, at a place */
  readonly show: (place: NoticePlace) => void
  readonly log?: (line: string) => void
}

/** A clerk who has just opened the desk has the bench before the eyes. */
const firstMilliseconds = 60_000
const everyMilliseconds = 10 * 60_000
/** A notice that is let go by the garbage collector does not hear its click; in the action centre it may be clicked much later. */
const heldNotices = 50

/**
 * Tells the clerk what is due through the operating system: soon after the start, every ten minutes, and when the machine wakes.
 * @returns stops it
 */
export function tellDue(host: NoticeHost): () => void {
  const { desk, Notification: Told, powerMonitor } = host
  if (!Told.isSupported()) return () => undefined
  let held: Notification[] = []
  let busy = false

  const tell = (notice: Notice) => {
    const told = new Told({ ...noticeWords(notice, host.language()), groupId: userModelId })
    told.on('click', () => host.show(placeOf(notice)))
    held = [...held, told].slice(-heldNotices)
    told.show()
  }
  const check = async () => {
    if (busy) return
    busy = true
    try {
      const { notices, told } = await desk.call('notices.due', {})
      for (const notice of notices) tell(notice)
      if (told.length > 0) await desk.call('notices.told', { told })
    } catch (fault) {
      // locked, or closing: it is told once the desk is open again
      if (!(fault instanceof DeskRefusal)) (host.log ?? console.error)(`[notices] ${describeFault(fault)}`)
    } finally {
      busy = false
    }
  }
  const onResume = () => void check()
  const first = setTimeout(onResume, firstMilliseconds)
  const every = setInterval(onResume, everyMilliseconds)
  for (const timer of [first, every]) timer.unref()
  powerMonitor.on('resume', onResume)
  return () => {
    clearTimeout(first)
    clearInterval(every)
    powerMonitor.off('resume', onResume)
    held = []
  }
}
